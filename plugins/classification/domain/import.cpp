// SPDX-License-Identifier: Apache-2.0
// The fate of every row of a classification or retention file.
#include "classification/domain/import.h"

#include <algorithm>

#include "classification/domain/phrases.h"
#include "core/base/error.h"
#include "core/base/text.h"

namespace classification {
namespace {

std::string cell(const Cells& row, const std::string& column) {
    const auto found = row.find(column);
    return found == row.end() ? std::string{} : found->second;
}

constexpr std::pair<Reason, std::string_view> reasons[] = {
    {Reason::no_code, "no_code"},
    {Reason::no_name, "no_name"},
    {Reason::duplicate, "duplicate"},
    {Reason::parent_missing, "parent_missing"},
    {Reason::differs, "differs"},
    {Reason::code_unknown, "code_unknown"},
    {Reason::years_unreadable, "years_unreadable"},
    {Reason::fate_unknown, "fate_unknown"},
    {Reason::access_unknown, "access_unknown"},
    {Reason::contradicts, "contradicts"}};
constexpr std::pair<Kind, std::string_view> kinds[] = {
    {Kind::scheme, "scheme"}, {Kind::retention, "retention"}, {Kind::access, "access"}};

Finding finding(Kind kind, const Line& line, Reason reason, std::string present = {}) {
    return {kind, line.number, cell(line.cells, "kode"), reason, line.cells, std::move(present)};
}

}  // namespace

bool RuleRow::same(const RuleRow& other) const {
    const auto& a = rule;
    const auto& b = other.rule;
    using core::text::lower;
    return a.code == b.code && a.active_years == b.active_years &&
           a.inactive_years == b.inactive_years && a.fate == b.fate &&
           lower(a.trigger) == lower(b.trigger) && lower(a.exception) == lower(b.exception);
}

std::string_view name(Reason reason) {
    for (const auto& [each, word] : reasons)
        if (each == reason) return word;
    return "differs";
}

Reason reason_named(std::string_view text) {
    for (const auto& [each, word] : reasons)
        if (word == text) return each;
    throw core::Error(core::Code::internal, "classification.error.kind");
}

std::string_view name(Kind kind) {
    for (const auto& [each, word] : kinds)
        if (each == kind) return word;
    return "scheme";
}

Kind kind_named(std::string_view text) {
    for (const auto& [each, word] : kinds)
        if (word == text) return each;
    throw core::Error(core::Code::internal, "classification.error.kind");
}

std::string in_words(const RuleRow& row) {
    std::string text = std::to_string(row.rule.active_years);
    if (!row.rule.trigger.empty()) text += " (" + row.rule.trigger + ")";
    text +=
        " · " + std::to_string(row.rule.inactive_years) + " · " + std::string(name(row.rule.fate));
    if (!row.rule.exception.empty()) text += ", " + row.rule.exception;
    return text;
}

std::optional<CodeRow> read_code(const Cells& row, Reason& why) {
    CodeRow made{cell(row, "kode"), cell(row, "nama"), cell(row, "induk"), cell(row, "sumber")};
    why = made.code.empty() ? Reason::no_code : Reason::no_name;
    if (made.code.empty() || made.name.empty()) return std::nullopt;
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
    why = Reason::no_code;
    if (made.rule.code.empty()) return std::nullopt;
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
    if (kind != Kind::retention) return meant;
    for (const Half* half : {&active_half, &inactive_half})
        for (const char* column : half->words) propose(column, read_years, near_years);
    for (const char* column : {"aktif_tahun", "inaktif_tahun"}) propose(column, read_years, near_years);
    for (const char* column : {"nasib_asli", "nasib_akhir"}) propose(column, read_fate, near_fate);
    return meant;
}

std::optional<AccessRow> read_access_row(const Cells& row, Reason& why) {
    why = cell(row, "kode").empty() ? Reason::no_code : Reason::access_unknown;
    const auto access = read_access(cell(row, "keamanan"));
    if (cell(row, "kode").empty() || !access) return std::nullopt;
    return AccessRow{cell(row, "kode"), *access, cell(row, "sumber")};
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
        case Reason::fate_unknown: return read({"nasib_akhir", "nasib_asli"});
        case Reason::years_unreadable: {
            const auto active = read({"aktif_tahun", "aktif_asli", "aktif", "retensi_aktif"});
            return read_years(cell(row, active)) ? read({"inaktif_tahun", "inaktif_asli", "inaktif", "retensi_inaktif"})
                                                 : active;
        }
        case Reason::contradicts: return read({"aktif_asli", "inaktif_asli", "nasib_asli"});
        case Reason::no_code:
        case Reason::duplicate:
        case Reason::differs:
        case Reason::code_unknown: break;
    }
    return "kode";
}

ImportPlan plan_codes(const Existing& existing, const Table& table) {
    ImportPlan plan;
    std::set<std::string> in_file;
    for (const Line& line : table.lines) in_file.insert(cell(line.cells, "kode"));
    std::map<std::string, CodeRow> seen;
    for (const Line& line : table.lines) {
        Reason why{};
        const auto row = read_code(line.cells, why);
        if (!row) {
            plan.findings.push_back(finding(Kind::scheme, line, why));
            continue;
        }
        const auto twin = seen.find(row->code);
        const auto there = existing.codes.find(row->code);
        if (twin != seen.end()) {
            plan.findings.push_back(
                finding(Kind::scheme, line, Reason::duplicate, twin->second.name));
        } else if (there != existing.codes.end()) {
            if (row->same(there->second))
                ++plan.same;
            else
                plan.findings.push_back(
                    finding(Kind::scheme, line, Reason::differs, there->second.name));
        } else if (!row->parent.empty() && !existing.codes.contains(row->parent) &&
                   (!in_file.contains(row->parent) || row->parent == row->code)) {
            plan.findings.push_back(
                finding(Kind::scheme, line, Reason::parent_missing, row->parent));
        } else {
            plan.codes.push_back(*row);
        }
        seen.emplace(row->code, *row);
    }
    return plan;
}

namespace {

// Of lines of one code that say different things nobody knows which one is meant: by code, what they say. None of them
// is taken.
template <class Row, class Read, class Same, class Words>
std::map<std::string, std::vector<std::string>> torn(const Table& table, Read read, Same same, Words words) {
    std::map<std::string, std::vector<Row>> told;
    for (const Line& line : table.lines) {
        Reason why{};
        const auto row = read(line.cells, why);
        if (!row) continue;
        auto& all = told[cell(line.cells, "kode")];
        if (std::none_of(all.begin(), all.end(), [&](const Row& each) { return same(each, *row); })) all.push_back(*row);
    }
    std::map<std::string, std::vector<std::string>> several;
    for (const auto& [code, rows] : told)
        if (rows.size() > 1)
            for (const Row& row : rows) several[code].push_back(words(row));
    return several;
}
using Torn = std::map<std::string, std::vector<std::string>>;

// What the other lines of the code say.
std::string others(const std::vector<std::string>& all, const std::string& own) {
    std::string text;
    for (const auto& each : all)
        if (each != own) text += (text.empty() ? "" : "; ") + each;
    return text;
}

void plan_rule(const Existing& existing, const Line& line, std::map<std::string, RuleRow>& seen, const Torn& several,
               ImportPlan& plan) {
    Reason why{};
    auto row = read_rule(line.cells, why);
    if (!row) {
        plan.findings.push_back(finding(Kind::retention, line, why));
        return;
    }
    const auto there = existing.rules.find(row->rule.code);
    if (const auto torn_apart = several.find(row->rule.code); torn_apart != several.end()) {
        plan.findings.push_back(
            finding(Kind::retention, line, Reason::duplicate, others(torn_apart->second, in_words(*row))));
    } else if (seen.contains(row->rule.code)) {
        ++plan.same;
    } else if (there != existing.rules.end()) {
        const bool adds_words = there->second.rule.verbatim.empty() && !row->rule.verbatim.empty();
        if (!row->same(there->second))
            plan.findings.push_back(
                finding(Kind::retention, line, Reason::differs, in_words(there->second)));
        else if (adds_words)
            plan.rules.push_back(*row);
        else
            ++plan.same;
    } else if (!existing.codes.contains(row->rule.code)) {
        plan.findings.push_back(finding(Kind::retention, line, Reason::code_unknown));
    } else {
        plan.rules.push_back(*row);
    }
    seen.emplace(row->rule.code, *row);
}

void plan_access(const Existing& existing, const Line& line, std::map<std::string, AccessRow>& seen,
                 const Torn& several, ImportPlan& plan) {
    Reason why{};
    const auto row = read_access_row(line.cells, why);
    if (!row) {
        plan.findings.push_back(finding(Kind::access, line, why));
        return;
    }
    const auto there = existing.access.find(row->code);
    if (const auto torn_apart = several.find(row->code); torn_apart != several.end())
        plan.findings.push_back(finding(Kind::access, line, Reason::duplicate,
                                        others(torn_apart->second, std::string(name(row->access)))));
    else if (seen.contains(row->code) || (there != existing.access.end() && there->second.access == row->access))
        ++plan.same;
    else if (there != existing.access.end())
        plan.findings.push_back(
            finding(Kind::access, line, Reason::differs, std::string(name(there->second.access))));
    else if (!existing.codes.contains(row->code))
        plan.findings.push_back(finding(Kind::access, line, Reason::code_unknown));
    else
        plan.access.push_back(*row);
    seen.emplace(row->code, *row);
}

}  // namespace

bool has_rules(const Table& table) { return table.has("nasib_akhir") || table.has("nasib_asli"); }

ImportPlan plan_retention(const Existing& existing, const Table& table) {
    ImportPlan plan;
    const bool with_access = table.has("keamanan");
    const bool with_rules = has_rules(table);
    std::map<std::string, RuleRow> rules;
    std::map<std::string, AccessRow> access;
    const auto rules_torn =
        torn<RuleRow>(table, read_rule, [](const auto& a, const auto& b) { return a.same(b); },
                      [](const RuleRow& row) { return in_words(row); });
    const auto access_torn =
        torn<AccessRow>(table, read_access_row, [](const auto& a, const auto& b) { return a.access == b.access; },
                        [](const AccessRow& row) { return std::string(name(row.access)); });
    for (const Line& line : table.lines) {
        if (with_rules) plan_rule(existing, line, rules, rules_torn, plan);
        if (with_access) plan_access(existing, line, access, access_torn, plan);
    }
    return plan;
}

}  // namespace classification
