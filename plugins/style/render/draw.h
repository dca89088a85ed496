// SPDX-License-Identifier: Apache-2.0
// Small strokes every part of a sheet is made of.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/pdf/document.h"
#include "style/dates.h"
#include "style/document_sheet.h"

namespace style {

namespace pdf = core::pdf;

inline constexpr std::string_view dots = "\u2026";   // stands where something is still to come

// Measures of ours that no rule names; millimetres.
inline constexpr double list_hang = 7.5, long_list_hang = 10, word_width = 27, colon_width = 3.5,
                        signature_width = 84, list_air = 1.5;

pdf::Paragraph line(std::string text, pdf::Style style = {}, pdf::Align align = pdf::Align::left);
// Latin letters, accented ones too.
std::string capitals(std::string_view text);
std::string or_dots(std::string_view text);
// I, II, III ...
std::string roman(std::size_t n);
// 1 KESATU, 2 KEDUA, ... 11 KESEBELAS, 21 KEDUA PULUH SATU.
std::string ordinal(std::size_t n);

struct Entry {
    std::string label;
    pdf::Blocks value;
};
// "Label : value" without lines. The labels' column ends close behind its longest word: a wider gap is
// taken for the space between two columns by readers that extract text, and the two fall apart.
pdf::Table entries(const std::vector<Entry>& all, double label_mm, double indent_mm = 0, double size = 0);
double run_width(std::string_view text);   // millimetres of Arial at 12 points, near enough
double label_width(const std::vector<std::string_view>& labels);   // of the longest, as it runs at 12 points
// Ends in a colon: what it announces stands below it, on the same page.
bool announces(const pdf::Paragraph& paragraph);
// A word on the left, a colon, and blocks beside it that may go over to the next page.
pdf::Table beside(const std::string& word, pdf::Blocks value, double word_mm);

// Right half of the line.
pdf::Columns right_half(pdf::Blocks blocks, double width_mm = signature_width);
void append(pdf::Blocks& to, pdf::Blocks more);

// "23 November 2026" by the profile; dots before there is a date.
std::string date_of(const Sheet& sheet);
// "Pangkalpinang, 23 November 2026"
std::string place_date(const Sheet& sheet);
// {jabatan} {instansi} {unit} {tempat} {nomor} {hal} {nama} {hari} {tanggal} {bulan} {tahun} and the
// spelled {tanggal_kata} {tahun_kata}.
std::string filled(const Sheet& sheet, std::string_view text);

}  // namespace style
