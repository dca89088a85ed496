// SPDX-License-Identifier: Apache-2.0
// Parts of pages that more than one page shows.
#pragma once

#include "core/page/page.h"
#include "deadlines/room.h"

namespace deadlines::web {

std::string address(WaitId id);                                     // "/deadlines/0193..."
WaitId id_of(const core::http::Request& request);
std::string step_word(Step step, const core::words::Catalog& words);
// What the actor may call the subject: its title, or that he may not open it.
std::string title_of(const Line& line, const core::words::Catalog& words);
// DUE{DUE_TEXT, DUE_CLASS}, or PAUSED{PAUSED_TEXT, REASON}; EXTENDED{EXTENDED_TEXT} for each outage that moved it.
void show_due(core::page::Data& row, const Line& line, const WorkTime& time, const core::Context& ctx,
              const core::words::Catalog& words);
// "2 hari kerja lagi", "lewat 1 hari kerja"; of what is paused until when. "" without a deadline.
std::string due_text(const Line& line, const WorkTime& time, core::Instant now, const core::words::Catalog& words);
std::string hours_text(std::int64_t minutes, const core::words::Catalog& words);   // "3 jam 20 menit kerja"

// "2 jam", "45 menit", "1 jam 30 menit".
// Of figures: "< 1 menit", "45 menit", "3 jam".
std::string took_text(std::int64_t minutes, const core::words::Catalog& words);
std::string span_text(std::int64_t minutes, const core::words::Catalog& words);
// "diperpanjang 2 jam karena gangguan 26 November 2026"
std::string given_text(const Given& given, core::Zone zone, const core::words::Catalog& words);

}  // namespace deadlines::web
