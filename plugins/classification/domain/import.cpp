// SPDX-License-Identifier: Apache-2.0
// The fate of every row of a classification or retention file.
#include "classification/domain/import.h"

#include "core/base/error.h"
#include "core/base/text.h"

namespace classification {
namespace {

std::string cell(const Cells& row, const std::string& column) {
    const auto found = row.find(column);
    return found == row.end() ? std::string{} : found->second;
}

// The first of the columns that is filled.
std::string first_of(const Cells& row, std::initializer_list<const char*> columns) {
    for (const char* column : columns)
        if (const std::string text = cell(row, column); !text.empty()) return text;
    return {};
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
    {Reason::access_unknown, "access_unknown"}};
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

std::optional<RuleRow> read_rule(const Cells& row, Reason& why) {
    RuleRow made;
    made.rule.code = cell(row, "kode");
    made.source = cell(row, "sumber");
    why = Reason::no_code;
    if (made.rule.code.empty()) return std::nullopt;
    const std::string active_words = first_of(row, {"aktif_asli", "aktif", "retensi_aktif"});
    const std::string inactive_words =
        first_of(row, {"inaktif_asli", "inaktif", "retensi_inaktif"});
    const std::string fate_words = first_of(row, {"nasib_asli", "nasib_akhir"});
    // Columns read before go first; the words as found stand in where those are empty.
    const std::string parsed = cell(row, "aktif_tahun");
    auto active = read_years(parsed.empty() ? active_words : parsed);
    const auto inactive =
        read_years(first_of(row, {"inaktif_tahun", "inaktif_asli", "inaktif", "retensi_inaktif"}));
    why = Reason::years_unreadable;
    if (!active || !inactive || !inactive->trigger.empty()) return std::nullopt;
    if (!parsed.empty()) active->trigger = cell(row, "pemicu_aktif");
    why = Reason::fate_unknown;
    const auto fate = read_fate(first_of(row, {"nasib_akhir", "nasib_asli"}));
    if (!fate) return std::nullopt;
    made.rule.active_years = active->years;
    made.rule.trigger = active->trigger;
    made.rule.inactive_years = inactive->years;
    made.rule.fate = fate->fate;
    made.rule.exception =
        cell(row, "pengecualian").empty() ? fate->exception : cell(row, "pengecualian");
    if (!active_words.empty())
        made.rule.verbatim = active_words + " · " + inactive_words + " · " + fate_words;
    return made;
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

void plan_rule(const Existing& existing, const Line& line, std::map<std::string, RuleRow>& seen,
               ImportPlan& plan) {
    Reason why{};
    auto row = read_rule(line.cells, why);
    if (!row) {
        plan.findings.push_back(finding(Kind::retention, line, why));
        return;
    }
    const auto twin = seen.find(row->rule.code);
    const auto there = existing.rules.find(row->rule.code);
    if (twin != seen.end()) {
        if (row->same(twin->second))
            ++plan.same;
        else
            plan.findings.push_back(
                finding(Kind::retention, line, Reason::duplicate, in_words(twin->second)));
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
                 ImportPlan& plan) {
    Reason why{};
    const auto row = read_access_row(line.cells, why);
    if (!row) {
        plan.findings.push_back(finding(Kind::access, line, why));
        return;
    }
    const auto twin = seen.find(row->code);
    const auto there = existing.access.find(row->code);
    const AccessRow* other = twin != seen.end()               ? &twin->second
                             : there != existing.access.end() ? &there->second
                                                              : nullptr;
    if (other && other->access == row->access)
        ++plan.same;
    else if (other)
        plan.findings.push_back(finding(Kind::access, line,
                                        twin != seen.end() ? Reason::duplicate : Reason::differs,
                                        std::string(name(other->access))));
    else if (!existing.codes.contains(row->code))
        plan.findings.push_back(finding(Kind::access, line, Reason::code_unknown));
    else
        plan.access.push_back(*row);
    seen.emplace(row->code, *row);
}

}  // namespace

ImportPlan plan_retention(const Existing& existing, const Table& table) {
    ImportPlan plan;
    const bool with_access = table.has("keamanan");
    const bool with_rules = table.has("nasib_akhir") || table.has("nasib_asli");
    std::map<std::string, RuleRow> rules;
    std::map<std::string, AccessRow> access;
    for (const Line& line : table.lines) {
        if (with_rules) plan_rule(existing, line, rules, plan);
        if (with_access) plan_access(existing, line, access, plan);
    }
    return plan;
}

}  // namespace classification
