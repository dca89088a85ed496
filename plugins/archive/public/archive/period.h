// SPDX-License-Identifier: Apache-2.0
// The period of a dossier (kurun waktu) as every list, label and form writes it.
#pragma once

#include <string>

namespace archive {

// "2025-2026", "2025" of one year.
inline std::string period(int first, int last) {
    return first == last ? std::to_string(first) : std::to_string(first) + "-" + std::to_string(last);
}

}  // namespace archive
