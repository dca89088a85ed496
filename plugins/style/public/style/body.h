// SPDX-License-Identifier: Apache-2.0
// The body of a letter as structure, not as markup: paragraphs, lists to four levels, tables with merged
// cells and repeated heads, page breaks. It is read from the editor's document (a strict subset of
// ProseMirror JSON, see resources/schema/body.json) or from plain text with light marks, for browsers
// without scripts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"

namespace style {

enum class Align { left, center, right, justify };

// Text in one style. A run whose text is "\n" is a line break within the paragraph.
struct Run {
    std::string text;
    bool strong = false;
    bool em = false;
    bool underline = false;
    bool operator==(const Run&) const = default;
};

struct Block;

// A cell covers `columns` squares to the right and `rows` squares down; the rows below leave those out.
// Rows from the first on in which every cell is a header are repeated on each page.
struct Cell {
    bool header = false;
    std::vector<Block> blocks;      // paragraphs and lists
    int columns = 1, rows = 1;
    bool operator==(const Cell&) const = default;
};

struct Block {
    // Lists: 1. | a. | 1) | a) | a bullet. A page break stands between the blocks of the document only.
    enum class Kind { paragraph, decimal, alpha, decimal_paren, alpha_paren, bullet, table, page_break };
    Kind kind = Kind::paragraph;
    Align align = Align::left;                  // of a paragraph
    int indent = 0;                             // of a paragraph, steps of 1 cm, 0 to 4
    std::vector<Run> runs;                      // of a paragraph
    int start = 1;                              // of a numbered list
    std::vector<std::vector<Block>> items;      // of a list
    std::vector<std::vector<Cell>> rows;        // of a table; a row may be wholly covered from above
    std::vector<int> widths;                    // of a table's columns, as shares; empty: by what stands in them
    bool operator==(const Block&) const = default;

    bool is_list() const { return kind != Kind::paragraph && kind != Kind::table && kind != Kind::page_break; }
};

struct Body {
    std::vector<Block> blocks;
    bool operator==(const Body&) const = default;
};

constexpr int max_list_levels = 4;
constexpr int max_indent = 4;
constexpr std::size_t max_body_blocks = 12'000;  // those in cells too
constexpr std::size_t max_body_text = 200'000;   // bytes
constexpr std::size_t max_table_columns = 12;
constexpr int max_table_rows = 1000;
constexpr int max_width_share = 1000;

// True when nothing would be printed.
bool blank(const Body& body);

// Every unknown node, attribute or mark is a fault of `field`, and so is a table whose cells do not fit
// together; nothing is dropped silently. The fault names the node: "3.1.2" is the second child of the
// first child of the third block. `breaks`: whether there are pages to break here.
core::Checked<Body> body_from(const core::Json& doc, std::string_view field = "body", bool breaks = true);
core::Json to_json(const Body& body);

// A blank line ends a paragraph; "1. ", "a. ", "1) ", "a) " and "- " open list items, two spaces deepen
// them; the first number is where a list starts; "[halaman baru]" on a line of its own breaks the page;
// **bold**, *italic*, __underlined__. Such paragraphs are justified.
Body body_from_text(std::string_view text);
// The way back; tables become lines with " | ". Alignment, indent, merged cells and widths have no mark.
std::string to_marked_text(const Body& body);
std::string to_plain_text(const Body& body);    // for search and summaries

}  // namespace style
