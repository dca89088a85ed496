// SPDX-License-Identifier: Apache-2.0
// Evidence that an update took away again. Nobody signed the revision that held it, but no honest program takes it
// out (EN 319 142-1, 5.4).
#pragma once

#include "signing/check/revisions.h"

namespace signing::check {

// The end of the last revision longer than `from` octets that held evidence where the whole file holds none; 0 where there
// is none. Evidence that was replaced is no loss. Reads the last few dozen of them, and passes over what is no file.
std::size_t evidence_lost_after(Revisions& revisions, std::size_t from);

}  // namespace signing::check
