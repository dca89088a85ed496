// SPDX-License-Identifier: Apache-2.0
// What a person holds in his hand: the words of a printed sheet, and what a reader makes of the codes on it.
#pragma once

#include <set>
#include <string>

#include "tests/support/server.h"

namespace tests {

// In the order they are printed, with one space between them.
std::string printed(const Reply& pdf);
// Of all pages, as a scanner at 150 dots per inch sees them.
std::multiset<std::string> codes_on(const Reply& pdf);
// "A4", "A5", or the size in points.
std::string sheet_of(const Reply& pdf);

}  // namespace tests
