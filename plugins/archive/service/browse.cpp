// SPDX-License-Identifier: Apache-2.0
// The answers of the cabinet, each from one snapshot.
#include "archive/service/cabinet.h"
#include "archive/store/choice_store.h"

#include <algorithm>

namespace archive {

using core::Context;
using core::Verdict;
using core::db::Tx;

namespace {

// How the letters of a list stand now.
template <class Lines>
void tell_newest(Tx& tx, const Context& ctx, Subjects& subjects, Lines& lines) {
    std::vector<std::string> of;
    for (const auto& line : lines) of.push_back(line.subject);
    const auto newest = subjects.newest(tx, ctx.actor, of);
    for (auto& line : lines)
        if (const auto at = newest.find(line.subject); at != newest.end()) line.newer = at->second;
}

}  // namespace

std::optional<Place> Cabinet::filed(Tx& tx, std::string_view subject, core::UnitId unit) {
    const auto id = store::dossier_of(tx, subject, subjects_.keeper(tx, unit).id);
    if (!id) return std::nullopt;
    const auto dossier = store::find(tx, {{}, {}, false, true}, *id);
    if (!dossier) return std::nullopt;
    Place place{*id, dossier->numbered(), dossier->title, dossier->code, 0};
    for (const auto& item : store::items(tx, *id))
        if (item.subject == subject) place.item = item.number;
    return place;
}

Facts Cabinet::facts(Tx& tx, const Whole& whole, const Dossier& dossier) {
    auto facts = facts_of(dossier, whole.items, whole.volumes, whole.settled);
    facts.judged = whole.judged;
    for (auto& each : happenings(whole.events)) facts.happenings.push_back(std::move(each));
    const auto supersedes = [](const auto& each) { return each.mode == classification::Mode::supersession; };
    if (!dossier.rule || std::none_of(dossier.rule->triggers.all.begin(), dossier.rule->triggers.all.end(), supersedes))
        return facts;
    std::vector<std::string> of;
    for (const auto& item : whole.items) of.push_back(item.subject);
    const auto newest = subjects_.newest(tx, core::Actor::system(), of);
    for (std::size_t at = 0; at < whole.items.size(); ++at)
        if (const auto found = newest.find(of[at]); found != newest.end() && letters::ends(found->second.how))
            facts.items[at].superseded = found->second.date;
    return facts;
}

namespace {

// Of the dossier itself: what it waits for; of an open one what it will wait for; and once more what counts from the
// last time.
bool tellable(const classification::Trigger& trigger, const Whole& whole, State state) {
    using classification::Mode;
    if (trigger.scope == classification::Scope::fiscal_year || trigger.mode == Mode::close ||
        trigger.mode == Mode::jurisdiction)
        return false;
    if (repeats(trigger)) return true;
    if (state == State::open) return !recorded(whole.events, trigger.key);
    const auto& awaited = whole.term.awaited;
    return std::find(awaited.begin(), awaited.end(), trigger.key) != awaited.end();
}

}  // namespace

Whole Cabinet::fill(Tx& tx, const Context& ctx, Dossier dossier) {
    Whole whole;
    whole.items = store::items(tx, dossier.id);
    whole.extent = extent(whole.items);
    // Of an open dossier the rule as it stands today, to say what will follow.
    if (dossier.state == State::open) dossier.rule = rule(tx, dossier.code);
    whole.events = store::events_of(tx, dossier);
    whole.volumes = store::volumes(tx, dossier.id);
    whole.exceptions = store::exceptions(tx, dossier.id);
    whole.settled = settled(whole.exceptions);
    whole.judged = store::judged(tx, dossier.id);
    whole.marks = store::marks(tx, dossier.id);
    whole.term = reckon(tx, ctx, whole, dossier);
    whole.may_file = files(ctx.actor);
    whole.may_manage = ctx.actor.may("archive.manage");
    whole.may_close = dossier.state == State::open && whole.may_file;
    if (dossier.rule && !dossier.gone())
        for (const auto& each : dossier.rule->triggers.all)
            if (tellable(each, whole, dossier.state)) whole.recordable.push_back(each);
    whole.may_trigger = !whole.recordable.empty() && ctx.actor.may("archive.manage");
    whole.dossier = std::move(dossier);
    return whole;
}

std::vector<Whole> Cabinet::list(const Context& ctx, const store::Wish& wish, std::string_view chosen) {
    return db_.read([&](Tx& tx) {
        std::vector<Whole> all;
        for (auto& dossier : store::list(tx, subjects_.sight(tx, ctx.actor), widen(tx, wish))) {
            auto whole = fill(tx, ctx, std::move(dossier));
            if (wish.phase && whole.term.phase != *wish.phase) continue;
            if (wish.fate && whole.term.fate != *wish.fate) continue;
            all.push_back(std::move(whole));
        }
        for (auto& each : all)
            if (each.dossier.id.text() == chosen) tell_newest(tx, ctx, subjects_, each.items);
        return all;
    });
}

std::vector<store::CodeCount> Cabinet::codes(const Context& ctx) {
    return db_.read([&](Tx& tx) { return store::codes(tx, subjects_.sight(tx, ctx.actor)); });
}

Whole Cabinet::whole(const Context& ctx, DossierId id) {
    return db_.read([&](Tx& tx) {
        auto whole = fill(tx, ctx, seen(tx, ctx, id));
        tell_newest(tx, ctx, subjects_, whole.items);
        const auto sight = subjects_.sight(tx, ctx.actor);
        for (auto& each : store::references(tx, id)) {
            const bool here = each.from == id;
            // An end the actor may not know of leaves no trace.
            auto other = store::find(tx, sight, here ? each.to : each.from);
            if (other) whole.referred.push_back({std::move(each), *std::move(other), here});
        }
        whole.chain = store::chain(tx, id);
        for (auto& each : whole.events) each.theirs = subjects_.answers_for(tx, ctx.actor, each);
        whole.found = rule(tx, whole.dossier.code);
        return whole;
    });
}

std::vector<store::Pending> Cabinet::pending(const Context& ctx) {
    return db_.read([&](Tx& tx) {
        auto found = store::pending(tx, subjects_.sight(tx, ctx.actor));
        tell_newest(tx, ctx, subjects_, found);
        return found;
    });
}

std::int64_t Cabinet::count_pending(const Context& ctx) {
    if (ctx.actor.seats.empty()) return 0;
    return db_.read([&](Tx& tx) { return store::count_pending(tx, subjects_.sight(tx, ctx.actor)); });
}

std::vector<classification::Code> Cabinet::search_codes(const Context&, std::string_view words) {
    if (words.empty()) return {};
    return db_.read([&](Tx& tx) {
        auto found = instruments_.search(tx, words, 60);
        std::erase_if(found, [](const auto& code) { return !code.leaf; });
        return found;
    });
}

std::vector<Dossier> Cabinet::open_in(Tx& tx, const Context& ctx, core::UnitId unit) {
    store::Wish wish;
    wish.state = State::open;
    wish.unit = unit;
    return store::list(tx, subjects_.sight(tx, ctx.actor), wish);
}

namespace {

// Dossiers weighed for one letter: those of its matter and of earlier choices, and the newest of its code.
constexpr std::size_t most_known = 200;
constexpr int most_of_code = 50;

}  // namespace

std::vector<Suggestion> Cabinet::suggest_for(Tx& tx, const Context& ctx, const Letter& letter) {
    auto experience = store::experience(tx, letter);
    for (const auto& subject : subjects_.related(tx, ctx.actor, letter.subject))
        if (const auto id = store::dossier_of(tx, subject, letter.unit)) ++experience.related[*id];
    return suggest(letter, candidates(tx, ctx, letter, experience), experience);
}

std::vector<Dossier> Cabinet::candidates(Tx& tx, const Context& ctx, const Letter& letter,
                                         const Experience& experience) {
    const auto sight = subjects_.sight(tx, ctx.actor);
    store::Wish wish;
    wish.state = State::open;
    wish.unit = letter.unit;
    auto of_code = wish;
    for (const auto* those : {&experience.related, &experience.chosen})
        for (const auto& [id, times] : *those)
            if (wish.among.size() < most_known) wish.among.push_back(id);
    std::vector<Dossier> all;
    if (!wish.among.empty()) all = store::list(tx, sight, wish);
    if (!letter.code.empty()) {
        of_code.code = letter.code;
        of_code.limit = most_of_code;
        for (auto& each : store::list(tx, sight, of_code))
            if (std::none_of(all.begin(), all.end(), [&](const Dossier& one) { return one.id == each.id; }))
                all.push_back(std::move(each));
    }
    std::sort(all.begin(), all.end(), [](const Dossier& a, const Dossier& b) {
        return a.year != b.year ? a.year > b.year : a.number > b.number;
    });
    return all;
}

std::vector<std::pair<directory::Unit, store::Waiting>> Cabinet::pending_by_unit(const Context& ctx) {
    return db_.read([&](Tx& tx) {
        const auto sight = subjects_.sight(tx, ctx.actor);
        std::vector<std::pair<directory::Unit, store::Waiting>> all;
        const auto units = subjects_.units(tx, sight);
        for (const auto& waiting : store::waiting(tx, sight))
            for (const auto& unit : units)
                if (unit.id == waiting.unit) all.emplace_back(unit, waiting);
        return all;
    });
}

std::optional<Desk> Cabinet::desk(const Context& ctx, std::string_view subject) {
    if (ctx.actor.seats.empty()) return std::nullopt;
    return db_.read([&](Tx& tx) -> std::optional<Desk> {
        if (subjects_.may_see(tx, ctx.actor, subject) != Verdict::allowed) return std::nullopt;
        const auto letter = subjects_.find(tx, subject);
        if (!letter || subjects_.keeper(tx, ctx.actor.seat().unit).id != letter->unit)
            return std::nullopt;
        Desk desk;
        desk.letter = *letter;
        if (const auto newest = subjects_.newest(tx, ctx.actor, {letter->subject}); !newest.empty())
            desk.newer = newest.begin()->second;
        const auto sight = subjects_.sight(tx, ctx.actor);
        if (const auto place = filed(tx, subject, letter->unit)) {
            desk.why_not = "archive.error.filed";
            if (store::find(tx, sight, place->dossier))
                desk.filed = place;
            else
                desk.hidden_place = true;
            return desk;
        }
        if (!letter->finished)
            desk.why_not = "archive.error.unfinished";
        else if (!files(ctx.actor))
            desk.why_not = "archive.why.role";
        auto open = open_in(tx, ctx, letter->unit);
        desk.suggested = suggest_for(tx, ctx, *letter);
        for (auto& dossier : open)
            (dossier.code == letter->code ? desk.same : desk.others).push_back(std::move(dossier));
        return desk;
    });
}

}  // namespace archive
