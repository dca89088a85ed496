// SPDX-License-Identifier: Apache-2.0
// Berkas perseorangan: one open dossier of a person in a unit under a code; and all of one person, with what is told
// of him once for all of them.
#include <algorithm>

#include "archive/service/cabinet.h"
#include "archive/store/person_store.h"

namespace archive {

using core::Context;
using core::Verdict;
using core::db::Tx;

void Cabinet::ensure_only_open(Tx& tx, const Context& ctx, const Dossier& dossier, const Person& person) {
    // Two who open one of him at the same moment come one after the other: all of his have one key.
    const auto& own = person.registered;
    store::turn(tx, "person/" + (own.empty() ? person.nip : dossier.unit.text() + "/" + own));
    store::Wish wish;
    wish.unit = dossier.unit;
    wish.codes = {dossier.code};
    wish.nip = person.nip;
    wish.registered = own;
    wish.state = State::open;
    wish.here = true;
    wish.without = {dossier.id};
    wish.limit = 1;
    // Only those the actor may know of: a refusal would tell him of another.
    for (const auto& other : store::list(tx, subjects_.sight(tx, ctx.actor), wish))
        throw core::Error(core::Code::conflict, "archive.error.person_open",
                          {{"name", person.name}, {"number", other.numbered()}, {"title", other.title}});
}

PersonKey Cabinet::key_of(Tx& tx, const Context& ctx, DossierId id) {
    seen(tx, ctx, id);
    const auto key = store::key_of(tx, id);
    if (!key) core::ensure(Verdict::hidden);
    return *key;
}

// What the rule of a code of personal dossiers waits for happens to the person; elsewhere it happens to the matter.
OfPerson Cabinet::of_person(Tx& tx, const Context& ctx, DossierId id) {
    OfPerson found;
    found.key = key_of(tx, ctx, id);
    found.person = *store::person(tx, id);
    found.events = store::events_of(tx, found.key);
    const auto sight = subjects_.sight(tx, ctx.actor);
    store::Wish wish;
    wish.person = found.key;
    found.dossiers = fill(tx, ctx, store::list(tx, sight, wish));
    found.theirs = subjects_.answered_by(tx, ctx.actor, found.events);
    found.proofs = proofs(tx, ctx, found.events);
    for (const auto& each : found.dossiers) {
        if (each.recordable.empty() || !each.may_change || !of_persons(tx, each.dossier.code)) continue;
        for (const auto& trigger : each.recordable)
            if (std::none_of(found.recordable.begin(), found.recordable.end(),
                             [&](const auto& one) { return one.key == trigger.key; }))
                found.recordable.push_back(trigger);
    }
    return found;
}

OfPerson Cabinet::of_person(const Context& ctx, DossierId id) {
    return db_.read([&](Tx& tx) { return of_person(tx, ctx, id); });
}

std::vector<Shift> Cabinet::shifts(Tx& tx, const Context& ctx, const Event& event) {
    store::Wish wish;
    wish.person = event.person;
    wish.state = State::closed;
    wish.here = true;
    auto dossiers = store::list(tx, subjects_.sight(tx, ctx.actor), wish);
    auto now = fill(tx, ctx, dossiers), then = fill(tx, ctx, std::move(dossiers), &event);
    std::vector<Shift> all;
    for (std::size_t at = 0; at < now.size(); ++at) {
        const auto& awaited = now[at].recordable;
        if (std::none_of(awaited.begin(), awaited.end(), [&](const auto& each) { return each.key == event.trigger; })) continue;
        all.push_back({std::move(now[at].dossier), std::move(now[at].term), std::move(then[at].term)});
    }
    return all;
}

void Cabinet::wind_all_of(Tx& tx, const Context& ctx, PersonKey person) {
    for (const auto& id : store::closed_of(tx, person)) wind(tx, ctx, id);
}

}  // namespace archive
