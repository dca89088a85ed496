// SPDX-License-Identifier: Apache-2.0
// The clocks of closed dossiers are kept: wound where something changed, renewed each night.
#include "archive/service/cabinet.h"
#include "core/audit/trail.h"

namespace archive {

using core::Context;
using core::Json;
using core::db::Tx;

namespace {

constexpr int portion = 200;   // dossiers in one unit of work
constexpr const char* winding = "archive.wind";

// All of them, in order of their ids, before the first word goes to the trail: an act that has one of them waits for the
// trail, and this would wait for it with the trail in hand.
void take_each(Tx& tx, const std::vector<DossierId>& ids) {
    for (const auto& id : ids) store::take(tx, id);
}

Json rule_json(const std::optional<Rule>& rule) { return rule ? rule->json() : Json(); }

}  // namespace

void Cabinet::wind(Tx& tx, const Context& ctx, const Dossier& dossier, const Clock& clock) {
    if (dossier.state != State::closed) {
        if (store::drop_clock(tx, dossier.id)) index(tx, dossier);
        return;
    }
    const auto now = store::wound(clock);
    const auto was = store::wound(tx, dossier.id);
    if (was == now) return;
    store::put(tx, dossier.id, dossier.unit, now, ctx.now());
    const bool moved = !was || was->json() != now.json();
    if (moved) index(tx, dossier);   // people narrow a search by its phase and fate
    if (was && moved)
        core::audit::append(tx, ctx, "archive.clock_moved", object_of(dossier.id),
                            {{"was", was->json()}, {"now", now.json()}});
}

// Taken first: one that is destroyed beside this is read as the stub it has become, and not told in the index as living.
void Cabinet::wind(Tx& tx, const Context& ctx, DossierId id) {
    store::take(tx, id);
    auto dossier = known(tx, id);
    if (dossier.gone()) return;
    const auto whole = fill(tx, ctx, std::move(dossier));
    wind(tx, ctx, whole.dossier, whole.term);
}

std::vector<store::Wound> Cabinet::wound_now(Tx& tx, const Context& ctx, std::vector<Dossier> dossiers) {
    std::vector<store::Wound> all;
    for (const auto& each : fill(tx, ctx, std::move(dossiers))) all.push_back(store::wound(each.term));
    return all;
}

void Cabinet::wind_later(Tx& tx, const Context& ctx, const std::optional<core::UnitId>& unit,
                         const std::optional<int>& fiscal_year) {
    Json job{{"after", DossierId{}.text()}};
    if (unit) job["unit"] = unit->text();
    if (fiscal_year) job["fiscal_year"] = *fiscal_year;
    core::jobs::add(tx, ctx.now(), winding, job);
}

void Cabinet::wind_portion(const Context& ctx, const Json& job) {
    std::vector<core::UnitId> units;
    std::optional<int> year;
    if (job.contains("fiscal_year")) year = job.at("fiscal_year").get<int>();
    db_.write([&](Tx& tx) {
        if (job.contains("unit")) units = subjects_.line_of(tx, core::UnitId::parse(core::json::text(job, "unit")));
        const auto ids =
            store::closed_after(tx, units, year, DossierId::parse(core::json::text(job, "after")), portion);
        take_each(tx, ids);
        for (const auto& id : ids) wind(tx, ctx, id);
        if (static_cast<int>(ids.size()) < portion) return;
        auto next = job;
        next["after"] = ids.back().text();
        core::jobs::add(tx, ctx.now(), winding, next);
    });
}

void Cabinet::renew(Tx& tx, const Context& ctx, DossierId id) {
    store::take(tx, id);
    auto dossier = known(tx, id);
    if (dossier.gone()) return;
    const auto found = rule(tx, dossier);
    // The rule of a proposed dossier is frozen: what was decided of it stands; the night after takes it.
    const bool adopted = adopts(dossier.rule, found);
    const bool late = adopted && differs(dossier.rule, found);   // seen before it was known to be surer
    if ((found != dossier.rule_seen || late) && dossier.process == Process::none) {
        if (differs(dossier.rule_seen, found) || late)
            core::audit::append(tx, ctx, "archive.retention_differs", object_of(dossier.id),
                                {{"applied", rule_json(dossier.rule)},
                                 {"found", rule_json(found)},
                                 {"adopted", adopted}});
        if (adopted && excepts_otherwise(dossier.rule, found)) unsettle(tx, ctx, id, found->exception);
        dossier.rule_seen = found;
        if (adopted) dossier.rule = found;
        store::save(tx, dossier);
    }
    wind(tx, ctx, id);
}

void Cabinet::recompute(const Context& ctx) {
    for (DossierId after{};;) {
        const auto ids = db_.read([&](Tx& tx) { return store::closed_after(tx, {}, {}, after, portion); });
        if (ids.empty()) return;
        db_.write([&](Tx& tx) {
            take_each(tx, ids);
            for (const auto& id : ids) renew(tx, ctx, id);
        });
        after = ids.back();
    }
}

void Cabinet::adopt(const Context& ctx, DossierId id, const std::string& reason) {
    db_.write([&](Tx& tx) {
        auto dossier = kept_by(tx, ctx, id);
        if (reason.empty()) throw core::Error("core.error.invalid", {{"reason", "archive.fault.reason", {}}});
        if (dossier.state != State::closed)
            throw core::Error(core::Code::conflict, "archive.error.not_closed", {{"number", dossier.numbered()}});
        pass(tx, ctx, id, Deed::file);   // the rule of a proposed dossier is frozen
        const auto found = rule(tx, dossier);
        if (!found || found == dossier.rule) throw core::Error(core::Code::conflict, "archive.error.same_rule");
        core::audit::append(tx, ctx, "archive.rule_adopted", object_of(id),
                            {{"was", rule_json(dossier.rule)}, {"now", rule_json(found)}, {"reason", reason}});
        if (excepts_otherwise(dossier.rule, found)) unsettle(tx, ctx, id, reason);
        dossier.rule = dossier.rule_seen = found;
        store::save(tx, dossier);
        wind(tx, ctx, id);
    });
}

}  // namespace archive
