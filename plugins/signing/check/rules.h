// SPDX-License-Identifier: Apache-2.0
// The one door of the checker: a file, what to trust, and the time; a verdict comes back.
#pragma once

#include "core/base/bytes.h"
#include "signing/check/report.h"
#include "signing/check/trust.h"

namespace signing::check {

// Never throws for what the file holds, and never goes to the network. A file without a signature
// is INDETERMINATE with the sentence "signing.verdict.unsigned".
Report inspect(core::ByteView pdf, const Anchors& anchors, core::Instant now);

}  // namespace signing::check
