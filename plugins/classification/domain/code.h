// SPDX-License-Identifier: Apache-2.0
// A classification code is opaque text: 500.1 and 500.10 differ, and no rule of writing is assumed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "classification/classification.h"

namespace classification {

// Sorts as people count: each run of digits is padded to six, so 500.4.9 comes before 500.4.10.
std::string sort_key(std::string_view code);

// The codes above by the dots of the writing, nearest first: "000.1.5" -> "000.1", "000".
// Only for rules about codes that stand in no scheme.
std::vector<std::string> dotted_above(std::string_view code);

// An edition of an instrument. Later imports make a new one or add to the one of the same name.
struct Version {
    std::string id;
    std::string kind;        // "scheme", "retention", "access"
    std::string name;        // "Permendagri 83/2022"
    core::Date effective{};  // in force from this day
    bool verified = false;   // somebody held it against the official annex
    core::Instant imported{};
};

}  // namespace classification
