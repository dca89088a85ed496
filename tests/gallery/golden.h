// SPDX-License-Identifier: Apache-2.0
// The hashes of pages somebody has looked at: golden.tsv, a line for each page.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace gallery {

// By name of the piece, in the order of its pages.
using Golden = std::map<std::string, std::vector<std::string>>;

Golden read_golden();
std::string to_text(const Golden& golden);

}  // namespace gallery
