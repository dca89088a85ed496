// SPDX-License-Identifier: Apache-2.0
// The parts the services of this room share, joined by plugin.cpp (and by tests), and who is told of a notice.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/auth/accounts.h"
#include "core/words/words.h"
#include "directory/directory.h"
#include "notify/domain/message.h"
#include "notify/service/carrier.h"
#include "notify/store/message_store.h"
#include "notify/store/wish_store.h"

namespace notify {

struct Parts {
    core::db::Db& db;
    const core::Clock& clock;
    core::Zone zone = core::Zone::wib;
    directory::Directory& directory;
    core::auth::Accounts& accounts;
    const core::words::Words& words;
    std::string public_url;
    std::string agency;
    std::function<void(const std::vector<std::string>&)> wake;   // open pages, by receiver
    Carrier* mail = nullptr;             // nullptr: no mail server is set
    GatewayCarrier* gateways = nullptr;

    Kinds kinds{};
    std::map<std::string, Subjects*, std::less<>> owners{};
    Calendar* days = nullptr;
};

constexpr std::string_view hand_job = "notify.hand";         // notices told in one unit, to those who want them at once
constexpr std::string_view deliver_job = "notify.deliver";   // one message
constexpr std::string_view look_job = "notify.digest";       // who has a digest at this hour

// A look at each of these minutes of the day, once.
void put_up_looks(core::db::Tx& tx, const Parts& parts, core::Date day, const std::set<int>& minutes);

// Of the seat acted in, and the person's own.
store::Receivers receivers_of(const core::Actor& actor);

// Who reads what is told to the receiver, and in which seat; nobody where the position is vacant.
struct Reader {
    core::PersonId person;
    core::AppointmentId appointment;   // nil: his main seat
};
std::optional<Reader> reader_of(core::db::Tx& tx, Parts& parts, std::string_view receiver, core::Date today);
// The reader as he stands now; nothing when he has no account any more. Throws Error(too_many) while it is locked.
std::optional<core::Actor> actor_of(core::db::Tx& tx, Parts& parts, const Reader& reader);

// What may be told of it to the actor; nothing for an object he may not know of, or of a room that is not there.
std::optional<Told> told_of(core::db::Tx& tx, Parts& parts, const core::Actor& actor, const Kept& notice);

// By its own hours, else by those of the house.
Rhythm rhythm_of(core::db::Tx& tx, core::PersonId person);
bool working(core::db::Tx& tx, Parts& parts, core::Date day);
// The channel is set up on this server.
bool carried(core::db::Tx& tx, Parts& parts, Channel channel);

}  // namespace notify
