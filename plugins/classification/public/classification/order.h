// SPDX-License-Identifier: Apache-2.0
// The order of codes wherever they are listed.
#pragma once

#include <string>
#include <string_view>

namespace classification {

// Sorts as people count: each run of digits is padded to six, so 500.4.9 comes before 500.4.10.
std::string sort_key(std::string_view code);

}  // namespace classification
