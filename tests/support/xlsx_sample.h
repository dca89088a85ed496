// SPDX-License-Identifier: Apache-2.0
// A workbook as spreadsheet programs keep it: days and times as numbers with a format, texts that are figures,
// formulas with what came of them, cells merged over columns.
#pragma once

#include <string>
#include <vector>

#include "core/base/bytes.h"

namespace tests {

struct XlsxCell {
    enum class Kind { text, number, day, time, formula, merged };   // merged: with the cell on its left
    Kind kind = Kind::text;
    std::string text;        // of a day "2026-12-03", of a time "09:30"; of a formula what it came to
    double number = 0;

    XlsxCell(const char* words) : text(words) {}
    XlsxCell(std::string words) : text(std::move(words)) {}
    XlsxCell(Kind of, std::string words) : kind(of), text(std::move(words)) {}
    XlsxCell(double value) : kind(Kind::number), number(value) {}
};

struct XlsxSheet {
    std::string name;
    std::vector<std::vector<XlsxCell>> rows;   // an empty one is a row left blank
};

core::Bytes xlsx_sample(const std::vector<XlsxSheet>& sheets);

}  // namespace tests
