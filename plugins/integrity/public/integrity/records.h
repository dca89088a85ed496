// SPDX-License-Identifier: Apache-2.0
// The evidence record of a file (RFC 4998), for a room that hands the file on; whoever asks has asked the gate of its record.
#pragma once

#include <map>
#include <vector>

#include "core/base/bytes.h"
#include "core/db/db.h"

namespace integrity {

class Records {
  public:
    virtual ~Records() = default;
    // DER; none of a file in no stamped tree yet. Of many at once, for each tree is read but once.
    virtual std::map<core::Digest, core::Bytes> records(core::db::Tx& tx, const std::vector<core::Digest>& files) = 0;
};

}  // namespace integrity
