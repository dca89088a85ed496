// SPDX-License-Identifier: Apache-2.0
// Days as letters write them: "23 November 2026", "23-11-2026", "tanggal, 3 Nopember 2O26" as a reader of pictures
// gives it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"

namespace intake {

struct FoundDate {
    core::Date date{};
    std::size_t first = 0, last = 0;   // words, both included
    bool exact = true;                 // nothing had to be mended
};

// The first day in these words from `from` on.
std::optional<FoundDate> date_in(const std::vector<std::string>& words, std::size_t from = 0);

}  // namespace intake
