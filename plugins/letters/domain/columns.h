// SPDX-License-Identifier: Apache-2.0
// Columns of a table people send, matched with the fields they fill. Names are the same when they differ
// only in case, spaces, underscores and marks; what has no match is named, never guessed.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/base/sheet.h"
#include "style/kind.h"

namespace letters {

// "Pangkat / Golongan" and "pangkat_golongan" alike.
std::string folded_name(std::string_view name);

struct ColumnWish {
    std::string code;
    std::vector<std::string> names;   // any of them, beside the code
};
struct Matching {
    std::map<std::string, std::size_t> columns;   // by code; the first of two columns that match
    std::vector<std::string> lacking;             // codes no column fills
    std::vector<std::string> unused;              // columns that fill nothing, as they are written
};
Matching match(const std::vector<std::string>& titles, const std::vector<ColumnWish>& wanted);

// "" when the row is shorter.
std::string cell_at(const core::Sheet::Row& row, std::size_t column);
// A figure a spreadsheet has rounded, e.g. a NIP kept as a number: its last digits are lost.
bool rounded(std::string_view cell);

// What a spreadsheet shows where a formula failed: "#N/A", "#REF!".
bool failed(std::string_view cell);
// As a letter writes it: a day a workbook keeps as such, "2026-12-03", is "3 Desember 2026"; anything else as it is.
std::string worded(const std::string& cell);

// The rows of a part that is a list (persons, table), as its form holds them.
struct Rows {
    core::Json rows = core::Json::array();
    Matching matching;
    std::vector<core::Fault> faults;   // "parts.kepada.3.nip", told with the line of the file
};
bool fillable(const style::Part& part);
// `before`: rows of the part that stand there already.
Rows rows_of(const style::Part& part, const core::Sheet& sheet, std::size_t before);

}  // namespace letters
