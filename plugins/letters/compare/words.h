// SPDX-License-Identifier: Apache-2.0
// Two texts compared word by word, paragraph by paragraph, for people to read. The comparing itself is
// dtl's (O(NP), Wu, Manber, Myers); here texts are cut into words and what came out is made readable.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace letters::compare {

struct Piece {
    enum class Kind { same, removed, added };
    Kind kind = Kind::same;
    std::string text;
    bool operator==(const Piece&) const = default;
};

// Pieces in order; without the added ones they are `before`, without the removed ones `after`. Of a
// paragraph changed beyond `most_words` everything is removed and added.
constexpr std::size_t most_words = 4000;
std::vector<Piece> words(std::string_view before, std::string_view after);

}  // namespace letters::compare
