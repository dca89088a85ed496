// SPDX-License-Identifier: Apache-2.0
// Invitations with their answers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/db/db.h"
#include "incoming/domain/invitation.h"

namespace incoming {

// How a position answered, for the unit that invites.
struct Attendance {
    core::PositionId position;
    std::string position_name;
    Stance stance = Stance::open;
    std::string deputy_name, note;
};

class InvitationStore {
  public:
    void insert(core::db::Tx& tx, const Invitation& invitation);
    void update(core::db::Tx& tx, const Invitation& invitation);   // the answer only
    std::optional<Invitation> find(core::db::Tx& tx, IncomingId entry);
    // From that day on, earliest first.
    std::vector<Invitation> of(core::db::Tx& tx, core::PositionId position, core::Date from, int limit);
    bool invites(core::db::Tx& tx, letters::LetterId letter, core::PositionId position);
    std::vector<Attendance> attendance(core::db::Tx& tx, letters::LetterId letter);   // in the order of names
};

}  // namespace incoming
