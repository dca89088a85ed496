// SPDX-License-Identifier: Apache-2.0
// A draft begun with facts another room knows: whoever asked for it edits it and sends it up as any other.
#pragma once

#include "letters/letters.h"

namespace letters {

struct Drafting {
    std::string kind, subject;
    std::string classification;               // left out where no instrument has it
    core::Json parts;                         // by code, as one would be sent; beside the kind's presets
    classification::AccessClass access = classification::AccessClass::ordinary;   // at least; the kind's own may be higher
    std::vector<core::PositionId> signers;    // in order; empty: who signs is proposed as of any draft
    std::vector<core::PositionId> to = {};
    std::vector<std::string> outside = {};    // who else it is to, as printed; of a kind that leaves the agency
};

class Drafts {
  public:
    virtual ~Drafts() = default;
    // Throws Error(forbidden) for who writes no letters, Error(invalid) for a kind that is not in use or parts it has not.
    virtual LetterId draft(core::db::Tx& tx, const core::Context& ctx, const Drafting& wanted) = 0;
};

}  // namespace letters
