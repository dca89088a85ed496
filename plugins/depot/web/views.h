// SPDX-License-Identifier: Apache-2.0
// How dossiers, holds and loans stand in words.
#pragma once

#include "core/http/message.h"
#include "core/table/sheet.h"
#include "depot/room.h"

namespace depot::web {

using core::Context;
using core::http::Request;
using core::http::Response;

std::string dossier_url(archive::DossierId id);
std::string hold_url(HoldId id);
std::string loan_url(LoanId id);
// URL, NUMBER, CODE, CODE_NAME, TITLE, UNIT, PERIOD, AMOUNT, PLACE.
void show_dossier(core::page::Data& row, const archive::Kept& dossier);
// STATE, TONE, ICON.
void show_state(core::page::Data& row, const Loan& loan, core::Date today, const core::words::Catalog& words);
void show_state(core::page::Data& row, const Hold& hold, const core::words::Catalog& words);
std::string due_text(const deadlines::DueWords& due, const core::words::Catalog& words);
std::string scope_text(const Scope& scope, const std::string& unit, const core::words::Catalog& words);
// "TAB_LOANS", "TAB_PLACES", "TAB_SCANS", "TAB_HOLDS", "TAB_REQUESTS", "TAB_READING": the neighbours he may look at; the one named is current.
void show_tabs(core::page::Data& data, const Context& ctx, const char* current);
// "CHOICE" with those ticked "CHOSEN", for _choices.html.
void show_choices(core::page::Data& data, const std::vector<archive::Kept>& all, const std::vector<std::string>& ticked);
core::table::Print sheet_print(Room& room, const Context& ctx);
core::table::Cell day_cell(const std::optional<core::Date>& date, const core::words::Catalog& words);
Response sheet_response(core::Bytes bytes, bool workbook, const std::string& file_name);
// What was typed into these fields stands there again, as NAME_TYPED.
void show_typed(core::page::Data& data, const Request& request, std::initializer_list<const char*> fields);
std::string upper(std::string_view field);

// Does it and goes on to `where` it says, or shows the form again with what is wrong beside its fields.
template <class Do, class Show>
Response tried(const char* flash, Do act, Show show) {
    try {
        return core::http::see_other(act(), flash);
    } catch (const core::Error& error) {
        if (error.faults().empty()) throw;
        return show(error.faults());
    }
}

}  // namespace depot::web
