// SPDX-License-Identifier: Apache-2.0
// "Buat banyak dari tabel": a draft, a table, its rows looked at, and the drafts asked for.
#pragma once

#include "letters/web/pages.h"

namespace letters::web {

Response merge_from(Room& room, const Context& ctx, Request& request);    // of a draft: fields, and the upload
Response take_table(Room& room, const Context& ctx, Request& request);
Response merge_rows(Room& room, const Context& ctx, Request& request);
Response merge_sheet(Room& room, const Context& ctx, Request& request);   // the exact sheet of one row
Response make_drafts(Room& room, const Context& ctx, Request& request);

}  // namespace letters::web
