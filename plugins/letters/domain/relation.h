// SPDX-License-Identifier: Apache-2.0
// Which relations may stand between which letters, and how a letter stands now.
//
//   replies, forwards, refers   to any letter that was sent; secret ones are not forwarded, so that their
//                               readers do not grow (letters.md 6.10 no. 13)
//   corrects, amends, revokes,  a sent letter, by the unit that numbered it or one above, and only while
//   cancels                     nothing has revoked or cancelled it (6.10 no. 8)
//
// A cancelled letter counts as never issued: what it said of others lapses. A revoked one has been in
// force, and what it said of others stays.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "letters/domain/letter.h"
#include "letters/relations.h"

namespace letters {

// What the rules look at of the older letter.
struct Older {
    State state = State::draft;
    classification::AccessClass access = classification::AccessClass::ordinary;
    std::vector<core::UnitId> line;      // the unit of its number book and those above it
    bool ended = false;                  // a letter that has its number revokes or cancels it
    bool itself = false;                 // it is the newer letter; one that was sent relates to no draft
};

// The word key of why a letter of that class numbered by `book` may not relate so; "" when it may. What names a
// secret letter is no less secret: its number, issuer and subject go along.
std::string_view refusal(Relation how, const Older& older, core::UnitId book, classification::AccessClass access);

// Of all that changed a letter, in the order they were numbered: the one by which it stands now. What
// ends it goes before what corrects it.
std::optional<Newer> newest(const std::vector<Newer>& in_order);

}  // namespace letters
