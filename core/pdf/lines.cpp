// SPDX-License-Identifier: Apache-2.0
#include "core/pdf/lines.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string_view>

#include "core/pdf/layout.h"

namespace core::pdf {
namespace {

constexpr double line_tolerance = 0.01;
constexpr double tab_step_mm = 12.7;
constexpr double most_shrink = 0.2;  // of a space

bool is_dash(char32_t c) { return c == '-' || c == 0x2013 || c == 0x2014; }

// Whether a line may end after this dash.
bool ends_after(const std::vector<Letter>& letters, std::size_t i) {
    if (!is_dash(letters[i].character) || i == 0 || i + 1 >= letters.size()) return false;
    const char32_t previous = letters[i - 1].character, next = letters[i + 1].character;
    const bool figure = next >= '0' && next <= '9';
    const bool joins = is_space(next) || next == '\n' || next == '\t' || figure;
    return !joins && !is_space(previous);
}

bool is_vowel(char32_t c) {
    constexpr std::u32string_view vowels = U"aeiouAEIOUáéíóúàèìòùâêîôûäëïöüÁÉÍÓÚ";
    return vowels.find(c) != vowels.npos;
}

bool is_alphabetic(char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x250);
}

// ng, ny, sy and kh are one sound.
std::size_t sound(const std::vector<Letter>& letters, std::size_t at, std::size_t end) {
    if (at + 1 >= end) return 1;
    const char32_t a = letters[at].character | 0x20, b = letters[at + 1].character | 0x20;
    const bool one = (a == 'n' && (b == 'g' || b == 'y')) || (a == 's' && b == 'y') ||
                     (a == 'k' && b == 'h');
    return one ? 2 : 1;
}

// Whether a syllable begins at `at` in a word of letters [begin, end): before the one consonant
// between two vowels, after the first of several.
bool syllable_begins(const std::vector<Letter>& letters, std::size_t begin, std::size_t end,
                     std::size_t at) {
    if (at < begin + 2 || at + 2 > end) return false;
    std::size_t before = at;
    while (before > begin && !is_vowel(letters[before - 1].character)) --before;
    std::size_t after = at;
    while (after < end && !is_vowel(letters[after].character)) ++after;
    if (before == begin || after == end || before == after) return false;
    const std::size_t first = before + sound(letters, before, after);
    return at == (first >= after ? before : first);
}

struct Cut {
    std::size_t at = 0;
    bool hyphen = false;
};

bool is_joint(char32_t c) {
    constexpr std::u32string_view joints = U"/.-_@,:;?&=\\)";
    return joints.find(c) != joints.npos;
}

// Behind the last joint in letters (begin, over), a hyphen only where `hyphens` says so.
std::optional<std::size_t> behind_joint(const std::vector<Letter>& letters, std::size_t begin,
                                        std::size_t over, bool hyphens = true) {
    for (std::size_t at = over; at > begin + 1; --at) {
        const char32_t c = letters[at - 1].character;
        if (is_joint(c) && (hyphens || c != '-')) return at;
    }
    return std::nullopt;
}

// Where to cut the word that begins the line and does not fit: letter `over` is the first outside.
// A joint stays with what stands before it.
Cut cut_word(const std::vector<Letter>& letters, std::size_t begin, std::size_t over, double room) {
    std::size_t end = begin;
    while (end < letters.size() && is_alphabetic(letters[end].character)) ++end;
    if (end <= over) {
        if (const auto at = behind_joint(letters, begin, over)) return {*at, false};
        if (end < over || !is_joint(letters[over].character)) return {over, false};
    }
    double width = 0;
    std::optional<std::size_t> syllable, any;
    for (std::size_t at = begin; at < over; ++at) {
        width += letters[at].width;
        if (width + letters[at].hyphen > room + line_tolerance) break;
        if (syllable_begins(letters, begin, end, at + 1)) syllable = at + 1;
        if (at >= begin + 1 && at + 2 < end) any = at + 1;
    }
    if (syllable) return {*syllable, true};
    if (any) return {*any, true};
    return {over, false};
}

Line line_of(const std::vector<Letter>& letters, std::size_t begin, std::size_t end, bool last) {
    while (end > begin && letters[end - 1].character == ' ') --end;
    Line line{begin, end, 0, last, false, false};
    for (std::size_t i = begin; i < end; ++i) {
        line.width += letters[i].width;
        line.tabbed = line.tabbed || letters[i].character == '\t';
    }
    return line;
}

// How far a tab at `i` goes, `used` being what stands before it.
double tab_width(const std::vector<Letter>& letters, std::size_t i, double used,
                 const std::vector<Tab>& tabs) {
    double following = 0;
    for (std::size_t at = i + 1; at < letters.size(); ++at) {
        const char32_t c = letters[at].character;
        if (c == '\t' || c == '\n') break;
        following += letters[at].width;
    }
    for (const Tab& tab : tabs) {
        double width = mm(tab.at_mm) - used;
        if (tab.align == Align::right) width -= following;
        if (tab.align == Align::centre) width -= following / 2;
        if (width >= 1) return width;
        if (mm(tab.at_mm) > used + 1) return letters[i].hyphen;  // the text reaches back to here
    }
    const double step = mm(tab_step_mm);
    double next = step;
    while (next < used + 1) next += step;
    return next - used;
}

class FirstFit {
  public:
    FirstFit(std::vector<Letter>& letters, const Measures& measures)
        : letters_(letters), measures_(measures) {}

    std::vector<Line> run() {
        for (std::size_t i = 0; i < letters_.size(); ++i) {
            Letter& letter = letters_[i];
            if (letter.character == '\n') {
                lines_.push_back(line_of(letters_, begin_, i, true));
                start(i + 1);
                continue;
            }
            if (letter.character == '\t')
                letter.width = tab_width(letters_, i, used_ + indent(), measures_.tabs);
            used_ += letter.width;
            if (letter.character == ' ') {
                space_ = i + 1;
                continue;
            }
            if (used_ > room() + line_tolerance && i > begin_) {
                i = turn(i) - 1;
                continue;
            }
            if (letter.character == '\t') space_ = i + 1;
            if (ends_after(letters_, i)) (letter.character == '-' ? hyphen_ : space_) = i + 1;
        }
        lines_.push_back(line_of(letters_, begin_, letters_.size(), true));
        return std::move(lines_);
    }

  private:
    double indent() const { return lines_.empty() ? measures_.indent : 0; }
    double room() const { return measures_.room - indent(); }

    void start(std::size_t at) {
        begin_ = space_ = hyphen_ = at;
        used_ = 0;
    }

    // A word that is cut anyway begins in the line it stands in.
    bool wider_than_a_line(std::size_t at) const {
        double width = 0;
        for (; at < letters_.size() && width <= measures_.room; ++at) {
            const char32_t c = letters_[at].character;
            if (c == ' ' || c == '\n' || c == '\t') return false;
            width += letters_[at].width;
        }
        return width > measures_.room;
    }

    // Ends the line before letter `i`. A hyphen ends a line only where no space does: readers that
    // extract text take a hyphen at the end of a line for hyphenation and make "masingmasing" of
    // "masing-masing".
    std::size_t turn(std::size_t i) {
        Cut cut{std::max(space_, begin_), false};
        if (cut.at > begin_ && wider_than_a_line(cut.at))
            cut.at = behind_joint(letters_, cut.at, i, false).value_or(cut.at);
        if (cut.at <= begin_) cut.at = hyphen_;
        if (cut.at <= begin_) cut = cut_word(letters_, begin_, i, room());
        lines_.push_back(line_of(letters_, begin_, cut.at, false));
        lines_.back().hyphen = cut.hyphen;
        if (cut.hyphen) lines_.back().width += letters_[cut.at - 1].hyphen;
        start(cut.at);
        return cut.at;
    }

    std::vector<Letter>& letters_;
    const Measures& measures_;
    std::vector<Line> lines_;
    std::size_t begin_ = 0, space_ = 0, hyphen_ = 0;
    double used_ = 0;
};

// Knuth and Plass, without hyphenation: the cost of a line grows with the cube of how far its
// spaces differ from their own width, that of a paragraph is the sum of the squares.
class EvenFit {
  public:
    EvenFit(const std::vector<Letter>& letters, const Measures& measures)
        : letters_(letters), measures_(measures), widths_{0}, spaces_{0} {
        for (const Letter& letter : letters) {
            widths_.push_back(widths_.back() + letter.width);
            spaces_.push_back(spaces_.back() + (is_space(letter.character) ? 1 : 0));
        }
    }

    // Appends the lines of [begin, end); false when a word is too wide.
    bool fit(std::size_t begin, std::size_t end, std::vector<Line>& lines) {
        std::vector<Point> points{{begin, 0, 0}};
        for (std::size_t i = begin; i + 1 < end; ++i) {
            const char32_t c = letters_[i].character;
            const bool word = c == ' ' && letters_[i + 1].character != ' ';
            if (word || (c != '-' && ends_after(letters_, i))) reach(points, i + 1, false);
        }
        if (!reach(points, end, true)) return false;
        std::vector<Line> made;
        for (std::size_t at = points.size() - 1; at > 0; at = points[at].from)
            made.push_back(line_of(letters_, points[points[at].from].at, points[at].at,
                                   at + 1 == points.size()));
        lines.insert(lines.end(), made.rbegin(), made.rend());
        return true;
    }

  private:
    struct Point {
        std::size_t at = 0;    // a line may begin here
        double cost = 0;
        std::size_t from = 0;  // the best line that ends here begins at this point
    };

    // The cheapest way to end a line before `at`; none when no line does.
    bool reach(std::vector<Point>& points, std::size_t at, bool last) {
        std::optional<Point> best;
        for (std::size_t p = points.size(); p-- > 0;) {
            const auto cost = line_cost(points[p].at, at, last);
            if (!cost) break;
            const double whole = points[p].cost + *cost;
            if (!best || whole < best->cost) best = Point{at, whole, p};
        }
        if (best) points.push_back(*best);
        return best.has_value();
    }

    std::optional<double> line_cost(std::size_t begin, std::size_t end, bool last) const {
        while (end > begin && letters_[end - 1].character == ' ') --end;
        const double room = measures_.room - (begin == 0 ? measures_.indent : 0);
        const double spare = room - (widths_[end] - widths_[begin]);
        const int spaces = spaces_[end] - spaces_[begin];
        const double space = letters_[begin].hyphen * 0.83;  // of a space, near enough
        double far = 0;
        if (spare < -line_tolerance) {
            far = -spare / (spaces * space * most_shrink + 1e-9);
            if (far > 1) return std::nullopt;
        } else if (last) {
            far = spare > 0.85 * room ? 0.7 : 0;  // a word alone
        } else {
            far = spare / ((spaces + 0.1) * space * 0.6);
        }
        const double badness = 1 + 10 * std::min(far * far * far, 1e5);
        return badness * badness;
    }

    const std::vector<Letter>& letters_;
    const Measures& measures_;
    std::vector<double> widths_;
    std::vector<int> spaces_;
};

}  // namespace

std::vector<Line> break_lines(std::vector<Letter>& letters, const Measures& measures) {
    return FirstFit(letters, measures).run();
}

std::vector<Line> break_evenly(std::vector<Letter>& letters, const Measures& measures) {
    for (const Letter& letter : letters)
        if (letter.character == '\t') return break_lines(letters, measures);
    EvenFit even(letters, measures);
    std::vector<Line> lines;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= letters.size(); ++i) {
        if (i < letters.size() && letters[i].character != '\n') continue;
        if (begin == i) {
            lines.push_back(line_of(letters, begin, i, true));
        } else if (!even.fit(begin, i, lines)) {
            return break_lines(letters, measures);
        }
        begin = i + 1;
    }
    return lines;
}

double widest_word(const std::vector<Letter>& letters) {
    const auto word = [&](std::size_t at) { return at < letters.size() && is_alphabetic(letters[at].character); };
    double widest = 0, width = 0;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const char32_t c = letters[i].character;
        width = c == ' ' || c == '\n' || c == '\t' ? 0 : width + letters[i].width;
        widest = std::max(widest, width);
        if (c == '/' && i > 0 && word(i - 1) && word(i + 1)) width = 0;
    }
    return widest;
}

}  // namespace core::pdf
