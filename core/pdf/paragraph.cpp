// SPDX-License-Identifier: Apache-2.0
// Sets paragraphs: breaks them into lines and places their words.
#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/pdf/layout.h"
#include "core/pdf/lines.h"

namespace core::pdf {
namespace {

// Of a stretched line, in type sizes. Wider gaps are taken for the space between two columns by
// readers that extract text, and look like rivers; a little may go between letters, and beyond that
// the line stays ragged.
constexpr double widest_gap = 0.66;
constexpr double widest_gap_of_few = 0.45;  // with fewer than three spaces
constexpr double widest_tracking = 0.025;

// A column this narrow, in type sizes, is ragged as a whole rather than in some of its lines.
constexpr double narrow_column = 32;

constexpr double raised_size = 0.62, raised_by = 0.34, lowered_by = 0.14;

struct Type {
    Style style;
    const Face* face = nullptr;
    double size = 0;   // as printed
    double line = 0;   // what the height of the line goes by
    double rise = 0;
};

// What a line is stretched by; less than nothing where it is narrowed.
struct Stretch {
    double space = 0, letter = 0;
};

// Draws one line: a piece per style, or per word when the line is stretched.
class LineWriter {
  public:
    LineWriter(const std::vector<Letter>& letters, const std::vector<Type>& types,
               const std::vector<Tab>& tabs, int element, Pieces& out)
        : letters_(letters), types_(types), tabs_(tabs), element_(element), out_(out) {}

    void write(const Line& line, double x, double baseline, Stretch stretch) {
        x_ = begin_ = under_ = x;
        const double left = x;
        for (std::size_t i = line.begin; i < line.end; ++i) {
            const Letter& letter = letters_[i];
            const Type& type = types_[letter.run];
            const bool ends = i + 1 == line.end;
            const bool changes = ends || letters_[i + 1].run != letter.run;
            if (letter.character == '\t') {
                flush(type, baseline, stretch);
                leader(type, x_ - left + letter.width, letter.width, baseline);
                x_ = begin_ = x_ + letter.width;
            } else {
                append_utf8(text_, letter.character == no_break_space ? U' ' : letter.character);
                x_ += letter.width + stretch.letter;
                if (is_space(letter.character)) x_ += stretch.space;
            }
            if (ends && line.hyphen) {
                append_utf8(text_, soft_hyphen);
                x_ += letter.hyphen;
            }
            const bool parts = stretch.space != 0 && is_space(letter.character);
            if (changes || parts || (!ends && letters_[i + 1].character == '\t'))
                flush(type, baseline, stretch);
            if (changes) underline(type, baseline);
        }
    }

  private:
    void flush(const Type& type, double baseline, Stretch stretch) {
        if (!text_.empty())
            out_.push_back({TextPiece{begin_, baseline - type.rise, std::move(text_), type.face,
                                      type.size, type.style.colour, stretch.letter,
                                      type.style.underline, false},
                            element_});
        text_.clear();
        begin_ = x_;
    }

    void underline(const Type& type, double baseline) {
        if (type.style.underline && x_ > under_)
            out_.push_back({FillPiece{{{under_, baseline + 0.09 * type.line, x_ - under_,
                                        0.055 * type.line}},
                                      type.style.colour},
                            element_});
        under_ = x_;
    }

    // Fills the way of a tab that ends at `at`.
    void leader(const Type& type, double at, double width, double baseline) {
        const auto tab = std::find_if(tabs_.begin(), tabs_.end(), [&](const Tab& each) {
            return mm(each.at_mm) > at - width + 0.9;
        });
        if (tab == tabs_.end() || tab->leader.empty() || width < 2 * type.size / 3) return;
        const std::u32string pattern = characters(tab->leader);
        double one = 0;
        for (char32_t c : pattern) one += type.face->width(c) * type.size / 1000;
        const double room = width - 0.5 * type.size;
        const int count = one > 0 ? static_cast<int>(room / one) : 0;
        std::string text;
        for (int i = 0; i < count; ++i) text += tab->leader;
        if (count > 0)
            out_.push_back(TextPiece{x_ + width - 0.25 * type.size - count * one, baseline,
                                     std::move(text), type.face, type.size, type.style.colour});
    }

    const std::vector<Letter>& letters_;
    const std::vector<Type>& types_;
    const std::vector<Tab>& tabs_;
    int element_;
    Pieces& out_;
    std::string text_;
    double x_ = 0, begin_ = 0, under_ = 0;
};

Type type_of(const Style& style, const Setup& setup, Fonts& fonts) {
    const double size = style.size > 0 ? style.size : setup.size;
    Type type{style, &fonts.face(style.typeface.value_or(setup.typeface), style.bold, style.italic),
              size, size, 0};
    if (style.raise == Raise::none) return type;
    type.size = size * raised_size;
    type.rise = style.raise == Raise::up ? raised_by * size : -lowered_by * size;
    return type;
}

// Throws for the character at `at` when the face does not have it.
double width_of(const Type& type, std::u32string_view text, std::size_t at) {
    const char32_t c = text[at] == no_break_space ? U' ' : text[at];
    if (!type.face->has(c)) missing_glyph(text, at);
    return type.face->width(c) * type.size / 1000.0;
}

struct Setting {
    std::vector<Type> types;
    std::vector<Letter> letters;
};

Setting letters_of(const Paragraph& paragraph, const Setup& setup, Fonts& fonts) {
    Setting made;
    std::u32string all;
    for (const Run& run : paragraph.runs) all += characters(run.text);
    made.letters.reserve(all.size());
    std::size_t at = 0;
    for (const Run& run : paragraph.runs) {
        made.types.push_back(type_of(run.style, setup, fonts));
        const Type& type = made.types.back();
        const double hyphen = type.face->width(soft_hyphen) * type.size / 1000.0;
        const std::size_t end = at + characters(run.text).size();
        for (; at < end; ++at) {
            const bool moves = all[at] == '\n' || all[at] == '\t';
            made.letters.push_back({all[at], made.types.size() - 1,
                                    moves ? 0 : width_of(type, all, at), hyphen});
        }
    }
    return made;
}

struct Extent {
    double size = 0;  // of the largest type
    long spaces = 0;
};

Extent extent_of(const Line& line, const Setting& made, double base) {
    Extent extent{line.begin == line.end ? base : 0, 0};
    for (std::size_t i = line.begin; i < line.end; ++i) {
        extent.size = std::max(extent.size, made.types[made.letters[i].run].line);
        if (is_space(made.letters[i].character)) ++extent.spaces;
    }
    return extent;
}

Stretch stretch_of(double spare, long spaces, std::size_t letters, double size) {
    if (spaces == 0) return {};
    const double space = 0.28 * size;
    const double wanted = spare / static_cast<double>(spaces);
    if (spare <= 0) return {wanted, 0};
    if (spaces < 3)
        return wanted <= std::max(0.0, widest_gap_of_few * size - space) ? Stretch{wanted, 0}
                                                                        : Stretch{};
    const double most = std::max(0.0, widest_gap * size - space);
    if (wanted <= most) return {wanted, 0};
    const double rest = spare - most * static_cast<double>(spaces);
    const double tracking = rest / static_cast<double>(letters - 1);
    return tracking > widest_tracking * size ? Stretch{} : Stretch{most, tracking};
}

// Left edge and room of the lines; indents give way where the column is narrow.
struct LineEdges {
    double label = 0;  // where the number stands
    double left = 0, room = 0, first = 0;
};

// Whether a line would end before the others of justified text.
bool any_short(const std::vector<Line>& lines, const Setting& made, const LineEdges& edges, double base) {
    for (const Line& line : lines) {
        const double spare = edges.room - (&line == &lines.front() ? edges.first : 0) - line.width;
        if (line.last || line.tabbed || spare < 1) continue;
        const Extent extent = extent_of(line, made, base);
        if (stretch_of(spare, extent.spaces, line.end - line.begin, extent.size).space == 0) return true;
    }
    return false;
}

// Orphans and widows: two lines at least at the foot of one page and at the head of the next.
void bind(Strips& strips, const Paragraph& paragraph) {
    for (std::size_t i = 0; i + 1 < strips.size(); ++i)
        strips[i].keep = paragraph.keep_lines || i == 0 || i + 2 == strips.size();
    strips.back().keep = paragraph.keep_with_next;
    strips.front().before = paragraph.before;
    strips.back().after = paragraph.after;
}

LineEdges edges_of(const Paragraph& paragraph, double width, double size, double label_width) {
    const double least = std::min(width, 4 * size);
    LineEdges edges;
    double hang = mm(paragraph.hang_mm);
    if (!paragraph.label.empty()) hang = std::max(hang, label_width + 0.3 * size);
    double right = mm(paragraph.right_mm);
    right = std::clamp(right, 0.0, std::max(0.0, width - least));
    edges.label = std::clamp(mm(paragraph.indent_mm), 0.0,
                             std::max(0.0, width - right - least - hang));
    edges.left = std::min(edges.label + hang, std::max(0.0, width - right - size));
    edges.room = std::max(size, width - edges.left - right);
    edges.first =
        std::clamp(mm(paragraph.first_mm), -edges.left, std::max(0.0, edges.room - least));
    return edges;
}

}  // namespace

double Setter::text_width(std::string_view text, const Style& style) {
    const Type type = type_of(style, setup_, fonts_);
    const std::u32string all = characters(text);
    double width = 0;
    for (std::size_t i = 0; i < all.size(); ++i) width += width_of(type, all, i);
    return width;
}

TextPiece Setter::text_piece(std::string_view text, const Style& style) {
    const Type type = type_of(style, setup_, fonts_);
    const std::u32string all = characters(text);
    std::string clean;
    for (std::size_t i = 0; i < all.size(); ++i) {
        width_of(type, all, i);
        append_utf8(clean, all[i] == no_break_space ? U' ' : all[i]);
    }
    return {0, 0, clean, type.face, type.size, style.colour};
}

Measure Setter::measure_paragraph(const Paragraph& paragraph) {
    const std::vector<Letter> letters = letters_of(paragraph, setup_, fonts_).letters;
    double widest = 0, width = 0;
    for (const Letter& letter : letters) {
        width = letter.character == '\n' ? 0 : width + letter.width;
        widest = std::max(widest, width);
    }
    const double around = mm(paragraph.indent_mm + paragraph.hang_mm + paragraph.right_mm);
    return {widest + around + mm(paragraph.first_mm) + 0.5, widest_word(letters) + around + 0.5};
}

Strips Setter::set_paragraph(const Paragraph& paragraph, double width, int label_element) {
    Setting made = letters_of(paragraph, setup_, fonts_);
    Style label_style = paragraph.runs.empty() ? Style{} : paragraph.runs.front().style;
    label_style.underline = false;
    label_style.raise = Raise::none;
    const double base = type_of(label_style, setup_, fonts_).line;
    const bool labelled = !paragraph.label.empty();
    const LineEdges edges =
        edges_of(paragraph, width, base, labelled ? text_width(paragraph.label, label_style) : 0);
    const Measures measures{edges.first, edges.room, paragraph.tabs};
    bool even = paragraph.align == Align::justified;
    const double spacing = paragraph.spacing > 0 ? paragraph.spacing : setup_.spacing;
    const int element = present();

    std::vector<Line> lines;
    if (even) {
        lines = break_evenly(made.letters, measures);
        even = edges.room > narrow_column * base || !any_short(lines, made, edges, base);
    }
    if (!even) lines = break_lines(made.letters, measures);

    Strips strips;
    for (const Line& line : lines) {
        const Extent extent = extent_of(line, made, base);
        Strip strip;
        strip.height = extent.size * leading * spacing;
        const double baseline = strip.height - (leading - ascent) * extent.size;
        const double start = strips.empty() ? edges.first : 0;
        const double spare = edges.room - start - line.width;
        double x = edges.left + start;
        Stretch stretch;
        if (paragraph.align == Align::right) x += spare;
        if (paragraph.align == Align::centre) x += spare / 2;
        if (even && !line.tabbed && (!line.last || spare < 0))
            stretch = stretch_of(spare, extent.spaces, line.end - line.begin, extent.size);
        if (strips.empty() && labelled) {
            TextPiece label = text_piece(paragraph.label + " ", label_style);
            label.x = edges.label;
            label.y = baseline;
            label.label = true;
            strip.pieces.push_back({std::move(label), label_element < 0 ? element : label_element});
        }
        LineWriter(made.letters, made.types, paragraph.tabs, element, strip.pieces)
            .write(line, x, baseline, stretch);
        strips.push_back(std::move(strip));
    }
    bind(strips, paragraph);
    return strips;
}

}  // namespace core::pdf
