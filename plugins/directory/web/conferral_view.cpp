// SPDX-License-Identifier: Apache-2.0
#include "directory/web/conferral_view.h"

namespace directory::web {

using core::page::Data;
using core::words::Catalog;

std::string period_of(const Conferral& made, std::optional<core::Date> until, const Catalog& words) {
    if (!until) return words.say("directory.grant.since", {{"from", words.date(made.from)}});
    return words.say("directory.period.closed", {{"from", words.date(made.from)}, {"until", words.date(*until)}});
}

void show_terms(Data& row, const Conferral& made, std::optional<core::Date> until, ConferralState state,
                const Catalog& words) {
    row.set("HIGHEST", words.say("directory.access." + made.highest))
        .set("PERIOD", period_of(made, until, words))
        .set("STATE", words.say("directory.delegation.state." + std::string(name(state))))
        .show_if(state == ConferralState::active, "ACTIVE")
        .show_if(state == ConferralState::future, "FUTURE")
        .show_if(state == ConferralState::past, "PAST")
        .show_if(state == ConferralState::revoked, "REVOKED");
}

void show_history(Data& data, const Conferral& made, const std::vector<core::audit::Entry>& trail,
                  const Catalog& words, core::Zone zone) {
    data.set("ENTERED_BY", made.entered_by).set("ENTERED_AT", words.moment(made.entered_at, zone));
    if (made.revoked_at) {
        auto& why = data.add("WHY_REVOKED");
        why.set("BY", made.revoked_by).set("AT", words.moment(*made.revoked_at, zone));
        if (!made.revoke_reason.empty()) why.add("SAID").set("TEXT", made.revoke_reason);
    }
    for (const auto& entry : trail)
        data.add("ACT")
            .set("WHAT", words.say("directory.trail." + entry.act.substr(entry.act.find('.') + 1)))
            .set("WHO", entry.person_name)
            .set("AT", words.moment(entry.at, zone))
            .set("ISO", core::iso(entry.at));
}

void show_heights(Data& data, const std::string& chosen, const Catalog& words) {
    for (const auto& each : access_names())
        data.add("ACCESS")
            .set("VALUE", each)
            .set("LABEL", words.say("directory.access." + each))
            .show_if(chosen == each, "CHOSEN");
}

bool sent(const core::http::Fields& form, std::string_view field, std::string_view value) {
    const auto all = form.every(field);
    return std::find(all.begin(), all.end(), value) != all.end();
}

}  // namespace directory::web
