// SPDX-License-Identifier: Apache-2.0
// Rows of a letter that is destroyed: what goes, and what of it stays.
#pragma once

#include <optional>
#include <vector>

#include "letters/domain/letter.h"

namespace letters {

class ForgetStore {
  public:
    // The act by which it was destroyed.
    std::optional<std::string> destroyed_by(core::db::Tx& tx, LetterId id);
    void mark(core::db::Tx& tx, LetterId id, std::string_view act, core::Instant at);
    // `left` is the letter as it stays, with the act for its subject; everything else of it goes.
    void strip(core::db::Tx& tx, const Content& left, LetterId id);
    // Of the letter's own rows, each once.
    std::vector<core::Digest> files(core::db::Tx& tx, LetterId id);
    // Titles of what letters relate to by that subject of another room.
    void uncite(core::db::Tx& tx, std::string_view subject);
    bool keeps(core::db::Tx& tx, const core::Digest& bytes);
    std::vector<core::Digest> written_in(core::db::Tx& tx, const std::vector<core::Digest>& of);
};

}  // namespace letters
