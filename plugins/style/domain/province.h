// SPDX-License-Identifier: Apache-2.0
// The province a region lies in, by the first two figures of its code (Kepmendagri on region codes).
#pragma once

#include <string_view>

namespace style {

// "Kepulauan Bangka Belitung" for "19.71"; "" for a code that is none.
std::string_view province_of(std::string_view region_code);

}  // namespace style
