// SPDX-License-Identifier: Apache-2.0
// Readers of years, fates, access classes and tables.
#include "classification/domain/reading.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <optional>

#include "classification/domain/code.h"
#include "classification/domain/phrases.h"
#include "core/base/error.h"
#include "core/base/text.h"

namespace classification {
namespace {

using core::text::lower;
using core::text::trim;

}  // namespace

bool unsure_code(std::string_view code) { return code.ends_with(unsure); }

bool may_be_code(std::string_view unsure_one, std::string_view code) {
    const auto number = [](std::string_view text) -> std::optional<double> {
        if (text.empty() || text.find_first_not_of("0123456789.") != text.npos) return std::nullopt;
        const std::string whole(text);
        char* end = nullptr;
        const double value = std::strtod(whole.c_str(), &end);
        return *end == '\0' ? std::optional(value) : std::nullopt;
    };
    if (!unsure_code(unsure_one)) return false;
    const auto kept = number(unsure_one.substr(0, unsure_one.size() - 1)), meant = number(code);
    return kept && meant && std::abs(*kept - *meant) < 1e-9;   // 500.10000000000002 is 500.1
}

bool of_persons(std::string_view words) {
    return core::text::contains_folded(words, "perseorangan") || core::text::contains_folded(words, "perorangan");
}

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
    } else if (words == "masuk berkas perseorangan" || words == "masuk berkas perorangan") {
        return FateWords{Fate::review, std::string(trim(text))};
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

std::string_view name(PublicAccess open) {
    return open == PublicAccess::open ? "terbuka" : open == PublicAccess::closed ? "tertutup" : "";
}

std::string said(std::string_view text) {
    std::string words;
    for (const auto& word : core::text::split(text, ' '))
        if (!word.empty()) words += (words.empty() ? "" : " ") + word;
    return words == "-" ? std::string() : words;
}

std::optional<bool> read_mark(std::string_view text) {
    const auto word = lower(said(text));
    if (word == "ya") return true;
    return word.empty() || word == "tidak" ? std::optional(false) : std::nullopt;
}

std::optional<PublicAccess> read_public(std::string_view text) {
    const auto words = lower(said(text));
    if (words.empty()) return PublicAccess::untold;
    if (words == "terbuka" || words == "ya") return PublicAccess::open;
    if (words == "tertutup" || words == "tidak") return PublicAccess::closed;
    return std::nullopt;
}

namespace {

// Names of columns in the official tables (archive.md 1.13), as Sheet writes them.
constexpr std::pair<std::string_view, std::string_view> official[] = {
    {"kode_klasifikasi", "kode"},        {"klasifikasi", "kode"},
    {"klasifikasi_arsip", "kode"},       {"jenis/series_arsip", "uraian"},
    {"keterangan_(nasib_akhir)", "nasib_akhir"}, {"jenis/series", "uraian"},          {"jenis_arsip", "uraian"},
    {"klasifikasi_keamanan", "keamanan"}, {"kelas_keamanan", "keamanan"}, {"pemicu", "frasa"}};

std::vector<std::string> columns_of(const core::Sheet& sheet) {
    auto columns = sheet.columns;
    for (const auto& [written, meant] : official) {
        const auto at = std::find(columns.begin(), columns.end(), written);
        if (at != columns.end() && std::find(columns.begin(), columns.end(), meant) == columns.end()) *at = meant;
    }
    return columns;
}

bool headed(const core::Sheet& sheet) {
    const auto columns = columns_of(sheet);
    const auto named = std::count_if(columns.begin(), columns.end(), [](const auto& each) { return !each.empty(); });
    return named > 1 && std::find(columns.begin(), columns.end(), "kode") != columns.end();
}

// From its heading on, where lines of title stand above it.
core::Sheet below_titles(const core::Sheet& sheet) {
    constexpr std::size_t most_titles = 12;
    for (std::size_t at = 0; at < std::min(sheet.rows.size(), most_titles); ++at)
        if (auto rest = core::Sheet::of(sheet.name, {sheet.rows.begin() + static_cast<std::ptrdiff_t>(at), sheet.rows.end()});
            headed(rest))
            return rest;
    return sheet;
}

// A line of the numbers of the columns, or one that has nothing but a number of its own or a closing note.
bool no_row(const Table& table, const core::Sheet::Row& row) {
    std::size_t filled = 0, counted = 0;
    for (std::size_t at = 0; at < std::min(table.columns.size(), row.cells.size()); ++at) {
        if (row.cells[at].empty()) continue;
        if (row.cells[at] == std::to_string(at + 1)) ++counted;
        if (table.columns[at] != "no" && table.columns[at] != "no." && table.columns[at] != "nomor") ++filled;
    }
    return filled == 0 || (counted > 2 && counted == table.columns.size());
}

constexpr std::array code_columns{"kode", "induk", "kode_baru"};

// A code above that was kept as a number is told by the code itself, where that is text and only one above it may be meant.
std::string told_above(const Cells& row, const std::string& number) {
    const auto meant = core::Sheet::written(number);
    std::string told;
    for (const auto& above : dotted_above(cell(row, "kode"))) {
        if (std::find(meant.begin(), meant.end(), above) == meant.end()) continue;
        if (!told.empty()) return {};
        told = above;
    }
    return told;
}

void read_codes(const Table& table, const core::Sheet::Row& row, Line& line) {
    if (row.numbers.empty()) return;
    for (const std::string column : code_columns)
        for (std::size_t at = 0; at < table.columns.size(); ++at) {
            if (table.columns[at] != column) continue;
            auto& cell = line.cells[column];
            if (auto code = core::Sheet::code(row, at)) {
                cell = *std::move(code);
            } else if (auto above = column == "induk" ? told_above(line.cells, cell) : std::string(); !above.empty()) {
                cell = std::move(above);
            } else {
                line.places[column] = core::Sheet::place(row, at);
                if (const auto meant = core::Sheet::written(cell); !meant.empty()) cell = meant.front();
                cell += unsure;
            }
            break;   // of two columns of one heading the first is read
        }
}

}  // namespace

bool Table::has(std::string_view column) const {
    return std::find(columns.begin(), columns.end(), column) != columns.end();
}

Table table_of(const core::Sheet& sent) {
    const auto sheet = headed(sent) ? sent : below_titles(sent);
    Table table;
    table.columns = columns_of(sheet);
    const bool dictionary = table.has("frasa");   // its codes are names of events
    for (const auto& row : sheet.rows) {
        if (no_row(table, row)) continue;
        Line line{row.line, {}};
        for (std::size_t at = 0; at < table.columns.size(); ++at)
            line.cells.emplace(table.columns[at], at < row.cells.size() ? row.cells[at] : std::string());
        if (!dictionary) read_codes(table, row, line);
        table.lines.push_back(std::move(line));
    }
    return table;
}

void ensure_columns(const Table& table, std::initializer_list<const char*> wanted) {
    std::vector<std::string> missing;
    for (const char* column : wanted)
        if (!table.has(column)) missing.emplace_back(column);
    if (missing.empty()) return;
    throw core::Error(core::Code::invalid, "classification.error.heading", {{"column", core::text::join(missing, ", ")}});
}

}  // namespace classification
