// SPDX-License-Identifier: Apache-2.0
// Takes a document in, whichever way it came: its bytes are safe first, then the row and the job that looks at it stand
// in one unit. Taken twice under one key it stands once.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "intake/service/sheets.h"

namespace intake {

struct Origin {
    Source source = Source::upload;
    std::string who, about, key;   // as in Arrival
};

// What became of one of many files.
struct Taken {
    std::string name;
    std::optional<ArrivalId> arrival;
    std::optional<core::Error> refused;
};

class Receiving {
  public:
    explicit Receiving(Parts& parts) : parts_(parts) {}

    // Looks it over and keeps its bytes. Throws what sheets_of throws.
    Arrival prepare(core::UnitId mailroom, const Origin& origin, const File& file);
    // False when it is there already.
    bool keep(core::db::Tx& tx, const core::Context& ctx, const Arrival& arrival);
    // Of the actor's mailroom, each by itself: one that is refused does not hold up the others. A fault of ours is
    // thrown.
    std::vector<Taken> upload(const core::Context& ctx, const std::vector<File>& files);

  private:
    Parts& parts_;
};

}  // namespace intake
