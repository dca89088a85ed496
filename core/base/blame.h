// SPDX-License-Identifier: Apache-2.0
// Whose fault an error is, by its kind: said once for all who decide whether to try again, to stop, or to tell.
#pragma once

#include "core/base/error.h"

namespace core::blame {

// A service we need is away or answers wrongly: perhaps over soon, and the next would meet the same.
constexpr bool away(Code code) { return code == Code::unavailable || code == Code::upstream; }
// Not the fault of who asked: nothing he could mend.
constexpr bool ours(Code code) { return code == Code::internal || away(code); }

}  // namespace core::blame
