// SPDX-License-Identifier: Apache-2.0
// Digital copies of a dossier, for the room that packs it and the one that takes it in at another house. The original
// on paper is never replaced by them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/digitised.h"
#include "core/auth/actor.h"
#include "depot/digital_copy.h"

namespace depot {

struct OneCopy {
    archive::DossierId dossier;
    core::Digest digest;
    std::string name;     // with its ending
    bool secret = false;  // who reads it is noted with the dossier
};

class DigitalCopies : public archive::Digitised {
  public:
    // What a second person accepted, each file of an item once. Throws Error(not_found) of a dossier the actor may not
    // know of, Error(forbidden) for who may read no copies.
    virtual std::vector<DigitalCopy> accepted(core::db::Tx& tx, const core::Context& ctx, archive::DossierId id) = 0;
    // The seals those bear, each once; as accepted().
    virtual std::vector<SealOfCopies> seals(core::db::Tx& tx, const core::Context& ctx, archive::DossierId id) = 0;
    // Of one that was accepted, by its id. Nothing for who may not read it.
    virtual std::optional<OneCopy> copy(core::db::Tx& tx, const core::Context& ctx, std::string_view id) = 0;
    // What `house` had accepted of it, in the unit that takes the dossier in; what is here already stays. Nobody here
    // made or checked them: they stand as received, under a number of this house, and no berita acara is made of them.
    // `seals`: those they bear, judged. A copy that came before its seal is given it.
    virtual void receive(core::db::Tx& tx, const core::Context& ctx, archive::DossierId id, const std::string& house,
                         const std::vector<DigitalCopy>& copies, const std::vector<SealOfCopies>& seals) = 0;
};

}  // namespace depot
