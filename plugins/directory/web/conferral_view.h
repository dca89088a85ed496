// SPDX-License-Identifier: Apache-2.0
// What the pages of delegations of signature and of lent mailboxes show alike.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "core/http/message.h"
#include "core/page/page.h"
#include "core/words/words.h"
#include "directory/domain/conferral.h"
#include "directory/service/conferral.h"

namespace directory::web {

std::string period_of(const Conferral& made, std::optional<core::Date> until, const core::words::Catalog& words);

// STATE with the section of its name, HIGHEST and PERIOD.
void show_terms(core::page::Data& row, const Conferral& made, std::optional<core::Date> until, ConferralState state,
                const core::words::Catalog& words);
// ENTERED_BY, ENTERED_AT, section WHY_REVOKED{BY, AT, SAID{TEXT}} and an ACT{WHAT, WHO, AT, ISO} of its trail each.
void show_history(core::page::Data& data, const Conferral& made, const std::vector<core::audit::Entry>& trail,
                  const core::words::Catalog& words, core::Zone zone);
// An ACCESS{VALUE, LABEL, CHOSEN} each.
void show_heights(core::page::Data& data, const std::string& chosen, const core::words::Catalog& words);

// `only`: what stands after the address for the filter that is on, "" for none.
template <class Line, class Show>
void show_lines(core::page::Data& data, const ConferralPage<Line>& page, const std::string& base,
                const std::string& only, Show show) {
    for (const auto& line : page.lines) show(data.add("ROW"), line);
    data.show_if(page.lines.empty(), "EMPTY").show_if(!page.lines.empty(), "ROWS");
    if (!page.next.empty())
        data.add("OLDER").set("URL", base + "?after=" + page.next + (only.empty() ? "" : "&" + only));
}

bool sent(const core::http::Fields& form, std::string_view field, std::string_view value);

// Answers a form: what `act` gives, or with its faults beside the fields what `again` gives.
template <class Act, class Again>
core::http::Response or_again(Act act, Again again) {
    try {
        return act();
    } catch (const core::Error& error) {
        if (error.faults().empty()) throw;
        return again(error.faults());
    }
}
}  // namespace directory::web
