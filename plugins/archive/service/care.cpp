// SPDX-License-Identifier: Apache-2.0
// What an archivist does to a dossier beside filing: volumes, its year, exceptions, references, opening it again.
#include <algorithm>

#include "archive/service/asking.h"
#include "archive/service/cabinet.h"
#include "archive/store/person_store.h"
#include "archive/store/choice_store.h"
#include "archive/store/reading_store.h"
#include "core/audit/trail.h"
#include "core/base/text.h"

namespace archive {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

constexpr int deepest_code = 12;   // a tree of codes that loops ends here

}  // namespace

const Item& standing_item(const std::vector<Item>& items, int number) {
    const auto at = std::find_if(items.begin(), items.end(), [&](const Item& each) { return each.number == number; });
    if (at == items.end()) throw Error("core.error.invalid", {{"item", "archive.fault.item", {}}});
    if (at->moved()) throw Error(Code::conflict, "archive.error.moved", {{"item", std::to_string(number)}});
    return *at;
}

void ensure_reason(const std::string& reason) {
    if (core::text::trim(reason).empty()) throw Error("core.error.invalid", {{"reason", "archive.fault.reason", {}}});
}

// A number of the same unit or an id; what the actor may not know of is not found, in the same words.
std::optional<Dossier> Cabinet::called(Tx& tx, const Context& ctx, core::UnitId unit, const std::string& to) {
    std::optional<DossierId> id;
    if (const auto number = number_in(to)) {
        id = store::by_number(tx, unit, number->first, number->second);
    } else {
        try {
            id = DossierId::parse(to);
        } catch (const Error&) {
            id.reset();
        }
    }
    return id ? store::find(tx, subjects_.sight(tx, ctx.actor), *id) : std::nullopt;
}

Dossier Cabinet::other_end(Tx& tx, const Context& ctx, const Dossier& dossier, const std::string& to,
                           std::string_view field) {
    auto found = called(tx, ctx, dossier.unit, to);
    if (!found || found->id == dossier.id || found->annulled())
        throw Error("core.error.invalid", {{std::string(field), "archive.fault.other_dossier", {}}});
    return *std::move(found);
}

void Cabinet::continue_volume(const Context& ctx, DossierId id, core::Date on) {
    db_.write([&](Tx& tx) {
        auto dossier = filed_by(tx, ctx, id);
        if (dossier.state != State::open)
            throw Error(Code::conflict, "archive.error.closed", {{"number", dossier.numbered()}});
        pass(tx, ctx, id, Deed::file);
        const auto earlier = store::volumes(tx, id);
        ensure_holds_all(store::items(tx, id), on, ctx.today(), dossier.volume);
        if (on < dossier.opened || on > ctx.today() || (!earlier.empty() && on < earlier.back()))
            throw Error("core.error.invalid", {{"date", "archive.fault.volume_date", {}}});
        store::close_volume(tx, id, dossier.volume, on, ctx.now(), ctx.actor.person_name);
        const int ended = dossier.volume++;
        store::save(tx, dossier);
        core::audit::append(tx, ctx, "archive.volume_closed", object_of(id),
                            {{"volume", ended}, {"date", core::iso(on)}});
    });
}

void Cabinet::correct_year(const Context& ctx, DossierId id, int year, const std::string& reason) {
    db_.write([&](Tx& tx) {
        auto dossier = kept_by(tx, ctx, id);
        ensure_reason(reason);
        pass(tx, ctx, id, Deed::file);   // what decides the clock of a proposed dossier is frozen
        const int was = dossier.fiscal_year();
        dossier.fiscal = year;
        store::save(tx, dossier);
        core::audit::append(tx, ctx, "archive.year_corrected", object_of(id),
                            {{"was", was}, {"now", year}, {"reason", reason}});
        wind(tx, ctx, id);
    });
}

void Cabinet::tell_apart(const Context& ctx, DossierId id, Exception told, const std::string& to) {
    db_.write([&](Tx& tx) {
        const auto dossier = kept_by(tx, ctx, id);
        auto made = told;
        made.id = ExceptionId::make(ctx.now());
        made.dossier = id;
        made.recorded = ctx.now();
        made.recorded_by = ctx.actor.person_name;
        std::optional<Dossier> target;
        if (made.kind == Exception::Kind::moved && !to.empty()) {
            target = other_end(tx, ctx, dossier, to, "target");
            made.target = target->id;
        }
        apart(tx, ctx, dossier, made, target, {});
    });
}

void Cabinet::apart(Tx& tx, const Context& ctx, const Dossier& dossier, Exception made, const std::optional<Dossier>& target,
                    const std::optional<core::PositionId>& asked) {
    const auto id = dossier.id;
    made.check();
    // The letter before its dossiers, as everybody takes them: its class stays while it is read.
    if (target)
        for (const auto& each : store::items(tx, id))
            if (each.number == made.item) store::turn(tx, each.subject);
    pass(tx, ctx, id, Deed::file);
    const auto items = store::items(tx, id);
    const auto* item = made.of_dossier() ? nullptr : &standing_item(items, made.item);
    if (made.of_dossier()) {
        const auto open = std::count_if(items.begin(), items.end(), [](const Item& each) {
            return each.exception && each.exception->kind == Exception::Kind::unresolved;
        });
        if (made.kind == Exception::Kind::settled && open > 0)
            throw Error(Code::conflict, "archive.error.unresolved", {{"count", std::to_string(open)}});
    } else {
        made.item_id = item->id;
        // Taken back on one person's word it would be destroyed on it.
        if (const auto lost = asked ? std::nullopt : lost_by(*item, made, store::exceptions(tx, id))) throw Error("core.error.invalid", {lost->fault()});
    }
    if (target) move_into(tx, ctx, dossier, *target, *item, made, asked);
    if (target && item->here() && std::none_of(items.begin(), items.end(), [&](const Item& each) {
            return !each.moved() && each.id != item->id && each.digest == item->digest;
        }))
        store::carry(tx, item->digest, id, target->id);
    store::insert(tx, made, ctx.actor.seat().position);
    core::audit::append(tx, ctx, "archive.told_apart", object_of(id),
                        {{"item", made.item}, {"kind", name(made.kind)}, {"reason", made.reason}});
    index(tx, known(tx, id));
    wind(tx, ctx, id);
    if (target) index(tx, known(tx, target->id));
}

void Cabinet::unsettle(Tx& tx, const Context& ctx, DossierId id, const std::string& reason) {
    if (!settled(store::exceptions(tx, id))) return;
    Exception told;
    told.id = ExceptionId::make(ctx.now());
    told.dossier = id;
    told.kind = Exception::Kind::unsettled;
    told.reason = reason;   // without one the pages say that something came in
    told.recorded = ctx.now();
    told.recorded_by = ctx.actor.person_name;
    store::insert(tx, told, ctx.actor.seats.empty() ? core::PositionId() : ctx.actor.seat().position);   // at night nobody sits
    core::audit::append(tx, ctx, "archive.told_apart", object_of(id),
                        {{"item", 0}, {"kind", name(told.kind)}, {"reason", reason}});
}

// Is the code one of personal dossiers, by its own mark or one above it?
bool Cabinet::of_persons(Tx& tx, std::string code) {
    for (int above = 0; !code.empty() && above < deepest_code; ++above) {
        const auto found = instruments_.code(tx, code);
        if (!found) return false;
        if (found->personal) return true;
        code = found->parent;
    }
    return false;
}

std::optional<Rule> Cabinet::kept_as(Tx& tx, const Dossier& from, const Item& item,
                                     const std::optional<Judgement>& judged) {
    auto theirs = from.state == State::open || !from.rule ? rule(tx, from) : from.rule;
    const bool kept = (item.exception && item.exception->kind == Exception::Kind::permanent) ||
                      (judged && judged->verdict == Judgement::Verdict::keep);
    if (kept && !theirs) theirs.emplace();
    if (kept) theirs->fate = Fate::keep;
    if (theirs && item.exception && item.exception->kind == Exception::Kind::years) {
        theirs->active_years = std::max(theirs->active_years, item.exception->active_years.value_or(0));
        theirs->inactive_years = std::max(theirs->inactive_years, item.exception->inactive_years.value_or(0));
    }
    return theirs;
}

// Moved to where it is kept less surely it would be destroyed on one person's word: a second one is asked. Where the
// rule itself sends it to a personal dossier, that one's years and events are meant for it, and only a lesser fate is
// refused.
std::optional<Lost> Cabinet::loses(Tx& tx, const Dossier& from, const Dossier& target, const Item& item) {
    const auto judged = store::judged(tx, from.id);
    const auto theirs = kept_as(tx, from, item, judged);
    const auto here = rule(tx, target);
    const auto lost = loss(theirs, here);
    const auto years = [](const std::optional<Rule>& rule) {
        return std::to_string(rule ? rule->active_years + rule->inactive_years : 0);
    };
    const auto told = [&](const char* what) {
        return Lost{what, {{"number", target.numbered()}, {"target", target.code}, {"code", from.code},
                           {"trigger", theirs ? theirs->trigger : ""}, {"years", years(theirs)},
                           {"target_years", years(here)}, {"paper", judged ? judged->paper : ""}}};
    };
    const bool sent = theirs && theirs->to_personal && of_persons(tx, target.code);
    // "Masuk berkas perseorangan" is no fate of its own: it has that of the dossier it goes into.
    if (lost == Loss::fate && !(sent && theirs->fate == Fate::review)) return told("less_permanent");
    // The years a committee added belong to its dossier: no rule elsewhere gives them.
    if (judged && judged->verdict == Judgement::Verdict::extend && !(here && here->fate == Fate::keep))
        return told("extended");
    if (sent) return std::nullopt;
    // Nobody has said yet what becomes of it: where a rule excepts nothing, nobody would be asked any more.
    if (item.exception && item.exception->kind == Exception::Kind::unresolved && here && here->fate == Fate::destroy && here->exception.empty())
        return told("undecided");
    if (lost == Loss::event) return told("waits_less");
    if (lost == Loss::years) return told("kept_shorter");
    return std::nullopt;
}

// The item keeps its bytes and its first number; there it gets the next number.
void Cabinet::move_into(Tx& tx, const Context& ctx, const Dossier& from, Dossier target, const Item& item,
                        Exception& told, const std::optional<core::PositionId>& asked) {
    if (target.unit != from.unit) throw Error("core.error.invalid", {{"target", "archive.fault.other_unit", {}}});
    if (target.state != State::open)
        throw Error(Code::conflict, "archive.error.closed", {{"number", target.numbered()}});
    ensure_changes(tx, ctx, target);
    pass(tx, ctx, target.id, Deed::file);
    const auto ruled = rule(tx, from);
    const auto lost = asked ? std::nullopt : loses(tx, from, target, item);
    if (lost) throw Error("core.error.invalid", {lost->fault()});
    const auto before = target.access;
    // Its class is that of today: the item keeps the one it was filed with.
    const auto letter = subjects_.find(tx, item.subject);
    const auto least = letter ? std::max(item.access, letter->access) : item.access;
    save_risen(tx, ctx, target, least);
    if (letter && withheld(letter->access))
        narrow(tx, target, &*letter, asked.value_or(ctx.actor.seat().position));
    else if (withheld(least))
        narrow_as(tx, target, before, from);
    told.target_number = store::last_item(tx, target.id) + 1;
    unsettle(tx, ctx, target.id);
    // What a rule excepts was filed rightly, and goes its way by the rule.
    if (!ruled || ruled->exception.empty())
        store::correct(tx, from.unit, item.subject, from.id, target.id, ctx.now());
    core::audit::append(tx, ctx, "archive.moved_in", object_of(target.id),
                        {{"from", from.numbered()}, {"item", told.target_number}, {"reason", told.reason}});
}

void Cabinet::refer(const Context& ctx, DossierId id, const std::string& to, const std::string& reason) {
    db_.write([&](Tx& tx) {
        const auto dossier = referred_by(tx, ctx, id);
        ensure_reason(reason);
        const auto other = other_end(tx, ctx, dossier, to, "to");
        store::insert(tx, store::Reference{store::ReferenceId::make(ctx.now()), id, other.id, reason, ctx.now(),
                                           ctx.actor.person_name});
        for (const auto& [here, there] : {std::pair(id, other.id), std::pair(other.id, id)})
            core::audit::append(tx, ctx, "archive.referred", object_of(here),
                                {{"to", object_of(there)}, {"reason", reason}});
    });
}

void Cabinet::unrefer(const Context& ctx, DossierId id, store::ReferenceId reference, const std::string& reason) {
    db_.write([&](Tx& tx) {
        referred_by(tx, ctx, id);
        ensure_reason(reason);
        const auto all = store::references(tx, id);
        const auto at = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.id == reference; });
        // One whose other end is hidden is not there.
        const auto end = at == all.end() ? id : at->from == id ? at->to : at->from;
        if (at == all.end() || !store::find(tx, subjects_.sight(tx, ctx.actor), end))
            throw Error("core.error.invalid", {{"reference", "archive.fault.reference", {}}});
        store::drop(tx, reference, id);
        for (const auto& [here, there] : {std::pair(id, end), std::pair(end, id)})
            core::audit::append(tx, ctx, "archive.unreferred", object_of(here),
                                {{"to", object_of(there)}, {"reason", reason}});
    });
}

}  // namespace archive
