// SPDX-License-Identifier: Apache-2.0
// Places: the tree, one with what stands in it, labels, stock-takes.
#pragma once

#include "depot/web/views.h"

namespace depot::web {

Response places(Room& room, const Context& ctx, Request& request);
Response make_place(Room& room, const Context& ctx, Request& request);
Response place(Room& room, const Context& ctx, Request& request);
Response change_place(Room& room, const Context& ctx, Request& request);
Response move_place(Room& room, const Context& ctx, Request& request);
Response fill_place(Room& room, const Context& ctx, Request& request);
Response place_labels(Room& room, const Context& ctx, Request& request);
Response folder_labels(Room& room, const Context& ctx, Request& request);
Response folder_label(Room& room, const Context& ctx, Request& request);   // of one dossier
Response misplaced(Room& room, const Context& ctx, Request& request);
Response take_stock(Room& room, const Context& ctx, Request& request);
Response count(Room& room, const Context& ctx, Request& request);
Response count_sheet(Room& room, const Context& ctx, Request& request);   // XLSX
Response count_paper(Room& room, const Context& ctx, Request& request);   // PDF

}  // namespace depot::web
