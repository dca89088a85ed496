// SPDX-License-Identifier: Apache-2.0
// Setting: blocks become strips, strips become sheets. A strip is a slice of the column that is
// never cut. Lengths are points; y grows downwards. Inner to core/pdf.
#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "core/pdf/document.h"
#include "core/pdf/fonts.h"
#include "core/pdf/drawing.h"
#include "core/pdf/image.h"
#include "core/pdf/tags.h"

namespace core::pdf {

constexpr double points_per_mm = 72.0 / 25.4;
constexpr double mm(double length) { return length * points_per_mm; }

constexpr double leading = 1.15;  // of one line, in type sizes, for both typefaces
constexpr double ascent = 0.93;   // of the baseline under the top of a single line

struct Area {
    double x = 0, y = 0, width = 0, height = 0;  // x, y: upper left corner
};

// One style on one baseline.
struct TextPiece {
    double x = 0, y = 0;
    std::string text;
    const Face* face = nullptr;
    double size = 0;
    std::uint32_t colour = 0;
    double tracking = 0;  // added after each letter
    bool underlined = false;
    bool label = false;  // the number of a paragraph
};

double width_of(const TextPiece& piece);

// Areas filled in one stroke, so that neighbours show no seam.
struct FillPiece {
    std::vector<Area> areas;
    std::uint32_t colour = 0;
};

struct PicturePiece {
    std::shared_ptr<const Picture> picture;
    Area area;
};

struct DrawingPiece {
    std::shared_ptr<const Drawing> drawing;
    Area area;
};

struct PlacePiece {
    std::string name;
    Area area;
};

struct Piece {
    std::variant<TextPiece, FillPiece, PicturePiece, DrawingPiece, PlacePiece> shape;
    int element = decoration;  // of the Structure

    template <class T>
    Piece(T drawn, int of = decoration) : shape(std::move(drawn)), element(of) {}
};

using Pieces = std::vector<Piece>;

struct Strip {
    double height = 0;
    double before = 0, after = 0;  // space; none at the top and bottom of a page
    bool keep = false;             // on one page with the next strip
    bool new_page = false;         // nothing to draw: the next strip starts a page
    bool air = false;              // nothing to draw: falls away where a page turns
    Pieces pieces;
    Pieces opening, closing;  // drawn when first or last on its page (sides of a cut row)
    std::shared_ptr<const std::vector<Strip>> header;  // repeated above when first on its page
};

using Strips = std::vector<Strip>;

struct Box {
    double height = 0;
    Pieces pieces;
};

void shift(Pieces& pieces, double dx, double dy);
void shift(Strips& strips, double dx);
void append(Pieces& to, Pieces from);
void append(Strips& to, Strips from);
Box stack(Strips strips);
double height_of(const Strips& strips);

// How wide blocks are when no line has to be broken, and how wide they must be for no word to be.
struct Measure {
    double natural = 0, least = 0;
};

// Sets blocks into a column of a given width. `page` is the height a page offers. Without a
// structure everything set is furniture.
class Setter {
  public:
    Setter(const Setup& setup, Fonts& fonts, double page, Structure* structure = nullptr,
           int parent = -1)
        : setup_(setup), fonts_(fonts), page_(page), structure_(structure), parent_(parent) {}

    Strips set(const Blocks& blocks, double width, int depth = 0, int list_level = 0);
    Measure measure(const Blocks& blocks);

    double text_width(std::string_view text, const Style& style);
    TextPiece text_piece(std::string_view text, const Style& style);

  private:
    class Nest;  // what is set while it lives belongs to a new element

    Strips set_block(const Block& block, double width, int depth, int level);
    Strips set_paragraph(const Paragraph& paragraph, double width, int label_element = -1);
    double list_hang_mm(const List& list, int level);
    Strips set_list(const List& list, double width, int depth, int level);
    Strips set_columns(const Columns& columns, double width, int depth);
    Strips set_signers(const Signers& signers, double width, int depth);
    Strips set_signers_row(const Signers& signers, std::size_t begin, std::size_t end, double x,
                           double wide, int depth);
    Strips set_image(const Image& image, double width);
    Strips set_qr(const Qr& qr, double width);
    Strips set_table(const Table& table, double width, int depth);
    Measure measure_paragraph(const Paragraph& paragraph);
    int add_element(Element element);  // under the present one
    int present() const { return structure_ ? parent_ : furniture; }

    friend class TableSetter;

    const Setup& setup_;
    Fonts& fonts_;
    double page_;
    Structure* structure_;
    int parent_;
};

class Setter::Nest {
  public:
    Nest(Setter& setter, Element element) : setter_(setter), outer_(setter.parent_) {
        setter.parent_ = setter.add_element(std::move(element));
    }
    ~Nest() { setter_.parent_ = outer_; }
    Nest(const Nest&) = delete;
    Nest& operator=(const Nest&) = delete;

  private:
    Setter& setter_;
    int outer_;
};

// Widths in points; those given as 0 share what is left of `width`.
std::vector<double> shares(const std::vector<double>& widths_mm, double width);

struct Sheet {
    Pieces pieces;                  // from the upper left corner of the paper
    std::vector<TextPiece> onward;  // the first word of the next sheet, when the text goes on there
};

// Of the text on the paper.
struct TextArea {
    double left = 0;
    double first_top = 0, first_height = 0;  // on the first sheet
    double top = 0, height = 0;              // on those after it
};

// Cuts the column into pages: widows, orphans and kept strips as the strips say.
std::vector<Sheet> paginate(Strips strips, const TextArea& frame);

}  // namespace core::pdf
