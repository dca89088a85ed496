// SPDX-License-Identifier: Apache-2.0
// The body's blocks as the typesetter takes them.
#include <algorithm>
#include <numeric>

#include "style/body_table.h"
#include "style/render/parts.h"

namespace style {

namespace {

constexpr double indent_step = 10;   // millimetres

pdf::Align align_of(Align align) {
    switch (align) {
        case Align::left: return pdf::Align::left;
        case Align::center: return pdf::Align::centre;
        case Align::right: return pdf::Align::right;
        case Align::justify: return pdf::Align::justified;
    }
    return pdf::Align::left;
}

struct Way {
    double first_mm;   // first line of a running paragraph
    double after;      // points below a paragraph
};

pdf::Paragraph paragraph(const Block& block, Way way) {
    pdf::Paragraph made;
    made.align = align_of(block.align);
    made.indent_mm = block.indent * indent_step;
    const bool running = block.align == Align::left || block.align == Align::justify;
    if (running && block.indent == 0) made.first_mm = way.first_mm;
    made.after = way.after;
    for (const auto& run : block.runs)
        made.runs.push_back({run.text, {.bold = run.strong, .italic = run.em, .underline = run.underline}});
    if (made.runs.empty()) made.runs.push_back({"\u00a0", {}});
    made.keep_with_next = announces(made);
    return made;
}

pdf::Blocks blocks(const std::vector<Block>& from, Way way);

pdf::Mark mark_of(Block::Kind kind) {
    switch (kind) {
        case Block::Kind::decimal: return pdf::Mark::figures;
        case Block::Kind::alpha: return pdf::Mark::letters;
        case Block::Kind::decimal_paren: return pdf::Mark::figures_paren;
        case Block::Kind::alpha_paren: return pdf::Mark::letters_paren;
        case Block::Kind::bullet:
        case Block::Kind::paragraph:
        case Block::Kind::table:
        case Block::Kind::page_break: break;
    }
    return pdf::Mark::bullet;
}

pdf::List list(const Block& block) {
    pdf::List made;
    made.hang_mm = list_hang;
    made.start = block.start;
    made.mark = mark_of(block.kind);
    for (const auto& item : block.items) made.items.push_back({blocks(item, {0, 2})});
    return made;
}

void embolden(pdf::Blocks& blocks) {
    for (auto& each : blocks) {
        if (auto* text = std::get_if<pdf::Paragraph>(&each.content))
            for (auto& run : text->runs) run.style.bold = true;
        if (auto* list = std::get_if<pdf::List>(&each.content))
            for (auto& item : list->items) embolden(item.blocks);
    }
}

void shrink(pdf::Blocks& blocks, double size) {
    for (auto& each : blocks) {
        if (auto* text = std::get_if<pdf::Paragraph>(&each.content))
            for (auto& run : text->runs) run.style.size = size;
        if (auto* list = std::get_if<pdf::List>(&each.content))
            for (auto& item : list->items) shrink(item.blocks, size);
    }
}

// Shares as widths no paper has room for: the typesetter shrinks them alike until they fill the line,
// whether it lies upright, sideways or beside a word.
std::vector<double> widths_of(const Block& block) {
    constexpr double wider_than_paper = 1000;   // millimetres
    const double sum = std::accumulate(block.widths.begin(), block.widths.end(), 0.0);
    std::vector<double> widths(columns_of(block.rows), 0);
    for (std::size_t i = 0; i < std::min(widths.size(), block.widths.size()); ++i)
        widths[i] = block.widths[i] / sum * wider_than_paper;
    return widths;
}

pdf::Table table(const Block& block, Way way) {
    pdf::Table made;
    made.widths_mm = widths_of(block);
    made.by_content = true;
    made.before = 2;
    made.after = way.after;
    made.header_rows = static_cast<int>(header_rows(block.rows));
    // A register in the letter's own size would break every word of its headings.
    constexpr std::size_t most_in_own_size = 10;
    constexpr double register_size = 9;   // points
    const bool wide = columns_of(block.rows) > most_in_own_size;
    for (const auto& row : block.rows) {
        pdf::Table::Row cells;
        for (const auto& cell : row) {
            auto inner = blocks(cell.blocks, {0, 0});
            if (cell.header) embolden(inner);
            if (wide) shrink(inner, register_size);
            cells.cells.push_back(
                {.blocks = std::move(inner), .span = cell.columns, .middle = cell.header, .rows = cell.rows});
        }
        made.rows.push_back(std::move(cells));
    }
    return made;
}

pdf::Blocks blocks(const std::vector<Block>& from, Way way) {
    pdf::Blocks made;
    for (const auto& block : from) {
        if (block.kind == Block::Kind::paragraph) {
            made.emplace_back(paragraph(block, way));
        } else if (block.kind == Block::Kind::table) {
            made.emplace_back(table(block, way));
        } else if (block.kind == Block::Kind::page_break) {
            made.emplace_back(pdf::PageBreak{});
        } else {
            made.emplace_back(list(block));
            if (way.first_mm > 0) made.emplace_back(pdf::Spacer{list_air});
        }
    }
    return made;
}

}  // namespace

pdf::Blocks body_blocks(const Body& body, const Profile& profile, bool running) {
    return blocks(body.blocks, running ? Way{profile.first_line_mm, profile.paragraph_after} : Way{0, 2});
}

}  // namespace style
