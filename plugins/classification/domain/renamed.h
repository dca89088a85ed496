// SPDX-License-Identifier: Apache-2.0
// Codes of a newer scheme that are called otherwise than before: which of them a person may take for the same matter
// together, and which he judges one by one, since their meaning or their fate may be another now.
#pragma once

#include <functional>

#include "classification/domain/edition.h"

namespace classification {

// Why a code is judged by itself; the words are "classification.apart.<name>".
enum class Apart {
    none,
    moved,       // another code stands above it
    marked,      // whether its dossiers are of persons was told otherwise
    elsewhere,   // one of the names stands under another code as well
    fate,        // the schedules do not end it alike
    unmapped,    // a pair of it was withdrawn
    words        // the names have too little in common
};
std::string_view name(Apart apart);

struct Renamed {
    std::string code, before, after;
    Apart apart = Apart::none;
};

// A name but for how it is typed.
std::string plain_name(std::string_view name);

using Stems = std::function<std::vector<std::string>(std::string_view)>;
// By code; without those that are only typed otherwise, and those of `pairs` that tell what became of the code.
// `schedules`: the one in force with the older scheme and those that came later.
std::vector<Renamed> renamed(const Existing& older, const Existing& newer, const std::vector<Existing>& schedules,
                             const std::vector<Mapping>& pairs, const Stems& stems);
// Whether there are any.
bool any_renamed(const Existing& older, const Existing& newer, const std::vector<Mapping>& pairs);

}  // namespace classification
