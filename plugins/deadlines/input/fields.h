// SPDX-License-Identifier: Apache-2.0
// Forms, queries and JSON read into wishes; what cannot be read is a fault of its field.
#pragma once

#include "core/base/sheet.h"
#include "core/http/given.h"
#include "deadlines/service/services.h"

namespace deadlines::input {

Wish wish_from(const core::http::Fields& query);
std::vector<WaitId> waits_from(core::http::Given given);   // wait: those chosen
Look look_from(const core::http::Fields& query);

struct PauseWish {
    core::Date until{};
    std::string reason;
};
PauseWish pause_from(core::http::Given given);
struct AnswerWish {
    bool granted = false;
    std::string note;
};
AnswerWish answer_from(core::http::Given given);
Rule rule_from(core::http::Given given);

struct Asked {
    Change change;
    bool confirmed = false;
};
Asked day_from(core::http::Given given);            // day, name, kind, confirmed
Asked removal_from(core::http::Given given);        // day, confirmed
Asked days_from(core::http::Given given);           // text: a line each "tanggal;nama;jenis", confirmed
Asked hours_from(core::http::Given given);
Asked hours_removal_from(core::http::Given given);
struct YearWish {
    int year = 0;
    bool whole = false;
};
YearWish year_from(core::http::Given given);        // year, whole
Asked zone_from(core::http::Given given);           // unit, zone ("" as above), confirmed
// Rows of a table with the columns tanggal, nama and perhaps jenis, as lines of days_from.
std::string lines_of(const core::Sheet& sheet);
// Query of the wish, to be linked to: "/deadlines?list=overdue".
std::string address(const Wish& wish);

}  // namespace deadlines::input
