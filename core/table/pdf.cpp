// SPDX-License-Identifier: Apache-2.0
// A register as a tagged PDF/A.
#include <algorithm>

#include "core/base/error.h"
#include "core/pdf/fonts.h"
#include "core/pdf/write.h"
#include "core/table/signed.h"

namespace core::table {
namespace {

constexpr double text_size = 8.5, title_size = 12, subtitle_size = 9.5;
constexpr double room_mm = 297 - 2 * 12;   // of A4 on its side between the margins

class Text {
  public:
    explicit Text(const Print& print) : fonts_(print.fonts) {}

    std::string clean(std::string_view text) { return pdf::printable(text, fonts_); }
    pdf::Paragraph line(std::string_view text, pdf::Style style, pdf::Align align = pdf::Align::left) {
        pdf::Paragraph made;
        made.runs.push_back({clean(text), style});
        made.align = align;
        return made;
    }

  private:
    pdf::Fonts fonts_;
};

// "2.A" stands under 1 and 2: a column that holds figures holds them on the right.
std::vector<pdf::Align> aligned(const Sheet& sheet) {
    std::vector<pdf::Align> all(sheet.columns.size(), pdf::Align::left);
    for (const auto& row : sheet.rows)
        for (std::size_t i = 0; i < std::min(row.size(), all.size()); ++i)
            if (std::holds_alternative<std::int64_t>(row[i])) all[i] = pdf::Align::right;
    return all;
}

pdf::Table table_of(const Sheet& sheet, Text& text) {
    pdf::Table made;
    made.header_rows = 1;
    made.padding_mm = 1;
    double sum = 0;
    for (const auto& column : sheet.columns) sum += column.width;
    pdf::Table::Row head;
    for (const auto& column : sheet.columns) {
        made.widths_mm.push_back(room_mm * column.width / sum);
        pdf::Table::Cell cell;
        cell.blocks = {text.line(column.heading, {.bold = true, .size = text_size}, pdf::Align::centre)};
        cell.middle = true;
        head.cells.push_back(std::move(cell));
    }
    made.rows.push_back(std::move(head));
    const auto align = aligned(sheet);
    for (const auto& row : sheet.rows) {
        pdf::Table::Row shown;
        for (std::size_t i = 0; i < std::min(row.size(), align.size()); ++i) {
            shown.cells.push_back({.blocks = {text.line(text_of(row[i]), {.size = text_size}, align[i])}});
        }
        made.rows.push_back(std::move(shown));
    }
    return made;
}

// Side by side, never split from each other.
pdf::KeepTogether signatures(const Signed& signs, Text& text) {
    constexpr double above_mm = 5, ink_mm = 18, gap_mm = 10;
    const std::string dots(36, '.');
    pdf::Columns columns;
    columns.gap_mm = gap_mm;
    for (std::size_t i = 0; i < signs.by.size(); ++i) {
        const auto& each = signs.by[i];
        pdf::Columns::Column column;
        const auto add = [&](const std::string& said, pdf::Style style) {
            style.size = subtitle_size;
            column.blocks.emplace_back(text.line(said, style, pdf::Align::centre));
        };
        add(i + 1 == signs.by.size() ? signs.place_and_day : " ", {});   // over who signs last
        add(each.role, {});
        add(each.position.empty() ? " " : each.position, {});
        column.blocks.emplace_back(pdf::Spacer{ink_mm});
        add(each.name.empty() ? dots : each.name, {.bold = true});
        if (!each.number.empty()) add(each.number, {});
        columns.columns.push_back(std::move(column));
    }
    return {{pdf::Spacer{above_mm}, std::move(columns)}, {}};
}

}  // namespace

Bytes pdf(const Sheet& sheet, const Print& print) { return pdf(sheet, print, {}); }

Bytes pdf(const Sheet& sheet, const Print& print, const Signed& signs) {
    Text text(print);
    pdf::Setup setup;
    setup.typeface = pdf::Typeface::sans;
    setup.size = text_size;
    setup.language = print.language;
    setup.title = text.clean(sheet.titles.empty() ? sheet.name : sheet.titles.front());
    setup.created = print.at;
    setup.page_number = print.page;
    setup.page_number_place = pdf::NumberPlace::bottom_centre;
    setup.page_number_first = true;
    pdf::Document document;
    pdf::Section lying;
    lying.landscape = true;
    lying.margins = pdf::Margins{12, 12, 16, 12};
    document.emplace_back(std::move(lying));
    for (std::size_t i = 0; i < sheet.titles.size(); ++i) {
        auto title = text.line(sheet.titles[i], {.bold = i == 0, .size = i == 0 ? title_size : subtitle_size},
                               pdf::Align::centre);
        title.heading = i == 0 ? 1 : 0;
        title.after = i + 1 == sheet.titles.size() ? 8 : 1;
        title.keep_with_next = true;
        document.emplace_back(std::move(title));
    }
    document.emplace_back(table_of(sheet, text));
    for (std::size_t i = 0; i < sheet.notes.size(); ++i) {
        auto note = text.line(sheet.notes[i], {.size = subtitle_size});
        note.before = i == 0 ? 8 : 2;
        document.emplace_back(std::move(note));
    }
    if (!signs.by.empty()) document.emplace_back(signatures(signs, text));
    return pdf::write(document, setup, print.fonts).bytes;
}

}  // namespace core::table
