// SPDX-License-Identifier: Apache-2.0
#include "core/search/query.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/search/typed.h"

namespace core::search {
namespace {

constexpr std::int64_t day_zero = 1'000'000;  // so that days before 1970 count upwards too

}  // namespace

Asked asked(const Stemmer& stemmer, const std::vector<std::string>& tokens, const Wanted& wanted) {
    Asked out;
    read_words(out, stemmer, wanted.words);
    if (auto number = sought_number(wanted.number, 1); !number.empty()) {
        Run part;
        part.number = std::move(number);
        out.terms.push_back({{std::move(part)}});
        out.title_run.clear();
    }
    const bool blank = text::trim(wanted.words).empty() && text::trim(wanted.number).empty();
    out.readers = safe_tokens(tokens);
    out.nothing = out.readers.empty() || (!blank && out.terms.empty());
    out.grouped = !wanted.kind;
    out.best = wanted.order == Order::best && !out.terms.empty();
    out.from_day = wanted.from ? day_of(*wanted.from) : 0;
    out.from = out.from_day * day_width;
    if (wanted.until) out.until_day = day_of(*wanted.until);
    out.before = out.until_day ? (*out.until_day + 1) * day_width : last_place;
    out.within = wanted.within;
    for (const auto& mark : wanted.marks) out.marks.push_back({mark.facet, {mark.value}});
    return out;
}

std::int64_t day_of(Date date) {
    return std::max<std::int64_t>(
        0, std::chrono::sys_days(date).time_since_epoch().count() + day_zero);
}

Date date_at(std::int64_t day) {
    return std::chrono::sys_days(std::chrono::days(static_cast<int>(day - day_zero)));
}

std::string safe_token(std::string_view token) {
    std::string out;
    for (const char c : token) {
        if ((c >= 'a' && c <= 'y') || (c >= '0' && c <= '9')) {
            out += c;
        } else {
            const auto byte = static_cast<std::uint8_t>(c);
            out += 'z' + hex(ByteView(&byte, 1));
        }
    }
    return out;
}

std::vector<std::string> safe_tokens(const std::vector<std::string>& tokens) {
    std::vector<std::string> safe;
    for (const auto& token : tokens)
        if (!token.empty()) safe.push_back(safe_token(token));
    return safe;
}

int page_size(const Wanted& wanted) { return std::clamp(wanted.limit, 1, 200); }

}  // namespace core::search
