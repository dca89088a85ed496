// SPDX-License-Identifier: Apache-2.0
// Parts of pages that more than one page shows.
#pragma once

#include "core/page/page.h"
#include "letters/room.h"
#include "letters/service/services.h"

namespace letters::web {

// One word, an icon and a tone: STATE, ICON, TONE.
// `partly`: some of several have signed it.
void show_state(core::page::Data& data, State state, bool returned, const core::words::Catalog& words,
                bool partly = false);
// PAGE{URL, ALT, N_OF_M} for each page picture.
void show_pages(core::page::Data& data, const Letter& letter, int pages, const core::words::Catalog& words);
// Its sheets; of a draft that cannot be printed, why: who opens it can still mend it.
void show_sheets(core::page::Data& data, Room& room, const core::Context& ctx, const Letter& letter);
// STATION{NAME, HOLDER, ACT, WHY, REQUIRED, TOGETHER, VACANT, SKIPPED{REASON}}, MANY_INITIALS, and AHEAD with
// NEXT, one line: "Kepala Bidang, lalu Kepala Dinas".
void show_ahead(core::page::Data& data, const std::vector<Station>& ahead, const core::words::Catalog& words);

LetterId id_of(const core::http::Request& request);
std::string address(LetterId id);   // "/letters/0193..."

}  // namespace letters::web
