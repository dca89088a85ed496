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
enum class Raise { none, up, down };  // m², CO₂

// Type of one run. Unset members are taken from the Setup.
struct Style {
    bool bold = false;
    bool italic = false;
    bool underline = false;
    double size = 0;  // points; 0 = the base size
    std::optional<Typeface> typeface;
    std::uint32_t colour = 0x000000;  // RRGGBB
    Raise raise = Raise::none;

    bool operator==(const Style&) const = default;
};

// UTF-8 text of one style. '\n' ends the line, '\t' goes to the next tab stop; U+00A0 is a space
// that holds two words together.
struct Run {
    std::string text;
    Style style;
};

// Where '\t' leads, from the left edge of the paragraph's text. What follows begins, ends or has
// its middle there. `leader` fills the way: "." for an index, "_" for a form.
struct Tab {
    double at_mm = 0;
    Align align = Align::left;
    std::string leader;
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
    std::vector<Tab> tabs;  // beyond the last one: every 12.7 mm
    int heading = 0;        // 1 to 6 for a title, told to readers that do not look
};

struct Margins {
    double top = 20, right = 20, bottom = 25, left = 30;  // millimetres
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

// The sides are drawn 0.5 pt black. A row, or rows tied by a cell that reaches down, stay whole
// when at most a quarter of a page high; otherwise they go over to the next page between rows, and
// a row that is so high by itself between its lines. Header rows are repeated on each page. Widths
// that together exceed the room shrink alike; a table whose columns cannot hold a letter then is an
// error.
struct Table {
    struct Cell;
    struct Row;
    std::vector<double> widths_mm;  // 0 shares what is left; columns without a width do too
    std::vector<Row> rows;
    int header_rows = 0;
    Borders borders = Borders::all;
    double padding_mm = 1.2;  // sides of a cell; half of it above and below
    double indent_mm = 0;
    double before = 0, after = 0;
    bool by_content = false;  // columns of width 0 share by what stands in them, not evenly
    bool whole_page = false;  // one row that takes at least a page, as the frame of a certificate
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
    std::string alt;  // what it shows, in words; "" for a decoration
};

struct Qr {
    std::string text;
    double size_mm = 20;
    Align align = Align::left;
    std::string alt;  // in words; "" says the text itself
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

// Never split, unless higher than a page. The last `lead_lines` lines before it go with it to the
// next page: when not given 2 for a block with a SignatureSpace, which never stands alone, and 0
// for others.
struct KeepTogether {
    Blocks blocks;
    std::optional<int> lead_lines;
};

// Signers side by side, their marks and names at the same height: one stands in the right half, two
// or three beside each other, four two by two, more three by three. Never split, and keeps as
// KeepTogether does; two lines of text go with it.
struct Signers {
    struct Signer;
    std::vector<Signer> signers;
    double gap_mm = 6;
    double row_gap_mm = 6;
    int lead_lines = 2;
};

struct PageBreak {};

// Begins a new page and with it other margins, another way of lying, another running head.
// Numbering goes on. Stands between the blocks of the document itself; inside another block it only
// breaks.
struct Section {
    bool landscape = false;
    std::optional<Margins> margins;  // as the sheet lies; not given: those of the Setup
    Blocks head;                     // at the head of the text on each page of the section
    bool head_on_first = true;
    std::optional<Blocks> footer;            // not given: that of the Setup
    std::optional<std::string> page_number;  // not given: that of the Setup
};

struct Block {
    using Content = std::variant<Paragraph, List, Table, Rule, Image, Qr, SignatureSpace, Spacer,
                                 Columns, KeepTogether, PageBreak, Signers, Section>;
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
    bool middle = false;  // centred up and down, unless cut by the end of a page
    int rows = 1;         // rows it reaches down; those below leave its columns out
};

struct Table::Row {
    std::vector<Cell> cells;
};

struct Columns::Column {
    Blocks blocks;
    double width_mm = 0;  // 0 shares what is left
    bool middle = false;
};

struct Signers::Signer {
    Blocks title;  // capacity and position
    Blocks mark;   // SignatureSpace, Qr, or the box with both
    Blocks name;   // name, rank, NIP
};

using Document = Blocks;

enum class NumberPlace { top_centre, top_right, bottom_centre, bottom_right };

// What a file carried inside is to the PDF (ISO 32000-2, 7.11.3): what it says for machines, what it was
// made of, or more beside it.
enum class Relates { data, source, supplement };

// A file carried inside the PDF, associated with it as a whole; makes it PDF/A-3b.
struct Attachment {
    std::string name;  // "naskah.json"
    std::string type;  // "application/json"
    std::string description;
    Bytes data;
    Relates relates = Relates::data;
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
    std::string page_number = "– {page} –";  // also {pages}, of the whole document; "" = none
    std::vector<Attachment> attachments;     // each by another name
    NumberPlace page_number_place = NumberPlace::top_centre;
    bool page_number_first = false;  // on page 1 too
    // The first word of the next page, at the foot on the right (kata penyambung): "{word}…"; "" =
    // none. Not before a new section or a page break.
    std::string catchword;
};

}  // namespace core::pdf
