// SPDX-License-Identifier: Apache-2.0
// A dossier the public does not read for a while (masa tertutup).
#pragma once

#include <optional>
#include <string>

#include "core/base/clock.h"

namespace depot {

struct Closed {
    std::string ground;                // "Rahasia pribadi (UU 14/2008 Pasal 17 huruf h)"
    std::optional<core::Date> until;   // the last day; none: until somebody decides anew

    bool operator==(const Closed&) const = default;
};

}  // namespace depot
