// SPDX-License-Identifier: Apache-2.0
// What is left of a signing once the document is destroyed: who signed when, with which certificate, and hashes.
#pragma once

#include <vector>

#include "core/base/bytes.h"
#include "core/db/db.h"

namespace signing {

class Forgetting {
  public:
    virtual ~Forgetting() = default;
    // In the caller's unit: notes of those on the way are gone and the file is raised no more. Gives the files that
    // were made of it, before and after the seal; they are the caller's to destroy.
    virtual std::vector<core::Digest> forget(core::db::Tx& tx, const core::Digest& sealed) = 0;
    // Whether a sealed file that is not forgotten has grown into that one.
    virtual bool keeps(core::db::Tx& tx, const core::Digest& bytes) = 0;
};

}  // namespace signing
