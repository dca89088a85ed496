// SPDX-License-Identifier: Apache-2.0
#include "core/search/analyser/spelling.h"

#include <array>

#include "core/search/analyser/lists.h"
#include "core/search/analyser/root.h"

namespace core::search {
namespace {

struct Change {
    std::string_view old, now;
};
constexpr std::array sure = {Change{"oe", "u"}, Change{"tj", "c"}, Change{"dj", "\1"}};
// "dj" waits as \1 until every other j has become y: "djawa" is not "dyawa".
constexpr std::array doubtful = {Change{"nj", "ny"}, Change{"sj", "sy"}, Change{"ch", "kh"},
                                 Change{"j", "y"}};

std::string changed(std::string text, const Change& change) {
    for (std::size_t at = 0; (at = text.find(change.old, at)) != std::string::npos;
         at += change.now.size())
        text.replace(at, change.old.size(), change.now);
    return text;
}

bool known(std::string_view word) { return !known_root(word).empty(); }

bool old_looking(std::string_view word) {
    return word.find_first_of("j") != std::string_view::npos ||
           word.find("oe") != std::string_view::npos || word.find("ch") != std::string_view::npos;
}

}  // namespace

std::string todays_form(std::string_view folded) {
    if (folded.size() < 3 || !old_looking(folded)) return std::string(kept_spelling(folded));
    if (is_root(folded) || known(folded)) return std::string(kept_spelling(folded));
    std::string plain(folded);
    for (const auto& change : sure) plain = changed(std::move(plain), change);
    std::string all = plain;
    for (const auto& change : doubtful) all = changed(std::move(all), change);
    plain = changed(std::move(plain), {"\1", "j"});
    if (known(plain)) return std::string(kept_spelling(plain));
    for (const auto& change : doubtful)
        if (const auto one = changed(changed(std::string(folded), change), {"\1", "j"}); known(one))
            return std::string(kept_spelling(one));
    all = changed(std::move(all), {"\1", "j"});
    return std::string(kept_spelling(known(all) ? all : plain));
}

}  // namespace core::search
