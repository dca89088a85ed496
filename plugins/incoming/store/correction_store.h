// SPDX-License-Identifier: Apache-2.0
// What rows of the agenda book said before they were corrected.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/db/db.h"
#include "incoming/incoming.h"

namespace incoming {

struct Correction {
    core::Instant at;
    std::string person_name, position_name, reason;
    std::optional<std::string> sender, number, subject;   // as they were; nothing: as they are
    std::optional<core::Date> date;
    std::optional<std::optional<core::Date>> reply_by;    // of it nothing: none stood there

    bool changes() const { return sender || number || subject || date || reply_by; }
};

class CorrectionStore {
  public:
    void add(core::db::Tx& tx, IncomingId id, const Correction& correction);
    // Of each its corrections, oldest first.
    std::map<IncomingId, std::vector<Correction>> of(core::db::Tx& tx, const std::vector<IncomingId>& ids);
};

}  // namespace incoming
