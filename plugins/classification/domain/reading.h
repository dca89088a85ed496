// SPDX-License-Identifier: Apache-2.0
// Reading the words of retention schedules and access lists. What cannot be read is nothing, and
// goes to the review list; nothing is guessed.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "classification/classification.h"
#include "core/base/sheet.h"

namespace classification {

struct Years {
    int years = 0;
    std::string trigger;  // "Setelah Hak dan Kewajiban Selesai"; "" from closing of the dossier
};
// "2 Tahun", "2 Tahun Setelah ...", "2"; nullopt for "Selama berlaku", "-", "2 Tshun".
std::optional<Years> read_years(std::string_view text);

// "Masuk berkas perseorangan" is all there is of such a fate: what the dossier it goes into has is its own, so it is kept
// until somebody puts it there.
struct FateWords {
    Fate fate = Fate::review;
    std::string exception;  // "kecuali SK masuk berkas perseorangan"
};
// "MUSNAH", "Permanen", "Dinilai Kembali", "Musnah, kecuali ...", "Masuk berkas perorangan"; nullopt for "Miusnah".
std::optional<FateWords> read_fate(std::string_view text);
// What may be meant by words that cannot be read: "Musnah" for "Miusnah", "2 tahun" for "2 (dua) tahun". For a person to
// say yes to.
std::optional<std::string> near_years(std::string_view text);
std::optional<std::string> near_fate(std::string_view text);
std::optional<std::string> near_access(std::string_view text);
std::optional<std::string> near_mode(std::string_view text);
std::optional<std::string> near_scope(std::string_view text);
std::optional<std::string> near_logic(std::string_view text);

// "Biasa / Terbuka", "Terbatas", "Rahasia", "Sangat Rahasia" and the letters.
std::optional<AccessClass> read_access(std::string_view text);
// May the public open it? untold: the table says nothing.
enum class PublicAccess { untold, open, closed };
std::string_view name(PublicAccess open);   // "", "terbuka", "tertutup"
// "Terbuka", "Ya", "Tertutup", "Tidak"; of nothing and "-" untold.
std::optional<PublicAccess> read_public(std::string_view text);
// "Ya"; "Tidak", "-" and nothing are no.
std::optional<bool> read_mark(std::string_view text);
// As a table says it: one blank between words, "-" is nothing.
std::string said(std::string_view text);

// A table with a heading line.
using Cells = std::map<std::string, std::string>;
inline std::string cell(const Cells& row, const std::string& column) {
    const auto found = row.find(column);
    return found == row.end() ? std::string{} : found->second;
}
struct Line {
    int number = 0;
    Cells cells;
    std::map<std::string, std::string> places{};   // of codes a workbook kept as numbers, by column: "A5"
};
struct Table {
    std::vector<std::string> columns;
    std::vector<Line> lines;
    bool has(std::string_view column) const;
};
// A code that was kept as a number has lost the zeros it ended or began with: it stands as "500.1?", which is no code.
inline constexpr char unsure = '?';
bool unsure_code(std::string_view code);
// May "500.1?" be this code? Of any code that is the same number.
bool may_be_code(std::string_view unsure_one, std::string_view code);
bool of_persons(std::string_view words);   // speaks of a personal dossier
// The heading may stand below lines of title, and its columns may be called as the official tables call them. Throws
// Error(invalid, "classification.error.heading") without a column "kode".
Table table_of(const core::Sheet& sent);
// Throws Error(invalid) naming all that are missing.
void ensure_columns(const Table& table, std::initializer_list<const char*> wanted);

}  // namespace classification
