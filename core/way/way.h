// SPDX-License-Identifier: Apache-2.0
// The way of a letter as people read it: one list of what happened, what is waited for now, and what comes after.
// Rooms say the steps; here they become the timeline of a page (resources/layout/shared/way.html) and a table to print.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/page/page.h"
#include "core/table/sheet.h"
#include "core/words/words.h"

namespace core::way {

enum class When { past, now, later };

struct Step {
    When when = When::past;
    std::optional<Instant> at;        // past: when it was done; now: since when it is waited for
    std::string what;                 // a sentence without its full stop: "Kepala Dinas membaca surat"
    std::string person, position;     // who did it, or has it now; "" the house itself, or nobody
    std::string until;                // now: its deadline in words
    std::vector<std::string> notes;   // orders and words that were given with it
    bool back = false;                // it went back a step
};

// WAY_STEP{...} of every step, in the order they stand.
void show(page::Data& data, const std::vector<Step>& steps, const words::Catalog& words, Zone zone);
// Time, what, by whom, note. Who reads it sees what is waited for now apart from what comes after.
table::Sheet sheet(const std::vector<Step>& steps, const words::Catalog& words, Zone zone, Instant now);

}  // namespace core::way
