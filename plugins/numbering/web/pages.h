// SPDX-License-Identifier: Apache-2.0
// The pages of the room. Each answers one address; plugin.cpp names them.
#pragma once

#include "core/http/message.h"
#include "numbering/room.h"

namespace numbering::web {

using core::Context;
using core::http::Request;
using core::http::Response;

Response book(Room& room, const Context& ctx, Request& request);
Response print(Room& room, const Context& ctx, Request& request);      // the whole period, as the paper book
Response sheet(Room& room, const Context& ctx, Request& request);      // XLSX
Response paper(Room& room, const Context& ctx, Request& request);      // PDF
Response number(Room& room, const Context& ctx, Request& request);
Response annul(Room& room, const Context& ctx, Request& request);
Response bind(Room& room, const Context& ctx, Request& request);
Response unbind(Room& room, const Context& ctx, Request& request);

Response reserve_form(Room& room, const Context& ctx, Request& request);
Response reserve(Room& room, const Context& ctx, Request& request);

Response insertions(Room& room, const Context& ctx, Request& request);
Response insertion_form(Room& room, const Context& ctx, Request& request);
Response ask(Room& room, const Context& ctx, Request& request);
Response approve(Room& room, const Context& ctx, Request& request);
Response refuse(Room& room, const Context& ctx, Request& request);
Response withdraw(Room& room, const Context& ctx, Request& request);

Response series(Room& room, const Context& ctx, Request& request);
Response new_series(Room& room, const Context& ctx, Request& request);
Response edit_series(Room& room, const Context& ctx, Request& request);
Response make_series(Room& room, const Context& ctx, Request& request);
Response save_series(Room& room, const Context& ctx, Request& request);
Response example(Room& room, const Context& ctx, Request& request);    // the same form, its example anew
Response central(Room& room, const Context& ctx, Request& request);

// For core.admin: what the last check of the books found.
std::string checked(Room& room, const Context& ctx, const Request& request);
// For letters.number: the number a document has, or will have.
std::string panel(Room& room, const Context& ctx, const Request& request, std::string_view subject);

}  // namespace numbering::web
