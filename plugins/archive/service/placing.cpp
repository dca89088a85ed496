// SPDX-License-Identifier: Apache-2.0
// Where dossiers stand: told by the room that keeps them, and asked of it when one comes into other hands.
#include "archive/service/cabinet.h"
#include "archive/store/place_store.h"

namespace archive {

using core::Context;
using core::db::Tx;

void Cabinet::set_place(Tx& tx, DossierId id, std::string_view place, std::string_view box) {
    // Written first, read after: whoever raised it meanwhile is not undone in the index.
    store::set_place(tx, id, std::string(place), std::string(box));
    index(tx, known(tx, id));
}

// Received, its paper stands on the trolley until the depot tells where; the place of the unit it left is none of it.
void Cabinet::await_place(Tx& tx, const Dossier& now) {
    const bool received = now.custody == Custody::records_unit || now.custody == Custody::institution;
    auto waits = received && !now.gone();
    if (waits) {
        const auto held = extent(store::items(tx, now.id));
        waits = held.items > 0 && held.medium() != "electronic";
    }
    if (waits && shelf_keeper_ && now.keeper) waits = !shelf_keeper_->stands_in(tx, now.id, *now.keeper);
    store::set_unplaced(tx, now.id, waits);
}

}  // namespace archive
