// SPDX-License-Identifier: Apache-2.0
// Letters of approval kept with the editions they put in force, whatever becomes of the record they came as.
#pragma once

#include "core/base/bytes.h"
#include "core/db/db.h"

namespace classification {

class Approvals {
  public:
    virtual ~Approvals() = default;
    virtual bool keeps(core::db::Tx& tx, const core::Digest& file) = 0;
};

}  // namespace classification
