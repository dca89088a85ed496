// SPDX-License-Identifier: Apache-2.0
// A table as people send it: named columns and rows of text, with the line each row stood on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

struct Sheet {
    struct Row {
        int line = 0;                    // in the file, counted from 1
        std::vector<std::string> cells;  // trimmed

        // A cell a workbook keeps as a number or a day. Its format may tell how it is written: "000.00" is three and two.
        struct Number {
            std::uint16_t column = 0;
            std::uint8_t whole = 0, places = 0;   // digits; whole 0: the format tells none
        };
        std::vector<Number> numbers{};
    };
    std::string name;                  // "unit", "jabatan", "pegawai", "penugasan"
    std::vector<std::string> columns;  // lower case
    std::vector<std::string> titles;   // the columns as they were written
    std::vector<Row> rows;             // without empty ones

    bool has(std::string_view column) const;
    // "" when the column is absent or the row is shorter.
    std::string cell(const Row& row, std::string_view column) const;
    // A code is text. nullopt: the cell is a number, 500.1 of 500.10 and 0 of 000, and its format does not tell how it is written.
    std::optional<std::string> code(const Row& row, std::string_view column) const;
    static std::optional<std::string> code(const Row& row, std::size_t column);
    std::string place(const Row& row, std::string_view column) const;   // "C7", as spreadsheets call it
    static std::string place(const Row& row, std::size_t column);
    // The codes that may have become this number, as it stands first: 500.1, 500.10. None of a day.
    static std::vector<std::string> written(const std::string& number);

    std::size_t at(std::string_view column) const;   // columns.size() when it is absent

    // Takes the first non-empty row as the heading.
    static Sheet of(std::string name, std::vector<Row> rows);
};

struct Workbook {
    std::vector<Sheet> sheets;
    const Sheet* find(std::string_view name) const;
};

}  // namespace core
