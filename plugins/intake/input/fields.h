// SPDX-License-Identifier: Apache-2.0
// What people send, read alike for pages and API. Throws Error(invalid) naming the field.
#pragma once

#include "core/http/given.h"
#include "intake/room.h"

namespace intake::input {

Wish wish_from(const core::http::Fields& query);
std::vector<File> files_from(const core::http::Request& request);

std::string reason_from(core::http::Given given);
// act: "discarded" or "moved". Throws Error(invalid) naming the field when it is neither.
std::string undone_from(core::http::Given given);
// file: which of a ZIP, from 1. Throws Error(invalid) naming it.
std::size_t file_chosen(core::http::Given given);
struct Sending {
    core::UnitId mailroom;
    std::string word;
};
Sending sending_from(core::http::Given given);

// JSON: {"letters": [[1, 2], [4]]}, {"pages": [{"page": 2, "turn": 90}]}.
std::vector<std::vector<int>> letters_from(core::http::Given given);
std::vector<Placed> pages_from(core::http::Given given);
std::vector<ArrivalId> arrivals_from(core::http::Given given);

// The form of a page: ticks "start" and "leave" by page; "turn.N" and "place.N".
std::vector<std::vector<int>> letters_ticked(const core::http::Fields& form, int pages);
std::vector<Placed> pages_placed(const core::http::Fields& form, int pages);

}  // namespace intake::input
