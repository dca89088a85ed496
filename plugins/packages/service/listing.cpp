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
    reach.units = directory::with_below(directory_.units(tx), own);
    directory::add_ended(ended, reach.units);
    return reach;
}

}  // namespace packages
