// SPDX-License-Identifier: Apache-2.0
// What the rooms around the archive are told and may do, and the gate they pass.
#include <algorithm>
#include <map>

#include "archive/service/lists.h"
#include "archive/store/list_store.h"
#include "archive/store/person_store.h"
#include "archive/store/reading_store.h"
#include "archive/store/secrecy_store.h"
#include "archive/store/standing_store.h"
#include "core/audit/trail.h"

namespace archive {

using core::Code;
using core::Context;
using core::Error;
using core::Verdict;
using core::db::Tx;

namespace {

constexpr int most_settled = 200;   // in one unit of work

// All of it that needs no clock.
Kept brief(const Dossier& from, const Extent& extent) {
    Kept kept;
    kept.id = from.id;
    kept.unit = from.unit;
    kept.unit_name = from.unit_name;
    kept.number = from.numbered();
    kept.code = from.code;
    kept.code_name = from.code_name;
    kept.scheme = from.scheme;
    kept.title = from.title;
    kept.place = from.stands();
    kept.access = from.access;
    kept.opened = from.opened;
    kept.closed = from.closed;
    kept.first = extent.first;
    kept.last = extent.last;
    kept.amounts = extent.amounts;
    kept.items = extent.items;
    kept.medium = extent.medium();
    kept.physical = extent.physical;
    kept.creator = from.creator;
    kept.creator_unit = from.creator_unit;
    kept.life = from.life;
    kept.custody = from.custody;
    kept.process = from.process;
    kept.process_of = from.process_of;
    kept.unplaced = from.unplaced;
    if (from.emptied()) kept.emptied = from.ended_at;
    return kept;
}

std::vector<Kept> all_brief(Tx& tx, const std::vector<Dossier>& dossiers) {
    std::vector<DossierId> ids;
    for (const auto& each : dossiers) ids.push_back(each.id);
    std::map<DossierId, std::vector<Item>> items;
    for (auto& item : store::items(tx, ids)) items[item.dossier].push_back(std::move(item));
    std::vector<Kept> all;
    for (const auto& each : dossiers) all.push_back(brief(each, extent(items[each.id])));
    return all;
}

// Nothing where nothing can match.
std::optional<store::Wish> wish_of(const Wanted& wanted, core::Date today) {
    store::Wish wish;
    for (const auto& text : wanted.numbers)
        if (const auto number = number_in(text)) wish.numbers.push_back(*number);
    if (!wanted.numbers.empty() && wish.numbers.empty()) return std::nullopt;
    wish.code = wanted.code;
    wish.unit = wanted.unit;
    wish.units = wanted.units;
    wish.among = wanted.among;
    wish.without = wanted.without;
    wish.year_from = wanted.year_from;
    wish.year_until = wanted.year_until;
    wish.here = wanted.here;
    wish.annulled = wanted.annulled;
    wish.at_most = wanted.at_most;
    wish.unplaced = wanted.unplaced;
    wish.unplaced_first = wanted.unplaced_first;
    wish.life = wanted.life;
    wish.custody = wanted.custody;
    wish.process = wanted.process;
    wish.phase = wanted.phase;
    wish.fate = wanted.fate;
    if (wanted.untransferred) wish.waits = Waits::transfer;
    wish.oldest_first = wanted.oldest_first;
    wish.today = today;
    wish.limit = wanted.limit;
    wish.offset = wanted.offset;
    return wish;
}

Kept told(const Whole& whole) {
    auto kept = brief(whole.dossier, whole.extent);
    kept.phase = whole.term.phase;
    kept.active_until = whole.term.active_until;
    kept.inactive_until = whole.term.inactive_until;
    kept.fate = whole.term.fate;
    kept.whole = whole.term.whole;
    kept.route = whole.term.route;
    if (const auto& rule = whole.dossier.rule) {
        kept.active_years = rule->active_years;
        kept.inactive_years = rule->inactive_years;
        kept.rule = rule->verbatim;
    }
    for (const auto& mark : whole.marks) kept.marks.emplace_back(name(mark.kind));
    kept.apart = told_apart(whole.exceptions);
    return kept;
}

}  // namespace

std::optional<Kept> Cabinet::find(Tx& tx, const Context& ctx, DossierId id) {
    auto dossier = store::find(tx, subjects_.sight(tx, ctx.actor), id);
    if (!dossier) return std::nullopt;
    return told(fill(tx, ctx, *std::move(dossier)));
}

std::vector<Kept> Cabinet::list(Tx& tx, const Context& ctx, const Wanted& wanted) {
    auto wish = wish_of(wanted, ctx.today());
    if (!wish) return {};
    const auto sight = subjects_.sight(tx, ctx.actor);
    if (wanted.kin) wish = widen(tx, sight, *std::move(wish));
    auto found = store::list(tx, sight, *wish);
    if (wanted.brief) return all_brief(tx, found);
    std::vector<Kept> all;
    for (const auto& whole : fill(tx, ctx, std::move(found))) {
        auto one = told(whole);
        if (wanted.phase && one.phase != *wanted.phase) continue;
        if (wanted.fate && one.fate != *wanted.fate) continue;
        all.push_back(std::move(one));
    }
    return all;
}

std::int64_t Cabinet::count(Tx& tx, const Context& ctx, const Wanted& wanted) {
    auto wish = wish_of(wanted, ctx.today());
    if (!wish) return 0;
    const auto sight = subjects_.sight(tx, ctx.actor);
    if (wanted.kin) wish = widen(tx, sight, *std::move(wish));
    return store::count(tx, sight, *wish);
}

std::vector<KeptItem> Cabinet::items(Tx& tx, const Context& ctx, DossierId id) {
    seen(tx, ctx, id);
    std::vector<KeptItem> all;
    for (auto& item : store::items(tx, id)) {
        if (item.moved()) continue;
        all.push_back({std::move(item.subject), item.number, std::move(item.letter_number),
                       item.date, std::move(item.title), item.digest, item.amount,
                       std::move(item.amount_unit), std::move(item.stage), item.access, std::move(item.sender),
                       std::move(item.receiver), std::move(item.medium), std::move(item.physical), std::move(item.dated)});
    }
    return all;
}

void Cabinet::engage(Tx& tx, const Context& ctx, DossierId id, Process process,
                     std::string_view proposal) {
    auto dossier = known(tx, id);
    dossier.engage(process, proposal);
    // Saving first takes the dossier for this unit.
    store::save(tx, dossier);
    pass(tx, ctx, id, Deed::propose);
    core::audit::append(tx, ctx, "archive.engaged", object_of(id), {{"process", name(process)}, {"proposal", proposal}});
}

void Cabinet::release(Tx& tx, const Context& ctx, DossierId id, std::string_view proposal) {
    auto dossier = known(tx, id);
    if (dossier.process_of != proposal) return;
    dossier.release(proposal);
    store::save(tx, dossier);
    core::audit::append(tx, ctx, "archive.released", object_of(id), {{"proposal", proposal}});
}

void Cabinet::hand(Tx& tx, const Context& ctx, const Dossier& dossier) {
    store::Keeping keeping;
    keeping.custody = dossier.custody;
    keeping.unit = dossier.custody == Custody::unit ? std::optional(subjects_.heir(tx, dossier.unit)) : dossier.keeper;
    if (dossier.life == Life::handed_over) keeping.unit.reset();   // no unit of this house has it
    if (keeping.unit) keeping.unit_name = subjects_.unit_name(tx, *keeping.unit);
    keeping.since = ctx.now();
    keeping.by = ctx.actor.person_name;
    store::add(tx, dossier.id, keeping);
}

void Cabinet::move(Tx& tx, const Context& ctx, DossierId id, Life life, Custody custody,
                   const std::optional<core::UnitId>& keeper) {
    auto dossier = known(tx, id);
    const auto was = dossier;
    dossier.life = life;
    dossier.custody = custody;
    dossier.keeper = keeper;
    store::save(tx, dossier);
    if (was.custody != custody || was.keeper != keeper) hand(tx, ctx, dossier);
    if (was.custody != custody || dossier.gone()) {
        await_place(tx, dossier);
        dossier = known(tx, id);
    }
    index(tx, dossier);   // whoever has it now finds it, whoever had it does no more
    core::audit::append(tx, ctx, "archive.moved", object_of(id),
                        {{"life", name(life)},
                         {"custody", name(custody)},
                         {"was_life", name(was.life)},
                         {"was_custody", name(was.custody)}});
    if (dossier.gone()) void_lowering(tx, ctx, dossier, dossier.access, true);
    const auto elsewhere = [](Life l, Custody c) { return l == Life::handed_over || c == Custody::institution; };
    if (elsewhere(life, custody) && !elsewhere(was.life, was.custody) && shelf_keeper_) shelf_keeper_->left(tx, ctx, id);
}

bool Cabinet::keeps(Tx& tx, const core::Actor& actor, std::string_view subject) {
    const auto sight = subjects_.custody(tx, actor);
    if (sight.kept.empty()) return false;
    const auto all = store::dossiers_of(tx, subject);
    if (std::any_of(all.begin(), all.end(), [&](const auto& id) { return store::find(tx, sight, id).has_value(); }))
        return true;
    // What a unit that ended left unfiled can be filed by its heir alone.
    const auto letter = subjects_.find(tx, subject);
    if (!letter || store::dossier_of(tx, subject, letter->unit)) return false;
    const auto heir = subjects_.heir(tx, letter->unit);
    return heir != letter->unit && heir == sight.kept.front();
}

int Cabinet::settle(Tx& tx, const Context& ctx, core::UnitId keeper) {
    const auto found = store::kept_by_nobody(tx, most_settled);
    for (const auto& id : found) {
        const auto dossier = known(tx, id);
        move(tx, ctx, id, dossier.life, dossier.custody, keeper);
    }
    return static_cast<int>(found.size());
}

void Cabinet::judge(Tx& tx, const Context& ctx, DossierId id, const Judgement& judgement) {
    auto dossier = known(tx, id);
    // Saving first takes the dossier for this unit.
    store::save(tx, dossier);
    const auto now = told(fill(tx, ctx, dossier));
    const bool here = now.closed && (now.life == Life::active || now.life == Life::inactive);
    const bool asked = now.phase == Phase::ended && now.fate == Fate::review;
    if (!here || (!asked && judgement.verdict != Judgement::Verdict::keep))
        throw Error(Code::conflict, "archive.error.not_for_review", {{"number", now.number}});
    std::vector<core::Fault> faults;
    const bool extends = judgement.verdict == Judgement::Verdict::extend;
    if (extends && (judgement.years < 1 || judgement.years > most_years_more))
        faults.push_back({"years", "archive.fault.years_more", {{"most", std::to_string(most_years_more)}}});
    if (judgement.reason.empty()) faults.push_back({"reason", "archive.fault.reason", {}});
    if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
    store::insert(tx, id, judgement, ctx.now(), ctx.actor.person_name);
    core::audit::append(tx, ctx, "archive.judged", object_of(id),
                        {{"verdict", name(judgement.verdict)},
                         {"years", judgement.years},
                         {"paper", judgement.paper},
                         {"reason", judgement.reason}});
    wind(tx, ctx, id);
    index(tx, dossier);
}

std::optional<Judgement> Cabinet::judged(Tx& tx, DossierId id) { return store::judged(tx, id); }

void Cabinet::give_number(Tx& tx, DossierId id, std::int64_t number) {
    store::set_definitive(tx, id, number);
    index(tx, known(tx, id));
}

std::map<DossierId, Standing> Cabinet::standing(Tx& tx, const Context& ctx, const std::vector<DossierId>& ids) {
    return store::standing(tx, subjects_.sight(tx, ctx.actor), ids);
}

void Cabinet::erase(Tx& tx, const Context& ctx, DossierId id, std::string_view act) {
    auto dossier = known(tx, id);
    const bool copy = dossier.life == Life::handed_over;
    if (!copy) dossier.life = Life::destroyed;
    dossier.release(dossier.process_of);
    dossier.ended_by = act;
    dossier.ended_at = ctx.now();
    dossier.ended_by_name = ctx.actor.person_name;
    store::save(tx, dossier);
    store::set_ended(tx, id, *dossier.ended_at, dossier.ended_by_name);
    store::forget_listed(tx, id, {std::string(name(Form::contents)), std::string(name(Form::guarded_contents))});
    const auto items = store::erase_items(tx, id);
    store::forget_person(tx, id);
    forget_asked(tx, id);
    store::forget_readings(tx, id);
    store::forget_secrecy(tx, id);
    core::audit::append(tx, ctx, copy ? "archive.emptied" : "archive.destroyed", object_of(id),
                        {{"act", act}, {"items", items}});
    index(tx, dossier);
    if (!copy && shelf_keeper_) shelf_keeper_->left(tx, ctx, id);   // its paper left with the handover
}

void Cabinet::tell_ended() {
    for (std::optional<DossierId> after = DossierId{}; after;)
        after = db_.write([&](Tx& tx) -> std::optional<DossierId> {
            const auto ids = store::ended_untold(tx, *after, most_settled);
            for (const auto& id : ids)
                for (const auto& entry : core::audit::of(tx, object_of(id))) {
                    if (entry.act != "archive.destroyed") continue;
                    store::set_ended(tx, id, entry.at, entry.person_name);
                    index(tx, known(tx, id));
                }
            return ids.empty() ? std::nullopt : std::optional(ids.back());
        });
}

void Cabinet::retell(Tx& tx, DossierId id, std::string_view act) {
    auto dossier = known(tx, id);
    if (dossier.life != Life::destroyed || dossier.ended_by == act) return;
    dossier.ended_by = act;
    store::save(tx, dossier);
    index(tx, dossier);
}

std::vector<Obstacle> Cabinet::obstacles(Tx& tx, const Context& ctx, DossierId id, Deed deed) {
    return obstacles_of(tx, ctx, {told(fill(tx, ctx, known(tx, id)))}, deed)[id];
}

Obstacles Cabinet::obstacles_of(Tx& tx, const Context& ctx, const std::vector<Kept>& dossiers, Deed deed) {
    Obstacles all;
    for (const auto& dossier : dossiers) {
        const bool handed = dossier.life == Life::handed_over, removing = removes(dossier, deed);
        const auto* gone = dossier.life == Life::annulled ? "archive.obstacle.annulled" : "archive.obstacle.gone";
        if (dossier.stub() || (handed && !removing)) all[dossier.id].push_back({gone, {{"number", dossier.number}}});
        else if (removing && !handed)
            all[dossier.id].push_back({"archive.obstacle.not_handed_over", {{"number", dossier.number}}});
        const bool engaged = dossier.process != Process::none;
        if (engaged && (deed == Deed::file || deed == Deed::reopen || deed == Deed::lend))
            all[dossier.id].push_back({"archive.obstacle.proposed", {{"number", dossier.number}}});
    }
    ask_guards(tx, ctx, dossiers, deed, all);
    return all;
}

Obstacles Cabinet::proposing(Tx& tx, const Context& ctx, std::vector<Kept> dossiers, Process process) {
    Obstacles all;
    std::erase_if(dossiers, [&](const Kept& each) {
        const bool engaged = each.process != Process::none;
        if (engaged) all[each.id].push_back({"archive.obstacle.proposed", {{"number", each.number}}});
        return engaged;
    });
    for (auto& each : dossiers) each.process = process;
    ask_guards(tx, ctx, dossiers, Deed::propose, all);
    return all;
}

void Cabinet::ask_guards(Tx& tx, const Context& ctx, const std::vector<Kept>& dossiers, Deed deed, Obstacles& all) {
    for (auto* guard : guards_)
        for (auto& [id, found] : guard->against(tx, ctx, dossiers, deed))
            std::move(found.begin(), found.end(), std::back_inserter(all[id]));
}

void Cabinet::take(Tx& tx, DossierId id) { store::take(tx, id); }

void Cabinet::take_to_end(Tx& tx, DossierId id) {
    store::take(tx, id);
    store::share_gate(tx);
}

void Cabinet::take_all(Tx& tx) { store::take_gate(tx); }

void Cabinet::pass(Tx& tx, const Context& ctx, DossierId id, Deed deed) {
    take(tx, id);
    auto found = obstacles(tx, ctx, id, deed);
    if (!found.empty())
        throw Error(Code::conflict, std::move(found.front().word), std::move(found.front().args));
}

}  // namespace archive
