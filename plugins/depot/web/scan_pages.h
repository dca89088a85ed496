// SPDX-License-Identifier: Apache-2.0
// Alih media: batches, one with its list and acts, its berita acara.
#pragma once

#include "depot/web/views.h"

namespace depot::web {

Response scans(Room& room, const Context& ctx, Request& request);
Response open_scan(Room& room, const Context& ctx, Request& request);
Response scan(Room& room, const Context& ctx, Request& request);
Response check_scan(Room& room, const Context& ctx, Request& request);
Response redo_scan(Room& room, const Context& ctx, Request& request);
Response record_scan(Room& room, const Context& ctx, Request& request);
Response draft_scan_act(Room& room, const Context& ctx, Request& request);
Response scan_paper(Room& room, const Context& ctx, Request& request);
Response scan_sheet(Room& room, const Context& ctx, Request& request);   // its list as XLSX
// The page of the batch in the path, with what was wrong with one of its forms.
Response scan_page(Room& room, const Context& ctx, Request& request, const Tried& tried);

}  // namespace depot::web
