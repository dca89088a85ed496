// SPDX-License-Identifier: Apache-2.0
// The rules of Indonesian affixation, confirmed by the list of roots. Written from published
// descriptions of the language; no other stemmer's code or words are in it.
#pragma once

#include <string>
#include <string_view>

namespace core::search {

// The listed root a folded word is built on ("pemusnahan" -> "musnah"), in the spelling the index
// keeps; "" when there is none. Of several the one reached by fewest affixes, then the longest.
std::string known_root(std::string_view folded);

}  // namespace core::search
