// SPDX-License-Identifier: Apache-2.0
// What the owner of a subject tells about it for the evidence file of its signatures, as it was fixed when it
// was signed.
#pragma once

#include <optional>
#include <string>

#include "core/base/clock.h"

namespace signing {

// The delegation by which the first signer signed in another's name.
struct MandateUsed {
    std::string form;              // as printed: "a.n."
    std::string basis;             // number of the decree
    std::string giver;             // position in whose name
    core::Date from{}, until{};
};

struct Particulars {
    std::optional<core::Date> date;       // it bears
    std::string unit;                     // that issued it
    std::optional<MandateUsed> mandate;   // none: every signer signed for himself
    std::string address;                  // public page that tells whether it is genuine; "" = none
};

// By what a later subject changed how this one stands, as may be told to whoever asks.
struct Overtaken {
    std::string how;                      // "revokes", for programs
    std::string sentence;                 // word key; it may name {number} and {date}
    std::string number;                   // of the later one; "" where it may not be told, as its date
    std::optional<core::Date> date;
};

}  // namespace signing
