// SPDX-License-Identifier: Apache-2.0
// A register as people take it away: title lines, a heading, rows, closing lines. Written as XLSX and
// as PDF alike, on A4 lying on its side, with the heading on every page.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/clock.h"

namespace core::table {

// A day: spreadsheets sort and filter by it; on paper and on pages it stands as `text`.
struct Day {
    Date date{};
    std::string text;
};
using Cell = std::variant<std::string, std::int64_t, Day>;   // figures stand on the right
std::string text_of(const Cell& cell);

struct Column {
    std::string heading;
    double width = 10;      // characters; on paper its share of the sheet
};

struct Sheet {
    std::string name;                    // of the tab
    std::vector<std::string> titles;     // above the table; the first is the largest
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;
    std::vector<std::string> notes;      // below it
    std::vector<std::size_t> charted;    // columns of figures drawn beside the table in the workbook, by the first
};

// Text is written as text: "=1+1" is no formula. Throws Error(internal, "core.table.sheet") when the
// file cannot be written.
Bytes xlsx(const Sheet& sheet);
Bytes xlsx(const std::vector<Sheet>& sheets);   // a tab each

struct Print {
    std::filesystem::path fonts;   // share/naskah/fonts
    Instant at;                    // kept in the file as its day of making
    std::string language = "id-ID";
    std::string page;              // foot: "Halaman {page} dari {pages}"
};

// Characters the typeface lacks are printed as "?": a register holds other people's words, and one of
// them shall not keep it from being printed.
Bytes pdf(const Sheet& sheet, const Print& print);

}  // namespace core::table
