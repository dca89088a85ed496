// SPDX-License-Identifier: Apache-2.0
#include "archive/service/events.h"

#include <algorithm>

#include "archive/store/person_store.h"
#include "core/audit/trail.h"
#include "core/base/text.h"

namespace archive {

using classification::Scope;
using core::Context;
using core::Error;
using core::Verdict;
using core::db::Tx;

namespace {

void ensure_manages(const Context& ctx) {
    core::ensure(ctx.actor.may("archive.manage") ? Verdict::allowed : Verdict::forbidden);
}

// A second one would move the clocks of everybody: it is corrected by taking the first back.
void ensure_first(Tx& tx, const Event& event) {
    const auto stands = store::standing(tx, event.trigger, *event.fiscal_year);
    if (stands)
        throw Error(core::Code::conflict, "archive.error.event_stands_year",
                    {{"name", stands->name}, {"year", std::to_string(*event.fiscal_year)},
                     {"date", core::iso(stands->on)}, {"basis", stands->basis.empty() ? stands->evidence : stands->basis}});
}

}  // namespace

std::string object_of(EventId id) { return "event:" + id.text(); }

core::Json trail_of(const Event& event) {
    core::Json json{{"event", event.trigger}, {"date", core::iso(event.on)}, {"note", event.evidence}};
    if (event.fiscal_year) json["fiscal_year"] = *event.fiscal_year;
    if (!event.basis.empty()) json["basis"] = event.basis;
    if (!event.letter.empty()) json["letter"] = event.letter;
    if (event.basis_on) json["basis_date"] = core::iso(*event.basis_on);
    return json;
}

Events::Shared Events::list(const Context& ctx, const std::optional<EventId>& after, int limit) {
    return db_.read([&](Tx& tx) {
        Shared found{store::shared_events(tx, subjects_.sight(tx, ctx.actor), after, limit + 1), {}, {}, {}};
        if (static_cast<int>(found.all.size()) > limit) {
            found.all.pop_back();
            found.next = found.all.back().id;
        }
        found.theirs = subjects_.answered_by(tx, ctx.actor, found.all);
        found.proofs = cabinet_.proofs(tx, ctx, found.all);
        return found;
    });
}

std::vector<classification::Trigger> Events::kinds(const Context& ctx) {
    return db_.read([&](Tx& tx) {
        auto all = book_.known(tx);
        const bool years = subjects_.office().seats(tx, ctx.actor);
        std::erase_if(all, [&](const auto& each) {
            return each.scope == Scope::dossier || (each.scope == Scope::fiscal_year && !years);
        });
        return all;
    });
}

// Which event it is, and for whom.
void Events::choose(Tx& tx, const Context& ctx, const Record& record, Event& event) {
    const auto all = book_.known(tx);
    const auto told = [&](Scope scope) {
        return std::find_if(all.begin(), all.end(), [&](const auto& each) {
            return each.key == record.event && each.scope == scope;
        });
    };
    auto kind = told(record.fiscal_year ? Scope::fiscal_year : Scope::unit);   // editions may tell it of either
    if (kind == all.end()) kind = told(record.fiscal_year ? Scope::unit : Scope::fiscal_year);
    if (kind == all.end()) throw Error("core.error.invalid", {{"event", "archive.fault.event", {}}});
    event.trigger = kind->key;
    event.name = kind->name;
    if (kind->scope == Scope::fiscal_year) {
        if (!subjects_.office().seats(tx, ctx.actor))
            throw Error(core::Code::forbidden, "archive.error.records_unit_only");
        if (!record.fiscal_year) throw Error("core.error.invalid", {{"fiscal_year", "archive.fault.fiscal_year", {}}});
        event.fiscal_year = record.fiscal_year;
    } else {
        const auto unit = subjects_.keeper(tx, ctx.actor.seat().unit);
        event.unit = unit.id;
        event.unit_name = unit.name;
    }
}

// One of those his dossiers in sight wait for; told twice it would be two days of one event.
void Events::choose_of_person(Tx& tx, const Context& ctx, const Record& record, Event& event) {
    const auto all = cabinet_.of_person(tx, ctx, *record.of_person);
    // Whoever has one of his in hand tells what happened to him.
    if (std::none_of(all.dossiers.begin(), all.dossiers.end(), [](const Whole& each) { return each.in_hand; }))
        cabinet_.kept_by(tx, ctx, *record.of_person);
    const auto kind = std::find_if(all.recordable.begin(), all.recordable.end(),
                                   [&](const auto& each) { return each.key == record.event; });
    const auto* stands = recorded(all.events, record.event);
    if (stands != nullptr && (kind == all.recordable.end() || !kind->repeats))
        throw Error(core::Code::conflict, "archive.error.event_stands_person",
                    {{"name", stands->name}, {"date", core::iso(stands->on)}});
    if (kind == all.recordable.end()) throw Error("core.error.invalid", {{"event", "archive.fault.event", {}}});
    event.trigger = kind->key;
    event.name = kind->name;
    event.person = all.key;
}

Event Events::made(Tx& tx, const Context& ctx, const Record& record) {
    ensure_manages(ctx);
    Event event;
    if (record.of_person) choose_of_person(tx, ctx, record, event);
    else choose(tx, ctx, record, event);
    event.id = EventId::make(ctx.now());
    event.on = record.on;
    event.evidence = core::text::trim(record.evidence);
    event.letter = cabinet_.letter_named(tx, ctx, cabinet_.archive_of(tx, ctx), record.letter);
    event.basis = core::text::trim(record.basis);
    event.basis_on = record.basis_on;
    event.recorded = ctx.now();
    event.recorded_by = ctx.actor.person_name;
    event.check(ctx.today());
    return event;
}

Events::Reached Events::reach(const Context& ctx, const Record& record) {
    return db_.read([&](Tx& tx) {
        const auto event = made(tx, ctx, record);
        if (event.fiscal_year) ensure_first(tx, event);
        Reached found{store::reach(tx, subjects_.sight(tx, ctx.actor), event,
                                   event.unit ? subjects_.line_of(tx, *event.unit) : std::vector<core::UnitId>()), {}};
        if (event.person) found.shifts = cabinet_.shifts(tx, ctx, event);
        return found;
    });
}

// Of a person, whose clocks are wound in this unit: before the trail, as everybody does.
void Events::take_all_of(Tx& tx, const Event& event) {
    if (!event.person) return;
    for (const auto& id : store::closed_of(tx, *event.person)) cabinet_.take(tx, id);
}

EventId Events::record(const Context& ctx, const Record& record) {
    ensure_manages(ctx);
    return db_.write([&](Tx& tx) {
        // Two at once wait for each other.
        if (record.of_person) store::turn(tx, store::turn_of(cabinet_.key_of(tx, ctx, *record.of_person)));
        const auto event = made(tx, ctx, record);
        if (event.fiscal_year) {
            store::turn(tx, store::turn_of(event.trigger, *event.fiscal_year));
            ensure_first(tx, event);
        }
        take_all_of(tx, event);
        store::insert(tx, event, ctx.actor.seat().position);
        core::audit::append(tx, ctx, "archive.event_recorded", object_of(event.id), trail_of(event));
        if (event.person) cabinet_.wind_all_of(tx, ctx, *event.person);
        else cabinet_.wind_later(tx, ctx, event.unit, event.fiscal_year);
        return event.id;
    });
}

// A dossier of the person that the actor may know of.
std::optional<DossierId> Events::dossier_of(Tx& tx, const Context& ctx, PersonKey person) {
    store::Wish wish;
    wish.person = person;
    wish.limit = 1;
    const auto found = store::list(tx, subjects_.sight(tx, ctx.actor), wish);
    return found.empty() ? std::nullopt : std::optional(found.front().id);
}

std::string Events::page_of(Tx& tx, const Context& ctx, const Event& event) {
    const std::string one = "/archive/dossiers/";
    if (event.dossier) return one + event.dossier->text();
    const auto his = event.person ? dossier_of(tx, ctx, *event.person) : std::nullopt;
    return his ? one + his->text() + "/person" : "/archive/events";
}

Event Events::seen(Tx& tx, const Context& ctx, EventId id) {
    auto event = store::event(tx, id);
    if (!event) core::ensure(Verdict::hidden);
    const auto sight = subjects_.sight(tx, ctx.actor);
    if (event->dossier && !store::find(tx, sight, *event->dossier)) core::ensure(Verdict::hidden);
    if (event->person && !dossier_of(tx, ctx, *event->person)) core::ensure(Verdict::hidden);
    if (event->unit && std::find(sight.units.begin(), sight.units.end(), *event->unit) == sight.units.end())
        core::ensure(Verdict::hidden);
    return *std::move(event);
}

Event Events::find(const Context& ctx, EventId id) {
    return db_.read([&](Tx& tx) { return seen(tx, ctx, id); });
}

// What decides the clock of a proposed dossier is frozen; what reaches many is found where each is carried out.
void Events::stays_countable(Tx& tx, const Context& ctx, DossierId id) {
    cabinet_.take(tx, id);
    const auto dossier = cabinet_.kept_by(tx, ctx, id);
    if (dossier.process != Process::none)
        throw Error(core::Code::conflict, "archive.error.event_proposed", {{"number", dossier.numbered()}});
}

std::string Events::cancel(const Context& ctx, EventId id, const std::string& reason) {
    return db_.write([&](Tx& tx) {
        const auto event = seen(tx, ctx, id);
        ensure_manages(ctx);
        if (!subjects_.answers_for(tx, ctx.actor, event)) core::ensure(Verdict::forbidden);
        if (event.dossier) stays_countable(tx, ctx, *event.dossier);
        take_all_of(tx, event);
        if (core::text::trim(reason).empty())
            throw Error("core.error.invalid", {{"reason", "archive.fault.cancel_reason", {}}});
        store::cancel(tx, event, EventId::make(ctx.now()), reason, ctx.now(), ctx.actor.seat().position,
                      ctx.actor.person_name);
        core::audit::append(tx, ctx, "archive.event_cancelled",
                            event.dossier ? object_of(*event.dossier) : object_of(id),
                            {{"event", event.trigger}, {"date", core::iso(event.on)}, {"reason", reason}});
        if (event.dossier) cabinet_.wind(tx, ctx, *event.dossier);
        else if (event.person) cabinet_.wind_all_of(tx, ctx, *event.person);
        else cabinet_.wind_later(tx, ctx, event.unit, event.fiscal_year);
        return page_of(tx, ctx, event);
    });
}

}  // namespace archive
