// SPDX-License-Identifier: Apache-2.0
// Whether two houses call a code the same.
#pragma once

#include <string_view>

namespace packages {

// Whatever their case, spaces and marks; what one of them does not tell differs from nothing.
bool same_words(std::string_view there, std::string_view here);

}  // namespace packages
