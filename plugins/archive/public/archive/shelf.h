// SPDX-License-Identifier: Apache-2.0
// Where a dossier stands on paper, as the archive shows it and search finds it. The room that keeps
// racks and boxes says so whenever that changes.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "archive/dossiers.h"
#include "classification/classification.h"

namespace archive {

// The room that keeps them. The class of a dossier rose: what it stands in may be for lower ones (archive.md I13).
class ShelfKeeper {
  public:
    virtual ~ShelfKeeper() = default;
    // In the unit that raised it, after the dossier is saved.
    virtual void risen(core::db::Tx& tx, const core::Context& ctx, DossierId id) = 0;
    // In the unit that destroyed it or handed it over: its paper stands nowhere any more.
    virtual void left(core::db::Tx& tx, const core::Context& ctx, DossierId id) = 0;
    // "out" while it is lent, "lost" when it did not come back, "" else: people narrow a search by it.
    virtual std::string away(core::db::Tx& tx, DossierId id) = 0;
    // Whether it stands in the depot of that unit.
    virtual bool stands_in(core::db::Tx&, DossierId, core::UnitId) { return false; }
};

// Of a dossier that stands somewhere, as much as counts and the watch over classes need.
struct Standing {
    classification::AccessClass access = classification::AccessClass::ordinary;
    bool gone = false;                     // destroyed or handed over
    std::optional<core::UnitId> keeper;    // who has it in custody; none: the unit that made it
};

class Shelf {
  public:
    virtual ~Shelf() = default;
    virtual void keeper(ShelfKeeper& keeper) = 0;   // at start; nobody is told without
    // "Depo A / Rak 3 / Boks 12", and of that the box; "" where it stands in none. Asks no rights: the room that moves it
    // has.
    virtual void set_place(core::db::Tx& tx, DossierId id, std::string_view place, std::string_view box) = 0;
    // What the keeper says of it is another thing now: search tells it so.
    virtual void reindex(core::db::Tx& tx, DossierId id) = 0;
    // Of these, those the actor may know of; asked at once, for a depot holds thousands.
    virtual std::map<DossierId, Standing> standing(core::db::Tx& tx, const core::Context& ctx,
                                                   const std::vector<DossierId>& ids) = 0;
};

}  // namespace archive
