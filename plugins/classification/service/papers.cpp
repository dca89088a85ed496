// SPDX-License-Identifier: Apache-2.0
// The official columns (archive.md 1.5 and 1.13).
#include "classification/service/papers.h"

#include <algorithm>

#include "classification/domain/code.h"

namespace classification {
namespace {

using core::table::Cell;
using Words = core::words::Catalog;

using Columns = std::vector<std::pair<const char*, double>>;

// The official table has no column for how long something is closed: it stands there where a row tells it.
Columns columns_of(Kind kind, bool periods) {
    switch (kind) {
        case Kind::access: {
            Columns all{{"no", 6}, {"scheme", 16}, {"series", 44}, {"class", 16}, {"rights", 30}, {"public", 14}, {"grounds", 36}, {"unit", 26}};
            if (periods) all.push_back({"closed", 16});
            return all;
        }
        case Kind::retention: return {{"no", 6}, {"code", 16}, {"series", 50}, {"active", 36}, {"inactive", 18}, {"fate", 40}};
        default: return {{"no", 6}, {"code", 16}, {"series", 70}, {"parent", 16}, {"keywords", 40}};
    }
}

// As it is written in schedules, whatever the reader's language: it is the words of a decree.
std::string years_of(int years, const std::string& trigger) {
    return std::to_string(years) + " Tahun" + (trigger.empty() ? "" : " " + trigger);
}

std::string fate_of(const RetentionRule& rule, const Words& words) {
    auto fate = words.say("classification.fate." + std::string(name(rule.fate)));
    return rule.exception.empty() ? fate : fate + ", " + rule.exception;
}

std::vector<Cell> told_of(Kind kind, const Existing& rows, const std::string& code, bool periods, const Words& words) {
    if (kind == Kind::access) {
        const auto& row = rows.access.at(code);
        const auto open = row.open == PublicAccess::untold
                              ? std::string()
                              : words.say("classification.public." + std::string(name(row.open)));
        std::vector<Cell> cells{words.say("classification.access." + std::string(name(row.access))), row.rights, open, row.grounds, row.unit};
        if (periods) cells.push_back(row.closed_years ? years_of(*row.closed_years, "") : std::string());
        return cells;
    }
    if (kind == Kind::retention) {
        const auto& rule = rows.rules.at(code).rule;
        return {years_of(rule.active_years, rule.trigger), years_of(rule.inactive_years, ""), fate_of(rule, words)};
    }
    return {rows.codes.at(code).parent, rows.codes.at(code).keywords};
}

template <class Rows>
void codes_of(const Rows& rows, std::vector<std::string>& codes) {
    for (const auto& [code, row] : rows) codes.push_back(code);
    std::sort(codes.begin(), codes.end(), [](const auto& a, const auto& b) { return sort_key(a) < sort_key(b); });
}

std::string standing_of(const Version& version, const Words& words) {
    if (version.state == EditionState::draft) return words.say("classification.table.draft", {{"day", words.date(version.effective)}});
    return words.say(version.state == EditionState::published ? "classification.table.published" : "classification.table.withdrawn",
                     {{"day", words.date(version.effective)}, {"basis", version.basis}});
}

std::string file_of(const Version& version) {
    return version.kind == name(Kind::access)      ? "klasifikasi-keamanan-dan-akses"
           : version.kind == name(Kind::retention) ? "jadwal-retensi"
                                                   : "klasifikasi";
}

}  // namespace

Paper paper_of(const Editions::Contents& found, const Words& words) {
    const auto& version = found.line.version;
    const auto kind = kind_named(version.kind);
    Paper shown;
    codes_of(found.rows.codes, shown.codes);
    codes_of(found.rows.rules, shown.codes);
    codes_of(found.rows.access, shown.codes);
    auto& sheet = shown.sheet;
    sheet.name = words.say("classification.kind." + version.kind);
    sheet.titles = {words.say("classification.table.title." + version.kind), version.name, standing_of(version, words)};
    const bool periods = std::any_of(found.rows.access.begin(), found.rows.access.end(),
                                     [](const auto& each) { return each.second.closed_years.has_value(); });
    for (const auto& [word, width] : columns_of(kind, periods))
        sheet.columns.push_back({words.say(std::string("classification.table.") + word), width});
    std::int64_t no = 0;
    for (const auto& code : shown.codes) {
        const auto name = found.names.find(code);
        std::vector<Cell> row{++no, code, name == found.names.end() ? std::string() : name->second};
        for (auto& cell : told_of(kind, found.rows, code, periods, words)) row.push_back(std::move(cell));
        sheet.rows.push_back(std::move(row));
    }
    sheet.notes = {words.say("classification.table.count", {{"count", words.number(no)}})};
    if (!version.digest.empty()) sheet.notes.push_back(words.say("classification.edition.digest") + ": " + version.digest);
    shown.file = file_of(version);
    return shown;
}

}  // namespace classification
