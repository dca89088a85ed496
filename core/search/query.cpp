// SPDX-License-Identifier: Apache-2.0
#include "core/search/query.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "core/base/error.h"
#include "core/base/text.h"

namespace core::search {
namespace {

constexpr std::size_t most_terms = 16;
constexpr std::size_t longest_number = 120;
constexpr std::int64_t day_zero = 1'000'000;  // so that days before 1970 count upwards too
constexpr std::int64_t day_width = std::int64_t{1} << 32;

std::vector<std::string> stems_of(const Stemmer& stemmer, std::string_view text) {
    std::vector<std::string> out;
    each_word(text, [&](const Word& word) {
        out.push_back(stemmer.stem(stemmer.exact(word.folded)));
        return true;
    });
    return out;
}

void add_term(Asked& asked, const Stemmer& stemmer, std::string_view text, bool phrase) {
    Term term{stems_of(stemmer, text), {}};
    if (term.stems.empty() || asked.terms.size() == most_terms) return;
    if (!phrase) {
        // "surat-surat" is the plural of one word, not two words in a row.
        const bool doubled = std::all_of(term.stems.begin(), term.stems.end(),
                                         [&](const auto& stem) { return stem == term.stems[0]; });
        if (doubled) term.stems.resize(1);
        const auto number = plain_number(text);
        if (number.size() >= 2) term.part = "#" + number;
    }
    asked.stems.insert(term.stems.begin(), term.stems.end());
    asked.terms.push_back(std::move(term));
}

void read_words(Asked& asked, const Stemmer& stemmer, std::string_view words) {
    bool quoted = false;
    for (const auto& piece : text::split(words, '"')) {
        if (quoted) {
            add_term(asked, stemmer, piece, true);
        } else {
            std::string blanks(piece);
            std::replace_if(
                blanks.begin(), blanks.end(),
                [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
            for (const auto& word : text::split(blanks, ' ')) add_term(asked, stemmer, word, false);
        }
        quoted = !quoted;
    }
}

}  // namespace

Asked asked(const Stemmer& stemmer, const std::vector<std::string>& tokens, const Wanted& wanted) {
    Asked out;
    read_words(out, stemmer, wanted.words);
    if (const auto number = plain_number(wanted.number); !number.empty())
        out.terms.push_back({{}, "#" + number});
    const bool blank = text::trim(wanted.words).empty() && text::trim(wanted.number).empty();
    out.readers = safe_tokens(tokens);
    out.nothing = out.readers.empty() || (!blank && out.terms.empty());
    out.grouped = !wanted.kind;
    out.from = wanted.from ? day_of(*wanted.from) * day_width : 0;
    out.before = wanted.until ? (day_of(*wanted.until) + 1) * day_width
                              : std::numeric_limits<std::int64_t>::max();
    return out;
}

std::int64_t day_of(Date date) {
    return std::max<std::int64_t>(
        0, std::chrono::sys_days(date).time_since_epoch().count() + day_zero);
}

Date date_at(std::int64_t day) {
    return std::chrono::sys_days(std::chrono::days(static_cast<int>(day - day_zero)));
}

std::string plain_number(std::string_view number) {
    std::string out;
    each_word(number.substr(0, longest_number), [&](const Word& word) {
        if (!out.empty()) out += '-';
        out += word.folded;
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
    return out;
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

std::int64_t place_after(const Wanted& wanted) {
    if (wanted.after.empty()) return std::numeric_limits<std::int64_t>::max();
    const std::string& text = wanted.after;
    std::int64_t place = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), place);
    if (error != std::errc() || end != text.data() + text.size() || place < 0)
        throw Error(Code::invalid, "core.error.cursor").of("after");
    return place;
}

std::vector<std::string> safe_tokens(const std::vector<std::string>& tokens) {
    std::vector<std::string> safe;
    for (const auto& token : tokens)
        if (!token.empty()) safe.push_back(safe_token(token));
    return safe;
}

int page_size(const Wanted& wanted) { return std::clamp(wanted.limit, 1, 200); }

Placed read_placed(const db::Row& row) {
    Placed placed;
    placed.hit = {row.text(1),
                  row.text(0),
                  row.text(2),
                  row.text(3),
                  row.text(4),
                  row.text(5),
                  date_at(row.integer(6)),
                  {},
                  static_cast<int>(row.integer(9))};
    placed.body = row.text(7);
    placed.place = row.integer(8);
    return placed;
}

Found page_of(const Stemmer& stemmer, std::vector<Placed> rows, const Asked& asked, int limit) {
    Found found;
    const auto size = static_cast<std::size_t>(limit);
    if (rows.size() > size) {
        rows.resize(size);
        found.next = std::to_string(rows.back().place);
    }
    Matcher matcher(stemmer, asked.stems);
    for (auto& row : rows) {
        row.hit.snippet = snippet(matcher, row.body);
        found.hits.push_back(std::move(row.hit));
    }
    return found;
}

}  // namespace core::search
