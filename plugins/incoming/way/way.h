// SPDX-License-Identifier: Apache-2.0
// The way of a letter in words: every act behind, and ahead what is waited for and why.
#pragma once

#include <string>
#include <vector>

#include "core/words/words.h"
#include "incoming/service/desk.h"

namespace incoming {

struct WayStep {
    core::Instant at;
    std::string what, note;
    std::string person, position;   // who did it and in which capacity; "" the house itself
    bool back = false;              // it went back a step
};
struct WayAhead {
    std::string what, person, until, since;
    bool now = true;                // waited for now; otherwise it comes after
};

std::vector<WayStep> steps_of(const Whole& whole, const core::Context& ctx, const core::words::Catalog& words);
std::vector<WayAhead> ahead_of(const Whole& whole, const core::Context& ctx, const core::words::Catalog& words);

// "2 hari kerja lagi", "lewat 1 hari".
std::string due_in_words(core::Date due, core::Date today, const deadlines::WorkTime& worktime,
                         const core::words::Catalog& words);
// "diperpanjang sampai 4 Desember 2026 karena gangguan".
std::string moved_in_words(const deadlines::MovedDay& moved, const core::words::Catalog& words);

}  // namespace incoming
