// SPDX-License-Identifier: Apache-2.0
// Invitations with their answers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/db/db.h"
#include "incoming/domain/branch.h"
#include "incoming/domain/invitation.h"

namespace incoming {

// How a position answered, for the unit that invites.
struct Attendance {
    core::PositionId position;
    std::string position_name;
    Stance stance = Stance::open;
    std::string deputy_name, note;
};

// Passed on by a disposition that still holds.
struct PassedOn {
    Invitation invitation;
    Disposition disposition;   // giver and instructions only
};

class InvitationStore {
  public:
    void insert(core::db::Tx& tx, const Invitation& invitation);
    void update(core::db::Tx& tx, const Invitation& invitation);   // the answer only
    std::optional<Invitation> find(core::db::Tx& tx, IncomingId entry);
    void rewrite(core::db::Tx& tx, const Invitation& invitation);  // what it invites to, and the answer
    void drop(core::db::Tx& tx, IncomingId entry);
    // Until the unit ends no other one answers it, so that a letter is drafted once.
    void hold(core::db::Tx& tx, IncomingId entry);
    // Of those days, earliest first.
    std::vector<Invitation> of(core::db::Tx& tx, core::PositionId position, core::Date from, core::Date until,
                               int limit);
    // Those the position got by disposition, however it was told to act; earliest first, of one letter in the
    // order given.
    std::vector<PassedOn> passed_on(core::db::Tx& tx, core::PositionId position, core::Date from, core::Date until,
                                    int limit);
    std::vector<Invitation> open(core::db::Tx& tx, core::PositionId position, core::Date from, int limit);
    bool invites(core::db::Tx& tx, letters::LetterId letter, core::PositionId position);
    std::vector<Attendance> attendance(core::db::Tx& tx, letters::LetterId letter);   // in the order of names
};

}  // namespace incoming
