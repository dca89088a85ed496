// SPDX-License-Identifier: Apache-2.0
// A PDF made fit for its first signature. What nobody has signed may still be written anew; afterwards no byte
// may change any more.
#pragma once

#include <optional>

#include "core/base/bytes.h"

namespace signing::pades {

// Nothing, when it can be signed as it is, when somebody has signed it, or when only its writer can mend it
// (Source says why). A file with two tables of its objects (hybrid, ISO 32000-1, 7.5.8.4) comes back with one,
// its pages unchanged: two readers could take the two tables for two documents.
std::optional<core::Bytes> normal(core::ByteView pdf);

}  // namespace signing::pades
