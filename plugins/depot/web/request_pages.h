// SPDX-License-Identifier: Apache-2.0
// The desk for public information: requests, one with its records and acts, its register, the grounds of the office.
#pragma once

#include "depot/input/request_acts.h"
#include "depot/web/views.h"

namespace depot::web {

Response requests(Room& room, const Context& ctx, Request& request);
Response new_request(Room& room, const Context& ctx, Request& request);
Response enter_request(Room& room, const Context& ctx, Request& request);
Response request_page(Room& room, const Context& ctx, Request& request);
Response act_on_request(Room& room, const Context& ctx, Request& request, const input::RequestAct& act);
Response request_register(Room& room, const Context& ctx, Request& request);         // XLSX
Response request_register_paper(Room& room, const Context& ctx, Request& request);   // PDF
Response grounds(Room& room, const Context& ctx, Request& request);
Response add_ground(Room& room, const Context& ctx, Request& request);
Response end_ground(Room& room, const Context& ctx, Request& request);

}  // namespace depot::web
