// SPDX-License-Identifier: Apache-2.0
// Waits with their pauses and what was told of them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/db/db.h"
#include "deadlines/domain/wait.h"

namespace deadlines {

// A reminder (level 0) or an escalation that was given.
struct Notice {
    int level = 0;
    core::PositionId to;
    core::Instant at;
};

struct Pause {
    std::string reason, person, position;
    core::Instant began;
    core::Date until{};
    std::optional<core::Instant> ended;
};

class WaitStore {
  public:
    void insert(core::db::Tx& tx, const Wait& wait);
    void update(core::db::Tx& tx, const Wait& wait);
    std::optional<Wait> find(core::db::Tx& tx, WaitId id);
    std::vector<Wait> open(core::db::Tx& tx, std::string_view subject);                          // oldest first
    std::vector<Wait> open(core::db::Tx& tx, std::string_view room, std::string_view subject);
    // Open ones of these subjects whose day a person set and something moved later.
    std::vector<Wait> moved(core::db::Tx& tx, const std::vector<std::string>& subjects);
    // Open with a deadline that is counted, by the office's rules or for an outage, in the order of ids after the one
    // named. What a person set and nothing moved stays.
    std::vector<Wait> counted(core::db::Tx& tx, WaitId after, int limit);
    // Open with a deadline that ran before then, in the order of ids after the one named.
    std::vector<Wait> dated(core::db::Tx& tx, core::Instant before, WaitId after, int limit);
    // To be looked at now, longest due first.
    std::vector<Wait> ripe(core::db::Tx& tx, core::Instant now, int limit);

    // False when it was given before.
    bool notice(core::db::Tx& tx, WaitId wait, const Notice& notice);
    void tell(core::db::Tx& tx, WaitId wait, core::PositionId to);   // whom it was escalated to last
    std::vector<Notice> notices(core::db::Tx& tx, WaitId wait);      // oldest first
    void begin_pause(core::db::Tx& tx, WaitId wait, const Pause& pause);
    void end_pause(core::db::Tx& tx, WaitId wait, core::Instant at);
    std::vector<Pause> pauses(core::db::Tx& tx, WaitId wait);        // oldest first

    bool first(core::db::Tx& tx, core::Instant now, std::string_view what);
};

}  // namespace deadlines
