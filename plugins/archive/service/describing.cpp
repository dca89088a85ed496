// SPDX-License-Identifier: Apache-2.0
// What the forms tell of a filed item, corrected: the row it was filed with stays, a further one stands for it.
#include "archive/service/asking.h"
#include "archive/service/cabinet.h"
#include "archive/arrivals.h"
#include "core/audit/trail.h"
#include "core/base/text.h"

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

namespace {

// A volume, or the dossier, that was closed holds nothing of later days.
void ensure_closed_after(const Dossier& dossier, const std::vector<core::Date>& volumes, const Item& item) {
    const auto volume = static_cast<std::size_t>(item.volume);
    const auto ended = volume <= volumes.size() ? std::optional(volumes[volume - 1]) : dossier.closed;
    if (ended && item.date > *ended)
        throw Error("core.error.invalid", {{"date", "archive.fault.naming_late", {{"date", core::iso(*ended)}}}});
}

}  // namespace

void Cabinet::rename(const Context& ctx, DossierId id, int number, const Naming& told, const std::string& reason) {
    db_.write([&](Tx& tx) {
        const auto dossier = told_by(tx, ctx, id);
        ensure_reason(reason);
        pass(tx, ctx, id, Deed::file);   // the list of a proposal tells it as it was proposed
        const auto items = store::items(tx, id);
        auto item = standing_item(items, number);
        if (!item.subject.starts_with(paper_prefix)) throw Error("core.error.invalid", {{"item", "archive.fault.naming_letter", {}}});
        Renaming made{item.id, number, named_as(item), told, reason, ctx.now(), ctx.actor.person_name};
        made.now.title = core::text::trim(told.title);
        Paper paper;
        paper.title = made.now.title;
        paper.date = told.date;
        paper.first = told.first;
        paper.dated = told.dated;
        paper = with_days(paper, ctx.today());
        made.now.date = paper.date;
        made.now.first = paper.first;
        auto faults = faults_of(paper, ctx.today());
        if (faults.empty() && made.now == made.was) faults.push_back({"title", "archive.fault.nothing_told", {}});
        if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
        item.date = paper.date;
        if (made.now.date != made.was.date) ensure_closed_after(dossier, store::volumes(tx, id), item);
        store::insert(tx, made, ctx.actor.seat().position);
        Json fields = Json::array();   // of the words themselves the trail keeps nothing: they go with the item
        if (made.now.title != made.was.title) fields.push_back("title");
        if (made.now.number != made.was.number) fields.push_back("number");
        if (made.now.date != made.was.date || made.now.first != made.was.first || made.now.dated != made.was.dated) fields.push_back("date");
        core::audit::append(tx, ctx, "archive.item_renamed", object_of(id), {{"item", number}, {"fields", fields}, {"reason", reason}});
        index(tx, dossier);
    });
}

}  // namespace archive
