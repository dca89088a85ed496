// SPDX-License-Identifier: Apache-2.0
// A register that is signed below by hand: place and day, and who signs, side by side.
#pragma once

#include "core/table/sheet.h"

namespace core::table {

struct Signature {
    std::string role, position, name;   // what is not known is a line of dots
    std::string number;                 // "NIP ..........", as it is printed; "" of who has none
};
struct Signed {
    std::string place_and_day;
    std::vector<Signature> by;   // nobody: nothing is printed below
};

Bytes pdf(const Sheet& sheet, const Print& print, const Signed& signs);

}  // namespace core::table
