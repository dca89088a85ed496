// SPDX-License-Identifier: Apache-2.0
#include "core/search/fuzzy.h"

#include <algorithm>
#include <set>

namespace core::search {
namespace {

constexpr std::size_t shortest_sought = 5, longest_sought = 24;

bool plain_letters(std::string_view word, std::size_t least) {
    return word.size() >= least && word.size() <= longest_sought &&
           std::all_of(word.begin(), word.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

std::string without(std::string_view word, std::size_t at) {
    std::string out(word);
    return out.erase(at, 1);
}

// "~-c" and the word that lost its third letter.
std::string gap(std::size_t at, std::string_view rest) {
    return "~-" + std::string(1, static_cast<char>('a' + at)) + std::string(rest);
}

}  // namespace

std::vector<std::string> ocr_forms(std::string_view word) {
    if (!plain_letters(word, shortest_sought - 1)) return {};
    std::vector<std::string> out{"~" + std::string(word)};
    for (std::size_t at = 0; at < word.size(); ++at) out.push_back(gap(at, without(word, at)));
    return out;
}

std::vector<std::string> sought_ocr_forms(std::string_view word) {
    if (!plain_letters(word, shortest_sought)) return {};
    std::set<std::string> out{"~" + std::string(word)};
    for (std::size_t at = 0; at < word.size(); ++at) {
        out.insert(gap(at, without(word, at)));
        out.insert("~" + without(word, at));
    }
    for (std::size_t at = 0; at <= word.size(); ++at) out.insert(gap(at, word));
    return {out.begin(), out.end()};
}

bool one_letter_off(std::string_view one, std::string_view other) {
    if (one.size() > other.size()) std::swap(one, other);
    if (other.size() - one.size() > 1) return false;
    const auto [at, also] = std::mismatch(one.begin(), one.end(), other.begin());
    const auto same = static_cast<std::size_t>(at - one.begin());
    if (same == one.size()) return true;
    return one.substr(one.size() == other.size() ? same + 1 : same) == other.substr(same + 1);
}

}  // namespace core::search
