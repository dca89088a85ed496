// SPDX-License-Identifier: Apache-2.0
#include "signing/check/sections.h"

#include <charconv>
#include <map>
#include <optional>
#include <set>

#include "signing/check/tree.h"
#include "signing/pades/source.h"

namespace signing::check {
namespace {

constexpr std::size_t most_sections = 4096;

// Words of a section, parted by white space.
struct Words {
    std::string_view text;

    std::string_view next() {
        const std::size_t from = std::min(text.find_first_not_of(" \t\r\n\f"), text.size());
        text.remove_prefix(from);
        const std::size_t to = std::min(text.find_first_of(" \t\r\n\f[]<>/"), text.size());
        const std::string_view word = text.substr(0, to);
        text.remove_prefix(to);
        return word;
    }
    std::optional<std::size_t> number() { return value_of(next()); }
    static std::optional<std::size_t> value_of(std::string_view word) {
        std::size_t value = 0;
        const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), value);
        if (word.empty() || word.size() > 12 || fault != std::errc() || end != word.data() + word.size())
            return std::nullopt;
        return value;
    }
};

// Runs of numbers by their first; false when two overlap.
class Runs {
  public:
    bool add(std::size_t first, std::size_t count) {
        if (count == 0) return true;
        const auto after = runs_.lower_bound(first);
        if (after != runs_.end() && after->first < first + count) return false;
        if (after != runs_.begin() && std::prev(after)->second > first) return false;
        runs_[first] = first + count;
        return true;
    }

  private:
    std::map<std::size_t, std::size_t> runs_;
};

bool table_is_plain(Words words) {
    Runs runs;
    for (std::size_t steps = 0;;) {
        const std::string_view word = words.next();
        if (word == "trailer") return true;
        const auto first = Words::value_of(word), count = words.number();
        if (!first || !count || !runs.add(*first, *count)) return false;
        for (std::size_t i = 0; i < *count; ++i) {
            if (++steps > most_steps) throw TooComplex();
            if (!words.number() || !words.number()) return false;
            const std::string_view kind = words.next();
            if (kind != "n" && kind != "f") return false;
        }
    }
}

bool stream_is_plain(std::string_view dictionary) {
    const std::size_t at = dictionary.find("/Index");
    if (at == std::string_view::npos) return true;
    const std::size_t open = dictionary.find('[', at), close = dictionary.find(']', at);
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) return false;
    Words words{dictionary.substr(open + 1, close - open - 1)};
    for (Runs runs;;) {
        const std::string_view word = words.next();
        if (word.empty()) return words.text.empty();
        const auto first = Words::value_of(word), count = words.number();
        if (!first || !count || !runs.add(*first, *count)) return false;
    }
}

// The number behind a key.
std::optional<std::size_t> after_key(std::string_view dictionary, std::string_view key) {
    const std::size_t at = dictionary.find(key);
    if (at == std::string_view::npos) return std::nullopt;
    return Words{dictionary.substr(at + key.size())}.number();
}

}  // namespace

bool sections_are_plain(core::ByteView pdf, std::size_t revision) {
    const std::string_view all = core::chars(pdf);
    std::optional<std::size_t> at = pades::last_startxref(pdf);
    std::set<std::size_t> seen;
    while (at && *at >= revision && *at < all.size()) {
        if (!seen.insert(*at).second || seen.size() > most_sections) return false;
        const std::string_view section = all.substr(*at);
        std::string_view dictionary;
        if (section.starts_with("xref")) {
            if (!table_is_plain({section.substr(4)})) return false;
            const std::size_t trailer = section.find("trailer");
            dictionary = section.substr(trailer, section.find("startxref", trailer) - trailer);
        } else {
            dictionary = section.substr(0, section.find("stream"));
            if (!stream_is_plain(dictionary)) return false;
        }
        at = after_key(dictionary, "/Prev");
    }
    return true;
}

}  // namespace signing::check
