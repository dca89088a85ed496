// SPDX-License-Identifier: Apache-2.0
// Who had a list before him on which secret dossiers are told (archive.md I20).
#pragma once

#include "disposal/service/desk.h"

namespace disposal {

// Of each secret dossier on the list that the actor may know of, `what` of it ("": nobody has it yet); true where one is.
bool note_reading(Parts& parts, Desk& desk, const core::Context& ctx, ProposalId id, const std::string& what);

}  // namespace disposal
