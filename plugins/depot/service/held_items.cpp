// SPDX-License-Identifier: Apache-2.0
// Holds on one item: its dossier is kept from ending as long as it stands in it, and so is the copy left by a handover.
#include <algorithm>

#include "core/audit/trail.h"
#include "depot/service/holds.h"

namespace depot {

using archive::DossierId;
using archive::Kept;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

Error unheld(const char* field, const char* word) { return Error("core.error.invalid", {{field, word, {}}}); }

DossierId id_in(const std::string& text) try {
    return DossierId::parse(text);
} catch (const Error&) {
    throw unheld("dossier", "depot.fault.held_dossier");
}

// The one dossier of that number, or of that id, the actor may know of.
Kept dossier_called(Tx& tx, Parts& parts, const Context& ctx, const std::string& text) {
    const auto wanted_text = clean(text);
    archive::Wanted wanted;
    wanted.brief = true;
    if (wanted_text.find('/') != std::string::npos) wanted.numbers = {wanted_text};
    else wanted.among = {id_in(wanted_text)};
    auto found = parts.holdings.list(tx, ctx, wanted);
    if (found.size() > 1) {   // his own unit's comes first, of numbers several have
        const auto own = own_units(tx, parts, ctx.actor);
        std::erase_if(found, [&](const Kept& each) { return !among(own, each.unit); });
        if (found.size() != 1) throw unheld("dossier", "depot.fault.held_several");
    }
    if (found.empty()) throw unheld("dossier", "depot.fault.held_dossier");
    return std::move(found.front());
}

}  // namespace

void Holds::hold_one(const Context& ctx, HoldId id, const std::string& dossier, std::optional<int> item) {
    must(ctx, "depot.hold");
    parts_.db.write([&](Tx& tx) {
        const auto hold = seen(tx, ctx, id);
        if (hold.state == HoldState::released) throw Error(core::Code::conflict, "depot.error.hold_released");
        if (hold.by_query) throw Error(core::Code::conflict, "depot.error.hold_by_query");
        const auto found = dossier_called(tx, parts_, ctx, dossier);
        store::update(tx, hold, hold.state);   // nobody releases it meanwhile
        if (!item) return choose(tx, ctx, hold, {found.id});
        parts_.gate.take(tx, found.id);   // a destruction that asked before is done, or waits and asks after this
        must_have_contents(known(tx, parts_, ctx, found.id));
        const auto items = parts_.holdings.items(tx, ctx, found.id);
        const auto at = std::find_if(items.begin(), items.end(), [&](const auto& each) { return each.number == *item; });
        if (at == items.end()) throw unheld("item", "depot.fault.held_item");
        if (store::hold_item(tx, {hold.id, found.unit, at->subject, found.id, at->number}, ctx.now(), ctx.actor.named()))
            core::audit::append(tx, ctx, "depot.held", object_of(found.id),
                                {{"hold", hold.id.text()}, {"name", hold.name}, {"item", at->number}});
    });
}

std::map<DossierId, std::vector<Holds::Through>> Holds::through_items(Tx& tx, const std::vector<Kept>& dossiers) {
    std::map<DossierId, std::vector<Through>> all;
    if (dossiers.empty() || !store::items_held(tx)) return all;
    const auto house = system_context(parts_);
    std::vector<DossierId> ids;
    std::map<DossierId, core::UnitId> units;
    for (const auto& each : dossiers)
        if (units.emplace(each.id, each.unit).second) ids.push_back(each.id);
    std::map<std::pair<std::string, core::UnitId>, std::vector<DossierId>> stand;
    std::vector<std::string> subjects;
    for (const auto& [id, filed] : parts_.holdings.subjects(tx, house, ids))
        for (const auto& subject : filed) {
            stand[{subject, units.at(id)}].push_back(id);
            subjects.push_back(subject);
        }
    std::map<HoldId, std::optional<Hold>> holds;
    for (const auto& held : store::held_items(tx, subjects)) {
        const auto at = stand.find({held.subject, held.unit});
        if (at == stand.end()) continue;
        auto [hold, fresh] = holds.try_emplace(held.hold);
        if (fresh) hold->second = store::hold(tx, held.hold);
        for (const auto& id : at->second) all[id].push_back({hold->second.value(), number_in(tx, house, id, held)});
    }
    return all;
}

int Holds::number_in(Tx& tx, const Context& ctx, DossierId id, const HeldItem& held) {
    if (id == held.dossier) return held.number;
    for (const auto& each : parts_.holdings.items(tx, ctx, id))
        if (each.subject == held.subject) return each.number;
    return held.number;
}

std::vector<HoldShown::Item> Holds::items_shown(Tx& tx, const Context& ctx, HoldId id) {
    std::vector<HoldShown::Item> all;
    const auto held = store::held_items(tx, id);
    std::vector<DossierId> ids;
    for (const auto& each : held) ids.push_back(each.dossier);
    const auto known = known_of(tx, parts_, ctx, ids);
    for (const auto& each : held) {
        const auto at = known.find(each.dossier);
        if (at == known.end()) continue;
        HoldShown::Item shown{at->second, each.number, ""};
        for (const auto& item : parts_.holdings.items(tx, ctx, each.dossier))
            if (item.subject == each.subject) shown.title = item.title;
        all.push_back(std::move(shown));   // "": it was moved since
    }
    return all;
}

}  // namespace depot
