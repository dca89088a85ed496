// SPDX-License-Identifier: Apache-2.0
// The import's units of work.
#include "directory/service/import.h"

#include "core/audit/trail.h"
#include "directory/domain/access.h"
#include "directory/service/packed.h"
#include "directory/store/ending_store.h"
#include "directory/store/organisation_store.h"
#include "directory/store/people_store.h"

namespace directory {
namespace {

using core::db::Tx;

constexpr std::chrono::hours keep_for{24};

// Nobody is put into a unit that has ended.
void ensure_ended_empty(Tx& tx, core::Date today) {
    for (const auto& ending : store::endings(tx))
        for (const auto& position : store::positions(tx, ending.unit))
            for (const auto& made : store::appointments_to(tx, position.id)) {
                if (made.until && *made.until < today) continue;
                const auto person = store::person(tx, made.person);
                throw core::Error(core::Code::conflict, "directory.error.ended_held",
                                  {{"position", position.name}, {"name", person ? titled(*person) : ""}});
            }
}

// Of what is there already; what is new has nothing yet that could stand by its old place.
Rearranged rearranged_by(Tx& tx, const Organisation& save) {
    Rearranged what;
    for (const auto& unit : save.units) {
        const auto was = store::unit(tx, unit.id);
        if (was && (was->parent != unit.parent || was->own_numbers != unit.own_numbers)) what.units.push_back(unit.id);
    }
    for (const auto& position : save.positions) {
        const auto was = store::position(tx, position.id);
        if (was && (was->unit != position.unit || was->roles != position.roles)) what.positions.push_back(position.id);
    }
    return what;
}

}  // namespace

Plan Import::plan(Tx& tx, const core::Context& ctx, const Workbook& book) {
    return plan_import(store::everything(tx), book, [&] { return core::Uuid::make(ctx.now()); });
}

void Import::apply(Tx& tx, const core::Context& ctx, const Plan& plan) {
    if (!plan.ok() || plan.count(Fate::fresh) + plan.count(Fate::changed) == 0) return;
    const auto what = rearranged_by(tx, plan.save);
    store::save(tx, plan.save);
    ensure_ended_empty(tx, ctx.today());
    if (!what.units.empty() || !what.positions.empty())
        for (auto* each : settlers_) each->rearranged(tx, ctx, what);
    core::audit::append(tx, ctx, "directory.imported", "directory:organisation",
                        {{"fresh", plan.count(Fate::fresh)},
                         {"changed", plan.count(Fate::changed)},
                         {"same", plan.count(Fate::same)}});
}

Plan Import::dry_run(const core::Context& ctx, const Workbook& book) {
    core::ensure(may(ctx.actor, Act::manage));
    return db_.read([&](Tx& tx) { return plan(tx, ctx, book); });
}

Plan Import::run(const core::Context& ctx, const Workbook& book) {
    core::ensure(may(ctx.actor, Act::manage));
    return db_.write([&](Tx& tx) {
        Plan made = plan(tx, ctx, book);
        apply(tx, ctx, made);
        return made;
    });
}

Import::Shown Import::propose(const core::Context& ctx, const Workbook& book) {
    core::ensure(may(ctx.actor, Act::manage));
    return db_.write([&](Tx& tx) {
        Shown shown{"", plan(tx, ctx, book)};
        store::drop_before(tx, ctx.now() - keep_for);
        if (!shown.plan.ok()) return shown;
        const store::Waiting kept{store::ImportId::make(ctx.now()), ctx.actor.person.text(),
                                  ctx.now(), shown.plan.outline(), pack(book)};
        store::keep(tx, kept);
        shown.id = kept.id.text();
        return shown;
    });
}

Plan Import::confirm(const core::Context& ctx, const std::string& id) {
    core::ensure(may(ctx.actor, Act::manage));
    return db_.write([&](Tx& tx) {
        const auto kept = store::waiting(tx, store::ImportId::parse(id), ctx.actor.person.text());
        if (!kept || kept->made_at < ctx.now() - keep_for)
            throw core::Error(core::Code::gone, "directory.error.import_gone");
        Plan made = plan(tx, ctx, unpack(kept->sheets));
        if (made.outline() != kept->outline)
            throw core::Error(core::Code::conflict, "directory.error.import_changed");
        apply(tx, ctx, made);
        store::drop(tx, kept->id);
        return made;
    });
}

}  // namespace directory
