// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/bare_search.h"

#include <functional>

#include "core/base/text.h"
#include "tests/bench/corpus.h"

namespace bench {

namespace search = core::search;

namespace {

// The words of one question, each a way of its own to be found: any of its spellings, of each all its runs.
std::vector<std::string> ways_of(const search::Asked& asked, const std::function<std::string(const search::Run&)>& words,
                                 const std::function<std::string(const search::Part&)>& part,
                                 const std::function<std::string(const std::vector<std::string>&)>& recognised,
                                 const char* both, const char* any) {
    std::vector<std::string> all;
    for (const auto& term : asked.terms) {
        std::vector<std::string> spellings;
        for (const auto& way : term) {
            std::vector<std::string> runs;
            for (const auto& run : way) {
                std::vector<std::string> found;
                if (!run.exact.empty()) found.push_back(words(run));
                for (const auto& each : run.number.part) found.push_back(part(each));
                if (!run.ocr.empty()) found.push_back(recognised(run.ocr));
                runs.push_back("(" + core::text::join(found, any) + ")");
            }
            spellings.push_back("(" + core::text::join(runs, both) + ")");
        }
        all.push_back("(" + core::text::join(spellings, any) + ")");
    }
    return all;
}

// A phrase or a beginning is of exact words, whose place is another than that of stems.
std::string in_fts5(const search::Run& run) {
    return (run.quoted || run.beginning ? "{title body} : \"" : "{stitle sbody} : \"") +
           core::text::join(run.words(false), " ") + (run.beginning ? "\" *" : "\"");
}

std::string in_tsquery(const search::Run& run) {
    const std::string opens = run.quoted || run.beginning ? "'=" : "'";
    return "(" + opens + core::text::join(run.words(false), "' <-> " + opens) + (run.beginning ? "':*)" : "')");
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
        ways_of(asked, in_fts5,
                [](const search::Part& part) {
                    return "parts : \"" + part.text + (part.beginning ? "\" *" : "\"");
                },
                [](const std::vector<std::string>& forms) { return "ocr : (\"" + core::text::join(forms, "\" OR \"") + "\")"; },
                " AND ", " OR "),
        " AND ");
    return seen ? "readers : (\"" + core::text::join(asked.readers, "\" OR \"") + "\") AND " + out
                : out;
}

std::string tsquery_text(const search::Asked& asked) {
    const auto part = [](const search::Part& each) { return "'" + each.text + (each.beginning ? "':*" : "'"); };
    const auto recognised = [](const std::vector<std::string>& forms) { return "('" + core::text::join(forms, "' | '") + "')"; };
    return core::text::join(ways_of(asked, in_tsquery, part, recognised, " & ", " | "), " & ");
}

}  // namespace bench
