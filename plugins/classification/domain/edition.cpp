// SPDX-License-Identifier: Apache-2.0
// Comparing editions row by row.
#include "classification/domain/edition.h"

#include <algorithm>
#include <limits>

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

// Codes that do not stand in the other one under that name, by the name without its capitals.
std::map<std::string, std::vector<std::string>> apart_from(const Existing& rows, const Existing& other) {
    std::map<std::string, std::vector<std::string>> apart;
    for (const auto& [code, row] : rows.codes) {
        const auto there = other.codes.find(code);
        const auto folded = core::text::lower(row.name);
        if (there == other.codes.end() || core::text::lower(there->second.name) != folded) apart[folded].push_back(code);
    }
    return apart;
}

std::ptrdiff_t count_named(const Existing& rows, const std::string& folded) {
    return std::count_if(rows.codes.begin(), rows.codes.end(),
                         [&](const auto& each) { return core::text::lower(each.second.name) == folded; });
}

void compare_codes(const Existing& older, const Existing& newer, std::vector<Change>& all) {
    // A name that stood under one code only, and stands under one other only, has moved there.
    const auto gone = apart_from(older, newer), come = apart_from(newer, older);
    std::map<std::string, std::string> moved_to, moved_from;
    for (const auto& [folded, codes] : come) {
        const auto from = gone.find(folded);
        if (from == gone.end() || from->second.size() != 1 || codes.size() != 1) continue;
        const auto &was = from->second.front(), &now = codes.front();
        // A number used again: in another branch a name as common as "Laporan" would tell nothing.
        const bool used_again = newer.codes.contains(was) || older.codes.contains(now);
        const bool beside = older.codes.at(was).parent == newer.codes.at(now).parent;
        if (used_again && !beside && (count_named(older, folded) > 1 || count_named(newer, folded) > 1)) continue;
        moved_to[was] = now;
        moved_from[now] = was;
    }
    for (const auto& [code, row] : newer.codes) {
        const auto was = older.codes.find(code);
        const bool there = was != older.codes.end();
        const auto from = moved_from.find(code);
        if (from != moved_from.end())
            all.push_back({Difference::recoded, code, from->second, row.name});
        else if (!there || moved_to.contains(code))
            all.push_back({Difference::added, code, "", row.name});
        else if (was->second.name != row.name)
            all.push_back({Difference::renamed, code, was->second.name, row.name});
        // What it was before is another matter.
        if (!there || from != moved_from.end() || moved_to.contains(code)) continue;
        if (was->second.personal != row.personal)
            all.push_back({Difference::changed, code, was->second.personal ? mark_column : "", row.personal ? mark_column : ""});
        if (was->second.keywords != row.keywords)
            all.push_back({Difference::changed, code, was->second.keywords, row.keywords});
        if (was->second.parent != row.parent) all.push_back({Difference::moved, code, was->second.parent, row.parent});
    }
    for (const auto& [code, row] : older.codes)
        if (!moved_to.contains(code) && (!newer.codes.contains(code) || moved_from.contains(code)))
            all.push_back({Difference::removed, code, row.name, ""});
}

std::string keys_of(const Triggers& triggers) {
    std::string text;
    for (const auto& each : triggers.all) text += " [" + each.key + "]";
    return text;
}

// Words that mean something else than they did, though no rule says so.
void compare_readings(const Existing& older, const Existing& newer, std::vector<Change>& all) {
    const auto says = [](const Existing& rows, const std::string& phrase) {
        const auto at = rows.phrases.find(phrase);
        return at == rows.phrases.end() ? Triggers{} : at->second;
    };
    std::set<std::string> phrases;
    for (const auto* rows : {&older, &newer})
        for (const auto& [phrase, triggers] : rows->phrases) phrases.insert(phrase);
    for (const auto& phrase : phrases) {
        const auto was = says(older, phrase), now = says(newer, phrase);
        if (was.all == now.all && (was.logic == now.logic || now.all.size() < 2)) continue;
        const auto what = was.all.empty() ? Difference::added : now.all.empty() ? Difference::removed : Difference::changed;
        auto before = in_words(was), after = in_words(now);
        if (before == after) {   // called alike, and no longer one event
            before += keys_of(was);
            after += keys_of(now);
        }
        all.push_back({what, phrase, before, after});
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
    if (kind == Kind::retention) compare_readings(older, newer, all);
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
        for (const auto& [code, row] : rows.codes) {
            core::Json line{code, row.name, row.parent, row.personal};
            if (!row.keywords.empty()) line.push_back(row.keywords);   // editions without any keep their digest
            lines.push_back(std::move(line));
        }
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
            if (row.closed_years) line.push_back(*row.closed_years);   // editions that tell none keep their digest
            lines.push_back(std::move(line));
        }
    return core::json::write(lines);
}

CodePairs::CodePairs(const std::vector<CodePair>& old_and_new) {
    for (const auto& each : old_and_new) {
        on_[each.from].push_back({each.to, each.of, each.in});
        back_[each.to].push_back({each.from, -each.in, -each.of});
    }
}

void CodePairs::follow(const Ways& ways, std::string_view code, std::set<std::string>& found) {
    const auto below = std::string(code) + ".";
    using Place = std::pair<std::string, int>;   // a code, and since which edition it is followed
    std::set<Place> been{{std::string(code), std::numeric_limits<int>::min()}};
    for (auto at = ways.lower_bound(below); at != ways.end() && at->first.starts_with(below); ++at)
        been.emplace(at->first, std::numeric_limits<int>::min());
    std::vector<Place> ahead(been.begin(), been.end());
    while (!ahead.empty()) {
        const auto [from, since] = ahead.back();
        ahead.pop_back();
        const auto at = ways.find(from);
        if (at == ways.end()) continue;
        for (const auto& each : at->second)
            if (each.leaves >= since && been.emplace(each.to, each.arrives).second)
                ahead.emplace_back(each.to, each.arrives);
    }
    for (const auto& [each, since] : been) found.insert(each);
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
