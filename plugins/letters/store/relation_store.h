// SPDX-License-Identifier: Apache-2.0
// Relations between letters.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/db/db.h"
#include "letters/domain/relation.h"

namespace letters {

// A relation with the letter that declares it.
struct Tie {
    LetterId from;
    Relation how = Relation::replies;
    About about;
    State state = State::draft;      // of `from`
    bool lapsed = false;

    bool in_force() const { return !lapsed && (state == State::sealed || state == State::sent); }
};

class RelationStore {
  public:
    void declare(core::db::Tx& tx, LetterId from, Relation how, const About& about);
    bool drop(core::db::Tx& tx, LetterId from, std::string_view subject);   // false when there is none
    std::vector<Tie> of(core::db::Tx& tx, LetterId from);
    // In force, to the letter or the thing of another room; in the order of their numbers.
    std::vector<Tie> to(core::db::Tx& tx, LetterId letter);
    std::vector<Tie> to(core::db::Tx& tx, std::string_view subject);
    // All that changed each of the letters, in the order of their numbers.
    std::map<LetterId, std::vector<Newer>> changes(core::db::Tx& tx, const std::vector<LetterId>& of);

    // A letter other than `but` that has its number revokes or cancels it.
    bool ended(core::db::Tx& tx, LetterId letter, LetterId but);
    // Until the unit ends no other one learns whether it is ended, so that two letters cannot end it both.
    void hold(core::db::Tx& tx, LetterId letter);
    // What the letter says of others counts no more, or counts again.
    void lapse(core::db::Tx& tx, LetterId from, bool lapsed);
};

}  // namespace letters
