// SPDX-License-Identifier: Apache-2.0
// packages::Came over the packages dossiers were made from.
#pragma once

#include "packages/came.h"

namespace packages {

class Coming final : public Came {
  public:
    std::map<archive::DossierId, std::vector<core::Digest>> came(core::db::Tx& tx,
                                                                 const std::vector<archive::DossierId>& ids) override;
    std::vector<CameFile> came(core::db::Tx& tx, archive::DossierId id) override;
};

}  // namespace packages
