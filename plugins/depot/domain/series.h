// SPDX-License-Identifier: Apache-2.0
// Numbers that may stand beside those of another unit: each unit numbers from one, and who has the depot of units below,
// or of one that ended in his, sees the same number twice. What is printed never changes.
#pragma once

#include <string>

namespace depot {

// "1/2026", of another unit than the reader's "1/2026 (DISKOMINFO)".
inline std::string in_series(std::string number, const std::string& series) {
    return series.empty() ? number : number + " (" + series + ")";
}

}  // namespace depot
