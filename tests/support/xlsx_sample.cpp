// SPDX-License-Identifier: Apache-2.0
#include "tests/support/xlsx_sample.h"

#include <xlsxwriter.h>

#include <filesystem>
#include <stdexcept>

#include "core/base/clock.h"
#include "core/base/file.h"

namespace tests {
namespace {

lxw_datetime moment(const XlsxCell& cell) {
    lxw_datetime at{};
    if (cell.kind == XlsxCell::Kind::time) {
        at.hour = std::stoi(cell.text.substr(0, 2));
        at.min = std::stoi(cell.text.substr(3, 2));
        return at;
    }
    const auto day = core::parse_date(cell.text);
    at.year = static_cast<int>(day.year());
    at.month = static_cast<int>(static_cast<unsigned>(day.month()));
    at.day = static_cast<int>(static_cast<unsigned>(day.day()));
    return at;
}

struct Formats {
    lxw_format *day, *time;
};

void write_cell(lxw_worksheet* page, lxw_row_t row, lxw_col_t column, const XlsxCell& cell, const Formats& formats) {
    using enum XlsxCell::Kind;
    auto at = cell.kind == day || cell.kind == time ? moment(cell) : lxw_datetime{};
    switch (cell.kind) {
        case text: worksheet_write_string(page, row, column, cell.text.c_str(), nullptr); break;
        case number: worksheet_write_number(page, row, column, cell.number, nullptr); break;
        case day: worksheet_write_datetime(page, row, column, &at, formats.day); break;
        case time: worksheet_write_datetime(page, row, column, &at, formats.time); break;
        case formula: worksheet_write_formula_str(page, row, column, "=A1", nullptr, cell.text.c_str()); break;
        case merged: break;
    }
}

void write_row(lxw_worksheet* page, lxw_row_t row, const std::vector<XlsxCell>& cells, const Formats& formats) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        auto last = i;
        while (last + 1 < cells.size() && cells[last + 1].kind == XlsxCell::Kind::merged) ++last;
        const auto from = static_cast<lxw_col_t>(i);
        if (last > i) worksheet_merge_range(page, row, from, row, static_cast<lxw_col_t>(last), "", nullptr);
        write_cell(page, row, from, cells[i], formats);
        i = last;
    }
}

}  // namespace

core::Bytes xlsx_sample(const std::vector<XlsxSheet>& sheets) {
    const auto path = std::filesystem::temp_directory_path() / ("naskah_test_" + core::hex(core::random_bytes(8)) + ".xlsx");
    lxw_workbook* book = workbook_new(path.c_str());
    const Formats formats{workbook_add_format(book), workbook_add_format(book)};
    format_set_num_format(formats.day, "d\\ mmmm\\ yyyy;@");
    format_set_num_format(formats.time, "hh:mm");
    for (const auto& sheet : sheets) {
        lxw_worksheet* page = workbook_add_worksheet(book, sheet.name.c_str());
        for (std::size_t row = 0; row < sheet.rows.size(); ++row)
            write_row(page, static_cast<lxw_row_t>(row), sheet.rows[row], formats);
    }
    const auto failed = workbook_close(book);
    const auto made = core::read_text(path);
    std::filesystem::remove(path);
    if (failed || !made) throw std::runtime_error("no workbook was written");
    return {made->begin(), made->end()};
}

}  // namespace tests
