// SPDX-License-Identifier: Apache-2.0
// What came with letters from outside.
#pragma once

#include <vector>

#include "core/db/db.h"
#include "incoming/papers.h"

namespace incoming {

class AttachmentStore {
  public:
    void add(core::db::Tx& tx, IncomingId id, const std::vector<Attached>& attachments);
    std::vector<Attached> of(core::db::Tx& tx, IncomingId id);   // in the order they were added
};

}  // namespace incoming
