// SPDX-License-Identifier: Apache-2.0
// What the rows of a table are judged by: the pattern, its kind, and the positions by code and name.
#pragma once

#include <map>

#include "letters/service/merging.h"

namespace letters {

struct Merging::Ground {
    Content pattern;
    style::Kind kind;
    std::map<std::string, directory::Position> by_code;
    std::multimap<std::string, directory::Position> by_name;   // by folded_name
};

}  // namespace letters
