// SPDX-License-Identifier: Apache-2.0
// Loans: lists, one with its acts, asking for one, its papers, the loan book; the panel on the dossier.
#pragma once

#include "depot/web/views.h"

namespace depot::web {

Response loans(Room& room, const Context& ctx, Request& request);
Response loan_book(Room& room, const Context& ctx, Request& request);      // XLSX
Response loan_book_paper(Room& room, const Context& ctx, Request& request);
Response new_loan(Room& room, const Context& ctx, Request& request);
Response ask_loan(Room& room, const Context& ctx, Request& request);
Response loan(Room& room, const Context& ctx, Request& request);
Response grant_loan(Room& room, const Context& ctx, Request& request);
Response refuse_loan(Room& room, const Context& ctx, Request& request);
Response withdraw_loan(Room& room, const Context& ctx, Request& request);
Response hand_out_loan(Room& room, const Context& ctx, Request& request);
Response extend_loan(Room& room, const Context& ctx, Request& request);
Response take_back_loan(Room& room, const Context& ctx, Request& request);
Response lose_loan(Room& room, const Context& ctx, Request& request);
Response loan_slip(Room& room, const Context& ctx, Request& request);
Response loan_indicator(Room& room, const Context& ctx, Request& request);
Response loan_loss(Room& room, const Context& ctx, Request& request);
// Beside the state of a dossier: that it is lent, that it is held.
std::string states(Room& room, const Context& ctx, const Request& request, std::string_view subject);
// On the page of a dossier: where it stands, whether it is lent or held.
std::string panel(Room& room, const Context& ctx, const Request& request, std::string_view subject);

}  // namespace depot::web
