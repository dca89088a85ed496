// SPDX-License-Identifier: Apache-2.0
// The piece of text shown below a search result.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/search/query.h"

namespace core::search {

// Which words of the texts of one page of hits were sought. Letters of one office use the same
// words again and again, so each is looked at once.
class Matcher {
  public:
    Matcher(const Stemmer& stemmer, const Asked& asked);
    bool any() const { return any_; }
    bool matches(const std::string& folded, bool recognised);

  private:
    bool fresh(const std::string& folded, bool recognised) const;
    const Stemmer& stemmer_;
    std::set<std::string> exact_, stems_, misread_;
    std::vector<std::string> beginnings_;
    bool any_ = false;
    std::unordered_map<std::string, bool> known_[2];
};

struct Piece {
    std::string text;
    bool matched = false;
};
Piece snippet(Matcher& matcher, std::string_view text, bool recognised);

// A hit with the texts its snippet is taken from.
struct Placed {
    Hit hit;
    std::string body, annexes, ocr;
    std::int64_t place = 0;
    int step = 0;
};
// Columns id, kind, title, number, summary, link, day, body, annexes, ocr, place of core_search, and
// how many other copies the seeker may see.
Placed read_placed(const db::Row& row);
// Cuts the one row too many that tells of a next page, and fills in snippets.
Found page_of(const Stemmer& stemmer, std::vector<Placed> rows, const Asked& asked, int limit);

}  // namespace core::search
