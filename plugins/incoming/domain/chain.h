// SPDX-License-Identifier: Apache-2.0
// Who may instruct whom (letters.md 6.10 no. 14): positions below, at any depth, and colleagues under
// the same superior; never oneself or anyone above. The heads of the agency (kepala daerah and
// wakil, sekda, asisten) may also instruct the head of any unit.
#pragma once

#include <map>
#include <vector>

#include "directory/directory.h"

namespace incoming {

enum class Relation { below, lateral, head, refused };

class Chain {
  public:
    explicit Chain(const std::vector<directory::Position>& all);

    Relation relation(core::PositionId giver, core::PositionId receiver) const;
    const directory::Position* find(core::PositionId id) const;

  private:
    bool above(core::PositionId upper, core::PositionId lower) const;
    bool leads_agency(const directory::Position& position) const;

    std::map<core::PositionId, directory::Position> all_;
};

}  // namespace incoming
