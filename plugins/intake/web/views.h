// SPDX-License-Identifier: Apache-2.0
// Domain to page data.
#pragma once

#include "core/page/page.h"
#include "intake/room.h"

namespace intake::web {

std::string address(ArrivalId id);
// The registration page of what is ready, its own page of the rest.
std::string opened_at(const Line& line);

// STATE, ICON, TONE.
void show_state(core::page::Data& data, State state, const std::string& waits, const core::words::Catalog& words);
// "Dari folder pindai SETDA", "Dari surel Budi <budi@...>".
std::string came_from(Source source, const std::string& origin, const core::words::Catalog& words);
// One line of the tray: URL, TITLE, FROM, FILE, PAGES, DATE, ISO; READ{WHAT} of the letter itself, WITH{MORE}.
void show_line(core::page::Data& row, const Line& line, const core::Context& ctx, const core::words::Catalog& words);
// OTHERS{VALUE, LABEL}
void show_mailrooms(core::page::Data& data, const std::vector<Mailroom>& others);
// VERDICT{TONE, ICON, TEXT, SIGNERS{TEXT}} when the file is signed.
void show_verdict(core::page::Data& data, const Arrival& arrival, const core::words::Catalog& words);
// SAME{...} as lines.
void show_same(core::page::Data& data, const std::vector<Line>& same, const core::Context& ctx,
               const core::words::Catalog& words);

}  // namespace intake::web
