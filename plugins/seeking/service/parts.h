// SPDX-License-Identifier: Apache-2.0
// What the services of this room stand on.
#pragma once

#include "core/auth/accounts.h"
#include "core/auth/actor.h"
#include "core/db/db.h"
#include "core/search/named.h"
#include "core/words/words.h"
#include "notify/notices.h"

namespace seeking {

struct Parts {
    core::db::Db& db;
    core::search::Index& index;
    core::auth::Accounts& accounts;
    const core::words::Words& words;
    const core::Clock& clock;
    core::Zone zone = core::Zone::wib;
    notify::Notices* notices = nullptr;   // none in tests of this room alone

    // A job acts as nobody.
    core::Context context() const {
        core::Context ctx;
        ctx.actor = core::Actor::system();
        ctx.clock = &clock;
        ctx.zone = zone;
        return ctx;
    }
    // The person as he stands now in that seat; nothing when either is gone.
    std::optional<core::Actor> seated(core::db::Tx& tx, core::PersonId person, core::AppointmentId seat) const {
        auto actor = accounts.by_person(tx, person, seat, clock.now(), zone);
        if (!actor || actor->acting >= actor->seats.size() || actor->seats[actor->acting].appointment != seat)
            return std::nullopt;
        return actor;
    }
};

}  // namespace seeking
