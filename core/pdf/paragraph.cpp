// SPDX-License-Identifier: Apache-2.0
// Breaks paragraphs into lines and places their words.
#include <algorithm>

#include "core/base/error.h"
#include "core/pdf/layout.h"

namespace core::pdf {
namespace {

constexpr double leading = 1.15;  // of one line, in type sizes, for both typefaces
constexpr double ascent = 0.93;   // of the baseline under the top of a single line
// Of a stretched line, in type sizes. Wider gaps are taken for the space between two columns by
// readers that extract text; what is left over goes between letters, and beyond that the line stays
// ragged.
constexpr double widest_gap = 0.66;
constexpr double widest_tracking = 0.05;
constexpr char32_t no_break_space = 0xA0;

struct Letter {
    char32_t character = 0;
    std::size_t run = 0;
    double width = 0;
};

struct Type {
    Style style;
    const Face* face = nullptr;
    double size = 0;
};

struct Line {
    std::size_t begin = 0, end = 0;  // letters, spaces at the end left out
    double width = 0;
    bool last = false;  // of the paragraph, or ended by '\n'
};

// What a line is stretched by.
struct Stretch {
    double space = 0, letter = 0;
};

bool is_space(char32_t c) { return c == ' ' || c == no_break_space; }

// A hyphen ends a line only where no space does: readers that extract text take a hyphen at the end
// of a line for hyphenation and make "masingmasing" of "masing-masing".
bool breaks_after(const std::vector<Letter>& letters, std::size_t i, bool spaced) {
    const char32_t c = letters[i].character;
    if ((c != '-' || spaced) && c != 0x2013 && c != 0x2014) return false;
    if (i == 0 || i + 1 >= letters.size()) return false;
    const char32_t previous = letters[i - 1].character, next = letters[i + 1].character;
    const auto joins = [](char32_t n) {
        return is_space(n) || n == '\n' || (n >= '0' && n <= '9');
    };
    return !joins(next) && !is_space(previous);
}

void close_line(std::vector<Line>& lines, const std::vector<Letter>& letters, std::size_t begin,
                std::size_t end, bool last) {
    while (end > begin && letters[end - 1].character == ' ') --end;
    Line line{begin, end, 0, last};
    for (std::size_t i = begin; i < end; ++i) line.width += letters[i].width;
    lines.push_back(line);
}

// First fit: Indonesian is set without hyphenation.
std::vector<Line> break_lines(const std::vector<Letter>& letters, double first, double width) {
    std::vector<Line> lines;
    std::size_t begin = 0, chance = 0;  // chance: where the next line would begin, 0 = none yet
    double used = 0;
    const auto room = [&] { return lines.empty() ? first : width; };
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const Letter& letter = letters[i];
        if (letter.character == '\n') {
            close_line(lines, letters, begin, i, true);
            begin = i + 1;
            chance = 0;
            used = 0;
            continue;
        }
        used += letter.width;
        if (letter.character == ' ') {
            chance = i + 1;
            continue;
        }
        if (used > room() + 0.01 && i > begin) {
            const std::size_t next = chance > begin ? chance : i;
            close_line(lines, letters, begin, next, false);
            begin = next;
            chance = 0;
            used = 0;
            i = next - 1;
            continue;
        }
        if (breaks_after(letters, i, chance > begin)) chance = i + 1;
    }
    close_line(lines, letters, begin, letters.size(), true);
    return lines;
}

// Draws one line: a piece per style, or per word when the line is stretched.
class LineWriter {
  public:
    LineWriter(const std::vector<Letter>& letters, const std::vector<Type>& types, Pieces& out)
        : letters_(letters), types_(types), out_(out) {}

    void write(const Line& line, double x, double baseline, Stretch stretch) {
        std::string text;
        double begin = x, under = x;
        for (std::size_t i = line.begin; i < line.end; ++i) {
            const Letter& letter = letters_[i];
            append_utf8(text, letter.character == no_break_space ? U' ' : letter.character);
            x += letter.width + stretch.letter;
            if (is_space(letter.character)) x += stretch.space;
            const bool ends = i + 1 == line.end || letters_[i + 1].run != letter.run;
            if (ends || (stretch.space > 0 && is_space(letter.character))) {
                const Type& type = types_[letter.run];
                out_.push_back(TextPiece{begin, baseline, text, type.face, type.size,
                                         type.style.colour, stretch.letter});
                text.clear();
                begin = x;
            }
            if (!ends) continue;
            underline(types_[letter.run], under, x, baseline);
            under = x;
        }
    }

  private:
    void underline(const Type& type, double from, double to, double baseline) {
        if (!type.style.underline || to <= from) return;
        out_.push_back(
            FillPiece{{{from, baseline + 0.09 * type.size, to - from, 0.055 * type.size}},
                      type.style.colour});
    }

    const std::vector<Letter>& letters_;
    const std::vector<Type>& types_;
    Pieces& out_;
};

Type type_of(const Style& style, const Setup& setup, Fonts& fonts) {
    return {style, &fonts.face(style.typeface.value_or(setup.typeface), style.bold, style.italic),
            style.size > 0 ? style.size : setup.size};
}

double width_of(const Type& type, char32_t c) {
    if (c == no_break_space) c = ' ';
    if (!type.face->has(c))
        throw Error(Code::invalid, "core.pdf.glyph", {{"character", describe(c)}});
    return type.face->width(c) * type.size / 1000.0;
}

Stretch stretch_of(double spare, long spaces, std::size_t letters, double space, double size) {
    if (spaces == 0 || spare <= 0) return {};
    const double wanted = spare / static_cast<double>(spaces);
    const double most = std::max(0.0, widest_gap * size - space);
    if (wanted <= most) return {wanted, 0};
    const double rest = spare - most * static_cast<double>(spaces);
    const double tracking = rest / static_cast<double>(letters - 1);
    return tracking > widest_tracking * size ? Stretch{} : Stretch{most, tracking};
}

// Orphans and widows: two lines at least at the foot of one page and at the head of the next.
void bind(Strips& strips, const Paragraph& paragraph) {
    for (std::size_t i = 0; i + 1 < strips.size(); ++i)
        strips[i].keep = paragraph.keep_lines || i == 0 || i + 2 == strips.size();
    strips.back().keep = paragraph.keep_with_next;
    strips.front().before = paragraph.before;
    strips.back().after = paragraph.after;
}

}  // namespace

double Setter::text_width(std::string_view text, const Style& style) {
    const Type type = type_of(style, setup_, fonts_);
    double width = 0;
    for (char32_t c : characters(text)) width += width_of(type, c);
    return width;
}

TextPiece Setter::text_piece(std::string_view text, const Style& style) {
    const Type type = type_of(style, setup_, fonts_);
    std::string clean;
    for (char32_t c : characters(text)) {
        width_of(type, c);
        append_utf8(clean, c == no_break_space ? U' ' : c);
    }
    return {0, 0, clean, type.face, type.size, style.colour};
}

Strips Setter::set_paragraph(const Paragraph& paragraph, double width) {
    std::vector<Type> types;
    std::vector<Letter> letters;
    for (const Run& run : paragraph.runs) {
        types.push_back(type_of(run.style, setup_, fonts_));
        for (char32_t c : characters(run.text))
            letters.push_back({c, types.size() - 1, c == '\n' ? 0 : width_of(types.back(), c)});
    }
    const Style plain = paragraph.runs.empty() ? Style{} : paragraph.runs.front().style;
    Style label_style = plain;
    label_style.underline = false;
    const double base = type_of(plain, setup_, fonts_).size;
    const double edge = mm(paragraph.indent_mm);
    double hang = mm(paragraph.hang_mm);
    if (!paragraph.label.empty())
        hang = std::max(hang, text_width(paragraph.label, label_style) + 0.3 * base);
    const double left = edge + hang;
    const double room = std::max(base, width - left - mm(paragraph.right_mm));
    const double first = mm(paragraph.first_mm);

    Strips strips;
    for (const Line& line : break_lines(letters, std::max(base, room - first), room)) {
        double size = line.begin == line.end ? base : 0;
        long spaces = 0;
        for (std::size_t i = line.begin; i < line.end; ++i) {
            size = std::max(size, types[letters[i].run].size);
            if (is_space(letters[i].character)) ++spaces;
        }
        const double spacing = paragraph.spacing > 0 ? paragraph.spacing : setup_.spacing;
        Strip strip;
        strip.height = size * leading * spacing;
        const double baseline = strip.height - (leading - ascent) * size;
        const double start = strips.empty() ? first : 0;
        const double spare = room - start - line.width;
        double x = left + start;
        Stretch stretch;
        if (paragraph.align == Align::right) x += spare;
        if (paragraph.align == Align::centre) x += spare / 2;
        if (paragraph.align == Align::justified && !line.last)
            stretch = stretch_of(spare, spaces, line.end - line.begin, 0.28 * size, size);
        if (strips.empty() && !paragraph.label.empty()) {
            TextPiece label = text_piece(paragraph.label + " ", label_style);
            label.x = edge;
            label.y = baseline;
            strip.pieces.push_back(std::move(label));
        }
        LineWriter(letters, types, strip.pieces).write(line, x, baseline, stretch);
        strips.push_back(std::move(strip));
    }
    bind(strips, paragraph);
    return strips;
}

}  // namespace core::pdf
