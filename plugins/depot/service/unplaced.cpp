// SPDX-License-Identifier: Apache-2.0
// What the depot received and has put nowhere yet.
#include "depot/service/places.h"

namespace depot {

using core::Context;
using core::db::Tx;

bool Places::stands_in(Tx& tx, archive::DossierId id, core::UnitId keeper) {
    const auto stands = store::shelved(tx, id);
    if (!stands) return false;
    const Tree way(store::upwards(tx, stands->place));
    const auto* place = way.find(stands->place);
    return place != nullptr && heir_of(tx, parts_, place->unit) == heir_of(tx, parts_, keeper);
}

std::int64_t Places::count_unplaced(const Context& ctx) {
    if (ctx.actor.seats.empty() || !ctx.actor.may("depot.lend")) return 0;
    return parts_.db.read([&](Tx& tx) {
        archive::Wanted wanted;
        wanted.unplaced = true;
        wanted.units = reach_of(tx, parts_, ctx.actor);
        return wanted.units.empty() ? 0 : parts_.holdings.count(tx, ctx, wanted);
    });
}

}  // namespace depot
