// SPDX-License-Identifier: Apache-2.0
// The piece of text shown below a search result.
#include <algorithm>

#include "core/search/query.h"

namespace core::search {
namespace {

constexpr std::size_t words_read = 20'000;     // of a long body; the hit itself is exact
constexpr std::size_t most_known = 10'000;
constexpr std::size_t lead = 60, width = 240;  // bytes before the first match, and in all
constexpr std::string_view opens = "\xEE\x80\x80", closes = "\xEE\x80\x81";  // U+E000, U+E001

struct Span {
    std::size_t begin, end;
};

// A cut never falls inside a letter, and inside a word only when the word is very long.
std::size_t step_to_blank(std::string_view body, std::size_t at, std::size_t limit) {
    while (at < limit && body[at] != ' ' && body[at] != '\n') ++at;
    while (at < body.size() && (static_cast<unsigned char>(body[at]) & 0xc0) == 0x80) ++at;
    return at;
}

// One line: runs of blanks become one, marks of ours in the text are dropped.
void add_flat(std::string& out, std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool blank = static_cast<unsigned char>(text[i]) <= ' ';
        if (!blank)
            out += text[i];
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
}

}  // namespace

bool Matcher::matches(const std::string& folded) {
    if (known_.size() == most_known) known_.clear();
    const auto [word, fresh] = known_.try_emplace(folded, false);
    if (fresh) word->second = stems_.contains(stemmer_.stem(stemmer_.exact(folded)));
    return word->second;
}

std::string snippet(Matcher& matcher, std::string_view body) {
    std::vector<Span> matches;
    std::size_t seen = 0;
    if (matcher.any())
        each_word(body, [&](const Word& word) {
            if (!matches.empty() && word.begin > matches.front().begin + width) return false;
            if (matcher.matches(word.folded)) matches.push_back({word.begin, word.end});
            return ++seen < words_read;
        });
    std::size_t from = 0;
    if (!matches.empty() && matches.front().begin > lead) {
        const auto first = matches.front().begin;
        from = step_to_blank(body, first - lead, first);
    }
    const std::size_t rough = std::min(body.size(), from + width);
    const std::size_t to = rough == body.size()
                               ? rough
                               : step_to_blank(body, rough, std::min(body.size(), rough + 30));
    std::string out;
    std::size_t at = from;
    for (const auto& match : matches) {
        if (match.end > to) break;
        add_flat(out, body.substr(at, match.begin - at));
        out += opens;
        out += body.substr(match.begin, match.end - match.begin);
        out += closes;
        at = match.end;
    }
    add_flat(out, body.substr(at, to - at));
    while (!out.empty() && out.back() == ' ') out.pop_back();
    if (from > 0) out.insert(0, out.starts_with(' ') ? "…" : "… ");
    if (to < body.size()) out += " …";
    return out;
}

}  // namespace core::search
