// SPDX-License-Identifier: Apache-2.0
// Marks of signatures as a profile of the house has them, for signatures of files that are no letter of the house. Signing
// knows no profiles: the room that does offers this.
#pragma once

#include <optional>
#include <string>

#include "signing/shown.h"

namespace signing {

class Marks {
  public:
    virtual ~Marks() = default;
    struct Wish {
        std::string profile;        // "permendagri_1_2023"
        std::string unit;           // code of the unit whose emblem it is; "" = of the highest
        std::string name, capacity; // of who signs; the capacity may be ""
        std::string qr;             // what the code says; "" = none
        std::string time;           // "23 November 2026, 15.42 WIB"
    };
    // Throws Error(not_found) with "signing.error.no_profile" {name} or "signing.error.seal_unit" {code}.
    virtual Shown mark(const Wish& wish) = 0;
};

}  // namespace signing
