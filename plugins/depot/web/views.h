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
// "TAB_TODAY", "TAB_LOANS", "TAB_PLACES", "TAB_SCANS", "TAB_HOLDS", "TAB_REQUESTS", "TAB_READING": the neighbours he may look at;
// the one named is current.
void show_tabs(core::page::Data& data, const Context& ctx, const char* current);
// "CHOICE" with those ticked "CHOSEN", for _choices.html.
void show_choices(core::page::Data& data, const std::vector<archive::Kept>& all,
                  const std::vector<std::string>& ticked);
// Of a long list a page, with "NARROW" for _narrow.html: the codes to choose from, and what is before and behind.
// What was ticked and is not on the page stands before it, so that it is sent again.
void show_choices(core::page::Data& data, const Some& some, const std::string& here, const core::words::Catalog& words);
// "CUT" for _cut.html: how many are shown of all, and the way on; `here` ends where the number of the page follows.
void show_cut(core::page::Data& data, const Some& some, const std::string& here, const core::words::Catalog& words);
std::string metres_text(std::int64_t centimetres, const core::words::Catalog& words);   // "3,20"
// "METRES" with METRES_USED, METRES_ROOM and, where boxes are not measured, "UNMEASURED"; nothing where nothing is told.
void show_metres(core::page::Data& data, const Metres& metres, const core::words::Catalog& words);
core::table::Print sheet_print(Room& room, const Context& ctx);
core::table::Cell day_cell(const std::optional<core::Date>& date, const core::words::Catalog& words);
Response sheet_response(core::Bytes bytes, bool workbook, const std::string& file_name);
// What was typed into these fields stands there again, as NAME_TYPED.
void show_typed(core::page::Data& data, const Request& request, std::initializer_list<const char*> fields);
std::string upper(std::string_view field);

// What went wrong with one of the forms on a page: of which act, and of which row where each has its own.
struct Tried {
    std::string act, of;
    std::vector<core::Fault> faults;
    bool is(std::string_view which, std::string_view row = {}) const { return act == which && of == row; }
};
// A form among others: what was typed and is wrong stands in it alone, and OPEN. Its fields are "f-<field>-<act>", of a
// row "f-<field>-<act>-<row>", where the list above the page leads to.
void show_form(core::page::Data& form, const Request& request, const Tried& tried, std::string_view act,
               std::initializer_list<const char*> fields, const core::words::Catalog& words, std::string_view row = {});
void show_fault_list(core::page::Data& data, const Tried& tried, const core::words::Catalog& words);
// The page as it is, or with faults beside its fields and the status that says so.
Response form_page(Room& room, const Context& ctx, const Request& request, std::string_view page,
                   core::page::Data data, const std::vector<core::Fault>& faults);
Response form_page(Room& room, const Context& ctx, const Request& request, std::string_view page,
                   core::page::Data data, const Tried& tried);

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
