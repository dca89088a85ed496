// SPDX-License-Identifier: Apache-2.0
// A table as people send it: named columns and rows of text, with the line each row stood on.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace core {

struct Sheet {
    struct Row {
        int line = 0;                    // in the file, counted from 1
        std::vector<std::string> cells;  // trimmed
    };
    std::string name;                  // "unit", "jabatan", "pegawai", "penugasan"
    std::vector<std::string> columns;  // lower case
    std::vector<std::string> titles;   // the columns as they were written
    std::vector<Row> rows;             // without empty ones

    bool has(std::string_view column) const;
    // "" when the column is absent or the row is shorter.
    std::string cell(const Row& row, std::string_view column) const;

    // Takes the first non-empty row as the heading.
    static Sheet of(std::string name, std::vector<Row> rows);
};

struct Workbook {
    std::vector<Sheet> sheets;
    const Sheet* find(std::string_view name) const;
};

}  // namespace core
