// SPDX-License-Identifier: Apache-2.0
// An item filed wrongly, asked to be moved to where it is kept less long or less surely. One asks, another decides.
//
//   waiting --approve(by another person)--> approved: it is moved
//      |-----refuse--> refused
#pragma once

#include "archive/domain/petition.h"

namespace archive {

using MoveId = core::Id<struct MoveTag>;

struct Move : Petition<MoveId> {
    enum class Verdict { approve, refuse };

    DossierId target;
    int item = 0;
    std::string answer, decided_by;   // "" while it waits
};
inline std::string_view name(Move::Verdict verdict) { return verdict == Move::Verdict::approve ? "approve" : "refuse"; }

}  // namespace archive
