// SPDX-License-Identifier: Apache-2.0
// How a mailbox is sorted: a mark for each letter and position, by who sorts for it or by the official himself.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/auth/actor.h"
#include "core/db/db.h"
#include "incoming/incoming.h"

namespace incoming {

// hari ini, penting, tunda: in the order they are shown.
enum class Mark { today, important, later };
inline constexpr std::array<Mark, 3> all_marks{Mark::today, Mark::important, Mark::later};
std::string_view name(Mark mark);   // "today", "important", "later"

struct Marked {
    Mark mark = Mark::today;
    std::string note, by;
    core::Instant at;
};

class MarkStore {
  public:
    void put(core::db::Tx& tx, IncomingId id, core::PositionId position, const Marked& marked);
    bool drop(core::db::Tx& tx, IncomingId id, core::PositionId position);
    std::map<IncomingId, Marked> of(core::db::Tx& tx, const std::vector<IncomingId>& ids, core::PositionId position);
};

}  // namespace incoming
