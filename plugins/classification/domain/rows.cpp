// SPDX-License-Identifier: Apache-2.0
// A row of a file read as a value, mended, and what may be meant where it cannot be read.
#include <algorithm>

#include "classification/domain/import.h"
#include "classification/domain/phrases.h"
#include "core/base/text.h"

namespace classification {

namespace {

// The column of a mark; where the table has none the words tell it once, and a person may tell it otherwise.
std::optional<bool> marked(const Cells& row, std::string_view words) {
    if (!row.contains(mark_column)) return of_persons(words);
    return read_mark(cell(row, mark_column));
}

constexpr const char* keyword_column = "kata_kunci";

// Parted by commas, semicolons or lines.
std::string keywords_of(std::string text) {
    for (char& each : text)
        if (each == ';' || each == '\n' || each == '\r') each = ',';
    std::vector<std::string> all;
    for (const auto& part : core::text::split(text, ','))
        if (auto word = std::string(core::text::trim(part)); !word.empty() && std::find(all.begin(), all.end(), word) == all.end())
            all.push_back(std::move(word));
    return core::text::join(all, ", ");
}

}  // namespace

std::optional<CodeRow> read_code(const Cells& row, Reason& why) {
    CodeRow made{cell(row, "kode"), cell(row, "nama"), cell(row, "induk"), cell(row, "sumber")};
    why = made.code.empty() ? Reason::no_code : Reason::no_name;
    if (made.code.empty() || made.name.empty()) return std::nullopt;
    why = Reason::code_number;
    if (unsure_code(made.code) || unsure_code(made.parent)) return std::nullopt;
    const auto personal = marked(row, made.name);
    why = Reason::mark_unknown;
    if (!personal) return std::nullopt;
    made.personal = *personal;
    made.told = row.contains(mark_column);
    made.keywords = keywords_of(cell(row, keyword_column));
    made.worded = row.contains(keyword_column);
    return made;
}

namespace {

// The words as found, and the columns somebody read them into.
struct Half {
    std::vector<const char*> words, read;
};
const Half active_half{{"aktif_asli", "aktif", "retensi_aktif"}, {"aktif_tahun", "pemicu_aktif"}};
const Half inactive_half{{"inaktif_asli", "inaktif", "retensi_inaktif"}, {"inaktif_tahun"}};
const Half fate_half{{"nasib_asli"}, {"nasib_akhir", "pengecualian"}};

std::string words_of(const Cells& row, const Half& half) {
    for (const char* column : half.words)
        if (auto text = cell(row, column); !text.empty()) return text;
    return {};
}

// What was read before goes first, and the words stand in where it is empty; where both can be read they agree.
template <class Value>
struct Both {
    std::optional<Value> words, found;
};

template <class Value>
Both<Value> both(const Cells& row, const Half& half, const std::string& told,
                 std::optional<Value> (*read)(std::string_view)) {
    const auto words = read(words_of(row, half));
    return {words, told.empty() ? words : read(told)};
}

std::optional<Years> active_of(const Cells& row, Reason& why) {
    const std::string years = cell(row, "aktif_tahun"), trigger = cell(row, "pemicu_aktif");
    auto [words, found] = both(row, active_half, years, read_years);
    why = Reason::years_unreadable;
    if (!found) return std::nullopt;
    if (!trigger.empty() && (!years.empty() || found->trigger.empty())) found->trigger = trigger;
    why = Reason::contradicts;
    const bool alike = !words || (words->years == found->years &&
                                  plain_phrase(words->trigger) == plain_phrase(found->trigger));
    const bool told = years.empty() && words && words->trigger.empty();   // the words are of years, the event has a column
    if (!alike && !told) return std::nullopt;
    if (!trigger.empty() && plain_phrase(trigger) != plain_phrase(found->trigger)) return std::nullopt;
    return found;
}

std::optional<int> inactive_of(const Cells& row, Reason& why) {
    const auto [words, found] = both(row, inactive_half, cell(row, "inaktif_tahun"), read_years);
    why = Reason::years_unreadable;
    if (!found || !found->trigger.empty()) return std::nullopt;
    why = Reason::contradicts;
    if (words && (words->years != found->years || !words->trigger.empty())) return std::nullopt;
    return found->years;
}

std::optional<FateWords> fate_of(const Cells& row, Reason& why) {
    auto [words, found] = both(row, fate_half, cell(row, "nasib_akhir"), read_fate);
    const std::string exception = cell(row, "pengecualian");
    why = Reason::fate_unknown;
    if (!found) return std::nullopt;
    why = Reason::contradicts;
    if (words && words->fate != found->fate) return std::nullopt;
    for (const std::string& other : {exception, words ? words->exception : std::string()}) {
        if (other.empty()) continue;
        if (found->exception.empty()) found->exception = other;
        if (plain_phrase(found->exception) != plain_phrase(other)) return std::nullopt;
    }
    return found;
}

}  // namespace

std::optional<RuleRow> read_rule(const Cells& row, Reason& why) {
    RuleRow made;
    made.rule.code = cell(row, "kode");
    made.source = cell(row, "sumber");
    why = made.rule.code.empty() ? Reason::no_code : Reason::code_number;
    if (made.rule.code.empty() || unsure_code(made.rule.code)) return std::nullopt;
    const auto active = active_of(row, why);
    if (!active) return std::nullopt;
    const auto inactive = inactive_of(row, why);
    if (!inactive) return std::nullopt;
    const auto fate = fate_of(row, why);
    if (!fate) return std::nullopt;
    made.rule.active_years = active->years;
    made.rule.trigger = active->trigger;
    made.rule.inactive_years = *inactive;
    made.rule.fate = fate->fate;
    made.rule.exception = fate->exception;
    const auto personal = marked(row, fate->exception);
    why = Reason::mark_unknown;
    if (!personal) return std::nullopt;
    made.rule.to_personal = *personal;
    made.told = row.contains(mark_column);
    if (const auto active_words = words_of(row, active_half); !active_words.empty()) {
        const auto fate_words = words_of(row, fate_half);
        made.rule.verbatim = active_words + " · " + words_of(row, inactive_half) + " · " +
                             (fate_words.empty() ? cell(row, "nasib_akhir") : fate_words);
    }
    return made;
}

ReadRow read_row(Kind kind, const Cells& row) {
    ReadRow read;
    switch (kind) {
        case Kind::scheme: read.code = read_code(row, read.why); break;
        case Kind::retention: read.rule = read_rule(row, read.why); break;
        case Kind::access: read.access = read_access_row(row, read.why); break;
        case Kind::trigger: read.phrase = read_phrase(row, read.why); break;
    }
    return read;
}

Cells mended(const Cells& found, const Cells& given) {
    const auto touched = [&](const char* column) {
        const auto at = given.find(column);
        return at != given.end() && at->second != cell(found, column);
    };
    Cells row = found;
    for (const auto& [column, value] : given) row[column] = value;
    for (const Half* half : {&active_half, &inactive_half, &fate_half}) {
        if (std::none_of(half->words.begin(), half->words.end(), touched)) continue;
        for (const char* column : half->read)
            if (row.contains(column) && !touched(column)) row[column].clear();
    }
    return row;
}

Cells proposals(Kind kind, const Cells& row) {
    Cells meant;
    const auto propose = [&](const char* column, auto reads, auto near) {
        const auto text = cell(row, column);
        if (text.empty() || reads(text)) return;
        if (auto proposal = near(text)) meant[column] = *std::move(proposal);
    };
    if (kind == Kind::access) propose("keamanan", read_access, near_access);
    if (kind == Kind::trigger) {
        propose("mode", read_mode, near_mode);
        propose("cakupan", read_scope, near_scope);
        propose("logika", read_logic, near_logic);
    }
    if (kind != Kind::retention) return meant;
    for (const Half* half : {&active_half, &inactive_half})
        for (const char* column : half->words) propose(column, read_years, near_years);
    // "-" may be no years, and somebody says so (archive.md 6.6).
    for (const char* column : inactive_half.words)
        if (said(cell(row, column)).empty() && !cell(row, column).empty()) meant[column] = "0 Tahun";
    for (const char* column : {"aktif_tahun", "inaktif_tahun"}) propose(column, read_years, near_years);
    for (const char* column : {"nasib_asli", "nasib_akhir"}) propose(column, read_fate, near_fate);
    return meant;
}

std::optional<AccessRow> read_access_row(const Cells& row, Reason& why) {
    why = cell(row, "kode").empty() ? Reason::no_code : Reason::access_unknown;
    const auto access = read_access(cell(row, "keamanan"));
    if (unsure_code(cell(row, "kode"))) why = Reason::code_number;
    if (why == Reason::code_number || cell(row, "kode").empty() || !access) return std::nullopt;
    const auto open = read_public(cell(row, "akses_publik"));
    why = open ? Reason::public_open : Reason::public_unknown;
    if (!open || (*open == PublicAccess::open && withheld(*access))) return std::nullopt;
    const auto period = said(cell(row, "masa_tertutup"));
    const auto years = read_years(period);
    why = Reason::years_unreadable;
    if (!period.empty() && (!years || !years->trigger.empty())) return std::nullopt;
    why = Reason::public_unknown;   // a period of what is not told to be closed
    if (years && *open != PublicAccess::closed) return std::nullopt;
    return AccessRow{cell(row, "kode"), *access, cell(row, "sumber"), said(cell(row, "hak_akses")), *open,
                     said(cell(row, "dasar_pertimbangan")), said(cell(row, "unit_pengolah")),
                     years ? std::optional(years->years) : std::nullopt};
}

std::string subject_of(Kind kind, const Cells& row) {
    return kind == Kind::trigger ? plain_phrase(cell(row, "frasa")) : cell(row, "kode");
}

std::string column_of(Reason reason, const Cells& row) {
    // The one that is read: the first that is filled.
    const auto read = [&](std::initializer_list<const char*> columns) {
        for (const char* column : columns)
            if (!cell(row, column).empty()) return std::string(column);
        for (const char* column : columns)
            if (row.contains(column)) return std::string(column);
        return std::string("kode");
    };
    switch (reason) {
        case Reason::no_name: return "nama";
        case Reason::parent_missing: return "induk";
        case Reason::access_unknown: return "keamanan";
        case Reason::public_unknown:
        case Reason::public_open: return "akses_publik";
        case Reason::phrase_missing: return "frasa";
        case Reason::event_missing: return cell(row, "peristiwa").empty() ? "peristiwa" : "kode";
        case Reason::mode_unknown: return "mode";
        case Reason::scope_unknown: return "cakupan";
        case Reason::logic_unknown: return "logika";
        case Reason::mark_unknown: return row.contains(mark_column) ? mark_column : "berulang";
        case Reason::fate_unknown: return read({"nasib_akhir", "nasib_asli"});
        case Reason::years_unreadable: {
            const auto active = read({"aktif_tahun", "aktif_asli", "aktif", "retensi_aktif"});
            if (active == "kode") return "masa_tertutup";   // the table has classes alone
            if (!read_years(cell(row, active))) return active;
            auto inactive = read({"inaktif_tahun", "inaktif_asli", "inaktif", "retensi_inaktif"});
            const bool of_class = !said(cell(row, "masa_tertutup")).empty() && read_years(cell(row, inactive));
            return of_class ? "masa_tertutup" : inactive;
        }
        case Reason::contradicts: return read({"aktif_asli", "inaktif_asli", "nasib_asli"});
        case Reason::code_number: return unsure_code(cell(row, "kode")) ? "kode" : "induk";
        case Reason::no_code:
        case Reason::duplicate:
        case Reason::differs:
        case Reason::code_unknown: break;
    }
    return "kode";
}

}  // namespace classification
