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
#include "core/pdf/image.h"

namespace core::pdf {

constexpr double points_per_mm = 72.0 / 25.4;
constexpr double mm(double length) { return length * points_per_mm; }

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
};

// Areas filled in one stroke, so that neighbours show no seam.
struct FillPiece {
    std::vector<Area> areas;
    std::uint32_t colour = 0;
};

struct PicturePiece {
    std::shared_ptr<const Picture> picture;
    Area area;
};

struct PlacePiece {
    std::string name;
    Area area;
};

using Piece = std::variant<TextPiece, FillPiece, PicturePiece, PlacePiece>;
using Pieces = std::vector<Piece>;

struct Strip {
    double height = 0;
    double before = 0, after = 0;  // space; none at the top and bottom of a page
    bool keep = false;             // on one page with the next strip
    bool new_page = false;         // nothing to draw: the next strip starts a page
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
Box stack(Strips strips);
double height_of(const Strips& strips);

// Sets blocks into a column of a given width. `page` is the height a page offers.
class Setter {
  public:
    Setter(const Setup& setup, Fonts& fonts, double page)
        : setup_(setup), fonts_(fonts), page_(page) {}

    Strips set(const Blocks& blocks, double width, int depth = 0, int list_level = 0);
    Strips set_paragraph(const Paragraph& paragraph, double width);
    Strips set_table(const Table& table, double width, int depth);

    double text_width(std::string_view text, const Style& style);
    TextPiece text_piece(std::string_view text, const Style& style);

  private:
    Strips set_list(const List& list, double width, int depth, int level);
    Strips set_columns(const Columns& columns, double width, int depth);
    Strips set_image(const Image& image, double width);
    Strips set_block(const Block& block, double width, int depth, int level);
    Strips set_row(const Table& table, const Table::Row& row, const std::vector<double>& widths,
                   int depth, bool last);

    const Setup& setup_;
    Fonts& fonts_;
    double page_;
};

// Widths in points; those given as 0 share what is left of `width`.
std::vector<double> shares(const std::vector<double>& widths_mm, double width);

struct Sheet {
    Pieces pieces;  // from the upper left corner of the paper
};

struct Frame {
    double left = 0, top = 0, height = 0;  // of the text on the paper
};

// Cuts the column into pages: widows, orphans and kept strips as the strips say.
std::vector<Sheet> paginate(Strips strips, const Frame& frame);

}  // namespace core::pdf
