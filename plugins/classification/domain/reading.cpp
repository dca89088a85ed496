// SPDX-License-Identifier: Apache-2.0
// Readers of years, fates, access classes and tables.
#include "classification/domain/reading.h"

#include <algorithm>

#include "classification/domain/phrases.h"
#include "core/base/error.h"
#include "core/base/text.h"

namespace classification {
namespace {

using core::text::lower;
using core::text::trim;

}  // namespace

std::optional<Years> read_years(std::string_view text) {
    text = trim(text);
    std::size_t end = 0;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    if (end == 0 || end > 3) return std::nullopt;
    Years found;
    for (char c : text.substr(0, end)) found.years = found.years * 10 + (c - '0');
    const std::string_view rest = trim(text.substr(end));
    if (rest.empty()) return found;
    if (!lower(rest).starts_with("tahun")) return std::nullopt;
    const std::string_view after = rest.substr(5);
    if (!after.empty() && after[0] != ' ') return std::nullopt;
    found.trigger = std::string(trim(after));
    return found;
}

std::optional<FateWords> read_fate(std::string_view text) {
    const std::string words = plain_phrase(trim(text));
    FateWords found;
    std::size_t used = 0;
    if (words.starts_with("musnah")) {
        found.fate = Fate::destroy;
        used = 6;
    } else if (words.starts_with("permanen")) {
        found.fate = Fate::keep;
        used = 8;
    } else if (words.starts_with("dinilai kembali") || words == "dinilai_kembali") {
        found.fate = Fate::review;
        used = 15;
    } else {
        return std::nullopt;
    }
    const std::string_view rest = trim(std::string_view(words).substr(used));
    if (rest.empty()) return found;
    const std::size_t at = lower(text).find("kecuali");
    if (at == std::string::npos ||
        (rest[0] != ',' && rest[0] != '(' && !rest.starts_with("kecuali")))
        return std::nullopt;
    std::string exception(trim(text.substr(at)));
    if (exception.ends_with(")") && exception.find('(') == exception.npos) exception.pop_back();
    found.exception = exception;
    return found;
}

std::optional<AccessClass> read_access(std::string_view text) {
    const std::string words =
        core::text::replace(core::text::replace(plain_phrase(trim(text)), " / ", "/"), "_", " ");
    if (words == "biasa" || words == "terbuka" || words == "biasa/terbuka" || words == "b")
        return AccessClass::ordinary;
    if (words == "terbatas" || words == "t") return AccessClass::limited;
    if (words == "rahasia" || words == "r") return AccessClass::secret;
    if (words == "sangat rahasia" || words == "sr") return AccessClass::top_secret;
    return std::nullopt;
}

bool Table::has(std::string_view column) const {
    return std::find(columns.begin(), columns.end(), column) != columns.end();
}

Table table_of(const core::Sheet& sheet) {
    Table table;
    table.columns = sheet.columns;
    for (const auto& row : sheet.rows) {
        Line line{row.line, {}};
        for (const auto& column : sheet.columns) line.cells[column] = sheet.cell(row, column);
        table.lines.push_back(std::move(line));
    }
    if (!table.has("kode"))
        throw core::Error(core::Code::invalid, "classification.error.heading", {{"column", "kode"}});
    return table;
}

}  // namespace classification
