// SPDX-License-Identifier: Apache-2.0
// Reading rows: keys, columns, cells, and the fate of each.
#include "directory/domain/planner.h"

#include <algorithm>

#include "core/base/text.h"

namespace directory {

void Planner::Reading::fault(std::string_view column, std::string key, core::Args args) {
    fate.faults.push_back({std::string(column), std::move(key), std::move(args)});
}

void Planner::Reading::note(std::string_view column, std::string key, core::Args args) {
    fate.notes.push_back({std::string(column), std::move(key), std::move(args)});
}

std::string Planner::Reading::needed(std::string_view column) {
    std::string value = cell(column);
    if (value.empty()) fault(column, "directory.fault.empty");
    return value;
}

void Planner::Reading::text(std::string_view column, std::string& value) {
    if (sheet.has(column)) assign(column, value, cell(column));
}

void Planner::Reading::flag(std::string_view column, bool& value) {
    if (!sheet.has(column)) return;
    const std::string word = core::text::lower(cell(column));
    if (word == "ya" || word == "1" || word == "y" || word == "true" || word == "benar") {
        assign(column, value, true);
    } else if (word.empty() || word == "tidak" || word == "0" || word == "t" || word == "false" ||
               word == "-" || word == "salah") {
        assign(column, value, false);
    } else {
        fault(column, "directory.fault.yes_no", {{"value", word}});
    }
}

std::optional<core::Date> Planner::Reading::date(std::string_view column) {
    std::string word = cell(column);
    if (word.empty() || word == "-") return std::nullopt;
    std::string turned = word;  // 31/12/2026 and 31-12-2026 are common in sheets
    if (word.size() == 10 && (word[2] == '/' || word[2] == '-') && word[5] == word[2])
        turned = word.substr(6, 4) + "-" + word.substr(3, 2) + "-" + word.substr(0, 2);
    try {
        return core::parse_date(turned);
    } catch (const core::Error&) {
        fault(column, "directory.fault.date", {{"value", word}});
        return std::nullopt;
    }
}

bool Planner::columns(const Sheet& sheet, const std::vector<std::string>& needed) {
    RowFate fate{sheet.name, 1, sheet.name, Fate::refused, {}, {}, {}};
    for (const std::string& column : needed)
        if (!sheet.has(column))
            fate.faults.push_back({column, "directory.fault.column_missing", {}});
    if (fate.faults.empty()) return true;
    plan_.rows.push_back(std::move(fate));
    return false;
}

std::set<int> Planner::assign_ids(const Sheet& sheet,
                                  const std::function<std::string(const Sheet::Row&)>& key,
                                  Keys& keys) {
    std::set<std::string> seen;
    std::set<int> twice;
    for (const Sheet::Row& row : sheet.rows) {
        const std::string word = key(row);
        if (word.empty()) continue;
        if (!seen.insert(word).second) twice.insert(row.line);
        if (!keys.contains(word)) keys[word] = fresh_();
    }
    return twice;
}

Planner::Reading Planner::open(const Sheet& sheet, const Sheet::Row& row, std::string key,
                               bool known, bool twice) {
    Reading reading{
        sheet, row, known, {sheet.name, row.line, std::move(key), Fate::same, {}, {}, {}}};
    if (twice)
        reading.fault(sheet.columns.front(), "directory.fault.twice", {{"key", reading.fate.key}});
    for (const std::string_view column : code_columns)
        if (!sheet.code(row, column))
            reading.fault(column, "directory.fault.number", {{"cell", sheet.place(row, column)}, {"value", reading.cell(column)}});
    return reading;
}

bool Planner::close(Reading& reading) {
    RowFate& fate = reading.fate;
    if (!fate.faults.empty()) {
        fate.fate = Fate::refused;
    } else if (!reading.known) {
        fate.fate = Fate::fresh;
    } else {
        fate.fate = fate.columns.empty() ? Fate::same : Fate::changed;
    }
    if (fate.fate != Fate::changed) fate.columns.clear();
    plan_.rows.push_back(fate);
    return fate.fate == Fate::fresh || fate.fate == Fate::changed;
}

Planner::Planner(const Organisation& existing, const FreshId& fresh)
    : fresh_(fresh), now_(existing) {
    for (const Unit& unit : now_.units) unit_ids_[unit.code] = unit.id.uuid;
    for (const Position& position : now_.positions) position_ids_[position.code] = position.id.uuid;
    for (const Person& person : now_.persons) {
        person_ids_[person.nip.empty() ? person.login : person.nip] = person.id.uuid;
        if (!person.login.empty()) login_ids_[person.login] = person.id.uuid;
    }
}

Plan Planner::run(const Workbook& book) {
    if (const Sheet* sheet = book.find("unit")) units(*sheet);
    if (const Sheet* sheet = book.find("jabatan")) positions(*sheet);
    if (const Sheet* sheet = book.find("pegawai")) persons(*sheet);
    if (const Sheet* sheet = book.find("penugasan")) appointments(*sheet);
    if (const Sheet* sheet = book.find("kelompok")) groups(*sheet);
    circles();
    clashes();
    return std::move(plan_);
}

Plan plan_import(const Organisation& existing, const Workbook& book, const FreshId& fresh) {
    return Planner(existing, fresh).run(book);
}

std::string_view name(Fate fate) {
    switch (fate) {
        case Fate::fresh:
            return "fresh";
        case Fate::changed:
            return "changed";
        case Fate::same:
            return "same";
        case Fate::refused:
            return "refused";
    }
    return "same";
}

std::int64_t Plan::count(Fate fate) const {
    return std::count_if(rows.begin(), rows.end(),
                         [&](const RowFate& row) { return row.fate == fate; });
}

std::string Plan::outline() const {
    std::string text;
    for (const RowFate& row : rows) {
        text += row.sheet + " " + std::to_string(row.line) + " " + row.key + " " +
                std::string(name(row.fate)) + " " + core::text::join(row.columns, ",");
        for (const core::Fault& fault : row.faults) text += " " + fault.field + ":" + fault.key;
        text += "\n";
    }
    return text;
}

std::string role_named(std::string_view word) {
    static constexpr std::pair<std::string_view, std::string_view> roles[] = {
        {"staf", "staff"},
        {"pimpinan", "head"},
        {"pencatat", "clerk"},
        {"arsiparis", "archivist"},
        {"admin", "admin"}};
    for (const auto& [ours, code] : roles)
        if (word == ours) return std::string(code);
    return {};
}

}  // namespace directory
