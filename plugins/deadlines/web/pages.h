// SPDX-License-Identifier: Apache-2.0
// The room's pages: lists, one thing that waits, the calendar, the rules, the dashboard.
#pragma once

#include "core/http/message.h"
#include "deadlines/room.h"

namespace deadlines::web {

using core::Context;
using core::http::Request;
using core::http::Response;

Response list(Room& room, const Context& ctx, Request& request);
Response list_sheet(Room& room, const Context& ctx, Request& request);   // XLSX
Response list_paper(Room& room, const Context& ctx, Request& request);   // PDF
Response urge_many(Room& room, const Context& ctx, Request& request);
Response show(Room& room, const Context& ctx, Request& request);
// The panel on the page of what waits.
std::string aside(Room& room, const Context& ctx, const Request& request, std::string_view subject);
Response pause(Room& room, const Context& ctx, Request& request);
Response ask(Room& room, const Context& ctx, Request& request);
Response answer(Room& room, const Context& ctx, Request& request);
Response urge(Room& room, const Context& ctx, Request& request);
Response resume(Room& room, const Context& ctx, Request& request);

Response calendar(Room& room, const Context& ctx, Request& request);
Response put_day(Room& room, const Context& ctx, Request& request);
Response drop_day(Room& room, const Context& ctx, Request& request);
Response take_days(Room& room, const Context& ctx, Request& request);
Response put_hours(Room& room, const Context& ctx, Request& request);
Response drop_hours(Room& room, const Context& ctx, Request& request);
Response put_year(Room& room, const Context& ctx, Request& request);
Response put_zone(Room& room, const Context& ctx, Request& request);

Response rules(Room& room, const Context& ctx, Request& request);
Response write_rule(Room& room, const Context& ctx, Request& request);

Response overview(Room& room, const Context& ctx, Request& request);
Response overview_sheet(Room& room, const Context& ctx, Request& request);

}  // namespace deadlines::web
