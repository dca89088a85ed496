// SPDX-License-Identifier: Apache-2.0
// What people send, read alike for pages and API. Throws Error(invalid) naming the field.
#pragma once

#include "core/http/given.h"
#include "depot/service/services.h"

namespace depot::input {

// name, mandate, mandate_on, asked_by, reason, kind, by_query, code, unit, year_from, year_until, dossiers, selection, remind.
HoldWish hold_from(core::http::Given given);
std::optional<HoldState> hold_state_in(const core::http::Fields& query);
std::vector<archive::DossierId> dossiers_from(core::http::Given given);
struct Adding {
    std::vector<archive::DossierId> dossiers;
    std::string selection;
};
Adding adding_from(core::http::Given given);   // dossiers, or selection
// A dossier by its number or id, or one item of it.
struct OneHeld {
    std::string dossier;
    std::optional<int> item;
};
OneHeld one_from(core::http::Given given);
std::string reason_from(core::http::Given given);
// among, a code, and choices, a page: what is offered to choose from, with what the form that comes back had ticked, or
// the one `dossier` a page leads here with; page: of a list.
Choosing choosing_in(const core::http::Request& request);
int page_in(const core::http::Fields& query);

// dossier, purpose, phone, days, paper, borrower_name, borrower_unit, basis.
LoanWish loan_from(core::http::Given given);
Shelf shelf_in(const core::http::Fields& query, Shelf otherwise);

struct Grant {
    std::string basis;
    int days = 0;
};
Grant grant_from(core::http::Given given);
struct Longer {
    int days = 0;
    std::string reason;
};
Longer longer_from(core::http::Given given);
struct Return {
    bool complete = false;
    Condition condition = Condition::good;
    std::string note;
};
Return return_from(core::http::Given given);
struct Loss {
    std::string number, note;
};
Loss loss_from(core::http::Given given);
struct Span {
    core::Date from{}, until{};
};
// from, until; this year where nothing is said.
Span span_in(const core::http::Fields& query, core::Date today);

std::optional<Space> space_in(const core::http::Fields& query);   // room
// parent, kind, code, name, barcode, capacity, measure, highest, over.
PlaceWish place_from(core::http::Given given, bool makes);
struct Moving {
    PlaceId to;
    std::string reason;
    bool over = false;
};
Moving moving_from(core::http::Given given);
struct Putting {
    std::vector<archive::DossierId> dossiers;
    std::string reason;
    bool over = false;
};
Putting filling_from(core::http::Given given);
struct Stock {
    std::vector<std::string> codes;
    std::vector<archive::DossierId> ticked;
    std::string note;
};
// codes: one a line, or, in JSON, a list; dossiers: those ticked; note.
Stock stock_from(core::http::Given given);

constexpr std::size_t most_dossiers = 500;

}  // namespace depot::input
