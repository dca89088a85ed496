// SPDX-License-Identifier: Apache-2.0
// What people send, read alike for pages and API. Throws Error(invalid) naming the field.
#pragma once

#include "core/http/given.h"
#include "incoming/service/desk.h"
#include "incoming/service/given_list.h"
#include "incoming/room.h"

namespace incoming::input {

Wish wish_from(const core::http::Fields& query);
// "form": as_it_came; the newest when absent.
Desk::Form form_from(const core::http::Fields& query);
GivenWish given_wish_from(const core::http::Fields& query);
GivenFilter given_filter_from(const core::http::Fields& query);

// A registration without its scan; what could not be read goes along in `unread`.
Registration registration_from(const core::http::Fields& form);
// Keeps the files sent, if any, as the scan of the wish. What is wrong with them goes into `unread`,
// to be told with the other fields, and is given back.
std::optional<core::Error> keep_files(Room& room, const core::Context& ctx,
                                      const core::http::Request& request, Registration& wish);

// Where the file is all that is wrong, its own refusal is thrown (415 for a kind that is not taken).
template <class Enter>
auto together(const std::optional<core::Error>& refused, Enter enter) {
    try {
        return enter();
    } catch (const core::Error& error) {
        if (refused && error.faults() == refused->faults()) throw *refused;
        throw;
    }
}

// to, responsible, informed, instructions (codes), note, due or due_days, access, urgency, confirmed, press;
// what single receivers get beside: in a form own1_to, own1_task, own1_days ..., in JSON
// `own`: [{position, instructions, task, due, due_days}].
Instructions instructions_from(core::http::Given given);
// How a new letter is to relate to the one received: replies, forwards, refers.
letters::Relation relation_from(core::http::Given given);
// stance, deputy, note.
Answered answered_from(core::http::Given given);
// mark (none takes it away), note.
struct Sorted {
    std::optional<Mark> mark;
    std::string note;
};
Sorted sorted_from(core::http::Given given);
// act: of what can be taken back. Throws Error(invalid) naming the field when it is none.
std::string undone_from(core::http::Given given);
// event_day, event_from, event_until, event_place, event_matter of a letter on paper that invites.
Occasion occasion_from(core::http::Given& given);
Occasion whole_occasion_from(core::http::Given given);   // with what is missing told
std::optional<core::Date> day_from(const core::http::Fields& query);   // "from"
// "month", as 2026-12: its first day; this month when absent.
core::Date month_from(const core::http::Fields& query, core::Date today);
// The one text of an act: a report, a note.
std::string text_from(core::http::Given given, std::string_view name);

}  // namespace incoming::input
