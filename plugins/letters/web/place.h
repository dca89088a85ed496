// SPDX-License-Identifier: Apache-2.0
// Where a letter stands in the list it was opened from: kept in its address with the list's filters, so that previous
// and next hold without scripts, and sending it up goes on to the next with a way back.
#pragma once

#include "core/page/page.h"
#include "letters/room.h"

namespace letters::web {

// The list from a place on, "" from its beginning; with `state` in place of that of the wish.
std::string list_address(const Wish& wish, std::string_view state, std::string_view after = "");
std::string state_of(const Wish& wish);   // as the filter is named
// The letter's address with its place in the list.
std::string address_in(const Wish& wish, const Line& line);

// PLACED{LIST_URL, BEFORE{URL}, AFTER{URL}}; GO_ON: where sending it up goes on to, "" to stay.
void show_place(core::page::Data& data, Room& room, const core::Context& ctx, const core::http::Request& request,
                LetterId letter);
// Where one goes on to after an act on the letter, from the form's `next`; that page tells what was done.
std::string onward(const core::http::Request& request, LetterId letter);
// DONE{DONE_SUBJECT, URL, UNDO{ACTION}} of the letter acted on before, as far as the actor may know it.
void show_done(core::page::Data& data, Room& room, const core::Context& ctx, const core::http::Request& request);

}  // namespace letters::web
