// SPDX-License-Identifier: Apache-2.0
// The timestamp service letters are stamped by, where it stands elsewhere: how it was found when it was last asked,
// for those who wait for it and for the administrator.
#pragma once

#include "signing/domain/provider.h"
#include "signing/service/keys.h"

namespace signing {

class TimestampWatch {
  public:
    TimestampWatch(core::db::Db& db, const core::Clock& clock, Keys& keys) : db_(db), clock_(clock), keys_(keys) {}

    struct Seen {
        std::string address;
        ProviderHealth health;
        std::int64_t waiting = 0;   // letters that wait for it
    };
    // For administrators; nothing where the built-in service is used. Error(forbidden) for others.
    std::optional<Seen> seen(const core::Context& ctx) const;
    // Has one timestamp made and judged now, and keeps what came of it; true when it was good.
    bool look();
    // The clock is right now, says an administrator: signatures dated later, of a time when it was not, no longer stop
    // those of today.
    void accept_clock(const core::Context& ctx);
    // Throws Error(conflict, "signing.error.clock_differs") while its clock and ours are minutes apart, or Error(unavailable, "signing.health.timestamps", {address}). Asks when it was not asked for minutes.
    void check();

  private:
    core::db::Db& db_;
    const core::Clock& clock_;
    Keys& keys_;
};

}  // namespace signing
