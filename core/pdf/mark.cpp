// SPDX-License-Identifier: Apache-2.0
#include "core/pdf/mark.h"

namespace core::pdf {
namespace {

constexpr double margin = 10, paper = 297;   // millimetres, of the page it is drawn on
constexpr double points = 72 / 25.4;
constexpr double code_side = 17, emblem_side = 15, seal_side = 13;
constexpr std::uint32_t soft = 0x404040;
constexpr const char* room_name = "emblem";

Block line(const std::string& text, Style style, Align align = Align::left) {
    Paragraph made;
    made.align = align;
    made.spacing = 1.05;
    made.runs = {{text, std::move(style)}};
    return made;
}

// As people read it: what happened, in which capacity, who, when.
Blocks words_of(const SignatureMark& mark) {
    Blocks out;
    if (!mark.said.empty()) out.push_back(line(mark.said, {.size = 7, .colour = soft}));
    if (!mark.capacity.empty()) out.push_back(line(mark.capacity, {.size = 8}));
    if (!mark.name.empty()) out.push_back(line(mark.name, {.bold = true, .size = 9}));
    if (!mark.time.empty()) out.push_back(line(mark.time, {.size = 7, .colour = soft}));
    return out;
}

Table::Cell picture(Block block) {
    Table::Cell cell;
    cell.middle = true;
    cell.blocks.push_back(std::move(block));
    return cell;
}

bool has_emblem(const SignatureMark& mark) { return mark.emblem_room || !mark.emblem.empty(); }

Block emblem_of(const SignatureMark& mark, double side) {
    if (mark.emblem_room) return SignatureSpace{room_name, side, side, Align::centre};
    return Image{mark.emblem, 0, side, Align::centre, "Lambang"};
}

Table side_by_side(const SignatureMark& mark) {
    Table frame;
    frame.borders = Borders::outside;
    frame.padding_mm = 1.6;
    Table::Row row;
    const auto put = [&](double width, Table::Cell cell) {
        frame.widths_mm.push_back(width);
        row.cells.push_back(std::move(cell));
    };
    const bool emblem = has_emblem(mark), code = !mark.qr.empty();
    const auto code_cell = [&] { return picture(Qr{mark.qr, code_side, Align::centre, ""}); };
    if (emblem) put(emblem_side + 3, picture(emblem_of(mark, emblem_side)));
    else if (code) put(code_side + 3, code_cell());
    if (Blocks words = words_of(mark); !words.empty()) {
        Table::Cell cell;
        cell.middle = true;
        cell.blocks = std::move(words);
        put(0, std::move(cell));
    }
    if (emblem && code) put(code_side + 3, code_cell());
    frame.rows.push_back(std::move(row));
    return frame;
}

Table upright(const SignatureMark& mark) {
    Table::Cell cell;
    cell.middle = true;
    const auto middle = [&](const std::string& text, Style style) {
        if (!text.empty()) cell.blocks.push_back(line(text, std::move(style), Align::centre));
    };
    if (has_emblem(mark)) {
        cell.blocks.push_back(Spacer{1});
        cell.blocks.push_back(emblem_of(mark, seal_side));
        cell.blocks.push_back(Spacer{0.8});
    }
    middle(mark.said, {.size = 6, .colour = soft});
    middle(mark.name, {.bold = true, .size = 7});
    middle(mark.capacity, {.size = 6.5});
    middle(mark.time, {.size = 6, .colour = soft});
    Table frame;
    frame.borders = Borders::outside;
    frame.widths_mm = {0};
    frame.rows.push_back({{std::move(cell)}});
    return frame;
}

Setup plain(Typeface typeface) {
    Setup setup;
    setup.typeface = typeface;
    setup.size = 9;
    return setup;
}

}  // namespace

DrawnMark draw_alone(Table table, double width_mm, Setup setup, const std::filesystem::path& fonts) {
    Columns columns;
    columns.columns.push_back(
        {.blocks = {std::move(table), SignatureSpace{"end", width_mm, 1}}, .width_mm = width_mm});
    columns.columns.push_back({});
    setup.paper = Paper::a4;
    setup.margins = {margin, margin, margin, margin};
    setup.footer.clear();
    setup.page_number.clear();
    setup.catchword.clear();
    setup.attachments.clear();
    auto made = write({std::move(columns)}, setup, fonts);
    DrawnMark out{std::move(made.bytes), {}, {}};
    for (Place& place : made.places) (place.name == room_name ? out.emblem : out.at) = place;
    constexpr double edge = 1;   // half the frame's own line, and air
    const double bottom = out.at.y + out.at.height - edge, top = (paper - margin) * points + edge;
    out.at.x -= edge;
    out.at.width += 2 * edge;
    out.at.y = bottom;
    out.at.height = top - bottom;
    return out;
}

DrawnMark draw_mark(const SignatureMark& mark, double width_mm, const std::filesystem::path& fonts,
                    Typeface typeface) {
    return draw_alone(side_by_side(mark), width_mm, plain(typeface), fonts);
}

DrawnMark draw_seal(const SignatureMark& mark, double width_mm, const std::filesystem::path& fonts,
                    Typeface typeface) {
    return draw_alone(upright(mark), width_mm, plain(typeface), fonts);
}

}  // namespace core::pdf
