// SPDX-License-Identifier: Apache-2.0
// Where a dossier stands on paper, as the archive shows it and search finds it. The room that keeps
// racks and boxes says so whenever that changes.
#pragma once

#include "archive/dossiers.h"

namespace archive {

class Shelf {
  public:
    virtual ~Shelf() = default;
    // "Depo A / Rak 3 / Boks 12". Asks no rights: the room that moves it has.
    virtual void set_place(core::db::Tx& tx, DossierId id, std::string_view place) = 0;
};

}  // namespace archive
