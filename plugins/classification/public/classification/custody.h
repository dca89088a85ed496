// SPDX-License-Identifier: Apache-2.0
// Records of one room that lie in the custody of another: whoever has their dossier reads them, or a records unit would
// keep what it cannot open (archive.md 1.9). The room that holds a record asks, after its own rules have said no, and
// only of a record of a class that lies open to archivists.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "core/auth/actor.h"
#include "core/db/db.h"

namespace classification {

// The room that knows in whose custody a dossier is.
class Custodian {
  public:
    virtual ~Custodian() = default;
    // Whether the actor keeps a dossier the record stands in and may know of it, or is to file what a unit that ended left
    // in none. "letter:<id>", "incoming:<id>".
    virtual bool keeps(core::db::Tx& tx, const core::Actor& actor, std::string_view subject) = 0;
};

class Custody {
  public:
    void serve(Custodian& custodian) { custodians_.push_back(&custodian); }   // at start
    bool keeps(core::db::Tx& tx, const core::Actor& actor, std::string_view subject) const {
        return std::any_of(custodians_.begin(), custodians_.end(),
                           [&](auto* each) { return each->keeps(tx, actor, subject); });
    }

  private:
    std::vector<Custodian*> custodians_;
};

}  // namespace classification
