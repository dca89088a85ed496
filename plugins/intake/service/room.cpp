// SPDX-License-Identifier: Apache-2.0
#include "intake/service/room.h"

#include "core/auth/seat.h"
#include "core/jobs/jobs.h"

namespace intake {

using core::Code;
using core::Error;
using core::db::Tx;

std::optional<core::UnitId> mailroom_of(Tx& tx, Parts& parts, const core::Actor& actor) {
    if (!actor.signed_in() || actor.seats.size() <= actor.acting) return std::nullopt;
    const auto& seat = core::seat_of(actor);
    if (!seat.roles.contains("clerk")) return std::nullopt;
    const auto clerk = parts.directory.clerk(tx, seat.unit);
    if (clerk && (clerk->id == seat.position || clerk->unit == seat.unit)) return clerk->unit;
    return std::nullopt;
}

core::UnitId own_mailroom(Tx& tx, Parts& parts, const core::Actor& actor) {
    actor.seat();
    if (const auto mine = mailroom_of(tx, parts, actor)) return *mine;
    throw Error(Code::forbidden, "intake.error.no_mailroom");
}

Standing standing(Tx& tx, Parts& parts, const core::Actor& actor) {
    return {mailroom_of(tx, parts, actor), actor.may("intake.release")};
}

Arrival open_for(Tx& tx, Parts& parts, const core::Actor& actor, ArrivalId id) {
    auto arrival = parts.arrivals.get(tx, id);
    core::ensure(may_handle(standing(tx, parts, actor), arrival));
    return arrival;
}

void write_back(Tx& tx, Parts& parts, const Arrival& arrival, State was) {
    if (!parts.arrivals.update(tx, arrival, was)) throw Error(Code::conflict, "intake.error.moved");
}

void ask_for_work(Tx& tx, Parts& parts, ArrivalId id, std::optional<core::Instant> at) {
    core::jobs::Options options;
    options.key = "intake.work:" + id.text();
    options.run_at = at;
    core::jobs::add(tx, parts.clock.now(), "intake.work", {{"arrival", id.text()}}, options);
}

}  // namespace intake
