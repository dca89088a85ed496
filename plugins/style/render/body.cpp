// SPDX-License-Identifier: Apache-2.0
// The body's blocks as the typesetter takes them.
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
    return made;
}

pdf::Blocks blocks(const std::vector<Block>& from, Way way);

pdf::List list(const Block& block) {
    pdf::List made;
    made.hang_mm = list_hang;
    made.start = block.start;
    switch (block.kind) {
        case Block::Kind::decimal: made.mark = pdf::Mark::figures; break;
        case Block::Kind::alpha: made.mark = pdf::Mark::letters; break;
        case Block::Kind::bullet:
        case Block::Kind::paragraph:
        case Block::Kind::table: made.mark = pdf::Mark::bullet; break;
    }
    for (const auto& item : block.items) made.items.push_back({blocks(item, {0, 2})});
    return made;
}

pdf::Table table(const Block& block, Way way) {
    pdf::Table made;
    made.widths_mm.assign(block.rows.empty() ? 1 : block.rows.front().size(), 0);
    made.by_content = true;
    made.before = 2;
    made.after = way.after;
    bool heading = true;
    for (const auto& row : block.rows) {
        pdf::Table::Row cells;
        for (const auto& cell : row) {
            heading = heading && cell.header;
            auto inner = blocks(cell.blocks, {0, 0});
            if (cell.header)
                for (auto& each : inner)
                    if (auto* text = std::get_if<pdf::Paragraph>(&each.content))
                        for (auto& run : text->runs) run.style.bold = true;
            cells.cells.push_back({.blocks = std::move(inner)});
        }
        if (heading) ++made.header_rows;
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
        } else {
            made.emplace_back(list(block));
            if (way.first_mm > 0) made.emplace_back(pdf::Spacer{1.5});
        }
    }
    return made;
}

}  // namespace

pdf::Blocks body_blocks(const Body& body, const Profile& profile, bool running) {
    return blocks(body.blocks, running ? Way{profile.first_line_mm, profile.paragraph_after} : Way{0, 2});
}

}  // namespace style
