// SPDX-License-Identifier: Apache-2.0
// Emblems uploaded: the newest of a slot counts, those before are kept for letters that have them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/db/db.h"

namespace style {

struct StoredEmblem {
    std::string slot;            // "negara", "daerah", or the id of a unit
    std::int64_t number = 0;
    core::Digest digest;
    int width = 0, height = 0;   // pixels
    core::Instant at;
    std::string by;
};

class EmblemStore {
  public:
    std::optional<StoredEmblem> newest(core::db::Tx& tx, std::string_view slot);
    void add(core::db::Tx& tx, const StoredEmblem& emblem);
};

}  // namespace style
