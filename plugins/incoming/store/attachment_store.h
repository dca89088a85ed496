// SPDX-License-Identifier: Apache-2.0
// What came with letters from outside.
#pragma once

#include <map>
#include <vector>

#include "core/db/db.h"
#include "incoming/papers.h"

namespace incoming {

struct Unread {
    IncomingId entry;
    std::int64_t place = 0;
    Attached file;
};

class AttachmentStore {
  public:
    void add(core::db::Tx& tx, IncomingId id, const std::vector<Attached>& attachments);
    std::vector<Attached> of(core::db::Tx& tx, IncomingId id);   // in the order they were added
    std::map<IncomingId, std::vector<core::Digest>> files(core::db::Tx& tx, const std::vector<IncomingId>& of);
    std::vector<Unread> unread(core::db::Tx& tx, int limit);
    void keep_text(core::db::Tx& tx, IncomingId id, std::int64_t place, std::string_view text);
    std::string text_of(core::db::Tx& tx, IncomingId id);                // of all, as far as they were read
};

}  // namespace incoming
