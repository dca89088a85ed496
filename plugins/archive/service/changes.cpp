// SPDX-License-Identifier: Apache-2.0
#include "archive/service/changes.h"

#include <map>
#include <set>

namespace archive {

using core::Context;
using core::db::Tx;

std::string_view name(Change change) {
    switch (change) {
        case Change::reused: return "reused";
        case Change::undecided: return "undecided";
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

namespace {

constexpr int most_looked_at = 1'000;   // dossiers in one question

}  // namespace

Differences Changes::list(const Context& ctx, std::string_view edition, std::size_t most) {
    core::ensure(ctx.actor.may("archive.confirm") ? core::Verdict::allowed : core::Verdict::forbidden);
    return db_.read([&](Tx& tx) {
        Differences found;
        if (!edition.empty()) found.edition = drafts_.schedule(tx, edition);
        const auto sight = subjects_.sight(tx, ctx.actor);
        std::map<classification::Matter, std::optional<Rule>> rules;   // of the edition
        std::map<Change, std::int64_t> counts;
        std::set<std::string> codes;                         // of dossiers something changes for
        std::int64_t differing = 0;
        std::map<classification::Matter, Change> absent;   // why there is none
        const auto why_absent = [&](const classification::Matter& matter) {
            if (edition.empty() ? cabinet_.undecided(tx, matter) : drafts_.undecided_in(tx, edition, matter)) return Change::undecided;
            return cabinet_.another(tx, matter) ? Change::reused : Change::gone;
        };
        const auto changed = [&](const std::optional<Rule>& applied, const classification::Matter& matter) {
            const auto change = change_of(applied, rules[matter]);
            return change == Change::gone ? absent[matter] : change;
        };
        for (const auto& each : store::applied(tx, sight)) {
            if (!rules.contains(each.matter)) {
                rules[each.matter] = edition.empty() ? cabinet_.rule_in_force(tx, each.matter)
                                                     : Cabinet::rule_from(drafts_.retention_in(tx, edition, each.matter));
                if (!rules[each.matter]) absent[each.matter] = why_absent(each.matter);
            }
            found.closed += each.dossiers;
            const auto change = changed(each.rule, each.matter);
            if (!change) continue;
            counts[*change] += each.dossiers;
            differing += each.dossiers;
            codes.insert(each.matter.code);
        }
        for (const auto each : all_changes)
            if (counts.contains(each)) found.counts.emplace_back(each, counts[each]);
        found.more = differing > static_cast<std::int64_t>(most);
        store::Wish wish;
        wish.state = State::closed;
        wish.here = true;
        wish.codes.assign(codes.begin(), codes.end());
        wish.limit = most_looked_at;
        while (found.all.size() < most && static_cast<std::int64_t>(found.all.size()) < differing) {
            auto some = store::list(tx, sight, wish);
            if (some.empty()) break;
            wish.past = store::spot(some.back());
            for (auto& dossier : some) {
                const auto& rule = rules[dossier.matter()];
                const auto change = changed(dossier.rule, dossier.matter());
                if (!change || found.all.size() == most) continue;
                const bool by_itself = adopts(dossier.rule, rule);
                found.all.push_back({std::move(dossier), rule, *change, {}, {}, by_itself});
            }
        }
        tell_clocks(tx, ctx, found.all);
        return found;
    });
}

void Changes::settle_marks() {
    constexpr int portion_of_marks = 200;
    const store::Sight house{{}, {}, false, true};
    std::set<std::string> compared;
    db_.read([&](Tx& tx) {
        for (const auto& each : store::applied(tx, house))
            if (each.rule && !each.rule->verified && drafts_.verified(tx, each.rule->edition)) compared.insert(each.rule->edition);
    });
    for (DossierId after{}; !compared.empty();) {
        const auto ids = db_.read([&](Tx& tx) { return store::closed_after(tx, {}, {}, after, portion_of_marks); });
        if (ids.empty()) return;
        after = ids.back();
        db_.write([&](Tx& tx) {
            for (const auto& id : ids) {
                store::take(tx, id);   // whoever changes it meanwhile ends no night
                auto dossier = store::find(tx, house, id);
                if (!dossier) continue;
                bool told = false;
                for (auto* rule : {&dossier->rule, &dossier->rule_seen}) {
                    if (!*rule || (*rule)->verified || !compared.contains((*rule)->edition)) continue;
                    (*rule)->verified = told = true;
                }
                if (told) store::save(tx, *dossier);
            }
        });
    }
}

void Changes::tell_clocks(Tx& tx, const Context& ctx, std::vector<Differing>& all) {
    if (all.empty()) return;
    std::vector<DossierId> ids;
    std::vector<Dossier> by_new;
    for (const auto& each : all) {
        ids.push_back(each.dossier.id);
        by_new.push_back(each.dossier);
        by_new.back().rule = each.found;
    }
    std::map<DossierId, store::Wound> was;
    for (auto& [id, clock] : store::wound(tx, ids)) was.emplace(id, std::move(clock));
    auto would = cabinet_.wound_now(tx, ctx, std::move(by_new));
    for (std::size_t at = 0; at < all.size(); ++at) {
        if (const auto kept = was.find(ids[at]); kept != was.end()) all[at].was = kept->second;
        all[at].would = std::move(would[at]);
    }
}

}  // namespace archive
