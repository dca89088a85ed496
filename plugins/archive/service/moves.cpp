// SPDX-License-Identifier: Apache-2.0
// An item filed wrongly goes to where it is kept less long or less surely by two persons alone: an archivist who sees
// the dossier asks, another person of the records unit decides.
#include <algorithm>

#include "archive/service/asking.h"
#include "archive/service/cabinet.h"
#include "archive/service/petitions.h"
#include "archive/store/move_store.h"

namespace archive {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

// The rules between which it moves, what it loses by them, and how the clock it leaves would go.
std::string looked_at(const AskedMove& asked) {
    const auto rule = [](const std::optional<Rule>& of) { return of ? of->json() : core::Json(); };
    core::Json all{asked.loses ? asked.loses->what : "", rule(asked.here), rule(asked.there), asked.from.code, asked.target.code};
    for (const auto* clock : {&asked.before, &asked.after})
        for (const auto& day : {clock->start, clock->active_until, clock->inactive_until}) all.push_back(day ? core::iso(*day) : "");
    return core::sha256(core::json::write(all)).hex();
}

}  // namespace

MoveId Cabinet::ask_move(const Context& ctx, DossierId id, int item, const std::string& to, const std::string& reason) {
    return db_.write([&](Tx& tx) {
        const auto dossier = seen(tx, ctx, id);
        core::ensure(ctx.actor.may("archive.manage") ? core::Verdict::allowed : core::Verdict::forbidden);
        // The unit that made it still knows what was filed wrongly: it asks those who have it now.
        const bool ours = dossier.custody != Custody::records_unit || dossier.gone() || in_hand(tx, ctx.actor, dossier);
        if (ours || dossier.life == Life::archival) ensure_changes(tx, ctx, dossier);
        if (to.empty()) throw Error("core.error.invalid", {{"target", "archive.fault.target", {}}});
        const auto target = other_end(tx, ctx, dossier, to, "target");
        ensure_reason(reason);
        if (target.unit != dossier.unit) throw Error("core.error.invalid", {{"target", "archive.fault.other_unit", {}}});
        if (target.state != State::open)
            throw Error(Code::conflict, "archive.error.closed", {{"number", target.numbered()}});
        const auto items = store::items(tx, id);
        if (!loses(tx, dossier, target, standing_item(items, item)) && ours)
            throw Error("core.error.invalid", {{"ask", "archive.fault.move_itself", {}}});
        pass(tx, ctx, id, Deed::file);
        Move move;
        ask(move, ctx, id, reason);
        move.target = target.id;
        move.item = item;
        store::insert(tx, move);
        core::audit::append(tx, ctx, "archive.move_asked", object_of(id),
                            {{"item", item}, {"to", object_of(target.id)}, {"reason", move.reason}});
        return move.id;
    });
}

// Of the records unit, which need not see the dossiers of the unit: what is secret stays with those who may know of it,
// and of what is limited it is not told what it is about.
bool Cabinet::decides(Tx& tx, const Context& ctx, const Dossier& from, const Dossier& target) {
    if (!ctx.actor.may("archive.confirm") || !subjects_.office().seats(tx, ctx.actor)) return false;
    // Of what was moved those who have it now; what is archival is moved by nobody.
    if (from.life == Life::archival || (from.custody != Custody::unit && !at_keeper(tx, ctx.actor, from))) return false;
    const auto sight = subjects_.sight(tx, ctx.actor);
    const auto open = [&](const Dossier& each) {
        return (subjects_.office().known() && !classification::secret(each.access)) || store::find(tx, sight, each.id);
    };
    return open(from) && open(target);
}

std::optional<AskedMove> Cabinet::asked_move(Tx& tx, const Context& ctx, Move move) {
    AskedMove asked;
    asked.from = known(tx, move.dossier);
    asked.target = known(tx, move.target);
    const auto sight = subjects_.sight(tx, ctx.actor);
    const bool decider = decides(tx, ctx, asked.from, asked.target);
    const bool sees = store::find(tx, sight, move.dossier) && store::find(tx, sight, move.target);
    if (!decider && !sees) return std::nullopt;
    asked.own = ctx.actor.person == move.by;
    asked.may_approve = decider && !asked.own;
    asked.may_refuse = decider || asked.own;
    auto whole = fill(tx, ctx, asked.from);
    std::vector<std::string> subjects;
    for (const auto& each : whole.items) subjects.push_back(each.subject);
    auto left = facts(whole, whole.dossier, subjects_.newest(tx, core::Actor::system(), subjects));
    asked.before = clock(whole.dossier.rule, left, policy_, ctx.today());
    for (std::size_t at = 0; at < whole.items.size(); ++at)
        if (whole.items[at].number == move.item) {
            asked.item = whole.items[at];
            left.items[at].departure = Departure::moved;
        }
    asked.after = clock(whole.dossier.rule, left, policy_, ctx.today());
    asked.loses = loses(tx, asked.from, asked.target, asked.item);
    asked.here = kept_as(tx, asked.from, asked.item, store::judged(tx, asked.from.id));
    asked.there = rule(tx, asked.target);
    asked.move = std::move(move);
    asked.seen = looked_at(asked);
    const auto veil = [&](Dossier& each) {
        const bool hidden = classification::withheld(each.access) && !store::find(tx, sight, each.id);
        if (hidden) each.title.clear();
        return hidden;
    };
    veil(asked.target);
    if (veil(asked.from)) asked.item.title = asked.item.letter_number = "";
    return asked;
}

std::vector<AskedMove> Cabinet::moves(const Context& ctx) {
    core::ensure(ctx.actor.may("archive.confirm") ? core::Verdict::allowed : core::Verdict::forbidden);
    return db_.read([&](Tx& tx) {
        std::vector<AskedMove> all;
        each_waiting<Move>([&](const auto& after, int most) { return store::waiting_moves(tx, after, most); }, [&](const Move& each) {
            if (auto asked = asked_move(tx, ctx, each)) all.push_back(*std::move(asked));
            return all.size() < most_petitions;
        });
        return all;
    });
}

std::int64_t Cabinet::count_moves(const Context& ctx) {
    if (ctx.actor.seats.empty() || !ctx.actor.may("archive.confirm")) return 0;
    const auto all = moves(ctx);
    return std::count_if(all.begin(), all.end(), [](const AskedMove& each) { return each.may_approve; });
}

void Cabinet::decide(const Context& ctx, MoveId id, Move::Verdict verdict, const std::string& answer,
                     const std::string& seen) {
    db_.write([&](Tx& tx) {
        auto move = store::move(tx, id);
        const auto asked = move ? asked_move(tx, ctx, *std::move(move)) : std::nullopt;
        if (!asked) core::ensure(core::Verdict::hidden);
        ensure_answers(*asked, verdict, answer, seen, "archive.error.move_second", "archive.error.move_changed");
        store::decide(tx, id, name(verdict), answer, ctx.now(), ctx.actor.person, ctx.actor.person_name);
        core::audit::append(tx, ctx, "archive.move_decided", object_of(asked->from.id),
                            {{"item", asked->move.item}, {"to", object_of(asked->target.id)}, {"verdict", name(verdict)},
                             {"asked_by", asked->move.by_name}, {"reason", asked->move.reason}, {"answer", answer}});
        if (verdict != Move::Verdict::approve) return;
        Exception made;
        made.id = ExceptionId::make(ctx.now());
        made.dossier = asked->from.id;
        made.item = asked->move.item;
        made.kind = Exception::Kind::moved;
        made.target = asked->target.id;
        made.reason = asked->move.reason;
        made.recorded = ctx.now();
        made.recorded_by = asked->move.by_name + "; " + ctx.actor.person_name;
        apart(tx, ctx, asked->from, made, asked->target, asked->move.position);
    });
}

}  // namespace archive
