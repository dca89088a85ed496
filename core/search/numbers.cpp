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

bool is_month(std::string_view segment) { return std::find(months.begin(), months.end(), segment) != months.end(); }

std::string bare(const std::string& segment) {
    if (digits(segment)) {
        const auto first = segment.find_first_not_of('0');
        return first == std::string::npos ? "0" : segment.substr(first);
    }
    const auto* month = std::find(months.begin(), months.end(), segment);
    return month == months.end() ? segment : std::to_string(month - months.begin() + 1);
}

// With the first one as it is written.
std::string from_month(const std::string& month, std::vector<std::string> bare_from_there) {
    bare_from_there.front() = month;
    return "#-" + text::join(bare_from_there, "-");
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
    const auto written = text::split(plain, '-');
    const auto bare = bare_segments(number);
    for (std::size_t at = bare.size(); at-- > 0;) {
        const std::vector<std::string> tail(bare.begin() + static_cast<std::ptrdiff_t>(at), bare.end());
        out.push_back("#-" + text::join(tail, "-"));
        out.push_back("#=" + bare[at]);
        if (is_month(written[at])) out.push_back(from_month(std::string(written[at]), tail));
    }
    return out;
}

Sought sought_number(std::string_view typed, std::size_t least) {
    Sought sought;
    const auto plain = plain_number(typed);
    if (plain.empty()) return sought;
    const auto segments = bare_segments(typed);
    const std::string first(plain.substr(0, plain.find('-')));
    const bool single = segments.size() == 1, figures = digits(first);
    if (single && !figures && plain.size() < least) return sought;
    const auto from_there = is_month(first) ? from_month(first, segments) : "#-" + text::join(segments, "-");
    if (single && !is_month(first)) {
        sought.whole = {{"#=" + segments[0], false}};
    } else {
        sought.whole = {{from_there, false}, {from_there + "-", true}};
    }
    sought.part = sought.whole;
    if (!single) sought.part = {{from_there, true}};
    const bool anywhere = single ? plain.size() >= least : !figures && !is_month(first);
    if (anywhere) sought.part.push_back({"#" + plain, true});
    return sought;
}

}  // namespace core::search
