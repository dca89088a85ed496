// SPDX-License-Identifier: Apache-2.0
// Comparing editions row by row.
#include "classification/domain/edition.h"

#include <algorithm>

#include "classification/domain/code.h"
#include "core/base/error.h"
#include "core/base/json.h"
#include "core/base/text.h"

namespace classification {
namespace {

template <class Row, class Differs, class Words>
void compare(const std::map<std::string, Row>& older, const std::map<std::string, Row>& newer, Differs differs,
             Words words, std::vector<Change>& all) {
    for (const auto& [code, row] : newer) {
        const auto was = older.find(code);
        if (was == older.end())
            all.push_back({Difference::added, code, "", words(row)});
        else if (differs(was->second, row))
            all.push_back({Difference::changed, code, words(was->second), words(row)});
    }
    for (const auto& [code, row] : older)
        if (!newer.contains(code)) all.push_back({Difference::removed, code, words(row), ""});
}

void compare_codes(const Existing& older, const Existing& newer, std::vector<Change>& all) {
    // A name that stood under one code only, and stands under one other only, has moved there.
    std::map<std::string, std::vector<std::string>> gone, come;
    for (const auto& [code, row] : older.codes)
        if (!newer.codes.contains(code)) gone[core::text::lower(row.name)].push_back(code);
    for (const auto& [code, row] : newer.codes)
        if (!older.codes.contains(code)) come[core::text::lower(row.name)].push_back(code);
    for (const auto& [folded, codes] : come) {
        const auto from = gone.find(folded);
        const bool recoded = from != gone.end() && from->second.size() == 1 && codes.size() == 1;
        for (const auto& code : codes)
            all.push_back({recoded ? Difference::recoded : Difference::added, code,
                           recoded ? from->second.front() : "", newer.codes.at(code).name});
        if (recoded) gone.erase(from);
    }
    for (const auto& [folded, codes] : gone)
        for (const auto& code : codes) all.push_back({Difference::removed, code, older.codes.at(code).name, ""});
    for (const auto& [code, row] : newer.codes) {
        const auto was = older.codes.find(code);
        if (was == older.codes.end()) continue;
        if (was->second.name != row.name) all.push_back({Difference::renamed, code, was->second.name, row.name});
        if (was->second.personal != row.personal)
            all.push_back({Difference::changed, code, was->second.personal ? mark_column : "", row.personal ? mark_column : ""});
        if (was->second.parent != row.parent) all.push_back({Difference::moved, code, was->second.parent, row.parent});
    }
}

}  // namespace

std::string_view name(EditionState state) {
    switch (state) {
        case EditionState::draft: return "draft";
        case EditionState::published: return "published";
        case EditionState::withdrawn: return "withdrawn";
    }
    return "draft";
}

EditionState edition_state(std::string_view text) {
    for (const auto each : {EditionState::draft, EditionState::published, EditionState::withdrawn})
        if (text == name(each)) return each;
    throw core::Error(core::Code::internal, "core.error.internal");
}

std::string_view name(Difference difference) {
    switch (difference) {
        case Difference::added: return "added";
        case Difference::removed: return "removed";
        case Difference::renamed: return "renamed";
        case Difference::moved: return "moved";
        case Difference::recoded: return "recoded";
        case Difference::changed: return "changed";
    }
    return "changed";
}

std::string_view name(How how) {
    switch (how) {
        case How::same: return "sama";
        case How::moved: return "pindah";
        case How::split: return "pecah";
        case How::merged: return "gabung";
        case How::dropped: return "hapus";
    }
    return "pindah";
}

std::vector<Change> changes(Kind kind, const Existing& older, const Existing& newer) {
    std::vector<Change> all;
    if (kind == Kind::scheme) compare_codes(older, newer, all);
    if (kind == Kind::retention)
        compare(older.rules, newer.rules, [](const RuleRow& a, const RuleRow& b) { return !a.same(b); },
                [](const RuleRow& row) { return in_words(row); }, all);
    if (kind == Kind::access)
        compare(older.access, newer.access, [](const AccessRow& a, const AccessRow& b) { return !a.same(b); },
                [](const AccessRow& row) { return in_words(row); }, all);
    std::stable_sort(all.begin(), all.end(),
                     [](const Change& a, const Change& b) { return sort_key(a.code) < sort_key(b.code); });
    return all;
}

std::string content_of(Kind kind, const Existing& rows) {
    core::Json lines = core::Json::array();
    if (kind == Kind::scheme)
        for (const auto& [code, row] : rows.codes) lines.push_back({code, row.name, row.parent, row.personal});
    if (kind == Kind::retention)
        for (const auto& [code, row] : rows.rules)
            lines.push_back({code, row.rule.active_years, row.rule.trigger, row.rule.inactive_years,
                             name(row.rule.fate), row.rule.exception, row.rule.verbatim, row.rule.to_personal});
    for (const auto& [phrase, triggers] : rows.phrases) {
        core::Json events = core::Json::array();
        for (const auto& each : triggers.all) events.push_back({each.key, each.name, name(each.mode), name(each.scope), each.repeats});
        lines.push_back({"phrase", phrase, name(triggers.logic), events});
    }
    if (kind == Kind::access)
        for (const auto& [code, row] : rows.access) {
            core::Json line{code, name(row.access)};
            for (const auto& each : {row.rights, std::string(name(row.open)), row.grounds, row.unit}) line.push_back(each);
            lines.push_back(std::move(line));
        }
    return core::json::write(lines);
}

CodePairs::CodePairs(const std::vector<std::pair<std::string, std::string>>& old_and_new) {
    for (const auto& [from, to] : old_and_new) {
        on_[from].push_back(to);
        back_[to].push_back(from);
    }
}

void CodePairs::follow(const Ways& ways, std::string_view code, std::set<std::string>& found) {
    const auto below = std::string(code) + ".";
    std::vector<std::string> ahead{std::string(code)};
    for (auto at = ways.lower_bound(below); at != ways.end() && at->first.starts_with(below); ++at)
        ahead.push_back(at->first);
    std::set<std::string> been(ahead.begin(), ahead.end());
    while (!ahead.empty()) {
        const auto at = ways.find(ahead.back());
        ahead.pop_back();
        if (at == ways.end()) continue;
        for (const auto& each : at->second)
            if (been.insert(each).second) ahead.push_back(each);
    }
    found.merge(been);
}

std::vector<std::string> CodePairs::kin(std::string_view code) const {
    std::set<std::string> found;
    follow(on_, code, found);
    follow(back_, code, found);
    const auto below = std::string(code) + ".";
    std::erase_if(found, [&](const auto& each) { return each == code || each.starts_with(below); });
    return {found.begin(), found.end()};
}

}  // namespace classification
