// SPDX-License-Identifier: Apache-2.0
// A second opinion: another reader (poppler, in a child process) counts and draws the pages of the signed
// revision and of the file. A witness, not a judge: what it sees otherwise makes a verdict doubtful.
#pragma once

#include <chrono>

#include "core/base/bytes.h"
#include "signing/check/report.h"

namespace signing {

// Only of files not failed already. Pages are counted in each of the first revisions; drawn only where
// something harmless by the rules follows the first signature, for the cost of drawing: first those something was
// added to, then all others. Only what the rules let look otherwise (check/widgets.h) is left out of what must look
// alike. A new signature on what was printed is a doubt. Ends by `until`; pages there was no time for leave a doubt
// where something follows the signature, else a note.
void second_look(core::ByteView pdf, check::Report& report, std::chrono::steady_clock::time_point until);

}  // namespace signing
