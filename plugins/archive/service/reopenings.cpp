// SPDX-License-Identifier: Apache-2.0
// A closed dossier is opened again by the records unit alone (archive.md 6.5): its archivist does it where he sees the
// dossier, the archivist of another unit asks. Where nobody knows which unit that is, nobody is kept from it.
#include <algorithm>

#include "archive/service/asking.h"
#include "archive/service/cabinet.h"
#include "archive/service/petitions.h"
#include "archive/store/lowering_store.h"
#include "archive/store/move_store.h"
#include "archive/store/person_store.h"
#include "archive/store/reopening_store.h"
#include "core/audit/trail.h"

namespace archive {

using core::Code;
using core::Context;
using core::Error;
using core::Verdict;
using core::db::Tx;

namespace {

std::string reopening_seen(const AskedReopening& asked) {
    const auto closed = asked.dossier.closed ? core::iso(*asked.dossier.closed) : std::string();
    return core::sha256(core::json::write({asked.dossier.numbered(), closed, asked.reopening.reason})).hex();
}

}  // namespace

bool Cabinet::reopens(Tx& tx, const core::Actor& actor) { return subjects_.office().seats(tx, actor); }

void Cabinet::reopen(const Context& ctx, DossierId id, const std::string& reason) {
    db_.write([&](Tx& tx) {
        const auto dossier = kept_by(tx, ctx, id);
        ensure_reason(reason);
        if (!reopens(tx, ctx.actor)) throw Error(Code::forbidden, "archive.error.reopen_office");
        open_again(tx, ctx, dossier, reason);
        // Who opened it has answered whoever asked.
        if (const auto waits = store::waiting_reopening(tx, id))
            store::decide(tx, waits->id, name(Move::Verdict::approve), reason, ctx.now(), ctx.actor.person, ctx.actor.person_name);
    });
}

void Cabinet::open_again(Tx& tx, const Context& ctx, Dossier dossier, const std::string& reason) {
    const auto closed = dossier.closed;
    dossier.reopen();
    if (const auto person = store::person(tx, dossier.id)) ensure_only_open(tx, ctx, dossier, *person);
    // Saving first takes the dossier for this unit.
    store::save(tx, dossier);
    pass(tx, ctx, dossier.id, Deed::reopen);
    resume_activity(tx, ctx, dossier, *closed);
    store::drop_clock(tx, dossier.id);
    store::lapse(tx, dossier.id, ctx.today(), reason, ctx.now(), ctx.actor.person_name);
    index(tx, dossier);
    core::audit::append(tx, ctx, "archive.reopened", object_of(dossier.id), {{"closed", core::iso(*closed)}, {"reason", reason}});
}

ReopeningId Cabinet::ask_reopening(const Context& ctx, DossierId id, const std::string& reason) {
    return db_.write([&](Tx& tx) {
        auto dossier = kept_by(tx, ctx, id);
        ensure_reason(reason);
        if (reopens(tx, ctx.actor)) throw Error(Code::conflict, "archive.error.reopen_yourself", {{"number", dossier.numbered()}});
        auto tried = dossier;
        tried.reopen();   // throws of one that is open
        pass(tx, ctx, id, Deed::reopen);
        Reopening made;
        ask(made, ctx, id, reason);
        store::insert(tx, made);
        core::audit::append(tx, ctx, "archive.reopening_asked", object_of(id), {{"reason", made.reason}});
        return made.id;
    });
}

// Who decides need not see the dossiers of the unit: of what is limited the matter is not told, what is secret is decided
// by who may know of it. What left the unit or is open by now waits for nobody.
std::optional<AskedReopening> Cabinet::asked_reopening(Tx& tx, const core::Actor& actor, Reopening reopening) {
    AskedReopening asked;
    asked.dossier = known(tx, reopening.dossier);
    if (asked.dossier.gone() || asked.dossier.state != State::closed || asked.dossier.custody != Custody::unit) return std::nullopt;
    const bool sees = store::find(tx, subjects_.sight(tx, actor), reopening.dossier).has_value();
    const bool decider = actor.may("archive.confirm") && reopens(tx, actor) && (sees || !classification::secret(asked.dossier.access));
    if (!decider && !sees) return std::nullopt;
    asked.own = actor.person == reopening.by;
    asked.may_approve = decider;
    asked.may_refuse = decider || asked.own;
    asked.hidden = !sees && withheld(asked.dossier.access);
    asked.reopening = std::move(reopening);
    asked.seen = reopening_seen(asked);
    if (asked.hidden) asked.dossier.title.clear();
    return asked;
}

std::vector<AskedReopening> Cabinet::reopenings(const Context& ctx) {
    core::ensure(ctx.actor.may("archive.confirm") ? Verdict::allowed : Verdict::forbidden);
    return db_.read([&](Tx& tx) {
        std::vector<AskedReopening> all;
        each_waiting<Reopening>([&](const auto& after, int most) { return store::waiting_reopenings(tx, after, most); },
                                [&](const Reopening& each) {
                                    if (auto asked = asked_reopening(tx, ctx.actor, each)) all.push_back(*std::move(asked));
                                    return all.size() < most_petitions;
                                });
        return all;
    });
}

std::int64_t Cabinet::count_reopenings(const Context& ctx) {
    if (ctx.actor.seats.empty() || !ctx.actor.may("archive.confirm")) return 0;
    const auto all = reopenings(ctx);
    return std::count_if(all.begin(), all.end(), [](const AskedReopening& each) { return each.may_approve; });
}

void Cabinet::decide_reopening(const Context& ctx, ReopeningId id, Move::Verdict verdict, const std::string& answer,
                               const std::string& seen) {
    db_.write([&](Tx& tx) {
        if (const auto found = store::reopening(tx, id)) take(tx, found->dossier);
        auto reopening = store::reopening(tx, id);
        const auto asked = reopening ? asked_reopening(tx, ctx.actor, *std::move(reopening)) : std::nullopt;
        if (!asked) core::ensure(Verdict::hidden);
        if (!asked->reopening.verdict.empty()) throw Error(Code::conflict, "archive.error.reopening_decided");
        ensure_answers(*asked, verdict, answer, seen, "archive.error.reopen_office", "archive.error.reopening_changed");
        store::decide(tx, id, name(verdict), answer, ctx.now(), ctx.actor.person, ctx.actor.person_name);
        core::audit::append(tx, ctx, "archive.reopening_decided", object_of(asked->dossier.id),
                            {{"verdict", name(verdict)}, {"asked_by", asked->reopening.by_name},
                             {"reason", asked->reopening.reason}, {"answer", answer}});
        if (verdict == Move::Verdict::approve) open_again(tx, ctx, known(tx, asked->dossier.id), asked->reopening.reason);
    });
}

void Cabinet::forget_asked(Tx& tx, DossierId id) {
    store::forget_moves(tx, id);
    store::forget_lowerings(tx, id);
    store::forget_reopenings(tx, id);
}

}  // namespace archive
