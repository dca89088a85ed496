// SPDX-License-Identifier: Apache-2.0
// Which pages of a scan are which letter.
#pragma once

#include <vector>

namespace intake {

struct Run {          // pages from 1, both included, with those that are left out between them
    std::vector<int> pages;
    bool operator==(const Run&) const = default;
};

// Sheets of a scan between separator sheets; a blank page right behind one is its back and left out with it.
std::vector<Run> between(int pages, const std::vector<int>& separators, const std::vector<int>& blanks);

// As somebody asked for it: every page at most once, no empty letter, more than one letter or less than all pages.
// False when it is not so.
bool sound(const std::vector<Run>& runs, int pages);

}  // namespace intake
