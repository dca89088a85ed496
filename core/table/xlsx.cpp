// SPDX-License-Identifier: Apache-2.0
// Writing through libxlsxwriter, which writes to files only: one of ours in the temporary folder.
#include "core/table/sheet.h"

#include <xlsxwriter.h>

#include <filesystem>

#include "core/base/error.h"
#include "core/base/file.h"

namespace core::table {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void failed(const char* why) {
    throw core::Error(core::Code::internal, "core.table.sheet", {{"why", why}});
}

class Passing {   // a file that is gone at the end
  public:
    Passing() : path_(fs::temp_directory_path() / ("naskah_" + core::hex(core::random_bytes(12)) + ".xlsx")) {}
    ~Passing() {
        std::error_code ignored;
        fs::remove(path_, ignored);
    }
    Passing(const Passing&) = delete;
    const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

struct Looks {
    explicit Looks(lxw_workbook* book)
        : title(workbook_add_format(book)), heading(workbook_add_format(book)), cell(workbook_add_format(book)),
          day(workbook_add_format(book)) {
        format_set_bold(title);
        format_set_font_size(title, 12);
        format_set_bold(heading);
        format_set_align(heading, LXW_ALIGN_VERTICAL_CENTER);
        for (auto* each : {heading, cell}) {
            format_set_border(each, LXW_BORDER_THIN);
            format_set_text_wrap(each);
        }
        format_set_align(cell, LXW_ALIGN_VERTICAL_TOP);
        format_set_border(day, LXW_BORDER_THIN);
        format_set_align(day, LXW_ALIGN_VERTICAL_TOP);
        format_set_align(day, LXW_ALIGN_LEFT);
        format_set_num_format(day, "dd/mm/yyyy");
    }
    lxw_format *title, *heading, *cell, *day;
};

lxw_col_t col(std::size_t index) { return static_cast<lxw_col_t>(index); }
lxw_row_t row(std::size_t index) { return static_cast<lxw_row_t>(index); }

void write(lxw_worksheet* page, lxw_row_t line, lxw_col_t column, const Cell& cell, const Looks& looks) {
    if (const auto* day = std::get_if<Day>(&cell)) {
        lxw_datetime at{};
        at.year = static_cast<int>(day->date.year());
        at.month = static_cast<int>(static_cast<unsigned>(day->date.month()));
        at.day = static_cast<int>(static_cast<unsigned>(day->date.day()));
        worksheet_write_datetime(page, line, column, &at, looks.day);
    } else if (const auto* figure = std::get_if<std::int64_t>(&cell)) {
        worksheet_write_number(page, line, column, static_cast<double>(*figure), looks.cell);
    } else {
        worksheet_write_string(page, line, column, text_of(cell).c_str(), looks.cell);
    }
}

// Right of the table, so that both are seen at once.
void draw(lxw_workbook* book, lxw_worksheet* page, const Sheet& sheet, std::size_t head) {
    if (sheet.charted.empty()) return;
    auto* chart = workbook_add_chart(book, LXW_CHART_COLUMN);
    const auto first = row(head + 1), last = row(head + sheet.rows.size());
    for (const auto column : sheet.charted) {
        auto* series = chart_add_series(chart, nullptr, nullptr);
        chart_series_set_categories(series, sheet.name.c_str(), first, 0, last, 0);
        chart_series_set_values(series, sheet.name.c_str(), first, col(column), last, col(column));
        chart_series_set_name(series, sheet.columns[column].heading.c_str());
    }
    if (!sheet.titles.empty()) chart_title_set_name(chart, sheet.titles.front().c_str());
    lxw_chart_options options{};
    options.x_scale = 1.5;
    options.y_scale = 1.5;
    worksheet_insert_chart_opt(page, row(head), col(sheet.columns.size() + 1), chart, &options);
}

void fill(lxw_workbook* book, lxw_worksheet* page, const Sheet& sheet, const Looks& looks) {
    std::size_t at = 0;
    for (const auto& title : sheet.titles)
        worksheet_write_string(page, row(at++), 0, title.c_str(), looks.title);
    const std::size_t head = at == 0 ? 0 : at + 1;
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
        worksheet_set_column(page, col(i), col(i), sheet.columns[i].width, nullptr);
        worksheet_write_string(page, row(head), col(i), sheet.columns[i].heading.c_str(), looks.heading);
    }
    for (std::size_t line = 0; line < sheet.rows.size(); ++line)
        for (std::size_t i = 0; i < sheet.rows[line].size(); ++i)
            write(page, row(head + 1 + line), col(i), sheet.rows[line][i], looks);
    if (!sheet.rows.empty()) draw(book, page, sheet, head);
    at = head + 1 + sheet.rows.size();
    for (const auto& note : sheet.notes) worksheet_write_string(page, row(++at), 0, note.c_str(), nullptr);
    worksheet_freeze_panes(page, row(head + 1), 0);
    worksheet_repeat_rows(page, row(head), row(head));
    worksheet_set_landscape(page);
    worksheet_set_paper(page, 9);   // A4
    worksheet_fit_to_pages(page, 1, 0);
    worksheet_set_footer(page, "&C&P / &N");
}

}  // namespace

std::string text_of(const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) return *text;
    if (const auto* day = std::get_if<Day>(&cell)) return day->text;
    return std::to_string(std::get<std::int64_t>(cell));
}

core::Bytes xlsx(const Sheet& sheet) { return xlsx(std::vector<Sheet>{sheet}); }

core::Bytes xlsx(const std::vector<Sheet>& sheets) {
    const Passing file;
    auto* book = workbook_new(file.path().c_str());
    if (book == nullptr) failed("workbook");
    const Looks looks(book);
    for (const auto& sheet : sheets) {
        auto* page = workbook_add_worksheet(book, sheet.name.c_str());
        if (page == nullptr) {
            workbook_close(book);
            failed("worksheet");
        }
        fill(book, page, sheet, looks);
    }
    if (const auto fault = workbook_close(book); fault != LXW_NO_ERROR) failed(lxw_strerror(fault));
    auto bytes = core::read_bytes(file.path());
    if (!bytes) failed("read");
    return std::move(*bytes);
}

}  // namespace core::table
