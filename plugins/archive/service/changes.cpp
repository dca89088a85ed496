// SPDX-License-Identifier: Apache-2.0
#include "archive/service/changes.h"

#include <map>

namespace archive {

using core::Context;
using core::db::Tx;

std::string_view name(Change change) {
    switch (change) {
        case Change::gone: return "gone";
        case Change::fate: return "fate";
        case Change::trigger: return "trigger";
        case Change::shorter: return "shorter";
        case Change::longer: return "longer";
        case Change::exception: return "exception";
        case Change::other: return "other";
    }
    return "other";
}

std::optional<Change> change_of(const std::optional<Rule>& applied, const std::optional<Rule>& found) {
    if (!differs(applied, found)) return std::nullopt;
    if (!found) return Change::gone;
    if (!applied) return Change::longer;
    if (found->fate != applied->fate) return Change::fate;
    if (found->trigger != applied->trigger || found->triggers.all.size() != applied->triggers.all.size())
        return Change::trigger;
    const int total = found->active_years + found->inactive_years;
    const int was = applied->active_years + applied->inactive_years;
    if (found->active_years < applied->active_years || total < was) return Change::shorter;
    if (found->active_years > applied->active_years || total > was) return Change::longer;
    return found->exception != applied->exception ? Change::exception : Change::other;
}

Differences Changes::list(const Context& ctx, std::string_view edition, std::size_t most) {
    return db_.read([&](Tx& tx) {
        store::Wish wish;
        wish.state = State::closed;
        wish.limit = 50'000;
        std::map<std::string, std::optional<Rule>> rules;   // of the edition, by code
        const auto rule_of = [&](const std::string& code) {
            if (edition.empty()) return cabinet_.rule_in_force(tx, code);
            return Cabinet::rule_from(drafts_.retention_in(tx, edition, code));
        };
        std::map<Change, std::int64_t> counts;
        Differences found;
        if (!edition.empty()) found.edition = drafts_.schedule(tx, edition);
        for (auto& dossier : store::list(tx, subjects_.sight(tx, ctx.actor), wish)) {
            if (!rules.contains(dossier.code)) rules[dossier.code] = rule_of(dossier.code);
            ++found.closed;
            const auto& rule = rules[dossier.code];
            const auto change = change_of(dossier.rule, rule);
            if (!change) continue;
            ++counts[*change];
            if (found.all.size() == most) {
                found.more = true;
                continue;
            }
            Differing one;
            one.found = rule;
            one.change = *change;
            one.by_itself = adopts(dossier.rule, rule);
            one.was = store::wound(tx, dossier.id);
            auto by_new = dossier;
            by_new.rule = rule;
            one.would = cabinet_.wound_now(tx, ctx, by_new);
            one.dossier = std::move(dossier);
            found.all.push_back(std::move(one));
        }
        for (const auto each : all_changes)
            if (counts.contains(each)) found.counts.emplace_back(each, counts[each]);
        return found;
    });
}

}  // namespace archive
