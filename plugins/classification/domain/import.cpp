// SPDX-License-Identifier: Apache-2.0
// The fate of every row of a classification or retention file.
#include "classification/domain/import.h"

#include <algorithm>

#include "classification/domain/phrases.h"
#include "core/base/error.h"
#include "core/base/text.h"

namespace classification {
namespace {

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
    {Reason::contradicts, "contradicts"},
    {Reason::public_unknown, "public_unknown"},
    {Reason::public_open, "public_open"},
    {Reason::phrase_missing, "phrase_missing"},
    {Reason::event_missing, "event_missing"},
    {Reason::mode_unknown, "mode_unknown"},
    {Reason::scope_unknown, "scope_unknown"},
    {Reason::logic_unknown, "logic_unknown"},
    {Reason::mark_unknown, "mark_unknown"},
    {Reason::code_number, "code_number"}};
constexpr std::pair<Kind, std::string_view> kinds[] = {
    {Kind::scheme, "scheme"}, {Kind::retention, "retention"}, {Kind::access, "access"}, {Kind::trigger, "trigger"}};

Finding finding(Kind kind, const Line& line, Reason reason, std::string present = {}) {
    return {kind, line.number, subject_of(kind, line.cells), reason, line.cells, std::move(present)};
}

// Where the number stands, and the codes it may be: of those that are there, if any is. Of one that became a day none is told.
template <class Known>
std::string may_be(const Line& line, Known known) {
    std::string text;
    for (const auto& [column, place] : line.places) {
        auto meant = core::Sheet::written(cell(line.cells, column).substr(0, cell(line.cells, column).size() - 1));
        if (std::any_of(meant.begin(), meant.end(), known)) std::erase_if(meant, [&](const auto& each) { return !known(each); });
        text += (text.empty() ? "" : "; ") + place + (meant.empty() ? "" : ": ") + core::text::join(meant, " / ");
    }
    return text;
}

}  // namespace

bool RuleRow::same(const RuleRow& stands) const {
    const auto& a = rule;
    const auto& b = stands.rule;
    using core::text::lower;
    return a.code == b.code && a.active_years == b.active_years &&
           a.inactive_years == b.inactive_years && a.fate == b.fate &&
           lower(a.trigger) == lower(b.trigger) && lower(a.exception) == lower(b.exception) &&
           (!told || a.to_personal == b.to_personal);
}

bool AccessRow::same(const AccessRow& other) const {
    using core::text::lower;
    return code == other.code && access == other.access && open == other.open && lower(rights) == lower(other.rights) &&
           lower(grounds) == lower(other.grounds) && lower(unit) == lower(other.unit) && closed_years == other.closed_years;
}

std::optional<AccessRow> AccessRow::with(const AccessRow& other) const {
    if (access != other.access) return std::nullopt;
    if (open != other.open && open != PublicAccess::untold && other.open != PublicAccess::untold) return std::nullopt;
    if (closed_years && other.closed_years && closed_years != other.closed_years) return std::nullopt;
    const auto told = [&](auto field) { return !(this->*field).empty() && !(other.*field).empty(); };
    for (auto field : {&AccessRow::rights, &AccessRow::grounds, &AccessRow::unit})
        if (told(field) && core::text::lower(this->*field) != core::text::lower(other.*field)) return std::nullopt;
    AccessRow both = *this;
    both.fill(other);
    return both;
}

void AccessRow::fill(const AccessRow& stood) {
    if (open == PublicAccess::untold && !(withheld(access) && stood.open == PublicAccess::open)) open = stood.open;
    for (auto field : {&AccessRow::rights, &AccessRow::grounds, &AccessRow::unit})
        if ((this->*field).empty()) this->*field = stood.*field;
    if (!closed_years && open == PublicAccess::closed) closed_years = stood.closed_years;
}

std::string in_words(const AccessRow& row) { return std::string(name(row.access)) + beside(row); }

std::string beside(const AccessRow& row) {
    std::string text;
    const auto years = row.closed_years ? std::to_string(*row.closed_years) + " tahun" : std::string();
    for (const auto& each : {row.rights, std::string(name(row.open)), years, row.grounds, row.unit})
        if (!each.empty()) text += " · " + each;
    return text;
}

std::string in_words(const Triggers& triggers) {
    std::string text;
    for (const auto& each : triggers.all)
        text += (text.empty() ? "" : "; ") + each.name + " (" + std::string(name(each.mode)) + ", " +
                std::string(name(each.scope)) + (each.repeats ? ", berulang)" : ")");
    if (triggers.all.size() > 1) text += " · " + std::string(name(triggers.logic));
    return text;
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
    if (row.rule.to_personal) text += " · perseorangan";
    return text;
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
            plan.findings.push_back(finding(Kind::scheme, line, why, may_be(line, [&](const std::string& code) {
                return existing.codes.contains(code) || in_file.contains(code);
            })));
            continue;
        }
        const auto twin = seen.find(row->code);
        const auto there = existing.codes.find(row->code);
        if (twin != seen.end()) {
            plan.findings.push_back(
                finding(Kind::scheme, line, Reason::duplicate, twin->second.name));
        } else if (there != existing.codes.end()) {
            if (row->same(there->second) && (!row->worded || row->keywords == there->second.keywords))
                ++plan.same;
            else if (row->same(there->second))
                plan.codes.push_back(*row);   // only found by other words: nobody need decide that
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

// The cells that are filled.
std::string as_found(const Cells& row, std::initializer_list<const char*> columns) {
    std::string text;
    for (const char* column : columns)
        if (const auto said = cell(row, column); !said.empty()) text += (text.empty() ? "" : " · ") + said;
    return text.empty() ? "-" : text;
}

// Of lines of one code that say different things nobody knows which one is meant: by code, what they say. None of them
// is taken, and a line that cannot be read says something else than one that can.
template <class Row, class Read, class Same, class Words>
std::map<std::string, std::vector<std::string>> torn(const Table& table, Read read, Same same, Words words,
                                                     std::initializer_list<const char*> columns) {
    std::map<std::string, std::vector<Row>> told;
    std::map<std::string, std::set<std::string>> unread;
    for (const Line& line : table.lines) {
        Reason why{};
        const auto row = read(line.cells, why);
        if (!row) {
            unread[cell(line.cells, "kode")].insert(as_found(line.cells, columns));
            continue;
        }
        auto& all = told[cell(line.cells, "kode")];
        if (std::none_of(all.begin(), all.end(), [&](const Row& each) { return same(each, *row); })) all.push_back(*row);
    }
    std::map<std::string, std::vector<std::string>> several;
    for (const auto& [code, rows] : told)
        if (rows.size() + unread[code].size() > 1) {
            for (const Row& row : rows) several[code].push_back(words(row));
            several[code].insert(several[code].end(), unread[code].begin(), unread[code].end());
        }
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

constexpr std::initializer_list<const char*> rule_columns{
    "aktif_asli", "aktif", "retensi_aktif", "aktif_tahun", "pemicu_aktif", "inaktif_asli", "inaktif", "retensi_inaktif",
    "inaktif_tahun", "nasib_asli", "nasib_akhir", "pengecualian"};
constexpr std::initializer_list<const char*> access_columns{"keamanan", "hak_akses", "akses_publik", "dasar_pertimbangan",
                                                            "masa_tertutup", "unit_pengolah"};

// A line that cannot be read: of a number what it may be, beside others of its code what those say.
Finding unread(Kind kind, const Existing& existing, const Line& line, Reason why, const std::vector<std::string>* all) {
    if (all != nullptr) {
        const auto own = as_found(line.cells, kind == Kind::access ? access_columns : rule_columns);
        return finding(kind, line, Reason::duplicate, others(*all, own));
    }
    return finding(kind, line, why, may_be(line, [&](const std::string& code) { return existing.codes.contains(code); }));
}

void plan_rule(const Existing& existing, const Line& line, std::map<std::string, RuleRow>& seen, const Torn& several,
               ImportPlan& plan) {
    Reason why{};
    auto row = read_rule(line.cells, why);
    const auto torn_apart = several.find(cell(line.cells, "kode"));
    if (!row) {
        plan.findings.push_back(unread(Kind::retention, existing, line, why, torn_apart == several.end() ? nullptr : &torn_apart->second));
        return;
    }
    const auto there = existing.rules.find(row->rule.code);
    if (torn_apart != several.end()) {
        plan.findings.push_back(
            finding(Kind::retention, line, Reason::duplicate, others(torn_apart->second, in_words(*row))));
    } else if (seen.contains(row->rule.code)) {
        ++plan.same;
    } else if (there != existing.rules.end()) {
        const bool adds_words = there->second.rule.verbatim.empty() && !row->rule.verbatim.empty();
        if (!row->same(there->second))
            plan.findings.push_back(
                finding(Kind::retention, line, Reason::differs, in_words(there->second)));
        else if (adds_words) {
            if (!row->told) row->rule.to_personal = there->second.rule.to_personal;
            plan.rules.push_back(*row);
        }
        else
            ++plan.same;
    } else if (!existing.codes.contains(row->rule.code)) {
        plan.findings.push_back(finding(Kind::retention, line, Reason::code_unknown));
    } else {
        plan.rules.push_back(*row);
    }
    seen.emplace(row->rule.code, *row);
}

void plan_class(const Existing& existing, const Line& line, std::map<std::string, AccessRow>& seen,
                 const Torn& several, ImportPlan& plan) {
    Reason why{};
    const auto row = read_access_row(line.cells, why);
    const auto torn_apart = several.find(cell(line.cells, "kode"));
    if (!row) {
        plan.findings.push_back(unread(Kind::access, existing, line, why, torn_apart == several.end() ? nullptr : &torn_apart->second));
        return;
    }
    const auto there = existing.access.find(row->code);
    if (torn_apart != several.end())
        plan.findings.push_back(finding(Kind::access, line, Reason::duplicate, others(torn_apart->second, in_words(*row))));
    else if (seen.contains(row->code))
        ++plan.same;
    else if (there != existing.access.end()) {
        const auto both = row->with(there->second);
        if (!both) plan.findings.push_back(finding(Kind::access, line, Reason::differs, in_words(there->second)));
        else if (both->same(there->second)) ++plan.same;
        else plan.access.push_back(*both);
    } else if (!existing.codes.contains(row->code))
        plan.findings.push_back(finding(Kind::access, line, Reason::code_unknown));
    else
        plan.access.push_back(*row);
    seen.emplace(row->code, *row);
}

}  // namespace

bool has_rules(const Table& table) { return table.has("nasib_akhir") || table.has("nasib_asli"); }

namespace {

void plan_classes(const Existing& existing, const Table& table, ImportPlan& plan) {
    std::map<std::string, AccessRow> seen;
    const auto several =
        torn<AccessRow>(table, read_access_row, [](const auto& a, const auto& b) { return a.same(b); },
                        [](const AccessRow& row) { return in_words(row); }, access_columns);
    for (const Line& line : table.lines) plan_class(existing, line, seen, several, plan);
}

}  // namespace

ImportPlan plan_retention(const Existing& existing, const Table& table) {
    ImportPlan plan;
    if (has_rules(table)) {
        std::map<std::string, RuleRow> seen;
        const auto several =
            torn<RuleRow>(table, read_rule, [](const auto& a, const auto& b) { return a.same(b); },
                          [](const RuleRow& row) { return in_words(row); }, rule_columns);
        for (const Line& line : table.lines) plan_rule(existing, line, seen, several, plan);
    }
    if (table.has("keamanan")) plan_classes(existing, table, plan);
    std::stable_sort(plan.findings.begin(), plan.findings.end(),
                     [](const Finding& a, const Finding& b) { return a.line < b.line; });
    return plan;
}

ImportPlan plan_access(const Existing& existing, const Table& table) {
    ImportPlan plan;
    plan_classes(existing, table, plan);
    return plan;
}

}  // namespace classification
