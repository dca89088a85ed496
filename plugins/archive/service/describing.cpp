// SPDX-License-Identifier: Apache-2.0
// What the forms tell of a filed item, corrected: the row it was filed with stays, a further one stands for it.
#include <algorithm>

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
        told_by(tx, ctx, id);
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
        const auto dossier = known(tx, id);
        // What was taken for a file lies on paper: it stands somewhere, or waits for a place.
        if (made.was.medium == "electronic" && made.now.medium != "electronic" && dossier.place.empty()) await_place(tx, dossier);
        index(tx, known(tx, id));   // people narrow a search by its medium
    });
}

namespace {

// When its volume, or the dossier, was closed: it holds nothing of later days.
std::optional<core::Date> ended_of(const Dossier& dossier, const std::vector<core::Date>& volumes, const Item& item) {
    const auto volume = static_cast<std::size_t>(item.volume);
    return volume <= volumes.size() ? std::optional(volumes[volume - 1]) : dossier.closed;
}

// Its days as they follow from what is told now. What is told as it stands keeps them, whatever day it is today; what bears
// no date has that of its registration, and what may be of several days none after its dossier was closed.
Paper paper_named(const Naming& told, const Naming& was, core::Date registered, core::Date today, const std::optional<core::Date>& ended) {
    Paper paper;
    paper.title = core::text::trim(told.title);
    paper.date = told.date;
    paper.first = told.first;
    paper.dated = told.dated;
    if (told.dated == undated) paper.first.reset();
    if (!told.dated.empty() && told.dated == was.dated) {
        paper.date = was.date;
        paper.first = was.first;
    } else if (told.dated == undated) {
        paper.date = std::min(registered, ended.value_or(registered));
    } else {
        paper = with_days(paper, today);
        const auto span = last_span_of(told.dated);
        if (ended && span && span->first <= *ended) paper.date = std::min(paper.date, *ended);
    }
    return paper;
}

}  // namespace

void Cabinet::rename(const Context& ctx, DossierId id, int number, const Naming& told, const std::string& reason) {
    db_.write([&](Tx& tx) {
        told_by(tx, ctx, id);
        ensure_reason(reason);
        pass(tx, ctx, id, Deed::file);   // the list of a proposal tells it as it was proposed
        const auto dossier = known(tx, id);
        const auto items = store::items(tx, id);
        const auto& item = standing_item(items, number);
        if (!item.subject.starts_with(paper_prefix)) throw Error("core.error.invalid", {{"item", "archive.fault.naming_letter", {}}});
        Renaming made{item.id, number, named_as(item), told, reason, ctx.now(), ctx.actor.person_name};
        const auto ended = ended_of(dossier, store::volumes(tx, id), item);
        const auto paper = paper_named(told, made.was, core::date_of(item.filed, ctx.zone), ctx.today(), ended);
        made.now.title = paper.title;
        made.now.date = paper.date;
        made.now.first = paper.first;
        auto faults = faults_of(paper, ctx.today());
        if (faults.empty() && made.now == made.was) faults.push_back({"title", "archive.fault.nothing_told", {}});
        if (ended && paper.dated != undated && paper.date > *ended && paper.date != made.was.date)
            faults.push_back({"date", "archive.fault.naming_late", {{"date", core::iso(*ended)}}});
        if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
        store::insert(tx, made, ctx.actor.seat().position);
        Json fields = Json::array();   // of the words themselves the trail keeps nothing: they go with the item
        if (made.now.title != made.was.title) fields.push_back("title");
        if (made.now.number != made.was.number) fields.push_back("number");
        if (made.now.edtf() != made.was.edtf()) fields.push_back("date");
        core::audit::append(tx, ctx, "archive.item_renamed", object_of(id), {{"item", number}, {"fields", fields}, {"reason", reason}});
        wind(tx, ctx, id);   // by its day what was told of a whole unit reaches the dossier, or does not
        index(tx, dossier);
    });
}

}  // namespace archive
