// SPDX-License-Identifier: Apache-2.0
// Picks the reader by the file's name.
#include "directory/table/workbook.h"

#include <algorithm>
#include <iterator>

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/text.h"
#include "directory/table/csv_reader.h"
#include "directory/table/xlsx_reader.h"

namespace directory {
namespace {

constexpr std::string_view sheet_names[] = {"unit", "jabatan", "pegawai", "penugasan", "kelompok"};

bool ours(std::string_view name) {
    return std::find(std::begin(sheet_names), std::end(sheet_names), name) != std::end(sheet_names);
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
            for (Sheet& sheet : read_xlsx(file.bytes).sheets)
                if (ours(sheet.name)) book.sheets.push_back(std::move(sheet));
        } else if ((name.ends_with(".csv") || name.ends_with(".tsv")) && ours(stem)) {
            book.sheets.push_back(read_csv(stem, core::chars(file.bytes)));
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
    const NamedFile& file = files.front();
    const std::string lower = core::text::lower(file.name);
    if (lower.ends_with(".csv") || lower.ends_with(".tsv")) return read_csv(name, core::chars(file.bytes));
    if (!lower.ends_with(".xlsx"))
        throw core::Error(core::Code::invalid, "directory.error.sheet_name", {{"name", file.name}});
    auto book = read_xlsx(file.bytes);
    for (Sheet& sheet : book.sheets)
        if (sheet.name == name) return std::move(sheet);
    if (book.sheets.size() != 1) throw core::Error(core::Code::invalid, "directory.error.one_sheet");
    book.sheets.front().name = name;
    return std::move(book.sheets.front());
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
