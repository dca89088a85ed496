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

using Cell = std::variant<std::string, std::int64_t>;   // figures stand on the right

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
};

// Text is written as text: "=1+1" is no formula. Throws Error(internal, "core.table.sheet") when the
// file cannot be written.
Bytes xlsx(const Sheet& sheet);

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
