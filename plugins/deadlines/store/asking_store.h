// SPDX-License-Identifier: Apache-2.0
// What people ask of each other about a wait: to hurry, or to let a day be put off. And to whom what was raised.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/db/db.h"
#include "deadlines/domain/wait.h"

namespace deadlines {

// Somebody asked the holder to hurry.
struct Urge {
    core::PositionId by;
    std::string person, position;
    core::Instant at;
};

using RequestId = core::Id<struct RequestTag>;
// The holder asks who set the day to let him pause.
struct PauseRequest {
    RequestId id;
    std::string reason;
    core::Date until{};
    std::string person, position;
    core::Instant at;
    std::optional<bool> granted;                // nothing until it is answered, and of what ended unanswered
    std::string answer, answered_person, answered_position;
    std::optional<core::Instant> answered;
    bool open() const { return !answered; }
};

class AskingStore {
  public:
    void urge(core::db::Tx& tx, WaitId wait, const Urge& urge);
    std::vector<Urge> urges(core::db::Tx& tx, WaitId wait);                // oldest first

    void ask(core::db::Tx& tx, WaitId wait, const PauseRequest& request);
    void answer(core::db::Tx& tx, const PauseRequest& request);
    // The wait ended, so nobody answers any more.
    void drop(core::db::Tx& tx, WaitId wait, core::Instant at);
    std::vector<PauseRequest> requests(core::db::Tx& tx, WaitId wait);     // oldest first

    // Those of the waits that were raised to the position at any level.
    std::set<WaitId> raised(core::db::Tx& tx, core::PositionId to, const std::vector<WaitId>& waits);
};

}  // namespace deadlines
