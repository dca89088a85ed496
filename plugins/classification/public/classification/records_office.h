// SPDX-License-Identifier: Apache-2.0
// The city's records unit (unit kearsipan): only it puts instruments in force, for all units file by them. The room that
// knows which unit that is tells it; where none does, nobody is kept from it.
#pragma once

#include <functional>

#include "core/auth/actor.h"
#include "core/db/db.h"

namespace classification {

class RecordsOffice {
  public:
    using Asked = std::function<bool(core::db::Tx&, const core::Seat&)>;
    void serve(Asked asked) { asked_ = std::move(asked); }   // at start
    bool known() const { return static_cast<bool>(asked_); }
    // In his own right, not in a seat that is lent. The system acts for the house.
    bool seats(core::db::Tx& tx, const core::Actor& actor) const {
        if (actor.kind == core::Actor::Kind::system || !asked_) return true;
        return actor.signed_in() && !actor.seats.empty() && !actor.borrows() && asked_(tx, actor.seat());
    }

  private:
    Asked asked_;
};

}  // namespace classification
