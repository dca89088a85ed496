// SPDX-License-Identifier: Apache-2.0
// A dossier that was called or filed wrongly: its title and its code are corrected by a further record (archive.md I1, I14);
// one opened by mistake is annulled, and its number tells why it is missing (I18).
#include <algorithm>

#include "archive/service/asking.h"
#include "archive/service/cabinet.h"
#include "archive/service/petitions.h"
#include "archive/service/undecided.h"
#include "archive/store/move_store.h"
#include "archive/store/person_store.h"
#include "core/audit/trail.h"

namespace archive {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

void Cabinet::retitle(const Context& ctx, DossierId id, const std::string& title, const std::string& reason) {
    db_.write([&](Tx& tx) {
        told_by(tx, ctx, id);
        ensure_reason(reason);
        pass(tx, ctx, id, Deed::file);   // the list of a proposal tells it as it was proposed
        auto dossier = known(tx, id);
        Retitling made{id, called_as(dossier), called_as(dossier), reason, ctx.now(), ctx.actor.person_name};
        made.now.title = core::text::trim(title);
        std::vector<core::Fault> faults;
        if (made.now.title.empty()) faults.push_back({"title", "archive.fault.title", {}});
        if (core::text::length(made.now.title) > longest_title) faults.push_back({"title", "archive.fault.title_long", {}});
        if (made.now.title == made.was.title) faults.push_back({"title", "archive.fault.same_title", {}});
        if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
        store::insert(tx, made, ctx.actor.seat().position);
        // The trail forgets nothing and is read by others: of the words it keeps none.
        core::audit::append(tx, ctx, "archive.retitled", object_of(id), {{"reason", reason}});
        index(tx, known(tx, id));
    });
}

// With the class that code asks for at least, and without the rule of the one it has.
Dossier Cabinet::under(Tx& tx, Dossier dossier, const std::string& code) {
    dossier.rule = dossier.rule_seen = std::nullopt;
    dossier.code = code;
    if (const auto found = instruments_.code(tx, code)) {
        dossier.code_name = found->name;
        dossier.scheme = found->scheme;
    }
    dossier.access = std::max(dossier.access, instruments_.access(tx, code));
    return dossier;
}

// What a committee decided of it stays with it, and so does what was told of its items.
std::optional<Lost> Cabinet::loses_recoded(Tx& tx, const Dossier& from, const Dossier& target) {
    const auto there = rule_to_freeze(tx, target);
    const auto against = [&](const std::optional<Rule>& here) -> std::optional<Lost> {
        const auto total = [](const std::optional<Rule>& of) { return std::to_string(of ? of->active_years + of->inactive_years : 0); };
        const auto told = [&](const char* what) {
            return Lost{what, {{"code", from.code}, {"target", target.code}, {"trigger", here ? here->trigger : ""},
                               {"years", total(here)}, {"target_years", total(there)}, {"exception", here ? here->exception : ""}},
                        "code"};
        };
        switch (loss(here, there)) {
            case Loss::fate: return told("code_less_permanent");
            case Loss::event: return told("code_waits_less");
            case Loss::years: return told("code_kept_shorter");
            case Loss::none: break;
        }
        // What its rule excepts is gone through before anything of it is destroyed; without the words nobody would.
        const bool spares = here && !here->exception.empty() && there && there->fate == Fate::destroy;
        return spares && there->exception != here->exception ? std::optional(told("code_excepts_less")) : std::nullopt;
    };
    if (const auto lost = against(from.rule ? from.rule : rule(tx, from))) return lost;
    // Opened again, it is to be kept by the longer of the two.
    return from.state == State::open && from.rule ? against(rule(tx, from)) : std::nullopt;
}

namespace {

void ensure_code(const std::optional<classification::Code>& found, const Dossier& dossier) {
    if (!found || !found->leaf) throw Error("core.error.invalid", {{"code", "archive.fault.code", {}}});
    if (found->code == dossier.code && found->scheme == dossier.scheme)
        throw Error("core.error.invalid", {{"code", "archive.fault.same_code", {}}});
}

// All of it, whoever asks.
Context by_house(Context ctx) {
    ctx.actor = core::Actor::system();
    return ctx;
}

}  // namespace

// Asked of who decided, too: what it was decided on is read anew here.
void Cabinet::put_code(Tx& tx, const Context& ctx, DossierId id, const Move& asked) {
    pass(tx, ctx, id, Deed::file);
    const auto was = known(tx, id);
    ensure_code(instruments_.code(tx, asked.code), was);
    const auto now = under(tx, was, asked.code);
    if (const auto person = store::person(tx, id); person && now.state == State::open) ensure_only_open(tx, ctx, now, *person);
    // Who holds all of a code holds what lies under it when somebody looks: no correction lets it go.
    const auto house = by_house(ctx);
    auto held = find(tx, house, id).value();
    const auto holding = [&] {   // a row of the schedule that waits holds nothing but its code
        const auto all = proposing(tx, house, {held}, Process::destruction)[id];
        return std::count_if(all.begin(), all.end(), [](const Obstacle& each) { return each.word != UndecidedRules::word; });
    };
    const auto before = holding();
    held.code = now.code;
    held.code_name = now.code_name;
    held.scheme = now.scheme;
    if (holding() < before) throw Error(Code::conflict, "archive.error.code_held");
    if (excepts_otherwise(was.rule ? was.rule : rule(tx, was), rule_to_freeze(tx, now))) unsettle(tx, ctx, id, asked.reason);
    const auto by = asked.by == ctx.actor.person ? asked.by_name : asked.by_name + "; " + ctx.actor.person_name;
    Retitling made{id, called_as(was), called_as(now), asked.reason, ctx.now(), by};
    store::insert(tx, made, ctx.actor.seat().position);
    auto saved = now;
    saved.access = was.access;
    if (saved.state == State::closed) freeze(tx, saved);
    save_risen(tx, ctx, saved, now.access);
    if (withheld(now.access) && !withheld(was.access)) store::set_readers(tx, id, subjects_.filing(tx, asked.position));
    core::audit::append(tx, ctx, "archive.recoded", object_of(id),
                        {{"was", was.code}, {"now", now.code}, {"was_scheme", was.scheme}, {"scheme", now.scheme},
                         {"access", classification::name(saved.access)}, {"reason", asked.reason}});
    wind(tx, ctx, id);
    index(tx, known(tx, id));
}

void Cabinet::recode(const Context& ctx, DossierId id, const std::string& code, const std::string& reason) {
    db_.write([&](Tx& tx) {
        kept_by(tx, ctx, id);
        ensure_reason(reason);
        pass(tx, ctx, id, Deed::file);
        const auto dossier = known(tx, id);
        ensure_code(instruments_.code(tx, code), dossier);
        if (const auto lost = loses_recoded(tx, dossier, under(tx, dossier, code))) throw Error("core.error.invalid", {lost->fault()});
        Move made;
        ask(made, ctx, id, reason);
        made.kind = Move::Kind::recoded;
        made.code = code;
        put_code(tx, ctx, id, made);
    });
}

MoveId Cabinet::ask_recoding(const Context& ctx, DossierId id, const std::string& code, const std::string& reason) {
    return db_.write([&](Tx& tx) {
        kept_by(tx, ctx, id);
        ensure_reason(reason);
        pass(tx, ctx, id, Deed::file);
        const auto dossier = known(tx, id);
        ensure_code(instruments_.code(tx, code), dossier);
        if (!loses_recoded(tx, dossier, under(tx, dossier, code)))
            throw Error("core.error.invalid", {{"ask", "archive.fault.code_itself", {}}});
        Move move;
        ask(move, ctx, id, reason);
        move.kind = Move::Kind::recoded;
        move.target = id;
        move.code = code;
        store::insert(tx, move);
        core::audit::append(tx, ctx, "archive.recoding_asked", object_of(id), {{"code", code}, {"reason", move.reason}});
        return move.id;
    });
}

// Nothing is in it, nothing was, and nothing was told of it that another would look for.
bool Cabinet::untouched(Tx& tx, DossierId id) {
    if (store::last_item(tx, id) > 0 || !store::references(tx, id).empty() || !store::marks(tx, id).empty()) return false;
    const auto dossier = known(tx, id);
    if (dossier.source.starts_with("handed:") || store::judged(tx, id)) return false;
    const auto events = store::events_of(tx, {dossier}, subjects_.heirs(tx))[id];
    return std::none_of(events.begin(), events.end(), [&](const Event& each) { return each.dossier == id && !each.cancelled; });
}

void Cabinet::annul(const Context& ctx, DossierId id, const std::string& reason) {
    db_.write([&](Tx& tx) {
        kept_by(tx, ctx, id);
        ensure_reason(reason);
        // Taken by the gate: a letter that is filed meanwhile waits for this, or is seen here.
        pass(tx, ctx, id, Deed::file);
        pass(tx, ctx, id, Deed::relocate);   // not while its folder is lent
        auto dossier = known(tx, id);
        if (dossier.state != State::open) throw Error(Code::conflict, "archive.error.closed", {{"number", dossier.numbered()}});
        if (!untouched(tx, id)) throw Error(Code::conflict, "archive.error.not_empty", {{"number", dossier.numbered()}});
        if (const auto held = proposing(tx, ctx, {find(tx, by_house(ctx), id).value()}, Process::destruction)[id]; !held.empty())
            throw Error(Code::conflict, held.front().word, held.front().args);
        dossier.life = Life::annulled;
        dossier.ended_by = core::text::trim(reason);
        store::save(tx, dossier);
        store::set_ended(tx, id, ctx.now(), ctx.actor.person_name);
        store::forget_person(tx, id);
        store::forget_secrecy(tx, id);
        forget_asked(tx, id);
        core::audit::append(tx, ctx, "archive.annulled", object_of(id), {{"number", dossier.numbered()}, {"reason", reason}});
        if (shelf_keeper_) shelf_keeper_->left(tx, ctx, id);
        index(tx, known(tx, id));
    });
}

}  // namespace archive
