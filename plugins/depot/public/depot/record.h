// SPDX-License-Identifier: Apache-2.0
// What a depot knows of a dossier that its description elsewhere must tell, too: its box, how long it is closed, and
// whether it is held.
#pragma once

#include "archive/dossiers.h"
#include "depot/closed.h"

namespace depot {

class Records {
  public:
    virtual ~Records() = default;
    // In the caller's unit; they ask no rights: whoever describes the dossier has.
    virtual std::string box(core::db::Tx& tx, archive::DossierId dossier) = 0;   // "" where it stands in none
    virtual std::optional<Closed> closed(core::db::Tx& tx, archive::DossierId dossier, core::Date on) = 0;
    virtual bool held(core::db::Tx& tx, archive::DossierId dossier) = 0;   // penangguhan, whoever may know of it
};

}  // namespace depot
