// SPDX-License-Identifier: Apache-2.0
// In which positions a letter was signed: rooms that need the parties of an act match them by it.
#pragma once

#include <vector>

#include "letters/letters.h"

namespace letters {

class Signers {
  public:
    virtual ~Signers() = default;
    // Of a letter that has its signatures, the signer first, then those who signed after him; empty of any other.
    virtual std::vector<core::PositionId> signers(core::db::Tx& tx, LetterId id) = 0;
};

}  // namespace letters
