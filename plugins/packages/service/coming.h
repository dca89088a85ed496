// SPDX-License-Identifier: Apache-2.0
// archive::Came over the packages dossiers were made from.
#pragma once

#include "archive/came.h"

namespace packages {

class Coming final : public archive::Came {
  public:
    std::map<archive::DossierId, std::vector<core::Digest>> came(core::db::Tx& tx,
                                                                 const std::vector<archive::DossierId>& ids) override;
    std::vector<archive::CameFile> came(core::db::Tx& tx, archive::DossierId id) override;
};

}  // namespace packages
