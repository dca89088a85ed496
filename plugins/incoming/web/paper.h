// SPDX-License-Identifier: Apache-2.0
// A document that waits, on the page where it is registered: its sheets with what was read marked on them, and what
// each field is likely to be.
#pragma once

#include "core/http/message.h"
#include "core/page/page.h"
#include "incoming/room.h"

namespace incoming::web {

// PAPER{PAPER_ID, PAPER_URL, PAGE{MARKED{MARK}}, AS_TEXT} and READ_<FIELD> of the form; of `positions` it may be
// addressed to one.
void show_paper(core::page::Data& data, const Paper& paper, const std::vector<directory::Position>& positions,
                const core::words::Catalog& words);

// The form as it opens: what is sure of the suggestions is filled in, the rest is empty.
core::http::Fields filled_in(const Paper& paper, const std::vector<directory::Position>& positions);

// The form with the suggestion of this field taken over.
core::http::Fields taken_over(const core::http::Fields& typed, const Paper& paper, std::string_view field,
                              const std::vector<directory::Position>& positions);

// The position whose name an address holds ("Yth. Kepala Dinas ..."); the longest name, for a head's stands in his
// secretary's.
std::optional<core::PositionId> position_in(std::string_view address, const std::vector<directory::Position>& among);

}  // namespace incoming::web
