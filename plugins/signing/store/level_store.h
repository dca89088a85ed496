// SPDX-License-Identifier: Apache-2.0
// The levels of sealed files, and the files that grew from them.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "signing/levels.h"

namespace signing::store {

struct Sealing {   // a new sealed file
    core::Digest sealed;
    std::string subject;
    Standing standing;
};
void insert(core::db::Tx& tx, const Sealing& sealing, core::Instant now);
std::optional<Sealing> sealing(core::db::Tx& tx, const core::Digest& sealed);
// Of these the ones with a newer file, and which.
std::map<core::Digest, core::Digest> grown(core::db::Tx& tx, const std::vector<core::Digest>& sealed);
// Whether a key signed these bytes here, whatever is known of their level yet.
bool sealed_here(core::db::Tx& tx, const core::Digest& sealed);
// Of a file that is or grew from a sealed one.
std::optional<core::Digest> sealed_of(core::db::Tx& tx, const core::Digest& bytes);
bool handed_out(core::db::Tx& tx, const core::Digest& bytes);   // as what something sealed has grown to

void want(core::db::Tx& tx, const core::Digest& sealed, Level level, bool open);
// False when the newest file is no longer `before`: then nothing is written.
bool grow(core::db::Tx& tx, const core::Digest& sealed, const core::Digest& before, const Standing& now_stands,
          core::Instant now);

void postpone(core::db::Tx& tx, const core::Digest& sealed, core::Instant renew_at);

// Sealed files below the level wanted, the newest first: what cannot be had for old ones keeps nothing else from its turn.
std::vector<core::Digest> to_raise(core::db::Tx& tx, int most);
// Those to be renewed by now, the one first whose timestamp ends first.
std::vector<core::Digest> to_renew(core::db::Tx& tx, core::Instant now, std::int64_t most);
// How many of these end on which day (days since 1970), in order.
std::vector<std::pair<std::int64_t, std::int64_t>> renewals(core::db::Tx& tx, core::Instant now);
// How many archive timestamps end before that.
std::int64_t count_unrenewed(core::db::Tx& tx, core::Instant by);
// How many have been below the level wanted since before `since`.
std::int64_t count_behind(core::db::Tx& tx, core::Instant since);

}  // namespace signing::store
