// SPDX-License-Identifier: Apache-2.0
#include "core/table/read.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/table/csv_reader.h"
#include "core/table/xlsx_reader.h"

namespace core::table {

core::Sheet read_one(const std::string& file_name, ByteView bytes, const std::string& name) {
    const std::string lower = text::lower(file_name);
    for (const char* ending : {".csv", ".tsv", ".txt"})
        if (lower.ends_with(ending)) return read_csv(name, chars(bytes));
    if (!lower.ends_with(".xlsx")) throw Error(Code::invalid, "core.table.file_name", {{"name", file_name}});
    auto book = read_xlsx(bytes);
    for (core::Sheet& sheet : book.sheets)
        if (sheet.name == name) return std::move(sheet);
    if (book.sheets.size() != 1) throw Error(Code::invalid, "core.table.several");
    book.sheets.front().name = name;
    return std::move(book.sheets.front());
}

}  // namespace core::table
