// SPDX-License-Identifier: Apache-2.0
// Tells the room of deadlines whose paraf or signature is waited for, whenever a round changes.
#pragma once

#include "deadlines/waits.h"
#include "signing/domain/round.h"

namespace signing {

class Awaited {
  public:
    static constexpr std::string_view job = "signing.waits";

    // At start; until then nothing is told.
    void by(deadlines::Waits& waits) { waits_ = &waits; }
    // `since`: when those asked now were asked, where that is not now.
    void say(core::db::Tx& tx, core::Instant now, const OwnRound& round,
             std::optional<core::Instant> since = std::nullopt) const;
    // Keeps the round as it is now, and tells.
    void keep(core::db::Tx& tx, core::Instant now, const OwnRound& round) const;
    // Every round that runs: what began before that room was there.
    void say_all(core::db::Db& db, core::Instant now) const;

  private:
    deadlines::Waits* waits_ = nullptr;
};

}  // namespace signing
