// SPDX-License-Identifier: Apache-2.0
// Picks the reader by the file's name.
#include "directory/table/workbook.h"

#include <algorithm>
#include <iterator>

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/text.h"
#include "core/table/csv_reader.h"
#include "core/table/read.h"
#include "core/table/xlsx_reader.h"

namespace directory {
namespace {

constexpr std::string_view sheet_names[] = {"unit", "jabatan", "pegawai", "penugasan", "kelompok"};

bool ours(std::string_view name) {
    return std::find(std::begin(sheet_names), std::end(sheet_names), name) != std::end(sheet_names);
}

// A code kept as a number is written as its format shows it; where that tells nothing it stays, and its row is refused.
Sheet told_codes(Sheet sheet) {
    for (auto& row : sheet.rows)
        for (std::size_t at = 0; at < std::min(row.cells.size(), sheet.columns.size()); ++at)
            if (std::find(code_columns.begin(), code_columns.end(), sheet.columns[at]) != code_columns.end())
                if (auto code = Sheet::code(row, at)) row.cells[at] = *std::move(code);
    return sheet;
}

NamedFile load(const std::filesystem::path& path) {
    return {path.filename().string(), core::read_bytes(path).value_or(core::Bytes())};
}

}  // namespace

Workbook read_workbook(const std::vector<NamedFile>& files) {
    Workbook book;
    for (const NamedFile& file : files) {
        const std::string name = core::text::lower(file.name);
        const std::string stem = name.substr(0, name.rfind('.'));
        if (name.ends_with(".xlsx")) {
            for (Sheet& sheet : core::table::read_xlsx(file.bytes).sheets)
                if (ours(sheet.name)) book.sheets.push_back(told_codes(std::move(sheet)));
        } else if ((name.ends_with(".csv") || name.ends_with(".tsv")) && ours(stem)) {
            book.sheets.push_back(core::table::read_csv(stem, core::chars(file.bytes)));
        } else {
            throw core::Error(core::Code::invalid, "directory.error.sheet_name",
                              {{"name", file.name}});
        }
    }
    if (book.sheets.empty()) throw core::Error(core::Code::invalid, "directory.error.sheets_none");
    return book;
}

Sheet read_table(const std::vector<NamedFile>& files, const std::string& name) {
    if (files.empty()) throw core::Error(core::Code::invalid, "directory.error.sheets_none");
    if (files.size() > 1) throw core::Error(core::Code::invalid, "directory.error.one_sheet");
    return core::table::read_one(files.front().name, files.front().bytes, name);
}

Workbook read_folder(const std::filesystem::path& path) {
    std::vector<NamedFile> files;
    if (std::filesystem::is_directory(path)) {
        for (std::string_view name : sheet_names) {
            const auto file = path / (std::string(name) + ".csv");
            if (std::filesystem::exists(file)) files.push_back(load(file));
        }
        const auto book = path / "organisasi.xlsx";
        if (files.empty() && std::filesystem::exists(book)) files.push_back(load(book));
    } else if (std::filesystem::exists(path)) {
        files.push_back(load(path));
    }
    if (files.empty())
        throw core::Error(core::Code::not_found, "directory.error.folder",
                          {{"path", path.string()}});
    return read_workbook(files);
}

}  // namespace directory
