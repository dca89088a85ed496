// SPDX-License-Identifier: Apache-2.0
// What the forms tell of a filed item, corrected: the row it was filed with stays, a further one stands for it.
#include "archive/service/asking.h"
#include "archive/service/cabinet.h"
#include "core/audit/trail.h"

namespace archive {

using core::Context;
using core::Error;
using core::Json;
using core::db::Tx;

namespace {

// Without the sender: a name does not outlive what is destroyed.
Json told_of(const Description& told) {
    return {{"stage", told.stage}, {"medium", told.medium}, {"condition", told.physical},
            {"amount", told.amount}, {"unit", told.amount_unit}};
}

}  // namespace

void Cabinet::describe(const Context& ctx, DossierId id, int number, const Telling& told, const std::string& reason) {
    db_.write([&](Tx& tx) {
        const auto dossier = told_by(tx, ctx, id);
        ensure_reason(reason);
        pass(tx, ctx, id, Deed::file);   // the list of a proposal tells it as it was proposed
        const auto items = store::items(tx, id);
        const auto& item = standing_item(items, number);
        Correction made;
        made.item = item.id;
        made.was = item;
        made.now = told.over(made.was);
        made.reason = reason;
        made.recorded = ctx.now();
        made.recorded_by = ctx.actor.person_name;
        auto faults = faults_of(made.now, item.here());
        if (faults.empty() && made.now == made.was) faults.push_back({"stage", "archive.fault.nothing_told", {}});
        if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
        store::insert(tx, made, ctx.actor.seat().position);
        core::audit::append(tx, ctx, "archive.described", object_of(id),
                            {{"item", number}, {"was", told_of(made.was)}, {"now", told_of(made.now)}, {"reason", reason}});
        index(tx, dossier);   // people narrow a search by its medium
    });
}

}  // namespace archive
