// SPDX-License-Identifier: Apache-2.0
// Whether the public may read what is filed under a code, as the access instrument (SKKAAD) says in its columns "akses
// publik", "dasar pertimbangan" and, where it has one, "masa tertutup". The class of a record is another matter: an ordinary
// one may be closed to the public all the same.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/db/db.h"

namespace classification {

struct ClosedToPublic {
    std::string code;           // where it says so: the code asked for, one above it, or what it became
    std::string grounds;        // "" = it tells none
    std::optional<int> years;   // how long a record stays closed; none: it does not say
    std::string edition;        // by name
    core::Date since{};         // the day from which that edition is in force
};

class Publicity {
  public:
    virtual ~Publicity() = default;
    // Nothing where the instrument in force opens it, or says nothing of it.
    virtual std::optional<ClosedToPublic> closed_to_public(core::db::Tx& tx, std::string_view code) = 0;
};

}  // namespace classification
