// SPDX-License-Identifier: Apache-2.0
// What people send, read alike for pages and API. Throws Error(invalid) naming the field.
#pragma once

#include <string>

#include "archive/service/events.h"
#include "core/http/given.h"

namespace archive::input {

constexpr int most_on_page = 500;   // dossiers
// code, state, limit, after, kind, nip, register. `usual`: how many where no limit is given.
store::Wish wish_from(const core::http::Fields& query, int usual);
// code, title, place, access, person, nip, register, review. What could not be read is told by `given.done()`.
Opening opening_from(core::http::Given& given);
// stage, medium, condition, amount, amount_unit, sender; all may be left out.
Telling telling_from(core::http::Given& given);
core::Date date_from(core::http::Given& given, std::string_view name);

struct Trigger {
    std::string event;   // key; "" where there is one only
    core::Date on{};
    std::string note, letter;
};
Trigger trigger_from(core::http::Given given);
// An event of a unit or of a fiscal year; or only what it would start.
struct RecordGiven {
    Record record;
    bool check_only = false;
};
RecordGiven record_from(core::http::Given given);
// An event of the person whose that dossier is.
RecordGiven person_record_from(core::http::Given given, DossierId id);
std::string reason_from(core::http::Given given);
// words, order, after, limit.
store::Queue queue_from(const core::http::Fields& query, int usual);
// Subjects of letters; what could not be read is told by `given.done()`.
std::vector<std::string> subjects_from(core::http::Given& given, std::string_view field);

}  // namespace archive::input
