// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/bare_search.h"

#include "core/base/text.h"
#include "tests/bench/corpus.h"

namespace bench {

namespace search = core::search;

namespace {

// The words of one question, each a way of its own to be found.
std::vector<std::string> ways_of(const search::Asked& asked, const char* opens, const char* between, const char* closes,
                                 const char* part_opens, const char* part_closes, const char* any) {
    std::vector<std::string> all;
    for (const auto& term : asked.terms) {
        const auto& run = term.at(0).at(0);
        auto out = opens + core::text::join(run.words(false), between) + closes;
        for (const auto& part : run.number.beginnings) out += any + (part_opens + part) + part_closes;
        all.push_back("(" + out + ")");
    }
    return all;
}

}  // namespace

search::Asked asked(const std::string& words) {
    const search::Stemmer stemmer;
    search::Wanted wanted;
    wanted.words = words;
    return search::asked(stemmer, head_of_office(), wanted);
}

std::string fts5_text(const search::Asked& asked, bool seen) {
    const auto out = core::text::join(
        ways_of(asked, "{stitle sbody} : \"", " ", "\"", "parts : \"", "\" *", " OR "), " AND ");
    return seen ? "readers : (\"" + core::text::join(asked.readers, "\" OR \"") + "\") AND " + out
                : out;
}

std::string tsquery_text(const search::Asked& asked) {
    return core::text::join(ways_of(asked, "('", "' <-> '", "')", "'", "':*", " | "), " & ");
}

}  // namespace bench
