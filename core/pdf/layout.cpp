// SPDX-License-Identifier: Apache-2.0
#include "core/pdf/layout.h"

#include <algorithm>

#include "core/base/error.h"

namespace core::pdf {
namespace {

constexpr int deepest = 16;  // blocks within blocks

std::string letter_number(int n) {
    std::string out;
    for (; n > 0; n = (n - 1) / 26) out.insert(out.begin(), static_cast<char>('a' + (n - 1) % 26));
    return out;
}

Mark plain_mark(Mark mark, int level) {
    static constexpr Mark levels[] = {Mark::figures, Mark::letters, Mark::figures_paren,
                                      Mark::letters_paren};
    return mark == Mark::by_level ? levels[level % 4] : mark;
}

std::string numbering_of(Mark mark, int level) {
    mark = plain_mark(mark, level);
    if (mark == Mark::bullet || mark == Mark::dash) return "Disc";
    return mark == Mark::letters || mark == Mark::letters_paren ? "LowerAlpha" : "Decimal";
}

std::string label_of(Mark mark, int level, int number) {
    switch (plain_mark(mark, level)) {
        case Mark::figures:
            return std::to_string(number) + ".";
        case Mark::letters:
            return letter_number(number) + ".";
        case Mark::figures_paren:
            return std::to_string(number) + ")";
        case Mark::letters_paren:
            return letter_number(number) + ")";
        case Mark::bullet:
            return "•";
        case Mark::dash:
            return "–";
        case Mark::by_level:
            break;
    }
    return {};
}

double offset(Align align, double spare) {
    if (align == Align::right) return spare;
    return align == Align::centre ? spare / 2 : 0;
}

std::string role_of(const Paragraph& paragraph) {
    if (paragraph.heading < 1) return "P";
    return "H" + std::to_string(std::min(paragraph.heading, 6));
}

Strips one(Strip strip) {
    Strips strips;
    strips.push_back(std::move(strip));
    return strips;
}

Strips set_rule(const Rule& rule, double width) {
    Strip strip;
    strip.before = rule.before;
    strip.after = rule.after;
    FillPiece fill{{{0, 0, width, rule.thickness}}, 0};
    strip.height = rule.thickness;
    if (rule.two) {
        const double thin = std::max(0.4, rule.thickness / 4),
                     gap = std::max(0.8, rule.thickness / 2);
        fill.areas.push_back({0, rule.thickness + gap, width, thin});
        strip.height += gap + thin;
    }
    strip.pieces.push_back(std::move(fill));
    return one(std::move(strip));
}

Strips set_space(const SignatureSpace& space, double width) {
    Strip strip;
    strip.height = mm(space.height_mm);
    const double wide = mm(space.width_mm);
    strip.pieces.push_back(
        PlacePiece{space.name, {offset(space.align, width - wide), 0, wide, strip.height}});
    return one(std::move(strip));
}

// The last lines set so far go with what comes next: not more of them than a quarter of a page.
void bind_lead(Strips& strips, int lines, double page) {
    double height = 0;
    for (std::size_t i = strips.size(); i-- > 0 && lines > 0;) {
        height += strips[i].height;
        if (strips[i].new_page || height > page / 4) return;
        strips[i].keep = true;
        if (!strips[i].air) --lines;
    }
}

bool has_signature(const Blocks& blocks);

bool has_signature(const Block& block) {
    const auto any = [](const auto& parts) {
        return std::any_of(parts.begin(), parts.end(),
                           [](const auto& part) { return has_signature(part.blocks); });
    };
    if (std::holds_alternative<SignatureSpace>(block.content)) return true;
    if (const auto* columns = std::get_if<Columns>(&block.content)) return any(columns->columns);
    if (const auto* together = std::get_if<KeepTogether>(&block.content))
        return has_signature(together->blocks);
    if (const auto* table = std::get_if<Table>(&block.content))
        return std::any_of(table->rows.begin(), table->rows.end(),
                           [&](const Table::Row& row) { return any(row.cells); });
    return false;
}

bool has_signature(const Blocks& blocks) {
    return std::any_of(blocks.begin(), blocks.end(),
                       [](const Block& block) { return has_signature(block); });
}

// Lines before the block that stay with it.
int lead_of(const Block& block) {
    if (const auto* signers = std::get_if<Signers>(&block.content)) return signers->lead_lines;
    const auto* together = std::get_if<KeepTogether>(&block.content);
    if (!together) return 0;
    return together->lead_lines.value_or(has_signature(together->blocks) ? 2 : 0);
}

}  // namespace

double width_of(const TextPiece& piece) {
    double width = 0;
    for (char32_t c : decode(piece.text))
        width += piece.face->width(c) * piece.size / 1000 + piece.tracking;
    return width;
}

void shift(Pieces& pieces, double dx, double dy) {
    for (Piece& piece : pieces) {
        if (auto* fill = std::get_if<FillPiece>(&piece.shape)) {
            for (Area& area : fill->areas) area.x += dx, area.y += dy;
        } else if (auto* text = std::get_if<TextPiece>(&piece.shape)) {
            text->x += dx, text->y += dy;
        } else if (auto* picture = std::get_if<PicturePiece>(&piece.shape)) {
            picture->area.x += dx, picture->area.y += dy;
        } else if (auto* drawing = std::get_if<DrawingPiece>(&piece.shape)) {
            drawing->area.x += dx, drawing->area.y += dy;
        } else if (auto* place = std::get_if<PlacePiece>(&piece.shape)) {
            place->area.x += dx, place->area.y += dy;
        }
    }
}

void append(Pieces& to, Pieces from) {
    std::move(from.begin(), from.end(), std::back_inserter(to));
}

void append(Strips& to, Strips from) {
    std::move(from.begin(), from.end(), std::back_inserter(to));
}

void shift(Strips& strips, double dx) {
    for (Strip& strip : strips) {
        shift(strip.pieces, dx, 0);
        shift(strip.opening, dx, 0);
        shift(strip.closing, dx, 0);
    }
}

Box stack(Strips strips) {
    Box box;
    double gap = 0;
    for (Strip& strip : strips) {
        if (&strip != &strips.front()) box.height += gap + strip.before;
        shift(strip.pieces, 0, box.height);
        append(box.pieces, std::move(strip.pieces));
        box.height += strip.height;
        gap = strip.after;
    }
    return box;
}

double height_of(const Strips& strips) {
    double height = 0, gap = 0;
    for (const Strip& strip : strips) {
        if (&strip != &strips.front()) height += gap + strip.before;
        height += strip.height;
        gap = strip.after;
    }
    return height;
}

std::vector<double> shares(const std::vector<double>& widths_mm, double width) {
    double left = width;
    int open = 0;
    for (double each : widths_mm) {
        left -= mm(each);
        if (each <= 0) ++open;
    }
    std::vector<double> widths;
    for (double each : widths_mm)
        widths.push_back(each > 0 ? mm(each) : std::max(1.0, left / std::max(1, open)));
    return widths;
}

Strips Setter::set(const Blocks& blocks, double width, int depth, int level) {
    if (depth > deepest) throw Error(Code::invalid, "core.pdf.deep");
    Strips strips;
    for (const Block& block : blocks) {
        if (const int lead = lead_of(block)) bind_lead(strips, lead, page_);
        append(strips, set_block(block, width, depth + 1, level));
    }
    return strips;
}

int Setter::add_element(Element element) {
    if (!structure_) return parent_;
    element.parent = parent_;
    return structure_->add(std::move(element));
}

Strips Setter::set_block(const Block& block, double width, int depth, int level) {
    const auto set_one = [&](const auto& content) -> Strips {
        using T = std::decay_t<decltype(content)>;
        if constexpr (std::is_same_v<T, Paragraph>) {
            const Nest nest(*this, {role_of(content)});
            return set_paragraph(content, width);
        }
        if constexpr (std::is_same_v<T, List>) return set_list(content, width, depth, level);
        if constexpr (std::is_same_v<T, Table>) return set_table(content, width, depth);
        if constexpr (std::is_same_v<T, Rule>) return set_rule(content, width);
        if constexpr (std::is_same_v<T, Image>) return set_image(content, width);
        if constexpr (std::is_same_v<T, Qr>) return set_qr(content, width);
        if constexpr (std::is_same_v<T, SignatureSpace>) return set_space(content, width);
        if constexpr (std::is_same_v<T, Columns>) return set_columns(content, width, depth);
        if constexpr (std::is_same_v<T, Signers>) return set_signers(content, width, depth);
        Strip strip;
        if constexpr (std::is_same_v<T, Spacer>) {
            strip.height = mm(content.height_mm);
            strip.air = true;
        }
        if constexpr (std::is_same_v<T, PageBreak> || std::is_same_v<T, Section>)
            strip.new_page = true;
        if constexpr (std::is_same_v<T, KeepTogether>) {
            Strips strips = set(content.blocks, width, depth, level);
            for (std::size_t i = 0; i + 1 < strips.size(); ++i) strips[i].keep = true;
            return strips;
        }
        return one(std::move(strip));
    };
    return std::visit(set_one, block.content);
}

// Wide enough for the widest number, so that all items begin at one edge.
double Setter::list_hang_mm(const List& list, int level) {
    double widest = 0, size = setup_.size;
    int number = list.start;
    for (const List::Item& item : list.items) {
        Style style;
        if (!item.blocks.empty())
            if (const auto* text = std::get_if<Paragraph>(&item.blocks.front().content))
                if (!text->runs.empty()) style = text->runs.front().style;
        widest = std::max(widest, text_width(label_of(list.mark, level, number++), style));
        if (style.size > 0) size = std::max(size, style.size);
    }
    return std::max(list.hang_mm, (widest + 0.3 * size) / points_per_mm);
}

Strips Setter::set_list(const List& list, double width, int depth, int level) {
    if (depth > deepest) throw Error(Code::invalid, "core.pdf.deep");
    const Nest whole(*this, {"L", -1, "", 1, 1, numbering_of(list.mark, level)});
    Strips strips;
    int number = list.start;
    const double hang_mm = list_hang_mm(list, level);
    for (const List::Item& item : list.items) {
        const Nest one_item(*this, {"LI"});
        const int label_element = structure_ ? add_element({"Lbl"}) : furniture;
        const Nest inside(*this, {"LBody"});
        Blocks blocks = item.blocks;
        if (blocks.empty() || !std::holds_alternative<Paragraph>(blocks.front().content))
            blocks.insert(blocks.begin(), Paragraph{.keep_with_next = true});
        bool first = true;
        for (Block& block : blocks) {
            if (auto* paragraph = std::get_if<Paragraph>(&block.content)) {
                paragraph->indent_mm += list.indent_mm + (first ? 0 : hang_mm);
                if (first) {
                    paragraph->label = label_of(list.mark, level, number++);
                    paragraph->hang_mm = hang_mm;
                }
                const Nest text(*this, {role_of(*paragraph)});
                append(strips, set_paragraph(*paragraph, width, first ? label_element : -1));
            } else {
                // In a narrow cell deeper lists stop stepping in.
                const double in = std::clamp(width - 5 * setup_.size, 0.0,
                                             mm(list.indent_mm + hang_mm));
                Strips made = set_block(block, width - in, depth + 1, level + 1);
                shift(made, in);
                append(strips, std::move(made));
            }
            first = false;
        }
    }
    return strips;
}

Strips Setter::set_columns(const Columns& columns, double width, int depth) {
    std::vector<double> given;
    for (const auto& column : columns.columns) given.push_back(column.width_mm);
    const double gaps =
        mm(columns.gap_mm) * static_cast<double>(given.empty() ? 0 : given.size() - 1);
    const std::vector<double> widths = shares(given, width - gaps);
    std::vector<Box> boxes;
    Strip strip;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        boxes.push_back(stack(set(columns.columns[i].blocks, widths[i], depth)));
        strip.height = std::max(strip.height, boxes.back().height);
    }
    double x = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const double spare = columns.columns[i].middle ? (strip.height - boxes[i].height) / 2 : 0;
        shift(boxes[i].pieces, x, spare);
        append(strip.pieces, std::move(boxes[i].pieces));
        x += widths[i] + mm(columns.gap_mm);
    }
    return one(std::move(strip));
}

}  // namespace core::pdf
