// SPDX-License-Identifier: Apache-2.0
// What takes something from an item is done by two persons alone: it was filed wrongly and goes to where it is kept less
// long or less surely, or a word about it takes from the one that stands. An archivist who sees the dossier asks, another
// person of the records unit decides. A code that keeps less is asked for and decided so, too (recoding.cpp).
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
    core::Json all{asked.loses ? asked.loses->what + asked.loses->also : "", rule(asked.here), rule(asked.there), asked.from.code, asked.target.code};
    const auto years = [](const std::optional<int>& of) { return of ? core::Json(*of) : core::Json(); };
    if (asked.move.kind == Move::Kind::lesser) {
        const auto& stands = asked.item.exception;
        all.push_back({name(asked.move.word), years(asked.move.active_years), years(asked.move.inactive_years)});
        all.push_back({stands ? name(stands->kind) : "", stands ? years(stands->active_years) : core::Json(),
                       stands ? years(stands->inactive_years) : core::Json()});
    }
    for (const auto* clock : {&asked.before, &asked.after})
        for (const auto& day : {clock->start, clock->active_until, clock->inactive_until}) all.push_back(day ? core::iso(*day) : "");
    return core::sha256(core::json::write(all)).hex();
}

Exception word_of(const Move& move) {
    Exception made;
    made.dossier = move.dossier;
    made.item = move.item;
    made.kind = move.kind == Move::Kind::moved ? Exception::Kind::moved : move.word;
    if (move.kind == Move::Kind::moved) made.target = move.target;
    made.active_years = move.active_years;
    made.inactive_years = move.inactive_years;
    made.reason = move.reason;
    return made;
}

const char* asked_act(Move::Kind kind) {
    return kind == Move::Kind::moved ? "archive.move_decided" : kind == Move::Kind::lesser ? "archive.lesser_decided" : "archive.recoding_decided";
}

}  // namespace

std::optional<Lost> lost_by(const Item& item, const Exception& word, const std::vector<Exception>& told) {
    if (!lesser(item.exception, word)) return std::nullopt;
    const auto own = own_years(told, item.number);
    const bool years_go = own && item.exception->kind != Exception::Kind::years && lesser(own, word);
    const auto& stands = years_go ? *own : *item.exception;
    const auto years = [](const std::optional<int>& of) { return std::to_string(of.value_or(0)); };
    return Lost{"lesser_" + std::string(name(item.exception->kind)),
                {{"item", std::to_string(item.number)}, {"active", years(stands.active_years)}, {"inactive", years(stands.inactive_years)},
                 {"now_active", years(word.active_years)}, {"now_inactive", years(word.inactive_years)}},
                "kind", years_go ? "lesser_years" : ""};
}

MoveId Cabinet::ask_lesser(const Context& ctx, DossierId id, Exception word) {
    return db_.write([&](Tx& tx) {
        kept_by(tx, ctx, id);
        word.dossier = id;
        word.check();
        pass(tx, ctx, id, Deed::file);
        const auto items = store::items(tx, id);
        if (!lesser(standing_item(items, word.item).exception, word))
            throw Error("core.error.invalid", {{"ask", "archive.fault.word_itself", {}}});
        Move move;
        ask(move, ctx, id, word.reason);
        move.kind = Move::Kind::lesser;
        move.target = id;
        move.item = word.item;
        move.word = word.kind;
        move.active_years = word.active_years;
        move.inactive_years = word.inactive_years;
        store::insert(tx, move);
        core::audit::append(tx, ctx, "archive.lesser_asked", object_of(id),
                            {{"item", move.item}, {"kind", name(move.word)}, {"reason", move.reason}});
        return move.id;
    });
}

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
    if (move.kind == Move::Kind::recoded) asked.target = under(tx, asked.from, move.code);
    auto whole = fill(tx, ctx, asked.from);
    std::vector<std::string> subjects;
    for (const auto& each : whole.items) subjects.push_back(each.subject);
    const auto newest = subjects_.newest(tx, core::Actor::system(), subjects);
    asked.before = clock(whole.dossier.rule, facts(whole, whole.dossier, newest), policy_, ctx.today());
    for (auto& each : whole.items)
        if (each.number == move.item) {
            asked.item = each;
            each.exception = word_of(move);
        }
    const bool recoded = move.kind == Move::Kind::recoded;
    if (recoded) asked.there = rule_to_freeze(tx, asked.target);
    asked.after = clock(recoded ? asked.there : whole.dossier.rule, facts(whole, whole.dossier, newest), policy_, ctx.today());
    asked.here = recoded && asked.from.rule ? asked.from.rule
                                            : kept_as(tx, asked.from, asked.item, store::judged(tx, asked.from.id));
    switch (move.kind) {
        case Move::Kind::moved:
            asked.loses = loses(tx, asked.from, asked.target, asked.item);
            asked.there = rule(tx, asked.target);
            break;
        case Move::Kind::lesser: {
            asked.loses = lost_by(asked.item, word_of(move), whole.exceptions);
            auto with = asked.item;
            with.exception = word_of(move);
            asked.there = kept_as(tx, asked.from, with, store::judged(tx, asked.from.id));
            break;
        }
        case Move::Kind::recoded: asked.loses = loses_recoded(tx, asked.from, asked.target); break;
    }
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
        // What stands of it is read when nobody can change it any more; of a move the letter is taken before (apart).
        if (move && move->kind != Move::Kind::moved) take(tx, move->dossier);
        const auto asked = move ? asked_move(tx, ctx, *std::move(move)) : std::nullopt;
        if (!asked) core::ensure(core::Verdict::hidden);
        ensure_answers(*asked, verdict, answer, seen, "archive.error.move_second", "archive.error.move_changed");
        store::decide(tx, id, name(verdict), answer, ctx.now(), ctx.actor.person, ctx.actor.person_name);
        core::Json told{{"item", asked->move.item}, {"verdict", name(verdict)}, {"asked_by", asked->move.by_name},
                        {"reason", asked->move.reason}, {"answer", answer}};
        if (asked->move.kind == Move::Kind::moved) told["to"] = object_of(asked->target.id);
        if (asked->move.kind == Move::Kind::lesser) told["kind"] = name(asked->move.word);
        if (asked->move.kind == Move::Kind::recoded) told["code"] = asked->move.code;
        core::audit::append(tx, ctx, asked_act(asked->move.kind), object_of(asked->from.id), told);
        if (verdict != Move::Verdict::approve) return;
        if (asked->move.kind == Move::Kind::recoded) return put_code(tx, ctx, asked->from.id, asked->move);
        auto made = word_of(asked->move);
        made.id = ExceptionId::make(ctx.now());
        made.recorded = ctx.now();
        made.recorded_by = asked->move.by_name + "; " + ctx.actor.person_name;
        const bool moved = asked->move.kind == Move::Kind::moved;
        apart(tx, ctx, asked->from, made, moved ? std::optional(asked->target) : std::nullopt, asked->move.position);
    });
}

}  // namespace archive
