// SPDX-License-Identifier: Apache-2.0
// What a seeker typed, taken apart once for both engines; places, readers' tokens and snippets.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/search/index.h"
#include "core/search/words.h"

namespace core::search {

// Counted no further than this.
constexpr std::int64_t most_counted = 10'000;

// One thing every hit must have: these stems side by side, or this part of its number.
struct Term {
    std::vector<std::string> stems;
    std::string part;  // "" in a phrase; otherwise what a prefix of parts() may match
};

struct Asked {
    std::vector<Term> terms;           // words, and the part of a number as a term without stems
    std::set<std::string> stems;       // all of them, for the snippet
    std::vector<std::string> readers;  // what the seeker holds, made safe
    bool nothing = false;  // words were given but none can be found, or no token is held
    std::int64_t from = 0, before = 0;  // from <= place < before
    bool grouped = true;                // one hit for a letter and its copies
};

Asked asked(const Stemmer& stemmer, const std::vector<std::string>& tokens, const Wanted& wanted);

// The places of one day are day_of(date) << 32 and the 2^32 after it; never negative.
std::int64_t day_of(Date date);
Date date_at(std::int64_t day);

// "000.1.5/12" -> "000-1-5-12"; and every tail of it that begins with a sign, each after '#', so
// that a prefix search finds any part of a number without meeting the words of bodies.
std::string plain_number(std::string_view number);
std::vector<std::string> parts(std::string_view number);

// One-to-one, and of a-z and 0-9 only, so that the index never splits or mixes tokens.
std::string safe_token(std::string_view token);
std::vector<std::string> safe_tokens(
    const std::vector<std::string>& tokens);  // empty ones left out

// Which words of the bodies of one page of hits are among `stems`. Letters of one office use the
// same words again and again, so each is stemmed once.
class Matcher {
  public:
    Matcher(const Stemmer& stemmer, const std::set<std::string>& stems)
        : stemmer_(stemmer), stems_(stems) {}
    bool any() const { return !stems_.empty(); }
    bool matches(const std::string& folded);

  private:
    const Stemmer& stemmer_;
    const std::set<std::string>& stems_;
    std::unordered_map<std::string, bool> known_;
};

std::string snippet(Matcher& matcher, std::string_view body);

// Columns id, kind, title, number, summary, link, day, body, place of core_search, and how many
// other copies the seeker may see.
struct Placed {
    Hit hit;
    std::string body;
    std::int64_t place = 0;
};
Placed read_placed(const db::Row& row);
// Cuts the one row too many that tells of a next page, and fills in snippets.
Found page_of(const Stemmer& stemmer, std::vector<Placed> rows, const Asked& asked, int limit);
int page_size(const Wanted& wanted);
// Hits of this page lie before it. Throws Error(invalid, "core.error.cursor").
std::int64_t place_after(const Wanted& wanted);

}  // namespace core::search
