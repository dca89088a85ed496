// SPDX-License-Identifier: Apache-2.0
// The pages of the room. Each answers one address; plugin.cpp names them.
#pragma once

#include "core/http/message.h"
#include "incoming/room.h"

namespace incoming::web {

using core::Context;
using core::http::Request;
using core::http::Response;

std::string on_desk(Room& room, const Context& ctx, const Request& request);   // fragment for the desk
Response list(Room& room, const Context& ctx, Request& request);
Response given_xlsx(Room& room, const core::Context& ctx, core::http::Request& request);    // daftar disposisi
Response given_paper(Room& room, const core::Context& ctx, core::http::Request& request);   // as PDF
Response given(Room& room, const Context& ctx, Request& request);   // dispositions to me and by me

Response blank(Room& room, const Context& ctx, Request& request);
Response enter(Room& room, const Context& ctx, Request& request);

Response show(Room& room, const Context& ctx, Request& request);    // marks as read
Response page(Room& room, const Context& ctx, Request& request);    // PNG
Response pdf(Room& room, const Context& ctx, Request& request);
Response attachment(Room& room, const Context& ctx, Request& request);   // that came with it
Response sheet(Room& room, const Context& ctx, Request& request);   // lembar disposisi, to be printed
Response sheet_paper(Room& room, const Context& ctx, Request& request);   // PDF
Response blank_sheet(Room& room, const Context& ctx, Request& request);   // for the pen
Response receipt(Room& room, const Context& ctx, Request& request);       // tanda terima
Response send_receipt(Room& room, const Context& ctx, Request& request);   // to the sender, by mail
Response report_file(Room& room, const Context& ctx, Request& request);
// Fragment for the page of a letter of this house: what became of it at each position, for its sender.
std::string receipts(Room& room, const Context& ctx, const Request& request, std::string_view subject);

Response sort(Room& room, const Context& ctx, Request& request);     // marks it in the list of the mailbox
Response dispose(Room& room, const Context& ctx, Request& request);
Response answer(Room& room, const Context& ctx, Request& request);   // begins a letter about it
Response note_invitation(Room& room, const Context& ctx, Request& request);
Response close(Room& room, const Context& ctx, Request& request);
Response report(Room& room, const Context& ctx, Request& request);
Response accept(Room& room, const Context& ctx, Request& request);
Response give_back(Room& room, const Context& ctx, Request& request);
Response withdraw(Room& room, const Context& ctx, Request& request);
Response withdraw_all(Room& room, const Context& ctx, Request& request);
Response decline(Room& room, const Context& ctx, Request& request);
Response forward(Room& room, const Context& ctx, Request& request);
Response prepare(Room& room, const Context& ctx, Request& request);
Response give_prepared(Room& room, const Context& ctx, Request& request);
Response drop_prepared(Room& room, const Context& ctx, Request& request);
Response reopen(Room& room, const Context& ctx, Request& request);
Response redirect(Room& room, const Context& ctx, Request& request);
Response refuse(Room& room, const Context& ctx, Request& request);
Response undo(Room& room, const Context& ctx, Request& request);     // what he did with it a moment ago

}  // namespace incoming::web
