// SPDX-License-Identifier: Apache-2.0
// Who may do what with a letter in the mailbox. The addressed position and all in the disposition
// tree see it. The clerk of the agenda book, as long as he is one there, sees letters of ordinary and limited access, and secret
// ones it registered itself; the archivist of the book those that are closed and not secret. A seat that is lent
// reaches what is addressed or given to its position, up to the class it was lent for. A personal letter is its
// person's alone. Whoever reads a row may know numbers of its book it names (a duplicate, a row moved): a book counts
// without gaps, so a number tells nothing but that something came.
#pragma once

#include <vector>

#include "incoming/domain/branch.h"
#include "incoming/domain/entry.h"

namespace incoming {

// act: dispose and close; correct: what its clerk wrote down of it; prepare: a disposition for the addressed
// position to give; sort: mark it in its list; lower_class: the addressed position and the archivist of the book;
// propose_class: who registered it and the clerk of the book ask them to; see_readers: they and who registered it;
// raise_class: all of these.
enum class Right { read, act, correct, prepare, sort, raise_class, lower_class, propose_class, see_readers };
std::string_view name(Right right);   // "read" ... "see_readers"

struct Standing {
    core::PositionId position;
    core::UnitId book_unit;
    std::optional<core::PositionId> clerk, registrar;
    classification::AccessClass access = classification::AccessClass::ordinary;
    bool copy = false;
    bool closed = false;
    std::vector<core::PositionId> tree;   // receivers of branches not withdrawn
    std::optional<core::PersonId> person; // of a personal letter: it is his, whichever position he holds
};

// It lies in the mailbox the actor sits in; of a personal letter, it is his.
bool mine(const Entry& entry, const core::Actor& actor);
Standing standing(const Entry& entry, const std::vector<Disposition>& dispositions);
core::Verdict may(const core::Actor& actor, Right right, const Standing& standing);

}  // namespace incoming
