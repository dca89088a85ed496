// SPDX-License-Identifier: Apache-2.0
#include "core/pdf/dress.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/text.h"

namespace core::pdf {
namespace {

constexpr double foot_gap_mm = 3, head_gap_mm = 4;
constexpr double least_mm = 40;  // of text, either way

bool at_foot(NumberPlace place) {
    return place == NumberPlace::bottom_centre || place == NumberPlace::bottom_right;
}

double line_height(const Setup& setup) { return setup.size * leading; }

void measure(Part& part, const Setup& setup, Fonts& fonts, Structure* structure, int parent) {
    const Section& section = part.section;
    part.size = paper_size(setup.paper);
    if (section.landscape) std::swap(part.size.width, part.size.height);
    part.margins = section.margins.value_or(setup.margins);
    part.page_number = section.page_number.value_or(setup.page_number);
    const double width = text_width(part);
    if (width < mm(least_mm)) throw Error(Code::invalid, "core.pdf.footer");

    Setter plain(setup, fonts, part.size.height);
    // A running head is read once, where it first stands.
    Setter read(setup, fonts, part.size.height, section.head_on_first ? structure : nullptr,
                parent);
    part.head = stack(read.set(section.head, width));
    part.foot = stack(plain.set(section.footer.value_or(setup.footer), width));
    double below = mm(part.margins.bottom);
    if (part.foot.height > 0)
        below = std::max(below, mm(setup.footer_mm + foot_gap_mm) + part.foot.height);
    const bool numbered = !part.page_number.empty() && at_foot(setup.page_number_place);
    if (numbered && part.foot.height > 0) below += line_height(setup);
    if (!setup.catchword.empty()) below += line_height(setup);

    TextArea& frame = part.frame;
    frame.left = mm(part.margins.left);
    frame.first_top = frame.top = mm(part.margins.top);
    const double head = part.head.height > 0 ? part.head.height + mm(head_gap_mm) : 0;
    frame.top += head;
    if (section.head_on_first) frame.first_top += head;
    frame.height = part.size.height - below - frame.top;
    frame.first_height = part.size.height - below - frame.first_top;
    if (frame.height < mm(least_mm)) throw Error(Code::invalid, "core.pdf.footer");
}

// Puts pieces under all others, so that what follows in the file is what is read last.
void put_first(Sheet& sheet, Pieces pieces) {
    sheet.pieces.insert(sheet.pieces.begin(), std::make_move_iterator(pieces.begin()),
                        std::make_move_iterator(pieces.end()));
}

void draw_head(Sheet& sheet, const Part& part, bool first) {
    if (first && !part.section.head_on_first) return;
    Pieces head = part.head.pieces;
    shift(head, part.frame.left, mm(part.margins.top));
    if (!first)
        for (Piece& piece : head) piece.element = furniture;
    put_first(sheet, std::move(head));
}

void draw_number(Sheet& sheet, const Part& part, const Setup& setup, Setter& setter,
                 const Args& values) {
    const std::string text = text::fill(part.page_number, values);
    TextPiece piece = setter.text_piece(text, {});
    const double width = setter.text_width(text, {});
    const double left = part.frame.left, right = part.size.width - mm(part.margins.right);
    const bool centred = setup.page_number_place == NumberPlace::top_centre ||
                         setup.page_number_place == NumberPlace::bottom_centre;
    piece.x = centred ? (left + right - width) / 2 : right - width;
    piece.y = mm(part.margins.top) * 0.62;
    if (at_foot(setup.page_number_place)) {
        piece.y = part.size.height - mm(part.margins.bottom) * 0.5;
        if (part.foot.height > 0)
            piece.y = part.size.height - mm(setup.footer_mm + foot_gap_mm) - part.foot.height;
        sheet.pieces.push_back({std::move(piece), furniture});
    } else {
        Pieces top;
        top.push_back({std::move(piece), furniture});
        put_first(sheet, std::move(top));
    }
}

// Right under the text, as it will stand on the next page.
void draw_catchword(Sheet& sheet, const Part& part, const Setup& setup, Setter& setter,
                    bool first) {
    if (sheet.onward.empty()) return;
    const std::size_t slot = setup.catchword.find("{word}");
    const auto around = [&](std::size_t from, std::size_t length) {
        return setter.text_piece(std::string_view(setup.catchword).substr(from, length), {});
    };
    std::vector<TextPiece> word;
    if (slot == setup.catchword.npos) {
        word.push_back(around(0, setup.catchword.npos));
    } else {
        if (slot > 0) word.push_back(around(0, slot));
        word.insert(word.end(), sheet.onward.begin(), sheet.onward.end());
        if (slot + 6 < setup.catchword.size())
            word.push_back(around(slot + 6, setup.catchword.npos));
    }
    std::vector<double> widths;
    double width = 0;
    for (const TextPiece& piece : word) {
        double one = 0;
        for (char32_t c : decode(piece.text)) one += piece.face->width(c) * piece.size / 1000;
        widths.push_back(one);
        width += one;
    }
    const TextArea& frame = part.frame;
    double x = part.size.width - mm(part.margins.right) - width;
    const double y = first ? frame.first_top + frame.first_height : frame.top + frame.height;
    for (std::size_t i = 0; i < word.size(); ++i) {
        TextPiece& piece = word[i];
        piece.x = x;
        piece.y = y + ascent * setup.size;
        piece.tracking = 0;
        x += widths[i];
        if (piece.underlined)
            sheet.pieces.push_back({FillPiece{{{piece.x, piece.y + 0.09 * piece.size, widths[i],
                                                0.055 * piece.size}},
                                              piece.colour},
                                    furniture});
        sheet.pieces.push_back({std::move(piece), furniture});
    }
}

}  // namespace

double text_width(const Part& part) {
    return part.size.width - mm(part.margins.left + part.margins.right);
}

std::vector<Part> parts_of(const Document& document, const Setup& setup, Fonts& fonts,
                           Structure& structure) {
    std::vector<Part> parts;
    for (const Block& block : document) {
        const auto* section = std::get_if<Section>(&block.content);
        if (section || parts.empty()) parts.emplace_back();
        if (section) {
            parts.back().section = *section;
        } else {
            parts.back().blocks.push_back(block);
        }
    }
    if (parts.empty()) parts.emplace_back();
    for (Part& part : parts) {
        const int parent = parts.size() > 1 ? structure.add({"Sect"}) : -1;
        measure(part, setup, fonts, &structure, parent);
        Setter setter(setup, fonts, std::min(part.frame.height, part.frame.first_height),
                      &structure, parent);
        part.sheets = paginate(setter.set(part.blocks, text_width(part)), part.frame);
    }
    return parts;
}

void dress(std::vector<Part>& parts, const Setup& setup, Fonts& fonts) {
    Setter setter(setup, fonts, 0);
    std::size_t pages = 0, page = 0;
    for (const Part& part : parts) pages += part.sheets.size();
    for (Part& part : parts) {
        for (std::size_t i = 0; i < part.sheets.size(); ++i) {
            Sheet& sheet = part.sheets[i];
            ++page;
            if (!setup.catchword.empty()) draw_catchword(sheet, part, setup, setter, i == 0);
            draw_head(sheet, part, i == 0);
            if (!part.page_number.empty() && (page > 1 || setup.page_number_first))
                draw_number(sheet, part, setup, setter,
                            {{"page", std::to_string(page)}, {"pages", std::to_string(pages)}});
            Pieces foot = part.foot.pieces;
            shift(foot, part.frame.left,
                  part.size.height - mm(setup.footer_mm) - part.foot.height);
            append(sheet.pieces, std::move(foot));
        }
    }
}

}  // namespace core::pdf
