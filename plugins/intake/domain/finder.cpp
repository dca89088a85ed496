// SPDX-License-Identifier: Apache-2.0
#include "intake/domain/finder.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/base/text.h"
#include "intake/domain/dates.h"
#include "intake/domain/letterhead.h"

namespace intake {

using incoming::Suggestion;

namespace {

constexpr std::size_t longest_value = 400;
constexpr double wide_gap = 3.5;       // heights of a letter between columns
constexpr double top_part = 0.62;      // labels stand above it
using Labels = std::vector<std::string_view>;

// The value behind a label: the words from `first` up to `until` in a line.
struct Labelled {
    std::size_t line = 0, first = 0, until = 0;
    bool marked = false;   // a colon stood between
};

bool is_mark(const Word& word) { return word.text == ":" || word.text == ";" || word.text == "."; }

bool named(const Word& word, const Labels& labels) {
    const auto said = canonical(word.text);
    return std::any_of(labels.begin(), labels.end(), [&](auto each) { return alike(said, canonical(each)); });
}

// "H a l": letters spaced out, as some profiles set them.
std::size_t spaced_label(const TextLine& line, std::size_t at, std::string_view label) {
    std::string joined;
    for (std::size_t next = at; next < line.words.size() && line.words[next].text.size() <= 2; ++next) {
        joined += canonical(line.words[next].text);
        if (joined == canonical(label)) return next + 1;
        if (joined.size() >= label.size()) break;
    }
    return at;
}

std::optional<Labelled> value_behind(const std::vector<TextLine>& lines, std::size_t index, const Labels& labels) {
    const auto& line = lines[index];
    for (std::size_t at = 0; at < line.words.size(); ++at) {
        // A label begins its column.
        const bool begins = at == 0 || line.gap_after(at - 1, wide_gap) == at;
        if (!begins) continue;
        std::size_t next = named(line.words[at], labels) ? at + 1 : spaced_label(line, at, labels.front());
        if (next == at || next >= line.words.size()) continue;
        Labelled found{index, next, 0, line.words[next - 1].text.ends_with(':')};
        while (found.first < line.words.size() && is_mark(line.words[found.first])) {
            found.marked = found.marked || line.words[found.first].text != ".";
            ++found.first;
        }
        if (found.first >= line.words.size()) continue;
        found.until = line.gap_after(found.first, wide_gap);
        return found;
    }
    return std::nullopt;
}

std::optional<Labelled> labelled(const std::vector<TextLine>& lines, const Labels& labels) {
    for (std::size_t i = 0; i < lines.size() && lines[i].top() < top_part; ++i)
        if (const auto found = value_behind(lines, i, labels)) return found;
    return std::nullopt;
}

std::string shed_mark(std::string text) {
    while (!text.empty() && (text.front() == ':' || text.front() == ' ')) text.erase(0, 1);
    return text;
}

Suggestion made(const char* field, const TextLine& line, std::size_t first, std::size_t until) {
    Suggestion one;
    one.field = field;
    one.page = line.page;
    one.value = one.shown = shed_mark(line.text(first, until));
    one.box = line.box(first, until);
    one.confidence = line.confidence(first, until);
    return one;
}

// Readers of pictures put spaces around the strokes of a number.
std::string close_up(std::string text) {
    for (const char* mark : {"/", "-", "."})
        for (const auto& spaced : {std::string(" ") + mark, std::string(mark) + " "})
            text = core::text::replace(std::move(text), spaced, mark);
    return text;
}

bool has_figure(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<Suggestion> number_in(const std::vector<TextLine>& lines) {
    static const Labels labels{"nomor", "nomer", "no"};
    for (std::size_t i = 0; i < lines.size() && lines[i].top() < top_part; ++i) {
        auto at = value_behind(lines, i, labels);
        // The title of a decree or circular stands in the middle: "NOMOR 800/12/2026".
        if (!at) continue;
        auto one = made("number", lines[i], at->first, at->until);
        one.value = one.shown = close_up(one.value);
        const bool parted = one.value.find('/') != one.value.npos || one.value.find('-') != one.value.npos ||
                            one.value.find('.') != one.value.npos;
        if (!has_figure(one.value) || one.value.size() > 100 || (!at->marked && !parted)) continue;
        if (core::text::contains_folded(lines[i].text(), "tahun") && !parted) continue;   // of a law
        if (!at->marked) one.confidence = one.confidence * 9 / 10;
        if (one.value.find(' ') != one.value.npos) one.confidence = one.confidence * 8 / 10;
        return one;
    }
    return std::nullopt;
}

std::vector<std::string> texts(const TextLine& line) {
    std::vector<std::string> all;
    for (const auto& word : line.words) all.push_back(word.text);
    return all;
}

Suggestion dated(const TextLine& line, const FoundDate& found, core::Date today, int of_hundred) {
    auto one = made("date", line, found.first, found.last + 1);
    one.value = core::iso(found.date);
    one.confidence = one.confidence * of_hundred / 100;
    if (!found.exact) one.confidence = std::min(one.confidence, incoming::sure_from - 5);
    if (found.date > today) one.confidence = std::min(one.confidence, 30);
    return one;
}

// Place and day right of the labels or above the signature; a label "Tanggal"; "Pada tanggal" of a decree. Days in the
// body are about other things.
std::optional<Suggestion> date_of(const std::vector<TextLine>& lines, core::Date today) {
    if (const auto at = labelled(lines, {"tanggal", "tgl"}))
        if (const auto found = date_in(texts(lines[at->line]), at->first))
            return dated(lines[at->line], *found, today, 100);
    const auto placed = [&](const TextLine& line) -> std::optional<FoundDate> {
        const auto words = texts(line);
        const auto found = date_in(words);
        if (!found) return std::nullopt;
        const bool ends = found->last + 1 == words.size() || line.gap_after(found->last, wide_gap) == found->last + 1;
        const std::size_t first = found->first;
        const bool place = first > 0 && words[first - 1].ends_with(',');
        const bool column = first == 0 || line.gap_after(first - 1, wide_gap) == first;
        return ends && (place || column) ? found : std::nullopt;
    };
    for (const auto& line : lines)
        if (line.top() < 0.5)
            if (const auto found = placed(line)) return dated(line, *found, today, 100);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto words = texts(lines[i]);
        for (std::size_t at = 0; at + 1 < words.size() && at < 4; ++at)
            if (canonical(words[at]) == canonical("pada") && alike(canonical(words[at + 1]), canonical("tanggal")))
                if (const auto found = date_in(words, at + 2)) return dated(lines[i], *found, today, 92);
    }
    for (auto line = lines.rbegin(); line != lines.rend(); ++line)
        if (const auto found = placed(*line)) return dated(*line, *found, today, 90);
    return std::nullopt;
}

bool begins_else(const TextLine& line, std::size_t at) {
    static const Labels labels{"nomor",  "sifat", "lampiran", "hal",     "perihal",
                               "kepada", "yth",   "dari",     "tanggal", "tembusan"};
    return named(line.words[at], labels);
}

// A subject goes on in the lines below, as far as they stand under its first word and close.
std::optional<Suggestion> subject_in(const std::vector<TextLine>& lines) {
    const auto at = labelled(lines, {"hal", "perihal"});
    if (!at) return std::nullopt;
    auto one = made("subject", lines[at->line], at->first, at->until);
    const double left = lines[at->line].words[at->first].left, high = lines[at->line].height();
    double bottom = lines[at->line].bottom();
    for (std::size_t i = at->line + 1; i < lines.size() && i < at->line + 6; ++i) {
        const auto& next = lines[i];
        if (next.top() - bottom > high * 1.3) break;
        std::size_t first = 0;
        while (first < next.words.size() && next.words[first].left < left - 0.015) ++first;
        if (first > 0 || begins_else(next, 0)) break;
        if (std::abs(next.words[0].left - left) > 0.02) continue;   // of the other column
        const auto until = next.gap_after(0, wide_gap);
        one.value += " " + next.text(0, until);
        one.box = around(one.box, next.box(0, until));
        one.confidence = std::min(one.confidence, next.confidence(0, until));
        bottom = next.bottom();
    }
    one.value = one.shown = std::string(core::text::head(one.value, longest_value));
    return one;
}

// "TENTANG" alone in the middle, and the lines in capitals below it.
std::optional<Suggestion> about_in(const std::vector<TextLine>& lines) {
    for (std::size_t i = 0; i + 1 < lines.size() && lines[i].top() < top_part; ++i) {
        if (lines[i].words.size() != 1 || !alike(canonical(lines[i].words[0].text), canonical("tentang"))) continue;
        auto one = made("subject", lines[i + 1], 0, lines[i + 1].words.size());
        for (std::size_t next = i + 2; next < lines.size() && next < i + 5; ++next) {
            const auto text = lines[next].text();
            const auto shouted = [](char c) { return c < 'a' || c > 'z'; };
            if (!std::all_of(text.begin(), text.end(), shouted)) break;
            one.value += " " + text;
            one.box = around(one.box, lines[next].box());
            one.confidence = std::min(one.confidence, lines[next].confidence());
        }
        one.value = title_case(one.value);
        one.value = one.shown = std::string(core::text::head(one.value, longest_value));
        one.confidence = one.confidence * 9 / 10;
        return one;
    }
    return std::nullopt;
}

struct Said {
    std::string_view words, value;
};

std::optional<Suggestion> chosen(const char* field, const std::vector<TextLine>& lines, const Labels& labels,
                                 std::initializer_list<Said> all) {
    const auto at = labelled(lines, labels);
    if (!at) return std::nullopt;
    auto one = made(field, lines[at->line], at->first, at->until);
    const auto said = core::text::lower(one.value);
    for (const auto& each : all)
        if (said.find(each.words) != said.npos) {
            one.value = each.value;
            return one;
        }
    return std::nullopt;
}

// A stamp: the word alone in its line, in capitals, on top.
std::optional<Suggestion> stamp_in(const std::vector<TextLine>& lines) {
    for (const auto& line : lines) {
        if (line.top() > 0.3) break;
        const auto text = line.text();
        for (const auto& each : {Said{"SANGAT RAHASIA", "sangat_rahasia"}, Said{"RAHASIA", "rahasia"},
                                 Said{"TERBATAS", "terbatas"}})
            if (text == each.words) {
                auto one = made("access", line, 0, line.words.size());
                one.value = each.value;
                return one;
            }
    }
    return std::nullopt;
}

std::optional<Suggestion> addressee_in(const std::vector<TextLine>& lines) {
    static const Labels labels{"yth", "kepada"};
    for (std::size_t i = 0; i < lines.size() && lines[i].top() < top_part; ++i)
        for (std::size_t at = 0; at < lines[i].words.size(); ++at) {
            if (!named(lines[i].words[at], labels)) continue;
            auto one = made("position", lines[i], at, lines[i].words.size());
            const double left = lines[i].words[at].left;
            for (std::size_t next = i + 1; next < lines.size() && next < i + 4; ++next) {
                std::size_t first = 0;
                while (first < lines[next].words.size() && lines[next].words[first].left < left - 0.015) ++first;
                if (first == lines[next].words.size()) continue;
                if (canonical(lines[next].words[first].text) == canonical("di")) break;
                if (begins_else(lines[next], first)) break;
                one.value += " " + lines[next].text(first);
                one.box = around(one.box, lines[next].box(first));
                one.confidence = std::min(one.confidence, lines[next].confidence(first));
            }
            one.shown = std::string(core::text::head(one.value, 120));
            return one;
        }
    return std::nullopt;
}

// "000.1.5/12/DISKOMINFO/2026": the code goes before the first stroke.
std::optional<Suggestion> code_in(const Suggestion& number) {
    const auto code = number.value.substr(0, number.value.find('/'));
    if (code == number.value || code.size() < 3 || code.find('.') == code.npos) return std::nullopt;
    for (const char c : code)
        if ((c < '0' || c > '9') && c != '.') return std::nullopt;
    auto one = number;
    one.field = "classification";
    one.value = one.shown = code;
    return one;
}

}  // namespace

std::vector<Suggestion> find_fields(const std::vector<PageWords>& pages, core::Date today) {
    std::vector<Suggestion> found;
    if (pages.empty() || pages.front().words.empty()) return found;
    const auto lines = lines_of(pages.front());
    const auto keep = [&](std::optional<Suggestion> one) {
        if (one && !one->value.empty()) found.push_back(*std::move(one));
    };
    auto sender = sender_in(lines);
    // A nota dinas goes inside one house: who writes stands behind the label, and the head says the house alone.
    if (const auto from = labelled(lines, {"dari"}); from && from->marked)
        sender = made("sender", lines[from->line], from->first, from->until);
    keep(std::move(sender));
    const auto number = number_in(lines);
    keep(number);
    keep(date_of(lines, today));
    auto subject = subject_in(lines);
    keep(subject ? std::move(subject) : about_in(lines));
    static const Labels nature{"sifat", "derajat", "klasifikasi"};
    auto access = chosen("access", lines, nature, {{"sangat rahasia", "sangat_rahasia"}, {"rahasia", "rahasia"},
                                                   {"terbatas", "terbatas"}});
    keep(access ? std::move(access) : stamp_in(lines));
    keep(chosen("urgency", lines, nature, {{"sangat segera", "sangat_segera"}, {"amat segera", "sangat_segera"},
                                           {"segera", "segera"}}));
    if (number) keep(code_in(*number));
    keep(addressee_in(lines));
    return found;
}

std::string text_of(const std::vector<PageWords>& pages) {
    std::string text;
    for (const auto& page : pages) {
        if (&page != &pages.front()) text += '\f';
        for (const auto& line : lines_of(page)) text += line.text() + "\n";
    }
    return text;
}

}  // namespace intake
