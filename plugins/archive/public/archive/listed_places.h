// SPDX-License-Identifier: Apache-2.0
// Where an old list says its dossiers stand, by room, rack, row and box: found among the places of a depot, so that who
// enters the list shelves them in the same unit of work. Offered by the room that keeps the depot, in a house that has one.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "archive/dossiers.h"
#include "classification/classification.h"

namespace archive {

struct ToldPlace {
    std::string room, rack, row, box;   // code or name; "" = not told

    bool none() const { return room.empty() && rack.empty() && row.empty() && box.empty(); }
};

struct FoundPlace {
    enum class Lack { nothing, missing, several };
    std::string id, path;   // "" where it is not found
    classification::AccessClass highest = classification::AccessClass::ordinary;   // that may stand there
    Lack lack = Lack::nothing;
    std::string ToldPlace::*at = nullptr;   // the one that is not there, or stands there more than once
};

class ToldPlaces {
  public:
    virtual ~ToldPlaces() = default;
    // The innermost place told of each, in the depot of the actor's own unit; for who keeps none nothing is found, and
    // nothing lacks.
    virtual std::vector<FoundPlace> find(core::db::Tx& tx, const core::Context& ctx, const std::vector<ToldPlace>& told) = 0;
    // They stand there as it is: what is above the capacity of the place is told in the trail and keeps nothing back. Throws
    // Error(conflict) of a class that may not stand there, Error(forbidden) for who keeps no depot.
    virtual void shelve(core::db::Tx& tx, const core::Context& ctx, const std::string& place,
                        const std::vector<DossierId>& dossiers, const std::string& reason) = 0;
};

}  // namespace archive
