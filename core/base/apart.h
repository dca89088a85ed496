// SPDX-License-Identifier: Apache-2.0
// How far two words are apart.
#pragma once

#include <cstddef>
#include <string_view>

namespace core::text {

// Letters (bytes) to be changed, added or left out to come from one to the other; `most` + 1 when it is more.
std::size_t apart(std::string_view one, std::string_view other, std::size_t most);

}  // namespace core::text
