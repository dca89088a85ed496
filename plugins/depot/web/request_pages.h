// SPDX-License-Identifier: Apache-2.0
// The desk for public information: requests, one with its records and acts, its register, the grounds of the office.
#pragma once

#include "depot/web/views.h"

namespace depot::web {

Response requests(Room& room, const Context& ctx, Request& request);
Response new_request(Room& room, const Context& ctx, Request& request);
Response enter_request(Room& room, const Context& ctx, Request& request);
Response request_page(Room& room, const Context& ctx, Request& request);
Response propose_records(Room& room, const Context& ctx, Request& request);
Response drop_record(Room& room, const Context& ctx, Request& request);
Response judge_record(Room& room, const Context& ctx, Request& request);
Response extend_request(Room& room, const Context& ctx, Request& request);
Response answer_request(Room& room, const Context& ctx, Request& request);
Response withdraw_request(Room& room, const Context& ctx, Request& request);
Response link_answer(Room& room, const Context& ctx, Request& request);
Response give_copies(Room& room, const Context& ctx, Request& request);
Response request_register(Room& room, const Context& ctx, Request& request);         // XLSX
Response request_register_paper(Room& room, const Context& ctx, Request& request);   // PDF
Response grounds(Room& room, const Context& ctx, Request& request);
Response add_ground(Room& room, const Context& ctx, Request& request);
Response end_ground(Room& room, const Context& ctx, Request& request);

}  // namespace depot::web
