// SPDX-License-Identifier: Apache-2.0
// What people send with the acts on dispositions and with the agenda book. Throws Error(invalid) naming the field.
#pragma once

#include "core/http/given.h"
#include "incoming/room.h"

namespace incoming::input {

constexpr int own_rows = 4;   // of the form: tasks of single receivers

// report, percent, result (a letter of this house); the files are the request's uploads called "file".
Saying saying_from(core::http::Given given, const core::http::Request& request);
// note, due or due_days.
Dispose::More more_from(core::http::Given given);
// to, note.
struct Forwarding {
    core::PositionId to;
    std::string note;
};
Forwarding forwarding_from(core::http::Given given);
// position, reason.
struct Moving {
    core::PositionId to;
    std::string reason;
};
Moving moving_from(core::http::Given given);
// access, reason: another class of a letter.
struct GivenClass {
    classification::AccessClass access = classification::AccessClass::ordinary;
    std::string reason;
};
GivenClass class_from(core::http::Given given);
// sender, number, date, subject, reason; of the first four what is to be otherwise.
Corrected corrected_from(core::http::Given given);
std::string agenda_from(core::http::Given given);   // "agenda": a number of the book, "12/2026"
bool confirmed_from(core::http::Given given);
// A reason without which nothing is done; `fault`: the sentence when it is missing.
std::string reason_from(core::http::Given given, std::string fault);
// `letter` of a form, `letters` in JSON; at least one.
std::vector<IncomingId> letters_from(core::http::Given& given, std::string_view field);
std::vector<BranchId> branches_from(core::http::Given& given, std::string_view field);

// year, month, from, until, unit, sender, state, access.
BookAsk book_from(const core::http::Fields& query, int usual_month);
// paper: half, two.
SheetPaper paper_from(const core::http::Fields& query);

// code, name, place, retired.
InstructionWish instruction_from(core::http::Given given);
// unit, mailroom: the unit whose clerk registers its mail; without one the clerk above it does.
struct Served {
    core::UnitId unit;
    std::optional<core::UnitId> by;
};
Served served_from(core::http::Given given);
// giver_kind, giver_unit, receiver_kind, receiver_unit, allowed, note.
Rule rule_from(core::http::Given given);

}  // namespace incoming::input
