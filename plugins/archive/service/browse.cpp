// SPDX-License-Identifier: Apache-2.0
// The answers of the cabinet, each from one snapshot.
#include "archive/service/cabinet.h"

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

Whole Cabinet::fill(Tx& tx, const Context& ctx, Dossier dossier) {
    Whole whole;
    whole.items = store::items(tx, dossier.id);
    whole.extent = extent(whole.items);
    // Of an open dossier the rule as it stands today, to say what will follow.
    if (dossier.state == State::open) dossier.rule = rule(tx, dossier.code);
    whole.term = clock(dossier.rule, facts_of(dossier, whole.items), policy_, ctx.today());
    whole.may_close = dossier.state == State::open && files(ctx.actor);
    whole.may_trigger = whole.term.phase == Phase::waiting && ctx.actor.may("archive.manage");
    whole.dossier = std::move(dossier);
    return whole;
}

std::vector<Whole> Cabinet::list(const Context& ctx, const store::Wish& wish, std::string_view chosen) {
    return db_.read([&](Tx& tx) {
        std::vector<Whole> all;
        for (auto& dossier : store::list(tx, subjects_.sight(tx, ctx.actor), wish))
            all.push_back(fill(tx, ctx, std::move(dossier)));
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
        store::Wish wish;
        wish.state = State::open;
        wish.unit = letter->unit;
        for (auto& dossier : store::list(tx, sight, wish))
            (dossier.code == letter->code ? desk.same : desk.others).push_back(std::move(dossier));
        return desk;
    });
}

}  // namespace archive
