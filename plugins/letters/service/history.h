// SPDX-License-Identifier: Apache-2.0
// Every version ever saved of a letter, and any two of them beside each other. For those inside alone:
// an addressee reads the letter, not how it came about.
#pragma once

#include "letters/compare/words.h"
#include "letters/service/room.h"

namespace letters {

struct Difference {
    std::string field;                      // "subject", "parts.body", "addressees"
    std::string label;                      // of a part, by its kind; "" for other fields
    std::vector<compare::Piece> pieces;
};

struct Comparison {
    Letter letter;
    Version from, to;
    std::vector<Version> all;               // newest first
    std::vector<Difference> differences;    // in the order of the form
};

class History {
  public:
    explicit History(Parts& parts) : parts_(parts) {}

    std::vector<Version> versions(const core::Context& ctx, LetterId id);   // newest first
    // 0 stands for the newest version, and as `from` for the one before `to`. Throws Error(not_found) for a
    // version that is none.
    Comparison compare(const core::Context& ctx, LetterId id, std::int64_t from, std::int64_t to);

  private:
    Parts& parts_;
};

}  // namespace letters
