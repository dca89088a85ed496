// SPDX-License-Identifier: Apache-2.0
// Documents by name: all that a search finds, those of a list somebody may still see, and those alike.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/search/index.h"

namespace core::search {

struct Named {
    std::string kind, id;
    auto operator<=>(const Named&) const = default;
};

// A document as lists and forms show it.
struct Listed {
    Hit hit;  // without snippet
    std::vector<Mark> marks;
    std::string original;  // of a copy

    std::string code() const;  // the most exact of its classification
    const Mark* mark(std::string_view facet) const;
};

constexpr int most_named = 20'000;

// What find() gives over all its pages, newest first, without words around it.
std::vector<Named> names(Index& index, db::Tx& tx, const std::vector<std::string>& tokens, const Wanted& wanted,
                         int most = most_named);
// Those of them the seeker may see now, in the order given.
std::vector<Listed> seen(Index& index, db::Tx& tx, const std::vector<std::string>& tokens,
                         const std::vector<Named>& of);
// Documents like that one, by stems of titles and classification, most alike first; a letter and its copies
// count as one. Likeness is of two documents alone, and both are seen by the seeker: no statistic over records
// plays a part. Nothing of one he may not see.
std::vector<Listed> alike(Index& index, db::Tx& tx, const std::vector<std::string>& tokens, const Named& to, int most);

}  // namespace core::search
