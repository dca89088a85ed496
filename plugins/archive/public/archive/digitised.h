// SPDX-License-Identifier: Apache-2.0
// Which dossiers have digital copies of their paper. Offered by the room that keeps the depot, in a house that has one.
#pragma once

#include <map>
#include <vector>

#include "archive/dossiers.h"
#include "core/base/bytes.h"
#include "core/db/db.h"

namespace archive {

class Digitised {
  public:
    virtual ~Digitised() = default;
    // The files of what was accepted, of many dossiers at once; asks no rights.
    virtual std::map<DossierId, std::vector<core::Digest>> files(core::db::Tx& tx, const std::vector<DossierId>& ids) = 0;
};

}  // namespace archive
