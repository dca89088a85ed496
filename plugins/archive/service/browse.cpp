// SPDX-License-Identifier: Apache-2.0
// The answers of the cabinet, each from one snapshot.
#include "archive/service/cabinet.h"
#include "archive/store/lowering_store.h"
#include "archive/store/move_store.h"
#include "archive/store/person_store.h"
#include "archive/store/reopening_store.h"

#include <algorithm>
#include <set>
#include <map>

namespace archive {

using core::Context;
using core::Verdict;
using core::db::Tx;

namespace {

// Of an item that went on, what was told of it there is told there, to who may know of that dossier.
template <class Told>
void told_here(std::vector<Told>& all, const std::vector<Item>& items) {
    std::erase_if(all, [&](const Told& each) {
        return std::none_of(items.begin(), items.end(), [&](const Item& item) {
            return item.id == each.item && (!item.moved() || each.recorded <= item.exception->recorded);
        });
    });
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.number < b.number; });
}

std::vector<Correction> corrections_of(Tx& tx, const std::vector<Item>& items) {
    std::map<ItemId, int> numbers;
    std::vector<ItemId> ids;
    for (const auto& item : items) {
        numbers[item.id] = item.number;
        ids.push_back(item.id);
    }
    auto all = store::corrections(tx, ids);
    for (auto& each : all) each.number = numbers[each.item];
    told_here(all, items);
    return all;
}

std::vector<Renaming> renamings_of(Tx& tx, const std::vector<Item>& items) {
    std::vector<ItemId> ids;
    for (const auto& item : items) ids.push_back(item.id);
    auto all = store::renamings(tx, ids);
    for (auto& each : all)
        for (const auto& item : items)
            if (item.id == each.item) each.number = item.number;
    told_here(all, items);
    return all;
}

}  // namespace

std::optional<Place> Cabinet::filed(Tx& tx, std::string_view subject, core::UnitId unit) {
    const auto keeper = subjects_.keeper(tx, unit).id;
    auto id = store::dossier_of(tx, subject, keeper);
    if (!id) id = store::dossier_of(tx, subject, subjects_.heir(tx, keeper));
    if (!id) return std::nullopt;
    const auto dossier = store::find(tx, {{}, {}, false, true}, *id);
    if (!dossier) return std::nullopt;
    Place place{*id, dossier->numbered(), dossier->title, dossier->code, 0};
    for (const auto& item : store::items(tx, *id))
        if (item.subject == subject) place.item = item.number;
    return place;
}

Facts Cabinet::facts(const Whole& whole, const Dossier& dossier, const Newest& newest) {
    auto facts = facts_of(dossier, whole.items, whole.volumes, whole.settled);
    facts.judged = whole.judged;
    for (auto& each : happenings(whole.events)) facts.happenings.push_back(std::move(each));
    for (std::size_t at = 0; at < whole.items.size(); ++at)
        if (const auto found = newest.find(whole.items[at].subject);
            found != newest.end() && letters::ends(found->second.how))
            facts.items[at].superseded = found->second.date;
    return facts;
}

namespace {

// Of the dossier itself: what it waits for; of an open one what it will wait for; and once more what counts from the
// last time.
bool tellable(const classification::Trigger& trigger, const Whole& whole, const Dossier& dossier) {
    using classification::Mode;
    if (trigger.scope == classification::Scope::fiscal_year || trigger.mode == Mode::close ||
        trigger.mode == Mode::jurisdiction)
        return false;
    if (trigger.repeats) return true;
    if (dossier.state == State::open) return !counts(whole.events, trigger, facts_of(dossier, whole.items));
    const auto& awaited = whole.term.awaited;
    return std::find(awaited.begin(), awaited.end(), trigger.key) != awaited.end();
}

bool ends_when_superseded(const std::optional<Rule>& rule) {
    return rule && std::any_of(rule->triggers.all.begin(), rule->triggers.all.end(), [](const auto& each) {
        return each.mode == classification::Mode::supersession;
    });
}

// What is kept beside each, for as many as there are by the same number of questions; a rule for each code.
std::vector<Whole> gather(Tx& tx, const std::vector<Dossier>& dossiers, const store::Heirs& heirs) {
    std::vector<DossierId> ids;
    for (const auto& each : dossiers) ids.push_back(each.id);
    std::map<DossierId, Whole> by_id;
    for (auto& each : store::items(tx, ids)) by_id[each.dossier].items.push_back(std::move(each));
    for (auto& [id, events] : store::events_of(tx, dossiers, heirs)) by_id[id].events = std::move(events);
    for (auto& [id, volumes] : store::volumes(tx, ids)) by_id[id].volumes = std::move(volumes);
    for (auto& each : store::exceptions(tx, ids)) by_id[each.dossier].exceptions.push_back(std::move(each));
    for (auto& [id, judgement] : store::judged(tx, ids)) by_id[id].judged = std::move(judgement);
    for (auto& each : store::marks(tx, ids)) by_id[each.dossier].marks.push_back(std::move(each));
    for (auto& [id, person] : store::persons(tx, ids)) by_id[id].person = std::move(person);
    std::vector<Whole> all;
    for (const auto& id : ids) all.push_back(std::move(by_id[id]));
    return all;
}

}  // namespace

std::vector<Whole> Cabinet::fill(Tx& tx, const Context& ctx, std::vector<Dossier> dossiers, const Event* supposed) {
    auto all = gather(tx, dossiers, subjects_.heirs(tx));
    if (supposed != nullptr)
        for (auto& each : all) each.events.insert(each.events.begin(), *supposed);
    std::map<classification::Matter, std::optional<Rule>> rules;
    std::vector<std::string> superseding;
    for (std::size_t at = 0; at < all.size(); ++at) {
        auto& dossier = dossiers[at];
        // Of an open dossier the rule as it stands today, to say what will follow.
        if (dossier.state == State::open) {
            const auto matter = dossier.matter();
            if (!rules.contains(matter)) rules[matter] = rule(tx, dossier);
            dossier.rule = rules[matter];
        }
        if (!ends_when_superseded(dossier.rule)) continue;
        for (const auto& item : all[at].items) superseding.push_back(item.subject);
    }
    std::map<classification::Matter, std::string> undecided;   // of those without a rule
    const auto facts_told = [&](const Whole& whole, const Dossier& dossier, const Newest& newest) {
        auto told = facts(whole, dossier, newest);
        if (dossier.rule) return told;
        const auto [at, fresh] = undecided.emplace(dossier.matter(), "");
        if (fresh) at->second = instruments_.undecided(tx, at->first).value_or("");
        told.undecided = at->second;
        return told;
    };
    Newest newest;
    AtKeepers at_keepers;
    if (!superseding.empty()) newest = subjects_.newest(tx, core::Actor::system(), superseding);
    for (std::size_t at = 0; at < all.size(); ++at) {
        auto& whole = all[at];
        auto& dossier = dossiers[at];
        whole.extent = extent(whole.items);
        whole.settled = settled(whole.exceptions);
        whole.term = clock(dossier.rule,
                           facts_told(whole, dossier, ends_when_superseded(dossier.rule) ? newest : Newest{}), policy_,
                           ctx.today());
        whole.in_hand = in_hand(tx, ctx.actor, dossier, &at_keepers);
        const bool manages = ctx.actor.may("archive.manage"), dynamic = dossier.life != Life::archival;
        whole.may_file = files(ctx.actor) && whole.in_hand;
        whole.may_manage = manages && whole.in_hand;
        whole.may_change = whole.may_manage && dynamic;
        whole.may_unmark = whole.may_change || (manages && minds_copy(tx, ctx.actor, dossier));
        whole.may_ask = manages && !whole.in_hand && dynamic && dossier.custody == Custody::records_unit;
        whole.may_close = dossier.state == State::open && !dossier.gone() && whole.may_file;
        if (dossier.rule && !dossier.gone())
            for (const auto& each : dossier.rule->triggers.all)
                if (tellable(each, whole, dossier)) whole.recordable.push_back(each);
        whole.may_trigger = !whole.recordable.empty() && whole.may_change;
        whole.dossier = std::move(dossier);
    }
    return all;
}

Whole Cabinet::fill(Tx& tx, const Context& ctx, Dossier dossier) {
    std::vector<Dossier> one;
    one.push_back(std::move(dossier));
    return std::move(fill(tx, ctx, std::move(one)).front());
}

store::Wish Cabinet::widen(Tx& tx, const store::Sight& sight, store::Wish wish) {
    if (!wish.code.empty()) wish.kin = instruments_.kin(tx, wish.code);
    if (wish.after) {
        const auto last = store::find(tx, sight, *wish.after);
        if (!last) throw core::Error("core.error.invalid", {{"after", "archive.fault.after", {}}});
        wish.past = store::spot(*last);
    }
    return wish;
}

Leaf Cabinet::list(const Context& ctx, const store::Wish& wanted, std::string_view chosen) {
    return db_.read([&](Tx& tx) {
        const auto sight = subjects_.sight(tx, ctx.actor);
        auto wish = widen(tx, sight, wanted);
        ++wish.limit;
        auto found = store::list(tx, sight, wish);
        Leaf leaf;
        if (static_cast<int>(found.size()) == wish.limit) {
            found.pop_back();
            leaf.next = found.back().id;
        }
        leaf.all = fill(tx, ctx, std::move(found));
        for (auto& each : leaf.all)
            if (each.dossier.id.text() == chosen) subjects_.tell_newest(tx, ctx.actor, each.items);
        return leaf;
    });
}

std::vector<store::CodeCount> Cabinet::codes(const Context& ctx) {
    return db_.read([&](Tx& tx) { return store::codes(tx, subjects_.sight(tx, ctx.actor)); });
}

Whole Cabinet::whole(const Context& ctx, DossierId id) {
    return db_.read([&](Tx& tx) {
        auto whole = fill(tx, ctx, seen(tx, ctx, id));
        subjects_.tell_newest(tx, ctx.actor, whole.items);
        const auto sight = subjects_.sight(tx, ctx.actor);
        for (auto& each : store::references(tx, id)) {
            const bool here = each.from == id;
            // An end the actor may not know of leaves no trace.
            auto other = store::find(tx, sight, here ? each.to : each.from);
            if (other) whole.referred.push_back({std::move(each), *std::move(other), here});
        }
        whole.safeguards = store::safeguards(tx, whole.dossier.id);
        if (classification::secret(whole.dossier.access)) whole.secrecy = store::secrecy(tx, id);
        whole.corrections = corrections_of(tx, whole.items);
        whole.renamings = renamings_of(tx, whole.items);
        whole.retitlings = store::retitlings(tx, id);
        whole.may_annul = whole.may_change && whole.dossier.state == State::open && !whole.dossier.gone() && untouched(tx, id);
        for (auto& each : store::waiting_moves(tx, id))
            if (auto asked = asked_move(tx, ctx, std::move(each))) whole.moves.push_back(*std::move(asked));
        if (auto waits = store::waiting_lowering(tx, id)) whole.lowering = asked_lowering(tx, ctx.actor, *std::move(waits));
        whole.may_lower = withheld(whole.dossier.access) && !whole.dossier.gone() && !whole.lowering &&
                          ctx.actor.may("archive.confirm") && !ctx.actor.borrows();
        if (auto waits = store::waiting_reopening(tx, id)) whole.reopening = asked_reopening(tx, ctx.actor, *std::move(waits));
        whole.may_reopen = reopens(tx, ctx.actor);
        for (const auto& each : whole.items)
            if (each.moved() && each.exception->target)
                if (auto to = store::find(tx, sight, *each.exception->target))
                    whole.moved[each.number] = {*std::move(to), each.exception->target_number};
        whole.chain = store::chain(tx, id);
        whole.theirs = subjects_.answered_by(tx, ctx.actor, whole.events);
        whole.proofs = proofs(tx, ctx, whole.events);
        whole.found = rule(tx, whole.dossier);
        if (!whole.found) whole.undecided = undecided(tx, whole.dossier.matter()).value_or("");
        if (whole.dossier.rule && !whole.undecided.empty())
            whole.term.why.push_back({"archive.clock.undecided_now", {{"code", whole.undecided}}, {}});
        if (!whole.found)
            if (const auto now = instruments_.another(tx, whole.dossier.matter()))
                whole.term.why.push_back({"archive.clock.another", {{"code", whole.dossier.code}, {"was", whole.dossier.code_name}, {"now", *now}}, {}});
        whole.may_tell_years = ctx.actor.may("archive.manage") && subjects_.office().seats(tx, ctx.actor);
        return whole;
    });
}

bool Cabinet::note_reading(const Context& ctx, DossierId id, std::string_view what) {
    if (!db_.read([&](Tx& tx) { return classification::secret(seen(tx, ctx, id).access); })) return false;
    if (!what.empty()) core::audit::note_reading(db_, ctx, object_of(id), what);
    return true;
}

bool Cabinet::note_listed(const Context& ctx, const std::vector<DossierId>& secret, std::string_view what) {
    if (!what.empty()) {
        std::vector<std::string> objects;
        for (const auto& id : secret) objects.push_back(object_of(id));
        core::audit::note_readings(db_, ctx, objects, what);
    }
    return !secret.empty();
}

}  // namespace archive
