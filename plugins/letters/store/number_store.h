// SPDX-License-Identifier: Apache-2.0
// The number book: every number ever taken, with the letter it belongs to.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/db/db.h"
#include "letters/domain/letter.h"
#include "letters/domain/number.h"
#include "letters/relations.h"

namespace letters {

struct BookLine {
    std::int64_t no = 0;
    std::string number;
    LetterId letter;
    NumberState state = NumberState::reserved;
    core::Date date{};
    std::string reason;          // why it is void
    std::string subject;
    classification::AccessClass access = classification::AccessClass::ordinary;
    std::string signer;
    std::string addressees;      // first one, for the book
    std::int64_t addressed = 0;  // how many
    std::optional<Newer> newer;  // by which letter it stands otherwise now; the desk fills it in
};

class NumberStore {
  public:
    void reserve(core::db::Tx& tx, const Letter& letter);
    void set(core::db::Tx& tx, LetterId letter, NumberState state, std::string_view reason);

    std::vector<std::string> series(core::db::Tx& tx, core::UnitId book);   // newest first
    // Lines below `before` (0 = from the last), newest first.
    std::vector<BookLine> lines(core::db::Tx& tx, std::string_view series, std::int64_t before, int limit);
    // Numbers between 1 and the last of the counter that stand nowhere: must be none.
    std::int64_t gaps(core::db::Tx& tx, std::string_view series);
};

}  // namespace letters
