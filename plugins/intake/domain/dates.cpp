// SPDX-License-Identifier: Apache-2.0
#include "intake/domain/dates.h"

#include <array>
#include <charconv>

#include "core/base/text.h"
#include "intake/domain/page_words.h"

namespace intake {

namespace {

// Of both spellings: Pebruari and Nopember are still written.
constexpr std::array<std::pair<std::string_view, unsigned>, 26> months{
    {{"januari", 1}, {"februari", 2}, {"pebruari", 2}, {"maret", 3}, {"april", 4}, {"mei", 5}, {"juni", 6},
     {"juli", 7}, {"agustus", 8}, {"september", 9}, {"oktober", 10}, {"november", 11}, {"nopember", 11},
     {"desember", 12}, {"jan", 1}, {"feb", 2}, {"mar", 3}, {"apr", 4}, {"jun", 6}, {"jul", 7}, {"agt", 8},
     {"agu", 8}, {"sep", 9}, {"okt", 10}, {"nov", 11}, {"des", 12}}};

struct Read {
    int value = 0;
    bool exact = true;
};

// Figures, with letters that look like them put right, as long as there is a figure or two letters alike.
std::optional<Read> figures(std::string_view word, std::size_t most) {
    constexpr std::string_view edges = ".,:;()";
    while (!word.empty() && edges.find(word.front()) != edges.npos) word.remove_prefix(1);
    while (!word.empty() && edges.find(word.back()) != edges.npos) word.remove_suffix(1);
    if (word.empty() || word.size() > most) return std::nullopt;
    std::string mended;
    bool exact = true, any = false;
    for (const char c : word) {
        char now = c;
        if (c == 'O' || c == 'o' || c == 'Q') now = '0';
        else if (c == 'l' || c == 'I' || c == '|' || c == 'i') now = '1';
        else if (c == 'S' || c == 's') now = '5';
        else if (c == 'B') now = '8';
        else if (c == 'Z' || c == 'z') now = '2';
        if (now < '0' || now > '9') return std::nullopt;
        exact = exact && now == c;
        any = any || now == c;
        mended += now;
    }
    if (!any) return std::nullopt;
    Read read{0, exact};
    std::from_chars(mended.data(), mended.data() + mended.size(), read.value);
    return read;
}

std::optional<Read> month(std::string_view word) {
    const auto said = canonical(word);
    for (const auto& [name, value] : months)
        if (said == canonical(name)) return Read{static_cast<int>(value), true};
    for (const auto& [name, value] : months)
        if (name.size() > 4 && alike(said, canonical(name))) return Read{static_cast<int>(value), false};
    return std::nullopt;
}

std::optional<core::Date> day_of(int year, int month_no, int day) {
    if (year < 1950 || year > 2100) return std::nullopt;
    const core::Date date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month_no)),
                          std::chrono::day(static_cast<unsigned>(day))};
    return date.ok() ? std::optional(date) : std::nullopt;
}

// "23-11-2026", "23/11/2026", "23.11.2026"
std::optional<FoundDate> short_date(const std::string& word, std::size_t at) {
    for (const char mark : {'-', '/', '.'}) {
        const auto parts = core::text::split(word, mark);
        if (parts.size() != 3 || parts[2].size() < 4) continue;
        const auto day = figures(parts[0], 2), mon = figures(parts[1], 2), year = figures(parts[2], 5);
        if (!day || !mon || !year || day->value < 1 || mon->value < 1) continue;
        if (const auto date = day_of(year->value, mon->value, day->value))
            return FoundDate{*date, at, at, day->exact && mon->exact && year->exact};
    }
    return std::nullopt;
}

}  // namespace

std::optional<FoundDate> date_in(const std::vector<std::string>& words, std::size_t from) {
    for (std::size_t at = from; at < words.size(); ++at) {
        if (const auto found = short_date(words[at], at)) return found;
        if (at + 2 >= words.size()) continue;
        const auto mon = month(words[at + 1]);
        if (!mon) continue;
        const auto day = figures(words[at], 4), year = figures(words[at + 2], 6);
        if (!day || !year || day->value < 1 || day->value > 31) continue;
        if (const auto date = day_of(year->value, mon->value, day->value))
            return FoundDate{*date, at, at + 2, day->exact && mon->exact && year->exact};
    }
    return std::nullopt;
}

}  // namespace intake
