// SPDX-License-Identifier: Apache-2.0
// Lower classes that clerks ask for; of each letter the last.
#pragma once

#include <optional>
#include <string>

#include "classification/classes.h"
#include "core/db/db.h"
#include "incoming/incoming.h"

namespace incoming {

struct ClassProposal {
    classification::AccessClass access = classification::AccessClass::ordinary;
    std::string reason;
    core::PositionId position;               // who asks
    std::string position_name, person_name;
    core::Instant at;
};

class ProposalStore {
  public:
    void put(core::db::Tx& tx, IncomingId id, const ClassProposal& proposal);   // instead of the one before
    std::optional<ClassProposal> find(core::db::Tx& tx, IncomingId id);
    bool drop(core::db::Tx& tx, IncomingId id);
};

}  // namespace incoming
