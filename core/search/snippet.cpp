// SPDX-License-Identifier: Apache-2.0
#include "core/search/snippet.h"

#include <algorithm>

#include "core/search/cursor.h"
#include "core/search/fuzzy.h"
#include "core/search/personal.h"

namespace core::search {
namespace {

constexpr std::size_t words_read = 20'000;     // of a long body; the hit itself is exact
constexpr std::size_t most_known = 10'000;
constexpr std::size_t lead = 60, width = 240;  // bytes before the first match, and in all
constexpr std::string_view opens = "\xEE\x80\x80", closes = "\xEE\x80\x81";  // U+E000, U+E001
constexpr std::size_t beyond_edges = 40;   // longer than any number that names a person
constexpr std::string_view left_out = "\u2022\u2022\u2022";

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

// A piece of a text with its matches marked and numbers of persons left out.
class Cut {
  public:
    Cut(std::string_view text, std::size_t from, std::size_t to) : text_(text), at_(from), to_(to) {
        // Beyond the edges, too: a number cut in two is a number still.
        const auto first = from - std::min(from, beyond_edges);
        hidden_ = personal_numbers(text.substr(first, to + beyond_edges - first));
        for (auto& each : hidden_) each = {each.begin + first, each.end + first};
    }
    void mark(const Span& match) {
        for (const auto& each : hidden_)
            if (each.begin <= match.begin && match.end <= each.end) return;
        pass(match.begin);
        out_ += opens;
        pass(match.end);
        out_ += closes;
    }
    std::string all() {
        pass(to_);
        while (!out_.empty() && out_.back() == ' ') out_.pop_back();
        return std::move(out_);
    }

  private:
    void pass(std::size_t end) {
        while (at_ < end) {
            while (next_ < hidden_.size() && hidden_[next_].end <= at_) ++next_;
            const bool any = next_ < hidden_.size() && hidden_[next_].begin < end;
            const auto open = any ? std::max(at_, hidden_[next_].begin) : end;
            add_flat(out_, text_.substr(at_, open - at_));
            at_ = open;
            if (!any) return;
            if (!out_.ends_with(left_out)) out_ += left_out;
            at_ = std::min(end, hidden_[next_].end);
        }
    }
    std::string_view text_;
    std::size_t at_, to_, next_ = 0;
    std::vector<Span> hidden_;
    std::string out_;
};

}  // namespace

Matcher::Matcher(const Stemmer& stemmer, const Asked& asked) : stemmer_(stemmer) {
    for (const auto& term : asked.terms)
        for (const auto& way : term)
            for (const auto& run : way) {
                any_ = any_ || !run.exact.empty();
                if (run.beginning) {
                    beginnings_.push_back(run.exact[0]);
                    continue;
                }
                auto& words = run.quoted ? exact_ : stems_;
                const auto& of = run.words(false);
                words.insert(of.begin(), of.end());
                if (!run.ocr.empty()) misread_.insert(run.exact[0]);
            }
}

bool Matcher::fresh(const std::string& folded, bool recognised) const {
    const auto& exact = stemmer_.exact(folded);
    if (exact_.contains(exact) || stems_.contains(stemmer_.stem(exact))) return true;
    for (const auto& beginning : beginnings_)
        if (exact.starts_with(beginning)) return true;
    if (!recognised) return false;
    return std::any_of(misread_.begin(), misread_.end(),
                       [&](const auto& word) { return one_letter_off(word, exact); });
}

bool Matcher::matches(const std::string& folded, bool recognised) {
    auto& known = known_[recognised ? 1 : 0];
    if (known.size() == most_known) known.clear();
    const auto [word, is_new] = known.try_emplace(folded, false);
    if (is_new) word->second = fresh(folded, recognised);
    return word->second;
}

Piece snippet(Matcher& matcher, std::string_view body, bool recognised) {
    std::vector<Span> matches;
    std::size_t seen = 0;
    if (matcher.any())
        each_word(body, [&](const Word& word) {
            if (!matches.empty() && word.begin > matches.front().begin + width) return false;
            if (matcher.matches(word.folded, recognised)) matches.push_back({word.begin, word.end});
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
    Cut cut(body, from, to);
    for (const auto& match : matches)
        if (match.end <= to) cut.mark(match);
    auto out = cut.all();
    if (from > 0) out.insert(0, out.starts_with(' ') ? "…" : "… ");
    if (to < body.size()) out += " …";
    return {std::move(out), !matches.empty()};
}

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
                  static_cast<int>(row.integer(11))};
    placed.body = row.text(7);
    placed.annexes = row.text(8);
    placed.ocr = row.text(9);
    placed.place = row.integer(10);
    return placed;
}

Found page_of(const Stemmer& stemmer, std::vector<Placed> rows, const Asked& asked, int limit) {
    Found found;
    const auto size = static_cast<std::size_t>(limit);
    if (rows.size() > size) {
        rows.resize(size);
        const auto& last = rows.back();
        found.next = text_of({last.step, day_of(last.hit.date), last.hit.kind, last.hit.id}, asked);
    }
    Matcher matcher(stemmer, asked);
    for (auto& row : rows) {
        auto piece = snippet(matcher, row.body, false);
        const auto better = [&](const std::string& text, bool recognised) {
            if (piece.matched || text.empty()) return;
            auto other = snippet(matcher, text, recognised);
            if (!other.matched && !piece.text.empty()) return;
            piece = std::move(other);
            row.hit.recognised = recognised;
        };
        better(row.annexes, false);
        better(row.ocr, true);
        row.hit.snippet = std::move(piece.text);
        found.hits.push_back(std::move(row.hit));
    }
    return found;
}

}  // namespace core::search
