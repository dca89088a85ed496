// SPDX-License-Identifier: Apache-2.0
// The body of a letter as structure, not as markup: paragraphs, lists to four levels and tables.
// It is read from the editor's document (a strict subset of ProseMirror JSON, see
// resources/schema/body.json) or from plain text with light marks, for browsers without scripts.
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

struct Cell {
    bool header = false;
    std::vector<Block> blocks;
    bool operator==(const Cell&) const = default;
};

struct Block {
    enum class Kind { paragraph, decimal, alpha, bullet, table };
    Kind kind = Kind::paragraph;
    Align align = Align::left;                  // of a paragraph
    int indent = 0;                             // of a paragraph, steps of 1 cm, 0 to 4
    std::vector<Run> runs;                      // of a paragraph
    int start = 1;                              // of a numbered list
    std::vector<std::vector<Block>> items;      // of a list
    std::vector<std::vector<Cell>> rows;        // of a table
    bool operator==(const Block&) const = default;
};

struct Body {
    std::vector<Block> blocks;
    bool operator==(const Body&) const = default;
};

constexpr int max_list_levels = 4;
constexpr int max_indent = 4;
constexpr std::size_t max_body_blocks = 2000;
constexpr std::size_t max_body_text = 200'000;   // bytes
constexpr std::size_t max_table_columns = 12;

// True when nothing would be printed.
bool blank(const Body& body);

// Every unknown node, attribute or mark is a fault of `field`; nothing is dropped silently.
core::Checked<Body> body_from(const core::Json& doc, std::string_view field = "body");
core::Json to_json(const Body& body);

// A blank line ends a paragraph; "1. ", "a. " and "- " open list items, two spaces deepen them;
// **bold**, *italic*, __underlined__. Such paragraphs are justified.
Body body_from_text(std::string_view text);
std::string to_marked_text(const Body& body);   // the way back; tables become lines with " | "
std::string to_plain_text(const Body& body);    // for search and summaries

}  // namespace style
