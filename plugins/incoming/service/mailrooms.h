// SPDX-License-Identifier: Apache-2.0
// Who registers what comes to a unit from outside: the clerk of the unit named for it, else its own or the nearest above with one,
// else that of the unit named for one above.
#pragma once

#include "incoming/service/room.h"

namespace incoming {

class Mailrooms {
  public:
    Mailrooms(core::db::Tx& tx, Parts& parts) : tx_(tx), parts_(parts), served_by_(parts.rules.mailrooms(tx)) {}

    std::optional<directory::Position> clerk(core::UnitId unit);
    // Of a letter that goes there: one of this house comes by itself, so it needs no mailroom of others.
    std::optional<directory::Position> clerk_for(const Entry& entry, core::UnitId unit);
    // The unit, or one above it, has its mail registered elsewhere.
    bool names(core::UnitId unit);

  private:
    // The nearest, from `unit` upwards.
    std::optional<core::UnitId> named(core::UnitId unit);

    core::db::Tx& tx_;
    Parts& parts_;
    std::map<core::UnitId, core::UnitId> served_by_;
};

}  // namespace incoming
