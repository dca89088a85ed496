// SPDX-License-Identifier: Apache-2.0
// A classification code is opaque text: 500.1 and 500.10 differ, and no rule of writing is assumed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "classification/classification.h"
#include "classification/order.h"

namespace classification {

// The codes above by the dots of the writing, nearest first: "000.1.5" -> "000.1", "000".
// Only for rules about codes that stand in no scheme.
std::vector<std::string> dotted_above(std::string_view code);

enum class EditionState { draft, published, withdrawn };
std::string_view name(EditionState state);
EditionState edition_state(std::string_view text);

// An edition of an instrument. Imports make a new one or add to the draft of the same name. While none is published, a
// draft serves that somebody chose for the time being ("sementara").
struct Version {
    std::string id;
    std::string kind;        // "scheme", "retention", "access"
    std::string name;        // "Permendagri 83/2022"
    core::Date effective{};  // in force from this day
    bool verified = false;   // somebody held it against the official annex
    core::Instant imported{};
    EditionState state = EditionState::draft;
    std::string basis;       // decree it was put in force by
    std::optional<core::Instant> published{};
    std::string published_by, digest;
    bool provisional = false;   // chosen to serve while none is published
    std::string provisional_reason, provisional_by;
    std::optional<core::Instant> provisional_at{};
    std::string compared_with{}, compared_by{};   // the annex, and who held its rows against it
    std::optional<core::Instant> compared_at{};
    // By a regulation, and its day has come.
    bool decreed(core::Date today) const { return state == EditionState::published && effective <= today; }
};

}  // namespace classification
