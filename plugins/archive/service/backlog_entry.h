// SPDX-License-Identifier: Apache-2.0
// A row of a backlog on its way to a dossier.
#pragma once

#include <array>

#include "archive/service/backlog.h"

namespace archive {

struct BacklogEntry {
    int line = 0;
    Dossier dossier;
    Paper paper;
    Person person;   // of a personal code
    bool known = false;
    ToldPlace told;
    std::string shelf, path;   // where the depot has such a place
};

struct Backlog::Read {
    std::string file_name;
    BacklogResult result;
    std::vector<BacklogEntry> entries;
};

inline constexpr std::array<std::pair<std::string ToldPlace::*, const char*>, 4> place_columns{
    {{&ToldPlace::room, "ruang"}, {&ToldPlace::rack, "rak"}, {&ToldPlace::row, "baris"}, {&ToldPlace::box, "boks"}}};

}  // namespace archive
