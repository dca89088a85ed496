// SPDX-License-Identifier: Apache-2.0
// Rows of a received letter that is destroyed: what goes, and what of it stays.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "incoming/domain/entry.h"

namespace incoming {

class ForgetStore {
  public:
    // The act by which it was destroyed.
    std::optional<std::string> destroyed_by(core::db::Tx& tx, IncomingId id);
    void mark(core::db::Tx& tx, IncomingId id, std::string_view act, core::Instant at);
    void strip(core::db::Tx& tx, IncomingId id, std::string_view act);
    std::vector<core::Digest> files(core::db::Tx& tx, IncomingId id);   // each once
    bool keeps(core::db::Tx& tx, const core::Digest& bytes);
};

}  // namespace incoming
