// SPDX-License-Identifier: Apache-2.0
// Of many sealed files at once the newest grown from each (levels.h).
#pragma once

#include <map>
#include <vector>

#include "core/base/bytes.h"
#include "core/db/db.h"

namespace signing {

class Growths {
  public:
    virtual ~Growths() = default;
    // Of those that have grown; of others there is nothing newer than themselves.
    virtual std::map<core::Digest, core::Digest> grown(core::db::Tx& tx, const std::vector<core::Digest>& sealed) = 0;
};

}  // namespace signing
