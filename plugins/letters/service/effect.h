// SPDX-License-Identifier: Apache-2.0
// The rules of relations over what is kept, from the draft to the seal.
#pragma once

#include "letters/service/room.h"

namespace letters {

// What the rules look at of a letter, seen from the newer one; nil for one that is not written yet.
Older older_of(core::db::Tx& tx, Parts& parts, const Letter& older, LetterId newer);
// The same of what a relation names, of this house or not.
Older older_of(core::db::Tx& tx, Parts& parts, const About& about, LetterId newer);
// The letter that is to relate: nil while it is not written yet, the book it is numbered in, its class.
struct Wanting {
    LetterId id;
    core::UnitId book;
    classification::AccessClass access = classification::AccessClass::ordinary;
};
// The word key of why it may not relate so; "" when it may.
std::string refusal_of(core::db::Tx& tx, Parts& parts, const Wanting& newer, Relation how, const About& about);

// Why what a letter declares may not stand any more; faults of "relations".
std::vector<core::Fault> relation_faults(core::db::Tx& tx, Parts& parts, const Letter& letter);
// The same, when its class is to be another: only a lower one is judged, so that nothing else stops a correction.
std::vector<core::Fault> lowering_faults(core::db::Tx& tx, Parts& parts, Letter letter, classification::AccessClass next);
// The class is another than `was`: whoever took the letter over learns it within this unit.
void class_changed(core::db::Tx& tx, Parts& parts, const core::Context& ctx, const Letter& letter,
                   classification::AccessClass was);
// Before the number is taken: throws Error(conflict) for the first that may not stand, and holds the
// others until the unit ends.
void settle_relations(core::db::Tx& tx, Parts& parts, const Letter& letter);
// When the letter is sealed: what it says of others holds from here on.
void take_effect(core::db::Tx& tx, Parts& parts, const core::Context& ctx, const Letter& letter);
// By which letter each stands otherwise now; the number of a secret one is "" to readers who may not see it.
std::map<LetterId, Newer> newer_told(core::db::Tx& tx, Parts& parts, const core::Actor& reader,
                                     const std::vector<LetterId>& of);
// What it relates to, as carried inside the file.
core::Json relations_carried(core::db::Tx& tx, Parts& parts, LetterId id);

}  // namespace letters
