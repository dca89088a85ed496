// SPDX-License-Identifier: Apache-2.0
#include "core/search/numbers.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/search/words.h"

namespace core::search {
namespace {

constexpr std::size_t longest_number = 120;
constexpr std::array<std::string_view, 12> months = {"i",   "ii",   "iii", "iv", "v",  "vi",
                                                     "vii", "viii", "ix",  "x",  "xi", "xii"};

bool digits(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string bare(const std::string& segment) {
    if (digits(segment)) {
        const auto first = segment.find_first_not_of('0');
        return first == std::string::npos ? "0" : segment.substr(first);
    }
    const auto* month = std::find(months.begin(), months.end(), segment);
    return month == months.end() ? segment : std::to_string(month - months.begin() + 1);
}

}  // namespace

std::string plain_number(std::string_view number) {
    std::string out;
    each_word(number.substr(0, longest_number), [&](const Word& word) {
        if (!out.empty()) out += '-';
        out += word.folded;
        return true;
    });
    return out;
}

std::vector<std::string> bare_segments(std::string_view number) {
    std::vector<std::string> out;
    each_word(number.substr(0, longest_number), [&](const Word& word) {
        out.push_back(bare(word.folded));
        return true;
    });
    return out;
}

std::vector<std::string> parts(std::string_view number) {
    const auto plain = plain_number(number);
    std::vector<std::string> out;
    for (std::size_t at = 0; at < plain.size(); ++at) {
        const bool inside = (static_cast<unsigned char>(plain[at]) & 0xc0) == 0x80;
        if (plain[at] != '-' && !inside) out.push_back("#" + plain.substr(at));
    }
    std::string tail;
    const auto segments = bare_segments(number);
    for (auto segment = segments.rbegin(); segment != segments.rend(); ++segment) {
        tail = tail.empty() ? *segment : *segment + "-" + tail;
        out.push_back("#-" + tail);
        out.push_back("#=" + *segment);
    }
    return out;
}

Sought sought_number(std::string_view typed, std::size_t least) {
    Sought sought;
    const auto plain = plain_number(typed);
    if (plain.empty()) return sought;
    if (plain.size() >= least) sought.beginnings.push_back("#" + plain);
    const auto segments = bare_segments(typed);
    if (segments.size() > 1) sought.beginnings.push_back("#-" + text::join(segments, "-"));
    else if (digits(segments[0])) sought.whole = "#=" + segments[0];
    return sought;
}

}  // namespace core::search
