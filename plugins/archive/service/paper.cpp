// SPDX-License-Identifier: Apache-2.0
// Paper in dossiers: single letters, bundles, and whole dossiers of a backlog.
#include <algorithm>

#include "archive/service/asking.h"
#include "archive/arrivals.h"
#include "archive/service/cabinet.h"
#include "archive/store/person_store.h"
#include "archive/store/place_store.h"
#include "core/audit/trail.h"
#include "core/base/text.h"

namespace archive {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

std::vector<core::Fault> faults_of(const Paper& paper, core::Date today) {
    auto faults = faults_of(item_of(paper), false);
    if (core::text::trim(paper.title).empty()) faults.push_back({"title", "archive.fault.paper_title", {}});
    if (paper.date > today) faults.push_back({"date", "archive.fault.paper_date", {}});
    if (!paper.dated.empty() && !is_dated(paper.dated)) faults.push_back({"date", "archive.fault.dated", {{"text", paper.dated}}});
    if (paper.first && *paper.first > paper.date) faults.push_back({"first", "archive.fault.paper_first", {}});
    return faults;
}

// Of what bears no date the day it is registered on: it was there by then.
Paper with_days(Paper paper, core::Date today) {
    if (paper.dated == undated) paper.date = today;
    const auto span = span_of(paper.dated);
    if (!span) return paper;
    paper.first = span->first;
    // The year is not over yet: what is known of it ends today.
    paper.date = span->first > today ? span->last : std::min(span->last, today);
    return paper;
}

Item item_of(const Paper& paper) {
    Item item;
    item.medium = paper.medium;
    item.letter_number = paper.number;
    item.date = paper.date;
    item.first = paper.first;
    item.dated = paper.dated;
    item.title = core::text::trim(paper.title);
    item.sender = paper.sender;
    item.receiver = paper.receiver;
    item.amount = paper.amount;
    item.amount_unit = paper.amount_unit;
    item.stage = paper.stage;
    item.physical = paper.physical;
    item.remark = paper.remark;
    return item;
}

// Nothing of it lies in the house: it has no bytes, and its name is its own number.
Item Cabinet::put_item(Tx& tx, const Context& ctx, Dossier dossier, Item item) {
    const auto& seat = ctx.actor.seat();
    const bool opens = withheld(item.access) && !withheld(dossier.access);
    save_risen(tx, ctx, dossier, item.inherits ? AccessClass::ordinary : item.access);
    if (opens) store::set_readers(tx, dossier.id, subjects_.filing(tx, seat.position));
    item.id = ItemId::make(ctx.now());
    item.subject = std::string(paper_prefix) + item.id.text();
    item.dossier = dossier.id;
    item.number = store::last_item(tx, dossier.id) + 1;
    item.volume = dossier.volume;
    item.filed = ctx.now();
    item.filed_by_name = ctx.actor.person_name;
    store::insert(tx, item, dossier.unit, seat.position);
    unsettle(tx, ctx, dossier.id);
    core::audit::append(tx, ctx, "archive.paper_registered", object_of(dossier.id),
                        {{"item", item.number}, {"number", item.letter_number}, {"date", item.edtf()},
                         {"amount", item.amount}, {"unit", item.amount_unit}});
    return item;
}

Item Cabinet::register_paper(const Context& ctx, DossierId id, const Paper& told) {
    const auto paper = with_days(told, ctx.today());
    return db_.write([&](Tx& tx) {
        const auto dossier = filed_by(tx, ctx, id);
        auto faults = faults_of(paper, ctx.today());
        auto item = item_of(paper);
        item.access = asked(paper.access, AccessClass::ordinary, faults);
        item.inherits = paper.access.empty();
        if (item.inherits) item.access = dossier.access;
        if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
        if (dossier.state != State::open)
            throw Error(Code::conflict, "archive.error.closed", {{"number", dossier.numbered()}});
        pass(tx, ctx, id, Deed::file);
        item = put_item(tx, ctx, dossier, std::move(item));
        index(tx, known(tx, id));
        return item;
    });
}

namespace {

// Whoever gives a number of that depot waits for whoever brings one.
void take_definitives(Tx& tx, const std::vector<core::UnitId>& records) {
    store::turn(tx, "definitive:" + records.front().text());
}

}  // namespace

std::int64_t Cabinet::highest(Tx& tx, const std::vector<core::UnitId>& records) {
    take_definitives(tx, records);
    return store::highest_definitive(tx, records);
}

bool Cabinet::bears_definitive(Tx& tx, const Context& ctx, std::int64_t number) {
    return store::bears_definitive(tx, subjects_.line_of(tx, archive_of(tx, ctx)), number);
}

Dossier Cabinet::take_in(Tx& tx, const Context& ctx, Dossier dossier, const Paper& paper, const Person& person) {
    const auto& seat = ctx.actor.seat();
    const auto unit = subjects_.keeper(tx, seat.unit);
    const auto wanted = dossier;
    if (wanted.definitive) {
        take_definitives(tx, subjects_.line_of(tx, unit.id));
        if (bears_definitive(tx, ctx, *wanted.definitive))
            throw Error(Code::conflict, "archive.backlog.definitive_taken", {{"number", std::to_string(*wanted.definitive)}});
    }
    dossier.custody = Custody::unit;
    const auto closed = dossier.closed;
    dossier.id = DossierId::make(ctx.now());
    dossier.unit = unit.id;
    dossier.unit_name = unit.name;
    dossier.year = static_cast<int>(ctx.today().year());
    give_next_number(tx, dossier);
    dossier.opened_by = seat.position;
    store::insert(tx, dossier);
    if (!person.none()) store::insert(tx, dossier.id, person);
    if (withheld(dossier.access)) store::set_readers(tx, dossier.id, subjects_.filing(tx, seat.position));
    auto item = item_of(paper);
    item.access = dossier.access;
    item.inherits = true;
    put_item(tx, ctx, dossier, std::move(item));
    dossier = known(tx, dossier.id);
    if (closed) {
        dossier.close(*closed, ctx.today());
        shut(tx, ctx, dossier);
    }
    if (wanted.definitive) store::set_definitive(tx, dossier.id, *wanted.definitive);
    if (wanted.custody == Custody::records_unit) move(tx, ctx, dossier.id, Life::inactive, wanted.custody, unit.id);
    else index(tx, dossier);
    // A place the table tells is where it stands by now.
    if (!wanted.place.empty()) {
        store::set_unplaced(tx, dossier.id, false);
        index(tx, known(tx, dossier.id));
    }
    core::audit::append(tx, ctx, "archive.taken_in", object_of(dossier.id),
                        {{"number", dossier.numbered()}, {"code", dossier.code}, {"source", dossier.source}});
    return known(tx, dossier.id);
}

}  // namespace archive
