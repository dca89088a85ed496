// SPDX-License-Identifier: Apache-2.0
#include "style/render/draw.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/words/words.h"

namespace style {

pdf::Paragraph line(std::string text, pdf::Style style, pdf::Align align) {
    pdf::Paragraph made;
    made.runs.push_back({std::move(text), style});
    made.align = align;
    return made;
}

std::string capitals(std::string_view text) {
    std::string out(text);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const auto c = static_cast<unsigned char>(out[i]);
        if (c >= 'a' && c <= 'z') out[i] = static_cast<char>(c - 32);
        // Latin-1: U+00E0 to U+00FE but the division sign, two bytes in UTF-8.
        if (c == 0xC3 && i + 1 < out.size()) {
            const auto next = static_cast<unsigned char>(out[i + 1]);
            if (next >= 0xA0 && next <= 0xBE && next != 0xB7) out[i + 1] = static_cast<char>(next - 32);
            ++i;
        }
    }
    return out;
}

std::string or_dots(std::string_view text) { return std::string(text.empty() ? dots : text); }

std::string roman(std::size_t n) {
    static constexpr std::array<std::pair<std::size_t, std::string_view>, 9> signs{
        {{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}};
    std::string text;
    for (const auto& [value, sign] : signs)
        for (; n >= value; n -= value) text += sign;
    return text;
}

std::string ordinal(std::size_t n) {
    if (n == 1) return "KESATU";
    return "KE" + capitals(core::words::spelled(static_cast<std::int64_t>(n)));
}

double run_width(std::string_view text) {
    constexpr double letter = 2.35, narrow = 1.2, capital = 2.9, wide = 3.55;
    double width = 0;
    for (const char c : text) {
        const bool continues = (static_cast<unsigned char>(c) & 0xc0) == 0x80;
        if (std::string_view("Ifijlrt /.,:()").find(c) != std::string_view::npos) width += narrow;
        else if (std::string_view("MWmw").find(c) != std::string_view::npos) width += wide;
        else if (c >= 'A' && c <= 'Z') width += capital;
        else if (!continues) width += letter;
    }
    return width;
}

double label_width(const std::vector<std::string_view>& labels) {
    constexpr double air = 2, least = 15, most = 62;   // millimetres
    double longest = 0;
    for (const auto label : labels) longest = std::max(longest, run_width(label));
    return std::clamp(longest + air, least, most);
}

pdf::Table entries(const std::vector<Entry>& all, double label_mm, double indent_mm, double size) {
    pdf::Table made;
    made.borders = pdf::Borders::none;
    made.padding_mm = 0;
    made.indent_mm = indent_mm;
    made.widths_mm = {label_mm, colon_width, 0};
    for (const auto& each : all)
        made.rows.push_back({{{.blocks = {line(each.label, {.size = size})}},
                              {.blocks = {line(":", {.size = size})}},
                              {.blocks = each.value}}});
    return made;
}

bool announces(const pdf::Paragraph& paragraph) {
    return !paragraph.runs.empty() && core::text::trim(paragraph.runs.back().text).ends_with(':');
}

pdf::Table beside(const std::string& word, pdf::Blocks value, double word_mm) {
    auto made = entries({{word, std::move(value)}}, word_mm);
    made.after = 6;
    return made;
}

pdf::Columns right_half(pdf::Blocks blocks, double width_mm) {
    pdf::Columns halves;
    halves.columns.push_back({.blocks = {pdf::Spacer{1}}});
    halves.columns.push_back({.blocks = std::move(blocks), .width_mm = width_mm});
    return halves;
}

void append(pdf::Blocks& to, pdf::Blocks more) {
    for (auto& each : more) to.push_back(std::move(each));
}

namespace {

std::int64_t day_of(core::Date date) { return static_cast<std::int64_t>(static_cast<unsigned>(date.day())); }
std::int64_t year_of(core::Date date) { return static_cast<int>(date.year()); }

std::string by_pattern(std::string_view pattern, core::Date date) {
    return core::text::fill(pattern, {{"hari", std::to_string(day_of(date))},
                                      {"bulan", month_of(date)},
                                      {"tahun", std::to_string(year_of(date))}});
}

}  // namespace

std::string date_of(const Sheet& sheet) {
    return sheet.date ? by_pattern(sheet.profile.date, *sheet.date) : std::string(dots);
}

std::string place_date(const Sheet& sheet) {
    return core::text::fill(sheet.profile.place_date, {{"tempat", sheet.place}, {"tanggal", date_of(sheet)}});
}

std::string filled(const Sheet& sheet, std::string_view text) {
    if (text.find('{') == text.npos) return std::string(text);
    core::Args args{{"jabatan", or_dots(sheet.authority)}, {"instansi", sheet.head.agency},
                    {"unit", sheet.head.unit},             {"tempat", sheet.place},
                    {"nomor", or_dots(sheet.number)},      {"hal", or_dots(sheet.subject)},
                    {"nama", or_dots(sheet.signer.name)}};
    const std::string ahead(dots);
    const auto dated = [&](const char* name, auto value) {
        args.emplace_back(name, sheet.date ? value(*sheet.date) : ahead);
    };
    dated("hari", weekday_of);
    dated("bulan", month_of);
    dated("tanggal", [](core::Date date) { return std::to_string(day_of(date)); });
    dated("tahun", [](core::Date date) { return std::to_string(year_of(date)); });
    dated("tanggal_kata", [](core::Date date) { return core::words::spelled(day_of(date)); });
    dated("tahun_kata", [](core::Date date) { return core::words::spelled(year_of(date)); });
    return core::text::fill(text, args);
}

}  // namespace style
