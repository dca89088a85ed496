// SPDX-License-Identifier: Apache-2.0
// What is told of a dossier to whoever describes it elsewhere.
#pragma once

#include "depot/record.h"

namespace depot {

class Record final : public Records {
  public:
    std::string box(core::db::Tx& tx, archive::DossierId dossier) override;
    std::optional<Closed> closed(core::db::Tx& tx, archive::DossierId dossier, core::Date on) override;
};

}  // namespace depot
