// SPDX-License-Identifier: Apache-2.0
// Where a letter stands in the list it was opened from: kept in its address, so that previous and next hold
// without scripts, and an act goes on to the next with a way back.
#pragma once

#include "core/page/page.h"
#include "incoming/room.h"

namespace incoming::web {

std::string with_fields(std::string path, const std::vector<std::pair<std::string, std::string>>& fields);
// The list as it is asked: its part, filters and order, without a page.
std::vector<std::pair<std::string, std::string>> list_fields(const Wish& wish);
// The letter's address with its place in the list.
std::string address_in(const Wish& wish, IncomingId letter, const std::string& place);
std::string address_in(const GivenWish& wish, IncomingId letter, const std::string& place);

// PLACED{LIST_URL, BEFORE{URL}, AFTER{URL}}; NEXT: where an act goes on to, "" to stay.
void show_place(core::page::Data& data, Room& room, const core::Context& ctx, const core::http::Request& request,
                IncomingId letter);
// Where one goes on to after an act on the letter, from the form's `next`; that page tells what was done.
std::string onward(const core::http::Request& request, IncomingId letter);
// The same after a disposition: also on the letter itself it is told to whom it went.
std::string onward_given(const core::http::Request& request, IncomingId letter);
// DONE{SUBJECT, URL, GIVEN{NAMES}, ENDED, UNDO{ACTION, DISPOSITION}} of the letter acted on before, as far as the
// actor may know it.
void show_done(core::page::Data& data, Room& room, const core::Context& ctx, const core::http::Request& request);

}  // namespace incoming::web
