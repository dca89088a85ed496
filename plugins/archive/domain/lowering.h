// SPDX-License-Identifier: Apache-2.0
// The class of a dossier asked to be lowered (SKKAAD; archive.md I9, I13). One asks, another decides; raising is
// anybody's who files and waits for nobody.
//
//   waiting --approve(by another person)--> approved: the class is lowered
//      |-----refuse--> refused
//      |-----(its class rises, something of a higher class than wanted comes in, or it is handed over)--> void
#pragma once

#include "archive/domain/petition.h"

namespace archive {

using LoweringId = core::Id<struct LoweringTag>;

struct Lowering : Petition<LoweringId> {
    AccessClass was = AccessClass::ordinary, wanted = AccessClass::ordinary;

    std::string object() const { return "lowering:" + id.text(); }
};

// The lowest a dossier may have, and what asks for it.
struct Floor {
    AccessClass access = AccessClass::ordinary;
    int item = 0;   // the first of that class; 0: its code
};

}  // namespace archive
