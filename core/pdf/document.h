// SPDX-License-Identifier: Apache-2.0
// What a letter is made of before it becomes a PDF: blocks set one under another. A plain value;
// write.h turns it into pages. Lengths are millimetres, type sizes and spaces are points.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/clock.h"

namespace core::pdf {

enum class Paper { a4, f4 };            // 210 x 297 and 215 x 330 mm, upright
enum class Typeface { sans, bookman };  // metrics of Arial, of ITC Bookman
enum class Align { left, right, centre, justified };

// Type of one run. Unset members are taken from the Setup.
struct Style {
    bool bold = false;
    bool italic = false;
    bool underline = false;
    double size = 0;  // points; 0 = the base size
    std::optional<Typeface> typeface;
    std::uint32_t colour = 0x000000;  // RRGGBB

    bool operator==(const Style&) const = default;
};

// UTF-8 text of one style. '\n' ends the line; U+00A0 is a space that holds two words together.
struct Run {
    std::string text;
    Style style;
};

struct Paragraph {
    std::vector<Run> runs;
    Align align = Align::left;
    double indent_mm = 0;  // whole paragraph, from the left
    double right_mm = 0;   // whole paragraph, from the right
    double first_mm = 0;   // first line, further to the right
    double before = 0;     // points above; dropped at the top of a page
    double after = 0;      // points below
    double spacing = 0;    // lines; 0 = of the Setup
    bool keep_with_next = false;
    bool keep_lines = false;  // never split over pages
    // Set in front of the first line when given ("1.", "a."): hangs in hang_mm.
    std::string label;
    double hang_mm = 0;
};

struct Block;
using Blocks = std::vector<Block>;

// Numbers of official letters by depth: 1. then a. then 1) then a); later levels repeat.
enum class Mark { by_level, figures, letters, figures_paren, letters_paren, bullet, dash };

struct List {
    struct Item;
    std::vector<Item> items;
    Mark mark = Mark::by_level;
    int start = 1;
    double indent_mm = 0;
    double hang_mm = 7;
};

enum class Borders { none, all, outside };

// The sides are drawn 0.5 pt black. A row stays whole when it is at most a quarter of a page,
// otherwise it goes over to the next page between lines. Header rows are repeated on each page.
struct Table {
    struct Cell;
    struct Row;
    std::vector<double> widths_mm;  // 0 shares what is left
    std::vector<Row> rows;
    int header_rows = 0;
    Borders borders = Borders::all;
    double padding_mm = 1.2;  // sides of a cell; half of it above and below
    double indent_mm = 0;
    double before = 0, after = 0;
};

// Line over the whole width. `two` is the letterhead rule: a thick line above a thin one.
struct Rule {
    bool two = false;
    double thickness = 0.5;  // points; of the thick line when `two`
    double before = 0, after = 0;
};

// PNG or JPEG. It is decoded and encoded anew; transparency becomes white.
struct Image {
    Bytes data;
    double width_mm = 0, height_mm = 0;  // one may be 0: keeps the proportions
    Align align = Align::left;
};

struct Qr {
    std::string text;
    double size_mm = 20;
    Align align = Align::left;
};

// Room left free for the visible mark of a signature; write() tells where it came to lie.
struct SignatureSpace {
    std::string name;
    double width_mm = 60, height_mm = 25;
    Align align = Align::left;
};

struct Spacer {
    double height_mm = 0;
};

// Boxes side by side, as high as the highest; never split.
struct Columns {
    struct Column;
    std::vector<Column> columns;
    double gap_mm = 0;
};

// Never split, unless higher than a page.
struct KeepTogether {
    Blocks blocks;
};

struct PageBreak {};

struct Block {
    using Content = std::variant<Paragraph, List, Table, Rule, Image, Qr, SignatureSpace, Spacer,
                                 Columns, KeepTogether, PageBreak>;
    Content content;

    template <class T>
    Block(T value) : content(std::move(value)) {}
};

struct List::Item {
    Blocks blocks;  // paragraphs and deeper lists; the first paragraph carries the number
};

struct Table::Cell {
    Blocks blocks;
    int span = 1;
    bool middle = false;  // centred up and down
};

struct Table::Row {
    std::vector<Cell> cells;
};

struct Columns::Column {
    Blocks blocks;
    double width_mm = 0;  // 0 shares what is left
    bool middle = false;
};

using Document = Blocks;

struct Margins {
    double top = 20, right = 20, bottom = 25, left = 30;  // millimetres
};

// A file carried inside the PDF as associated data (AFRelationship Data); makes it PDF/A-3b.
struct Attachment {
    std::string name;  // "naskah.json"
    std::string type;  // "application/json"
    std::string description;
    Bytes data;
};

struct Setup {
    Paper paper = Paper::a4;
    Margins margins;
    Typeface typeface = Typeface::sans;
    double size = 12;      // points
    double spacing = 1.0;  // lines
    std::string language = "id-ID";
    std::string title;
    std::string author;
    std::string creator = "Naskah";
    Instant created;
    Blocks footer;                           // foot of every page, inside the bottom margin
    double footer_mm = 10;                   // from its lower edge to the paper's
    std::string page_number = "– {page} –";  // centred in the top margin from page 2; "" = none
    std::optional<Attachment> attachment;
};

}  // namespace core::pdf
