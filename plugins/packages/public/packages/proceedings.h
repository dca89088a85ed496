// SPDX-License-Identifier: Apache-2.0
// What disposals (penyusutan) left of a dossier in writing: the room that disposes tells it to whoever packs the dossier.
#pragma once

#include <vector>

#include "archive/dossiers.h"
#include "packages/papers.h"

namespace packages {

class Disposals {
  public:
    virtual ~Disposals() = default;
    // Oldest first. In the caller's unit; asks no rights: whoever packs it has.
    virtual std::vector<Paper> papers(core::db::Tx& tx, archive::DossierId dossier) = 0;
};

class Witness {
  public:
    virtual ~Witness() = default;
    virtual void by(Disposals& disposals) = 0;   // at start; it must live as long as the house
};

}  // namespace packages
