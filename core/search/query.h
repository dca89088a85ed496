// SPDX-License-Identifier: Apache-2.0
// What a seeker typed, taken apart once for both engines; places, readers' tokens and snippets.
#pragma once

#include <cstdint>
#include <limits>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/search/index.h"
#include "core/search/numbers.h"
#include "core/search/words.h"

namespace core::search {

// Counted no further than this, unless a house says otherwise (counted.h).
constexpr std::int64_t most_counted = 10'000;

// Words side by side; or this part of a number; or in recognised text one of these forms. In quotes
// only exact words count; a beginning has one word.
struct Run {
    std::vector<std::string> exact, stems;
    bool quoted = false, beginning = false;
    Sought number = {};
    std::vector<std::string> ocr = {};
    const std::vector<std::string>& words(bool exactly) const {
        return exactly || quoted || beginning ? exact : stems;
    }
};

// One thing every hit must have: one of these ways to say it, each all of its runs.
using Term = std::vector<std::vector<Run>>;

// How near a hit comes to the words; each step holds those before it, but for `stem_in_title` and
// `exact`, which neither holds the other. A number sought is whole in all but the last two.
enum class Step { phrase_in_title, exact_in_title, stem_in_title, exact, stem, misread };
constexpr int steps = 6;

// One of these values of one facet.
struct AnyMark {
    std::string facet;
    std::vector<std::string> values;
};

struct Asked {
    std::vector<Term> terms;
    std::vector<std::string> title_run;  // everything typed, in a row; empty when that makes no sense
    std::vector<std::string> readers;    // what the seeker holds, made safe
    bool nothing = false;  // words were given but none can be found, or no token is held
    std::int64_t from = 0, before = 0;  // from <= place < before
    std::int64_t from_day = 0;
    std::optional<std::int64_t> until_day;
    bool within = false;
    std::optional<std::int64_t> reaching;   // the first place before `from` of a document that lasts into the days
    std::vector<AnyMark> marks;
    std::int64_t today = 0;  // the day dated marks must hold on
    bool grouped = true;  // one hit for a letter and its copies
    bool best = false;    // in steps
};

Asked asked(const Stemmer& stemmer, const std::vector<std::string>& tokens, const Wanted& wanted);

// The places of one day are day_of(date) * day_width and those after it; never negative.
constexpr std::int64_t day_width = std::int64_t{1} << 32;
constexpr std::int64_t last_place = std::numeric_limits<std::int64_t>::max();
std::int64_t day_of(Date date);
Date date_at(std::int64_t day);

// One-to-one, and of a-z and 0-9 only, so that the index never splits or mixes tokens.
std::string safe_token(std::string_view token);
std::vector<std::string> safe_tokens(
    const std::vector<std::string>& tokens);  // empty ones left out

int page_size(const Wanted& wanted);
// Hits of this page lie in this step before this place, or in a later step.
struct Cursor {
    int step = 0;
    std::int64_t place = 0;
};

}  // namespace core::search
