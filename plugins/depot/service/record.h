// SPDX-License-Identifier: Apache-2.0
// What is told of a dossier to whoever describes it elsewhere.
#pragma once

#include "depot/record.h"
#include "depot/service/holds.h"

namespace depot {

class Record final : public Records {
  public:
    Record(Parts& parts, Holds& holds) : parts_(parts), holds_(holds) {}
    std::string box(core::db::Tx& tx, archive::DossierId dossier) override;
    std::optional<Closed> closed(core::db::Tx& tx, archive::DossierId dossier, core::Date on) override;
    bool held(core::db::Tx& tx, archive::DossierId dossier) override;

  private:
    Parts& parts_;
    Holds& holds_;
};

}  // namespace depot
