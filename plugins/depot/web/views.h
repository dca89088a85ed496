// SPDX-License-Identifier: Apache-2.0
// How dossiers, holds and loans stand in words.
#pragma once

#include "core/http/message.h"
#include "depot/room.h"

namespace depot::web {

using core::Context;
using core::http::Request;
using core::http::Response;

std::string dossier_url(archive::DossierId id);
std::string hold_url(HoldId id);
std::string loan_url(LoanId id);
std::string period_of(const archive::Kept& dossier);
std::string amount_of(const archive::Kept& dossier);
// URL, NUMBER, CODE, CODE_NAME, TITLE, UNIT, PERIOD, AMOUNT, PLACE.
void show_dossier(core::page::Data& row, const archive::Kept& dossier);
// STATE, TONE, ICON.
void show_state(core::page::Data& row, const Loan& loan, core::Date today, const core::words::Catalog& words);
void show_state(core::page::Data& row, const Hold& hold, const core::words::Catalog& words);
std::string due_text(const LoanShown& shown, const core::words::Catalog& words);
std::string scope_text(const Scope& scope, const std::string& unit, const core::words::Catalog& words);
// "TAB_LOANS", "TAB_PLACES", "TAB_SCANS", "TAB_HOLDS": the neighbours he may look at; the one named is current.
void show_tabs(core::page::Data& data, const Context& ctx, const char* current);
Response sheet_response(core::Bytes bytes, bool workbook, const std::string& file_name);
// What was typed into these fields stands there again, as NAME_TYPED.
void show_typed(core::page::Data& data, const Request& request, std::initializer_list<const char*> fields);
std::string upper(std::string_view field);

}  // namespace depot::web
