// SPDX-License-Identifier: Apache-2.0
// The reading room: who is in it, readers and their cards, a visit with what is on the table.
#pragma once

#include "depot/web/views.h"

namespace depot::web {

Response reading_room(Room& room, const Context& ctx, Request& request);
Response enter_reader(Room& room, const Context& ctx, Request& request);
Response begin_visit(Room& room, const Context& ctx, Request& request);
Response visit(Room& room, const Context& ctx, Request& request);
Response ask_at_table(Room& room, const Context& ctx, Request& request);
Response end_visit(Room& room, const Context& ctx, Request& request);
Response visit_book(Room& room, const Context& ctx, Request& request);         // XLSX
Response visit_book_paper(Room& room, const Context& ctx, Request& request);   // PDF
// The register of visits of a period, as it is written and printed.
core::table::Sheet visit_sheet(Room& room, const Context& ctx, Period period);

}  // namespace depot::web
