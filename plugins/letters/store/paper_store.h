// SPDX-License-Identifier: Apache-2.0
// The final unsigned sheet of a letter written elsewhere, kept as soon as it is made: a converter does not
// give the same bytes twice.
#pragma once

#include <optional>

#include "letters/letters.h"

namespace letters {

struct FinalSheet {
    core::Digest bytes;        // blob
    int pages = 0;
    core::Json place;          // of the signature: page, x, y, width, height
};

class PaperStore {
  public:
    std::optional<FinalSheet> find(core::db::Tx& tx, LetterId letter);
    // The first one stays; gives what is kept.
    FinalSheet keep(core::db::Tx& tx, LetterId letter, const FinalSheet& sheet);
};

}  // namespace letters
