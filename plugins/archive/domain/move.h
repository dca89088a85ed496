// SPDX-License-Identifier: Apache-2.0
// What takes something from an item or a whole dossier: an item filed wrongly, asked to be moved to where it is kept less
// long or less surely; a word about an item that takes from the one that stands; a code whose rule keeps less. One asks,
// another decides.
//
//   waiting --approve(by another person)--> approved: it is done
//      |-----refuse--> refused
#pragma once

#include "archive/domain/petition.h"

namespace archive {

using MoveId = core::Id<struct MoveTag>;

struct Move : Petition<MoveId> {
    enum class Verdict { approve, refuse };
    enum class Kind { moved, lesser, recoded };

    Kind kind = Kind::moved;
    DossierId target;                                // of a move; otherwise itself
    int item = 0;                                    // 0: the dossier
    Exception::Kind word = Exception::Kind::none;    // that is to stand of the item
    std::optional<int> active_years, inactive_years;
    std::string code;                                // that the dossier is to have
    std::string answer, decided_by;                  // "" while it waits
};
inline constexpr std::array all_move_kinds{Move::Kind::moved, Move::Kind::lesser, Move::Kind::recoded};
inline std::string_view name(Move::Verdict verdict) { return verdict == Move::Verdict::approve ? "approve" : "refuse"; }
inline std::string_view name(Move::Kind kind) {
    return kind == Move::Kind::moved ? "moved" : kind == Move::Kind::lesser ? "lesser" : "recoded";
}

}  // namespace archive
