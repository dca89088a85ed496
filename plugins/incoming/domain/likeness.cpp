// SPDX-License-Identifier: Apache-2.0
#include "incoming/domain/likeness.h"

#include <algorithm>
#include <vector>

#include "core/base/text.h"

namespace incoming {

namespace {

constexpr std::string_view written_freely = " /.-_,:";
constexpr std::size_t shortest_abbreviation = 3, shortest_with_slip = 5;

std::vector<std::string> words_of(std::string_view name) {
    std::vector<std::string> words(1);
    for (const char c : core::text::lower(name)) {
        if (c == '(' || c == ')' || written_freely.find(c) != std::string_view::npos) {
            if (!words.back().empty()) words.emplace_back();
        } else {
            words.back() += c;
        }
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

// One letter more, less or other.
bool one_slip(const std::string& a, const std::string& b) {
    if (a.size() > b.size()) return one_slip(b, a);
    if (b.size() - a.size() > 1 || a.size() < shortest_with_slip) return false;
    auto [at, other] = std::mismatch(a.begin(), a.end(), b.begin());
    if (a.size() == b.size() && at != a.end()) ++at;
    if (other != b.end()) ++other;
    return std::equal(at, a.end(), other, b.end());
}

bool alike(const std::string& a, const std::string& b) {
    const auto& shorter = a.size() <= b.size() ? a : b;
    const auto& longer = a.size() <= b.size() ? b : a;
    return a == b || (shorter.size() >= shortest_abbreviation && longer.starts_with(shorter)) || one_slip(a, b);
}

}  // namespace

std::string number_key(std::string_view number) {
    auto key = core::text::lower(number);
    std::erase_if(key, [](char c) { return written_freely.find(c) != std::string_view::npos; });
    return key;
}

bool near(std::string_view sender, std::string_view other) {
    auto fewer = words_of(sender), more = words_of(other);
    if (fewer.size() > more.size()) std::swap(fewer, more);
    const auto shared = std::count_if(fewer.begin(), fewer.end(), [&](const std::string& word) {
        return std::any_of(more.begin(), more.end(), [&](const std::string& each) { return alike(word, each); });
    });
    return !fewer.empty() && 2 * static_cast<std::size_t>(shared) > fewer.size();
}

}  // namespace incoming
