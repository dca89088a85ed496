// SPDX-License-Identifier: Apache-2.0
#include "packages/service/listing.h"

namespace packages {

// As wide as the archive looks for an archivist: his unit's archive, those below, those they inherited.
store::Reach Looking::reach(core::db::Tx& tx, const core::Actor& actor, const Sought& sought) {
    store::Reach reach;
    reach.position = actor.seat().position;
    reach.dossier = sought.dossier;
    if (reach.dossier) return reach;
    const auto ended = endings_.endings(tx);
    const auto own = directory::heir_of(ended, directory_.numbering_unit(tx, actor.seat().unit).id);
    reach.units.push_back(own);
    std::set<core::UnitId> inside{own};   // tree order: a unit comes after the one above it
    for (const auto& unit : directory_.units(tx))
        if (unit.parent && inside.contains(*unit.parent) && inside.insert(unit.id).second)
            reach.units.push_back(unit.id);
    directory::add_ended(ended, reach.units);
    return reach;
}

}  // namespace packages
