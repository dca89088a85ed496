// SPDX-License-Identifier: Apache-2.0
// A closed dossier asked to be opened again: TERTUTUP -> TERBUKA is the records unit's alone (archive.md 6.5). The
// archivist of its unit asks, one of the records unit decides, or opens what he sees himself.
//
//   waiting --approve--> approved: it is open again
//      |-----refuse--> refused
#pragma once

#include "archive/domain/petition.h"

namespace archive {

using ReopeningId = core::Id<struct ReopeningTag>;

using Reopening = Petition<ReopeningId>;

}  // namespace archive
