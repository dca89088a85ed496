// SPDX-License-Identifier: Apache-2.0
// What acts of disposals tell, by letter or file.
#pragma once

#include "disposal/domain/proposal.h"

namespace disposal {

// The digest over the lines on the list and over what is remarked besides, and how many there are of each.
struct ActList {
    core::Digest digest;
    std::int64_t lines = 0, notes = 0;
};

class ActListStore {
  public:
    void put(core::db::Tx& tx, ProposalId id, std::string_view act, const ActList& list);   // instead of one before
    std::optional<ActList> of(core::db::Tx& tx, ProposalId id, std::string_view act);
};

}  // namespace disposal
