// SPDX-License-Identifier: Apache-2.0
#include "intake/domain/page_words.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/base/apart.h"
#include "core/base/text.h"

namespace intake {

namespace {

double number_in(const std::string& text) {
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc() && std::isfinite(value) ? value : -1;
}

// The middle of one within the height of the other: a dash is lower than the word beside it.
bool beside(const Word& one, const Word& other) {
    const double middle = (one.top + one.bottom) / 2, its = (other.top + other.bottom) / 2;
    return (middle > other.top && middle < other.bottom) || (its > one.top && its < one.bottom);
}

std::size_t end_of(const TextLine& line, std::size_t until) { return std::min(until, line.words.size()); }

}  // namespace

double TextLine::top() const {
    return std::min_element(words.begin(), words.end(), [](auto& a, auto& b) { return a.top < b.top; })->top;
}

double TextLine::bottom() const {
    return std::max_element(words.begin(), words.end(), [](auto& a, auto& b) { return a.bottom < b.bottom; })->bottom;
}

double TextLine::height() const {
    std::vector<double> all;
    for (const auto& word : words) all.push_back(word.height());
    std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2), all.end());
    return all[all.size() / 2];
}

std::size_t TextLine::gap_after(std::size_t from, double ems) const {
    const double wide = height() * ratio * ems;
    for (std::size_t at = from; at + 1 < words.size(); ++at)
        if (words[at + 1].left - words[at].right > wide) return at + 1;
    return words.size();
}

std::string TextLine::text(std::size_t from, std::size_t until) const {
    std::string joined;
    for (std::size_t at = from; at < end_of(*this, until); ++at) joined += (joined.empty() ? "" : " ") + words[at].text;
    return joined;
}

incoming::Box TextLine::box(std::size_t from, std::size_t until) const {
    incoming::Box box;
    for (std::size_t at = from; at < end_of(*this, until); ++at) {
        const auto& word = words[at];
        const incoming::Box one{word.left, word.top, word.right - word.left, word.bottom - word.top};
        box = at == from ? one : around(box, one);
    }
    return box;
}

int TextLine::confidence(std::size_t from, std::size_t until) const {
    int least = 100;
    for (std::size_t at = from; at < end_of(*this, until); ++at) least = std::min(least, words[at].confidence);
    return least;
}

incoming::Box around(const incoming::Box& one, const incoming::Box& other) {
    const double left = std::min(one.left, other.left), top = std::min(one.top, other.top);
    const double right = std::max(one.left + one.width, other.left + other.width);
    const double bottom = std::max(one.top + one.height, other.top + other.height);
    return {left, top, right - left, bottom - top};
}

std::vector<TextLine> lines_of(const PageWords& page) {
    auto words = page.words;
    std::stable_sort(words.begin(), words.end(),
                     [](const Word& a, const Word& b) { return a.top + a.bottom < b.top + b.bottom; });
    std::vector<TextLine> lines;
    for (auto& word : words) {
        // Of a few lines above only the last ones can still reach down to this word.
        bool placed = false;
        for (std::size_t back = 0; back < 3 && back < lines.size() && !placed; ++back) {
            auto& line = lines[lines.size() - 1 - back];
            // The last one put there is the nearest by height, which follows a sheet that lay askew.
            if (beside(word, line.words.front()) || beside(word, line.words.back())) {
                line.words.push_back(word);
                placed = true;
            }
        }
        if (!placed) lines.push_back({{word}, page.page, page.ratio});
    }
    for (auto& line : lines)
        std::stable_sort(line.words.begin(), line.words.end(),
                         [](const Word& a, const Word& b) { return a.left < b.left; });
    std::stable_sort(lines.begin(), lines.end(),
                     [](const TextLine& a, const TextLine& b) { return a.top() < b.top(); });
    return lines;
}

std::string canonical(std::string_view word) {
    std::string made;
    for (const char c : core::text::lower(word)) {
        if (c == '0') made += 'o';
        else if (c == '1' || c == '|' || c == '!' || c == 'i') made += 'l';   // l, 1, I and i look alike on paper
        else if (c == '5') made += 's';
        else if ((c >= 'a' && c <= 'z') || (c >= '2' && c <= '9')) made += c;
    }
    return core::text::replace(std::move(made), "rn", "m");
}

bool alike(std::string_view word, std::string_view wanted) {
    const std::size_t allowed = wanted.size() >= 8 ? 2 : wanted.size() >= 5 ? 1 : 0;
    return core::text::apart(word, wanted, allowed) <= allowed;
}

std::vector<PageWords> read_tsv(std::string_view table, int first) {
    enum Column { level, page, block, part, line, place, left, top, width, height, confidence, text, count };
    constexpr int whole_page = 1, word_level = 5;
    std::vector<PageWords> pages;
    double page_width = 0, page_height = 0;
    for (const auto& row : core::text::split(table, '\n')) {
        const auto cells = core::text::split(row, '\t');
        if (cells.size() < count) continue;
        const double kind = number_in(cells[level]);
        if (kind == whole_page) {
            page_width = number_in(cells[width]);
            page_height = number_in(cells[height]);
            if (page_width <= 0 || page_height <= 0) continue;
            pages.push_back({first + static_cast<int>(pages.size()), page_height / page_width, {}});
        }
        if (kind != word_level || pages.empty() || page_width <= 0 || page_height <= 0) continue;
        const auto said = core::text::trim(cells[text]);
        const double x = number_in(cells[left]), y = number_in(cells[top]);
        const double wide = number_in(cells[width]), high = number_in(cells[height]);
        if (said.empty() || !core::text::valid_utf8(said) || x < 0 || y < 0 || wide <= 0 || high <= 0) continue;
        const double sure = std::clamp(number_in(cells[confidence]), 0.0, 100.0);
        pages.back().words.push_back({std::string(said), std::min(1.0, x / page_width), std::min(1.0, y / page_height),
                                      std::min(1.0, (x + wide) / page_width), std::min(1.0, (y + high) / page_height),
                                      static_cast<int>(sure)});
    }
    return pages;
}

}  // namespace intake
