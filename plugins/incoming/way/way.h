// SPDX-License-Identifier: Apache-2.0
// The way of a letter in words: every act behind with its orders and notes, and ahead what is waited for and why.
#pragma once

#include <string>
#include <vector>

#include "core/way/way.h"
#include "core/words/words.h"
#include "incoming/service/desk.h"

namespace incoming {

std::vector<core::way::Step> way_of(const Whole& whole, const core::Context& ctx, const core::words::Catalog& words);

// "Nomor surat: B/12; Hal: Undangan": what stood there before.
std::string was_in_words(const Correction& correction, const core::words::Catalog& words);
// "2 hari kerja lagi", "lewat 1 hari kerja".
std::string due_in_words(core::Date due, core::Date today, const deadlines::WorkTime& worktime,
                         const core::words::Catalog& words);
// "diperpanjang sampai 4 Desember 2026 karena gangguan".
std::string moved_in_words(const deadlines::MovedDay& moved, const core::words::Catalog& words);

}  // namespace incoming
