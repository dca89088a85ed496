// SPDX-License-Identifier: Apache-2.0
// Parts of pages that more than one page shows.
#pragma once

#include "core/page/page.h"
#include "incoming/room.h"

namespace incoming::web {

// One word, an icon and a tone: STATE, ICON, TONE.
void show_state(core::page::Data& data, EntryState state, bool copy, const core::words::Catalog& words);
void show_state(core::page::Data& data, BranchState state, bool late, const core::words::Catalog& words);
// Section DUE{DUE_TEXT, DUE_CLASS}: "2 hari kerja lagi", "lewat 1 hari".
void show_due(core::page::Data& data, const std::optional<core::Date>& due, core::Date today,
              const deadlines::WorkTime& worktime, const core::words::Catalog& words,
              const std::string& section = "DUE");
std::string due_text(core::Date due, core::Date today, const deadlines::WorkTime& worktime,
                     const core::words::Catalog& words);
// B1{..., B2{...}} to five levels: who was instructed by whom, and how it stands.
void show_tree(core::page::Data& data, const Whole& whole, const core::Context& ctx,
               const core::words::Catalog& words);

// NEWER{TEXT, OPEN{URL}}, ANSWER{WHAT, NAME, URL, TITLE}, MAY_ANSWER.
void show_around(core::page::Data& data, const Whole& whole, const core::words::Catalog& words);

std::string address(IncomingId id);   // "/incoming/0193..."
IncomingId id_of(const core::http::Request& request);

}  // namespace incoming::web
