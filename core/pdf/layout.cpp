// SPDX-License-Identifier: Apache-2.0
#include "core/pdf/layout.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/pdf/qr.h"

namespace core::pdf {
namespace {

constexpr int deepest = 16;  // blocks within blocks

std::string letter_number(int n) {
    std::string out;
    for (; n > 0; n = (n - 1) / 26) out.insert(out.begin(), static_cast<char>('a' + (n - 1) % 26));
    return out;
}

std::string label_of(Mark mark, int level, int number) {
    static constexpr Mark levels[] = {Mark::figures, Mark::letters, Mark::figures_paren,
                                      Mark::letters_paren};
    if (mark == Mark::by_level) mark = levels[level % 4];
    switch (mark) {
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

Strips set_qr(const Qr& qr, double width) {
    const QrCode code = qr_code(qr.text);
    const double side = mm(qr.size_mm), square = side / code.side;
    const double x = offset(qr.align, width - side);
    FillPiece fill;
    for (const QrRun& run : dark_runs(code))
        fill.areas.push_back({x + run.x * square, run.y * square, run.length * square, square});
    Strip strip;
    strip.height = side;
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

}  // namespace

void shift(Pieces& pieces, double dx, double dy) {
    for (Piece& piece : pieces) {
        if (auto* fill = std::get_if<FillPiece>(&piece)) {
            for (Area& area : fill->areas) area.x += dx, area.y += dy;
        } else if (auto* text = std::get_if<TextPiece>(&piece)) {
            text->x += dx, text->y += dy;
        } else if (auto* picture = std::get_if<PicturePiece>(&piece)) {
            picture->area.x += dx, picture->area.y += dy;
        } else if (auto* place = std::get_if<PlacePiece>(&piece)) {
            place->area.x += dx, place->area.y += dy;
        }
    }
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
        std::move(strip.pieces.begin(), strip.pieces.end(), std::back_inserter(box.pieces));
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
        Strips made = set_block(block, width, depth + 1, level);
        std::move(made.begin(), made.end(), std::back_inserter(strips));
    }
    return strips;
}

Strips Setter::set_block(const Block& block, double width, int depth, int level) {
    const auto set_one = [&](const auto& content) -> Strips {
        using T = std::decay_t<decltype(content)>;
        if constexpr (std::is_same_v<T, Paragraph>) return set_paragraph(content, width);
        if constexpr (std::is_same_v<T, List>) return set_list(content, width, depth, level);
        if constexpr (std::is_same_v<T, Table>) return set_table(content, width, depth);
        if constexpr (std::is_same_v<T, Rule>) return set_rule(content, width);
        if constexpr (std::is_same_v<T, Image>) return set_image(content, width);
        if constexpr (std::is_same_v<T, Qr>) return set_qr(content, width);
        if constexpr (std::is_same_v<T, SignatureSpace>) return set_space(content, width);
        if constexpr (std::is_same_v<T, Columns>) return set_columns(content, width, depth);
        Strip strip;
        if constexpr (std::is_same_v<T, Spacer>) strip.height = mm(content.height_mm);
        if constexpr (std::is_same_v<T, PageBreak>) strip.new_page = true;
        if constexpr (std::is_same_v<T, KeepTogether>) {
            Strips strips = set(content.blocks, width, depth, level);
            for (std::size_t i = 0; i + 1 < strips.size(); ++i) strips[i].keep = true;
            return strips;
        }
        return one(std::move(strip));
    };
    return std::visit(set_one, block.content);
}

Strips Setter::set_list(const List& list, double width, int depth, int level) {
    if (depth > deepest) throw Error(Code::invalid, "core.pdf.deep");
    Strips strips;
    int number = list.start;
    for (const List::Item& item : list.items) {
        const std::string label = label_of(list.mark, level, number++);
        Blocks blocks = item.blocks;
        if (blocks.empty() || !std::holds_alternative<Paragraph>(blocks.front().content))
            blocks.insert(blocks.begin(), Paragraph{.keep_with_next = true});
        bool first = true;
        for (Block& block : blocks) {
            Strips made;
            if (auto* paragraph = std::get_if<Paragraph>(&block.content)) {
                paragraph->indent_mm += list.indent_mm + (first ? 0 : list.hang_mm);
                if (first) {
                    paragraph->label = label;
                    paragraph->hang_mm = list.hang_mm;
                }
                made = set_paragraph(*paragraph, width);
            } else {
                const double in = mm(list.indent_mm + list.hang_mm);
                made = set_block(block, width - in, depth + 1, level + 1);
                shift(made, in);
            }
            first = false;
            std::move(made.begin(), made.end(), std::back_inserter(strips));
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
        std::move(boxes[i].pieces.begin(), boxes[i].pieces.end(), std::back_inserter(strip.pieces));
        x += widths[i] + mm(columns.gap_mm);
    }
    return one(std::move(strip));
}

Strips Setter::set_image(const Image& image, double width) {
    auto made = std::make_shared<Picture>(picture(image.data));
    double wide = mm(image.width_mm), high = mm(image.height_mm);
    const double ratio = static_cast<double>(made->height) / made->width;
    if (wide <= 0 && high <= 0) wide = width;
    if (wide <= 0) wide = high / ratio;
    if (high <= 0) high = wide * ratio;
    Strip strip;
    strip.height = high;
    strip.pieces.push_back(
        PicturePiece{std::move(made), {offset(image.align, width - wide), 0, wide, high}});
    return one(std::move(strip));
}

}  // namespace core::pdf
