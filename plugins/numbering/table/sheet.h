// SPDX-License-Identifier: Apache-2.0
// A register as an XLSX sheet: title lines, a heading that stays in sight and is repeated on paper,
// rows; landscape A4, one page wide.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/base/bytes.h"

namespace numbering::table {

struct Column {
    std::string heading;
    double width = 10;      // characters
};

struct Sheet {
    std::string name;                    // of the tab
    std::vector<std::string> titles;     // above the table
    std::vector<Column> columns;
    std::vector<std::vector<std::variant<std::string, std::int64_t>>> rows;
};

// Throws Error(internal, "numbering.error.sheet") when the file cannot be written.
core::Bytes xlsx(const Sheet& sheet);

}  // namespace numbering::table
