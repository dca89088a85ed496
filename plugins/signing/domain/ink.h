// SPDX-License-Identifier: Apache-2.0
// A round that ends on paper: the signer has it numbered and printed, signs with a pen, and somebody of the
// house records the sheet that came back.
#pragma once

#include "signing/domain/round.h"

namespace signing {

// As approve(), and from here on no key closes the round.
void hand_to_ink(OwnRound& round, const Act& act, const core::Digest& content);
// The signature step passes in the name of who approved it; gives that step.
const OwnStep& close(OwnRound& round, const core::Digest& scan, core::Instant at);

}  // namespace signing
