// SPDX-License-Identifier: Apache-2.0
#include "archive/service/arriving.h"

#include <algorithm>
#include <set>

#include "archive/service/accounts.h"
#include "archive/service/asking.h"
#include "archive/store/person_store.h"
#include "core/audit/trail.h"
#include "core/base/text.h"

namespace archive {

using core::Context;
using core::Error;
using core::Fault;
using core::Verdict;
using core::db::Tx;

namespace {

Item handed_item(const ArrivedItem& from) {
    Item item;
    item.subject = std::string(handed_prefix) + from.subject;
    item.number = from.number;
    item.letter_number = from.letter_number;
    item.date = from.date;
    item.title = from.title;
    item.digest = from.digest;
    item.amount = from.amount;
    item.amount_unit = from.amount_unit;
    item.stage = from.stage;
    item.access = from.access;
    item.sender = from.sender;
    item.receiver = from.receiver;
    item.medium = !from.medium.empty() ? from.medium : item.here() ? "electronic" : "paper";
    item.physical = from.physical;
    item.volume = from.volume;
    item.first = from.first;
    item.dated = from.dated;
    item.remark = from.remark;
    return item;
}

// Its days are among those it may be of.
bool fits(const ArrivedItem& item) {
    if (item.dated.empty() || item.dated == undated) return true;
    const auto span = span_of(item.dated);
    return span && span->first <= item.first.value_or(item.date) && item.date <= span->last;
}

void check_items(const Arrived& arrived, core::Date today, std::vector<Fault>& faults) {
    std::set<int> numbers;
    std::set<std::string_view> subjects;
    for (const auto& item : arrived.items) {
        const auto at = std::to_string(item.number);
        const auto fault = [&](const char* word) { faults.push_back({"items." + at, word, {{"item", at}}}); };
        if (item.number < 1 || !numbers.insert(item.number).second) fault("archive.handed.number");
        if (item.subject.empty() || !subjects.insert(item.subject).second) fault("archive.handed.subject");
        if (item.title.empty() || core::text::length(item.title) > longest_title) fault("archive.handed.title");
        if (item.date > today || !fits(item)) fault("archive.handed.date");
        if (item.first && *item.first > item.date) fault("archive.handed.first");
        for (const auto& wrong : faults_of(handed_item(item), item.digest != core::Digest{})) {
            const bool amount = wrong.field.starts_with("amount");
            fault(amount ? "archive.handed.amount" : wrong.field == "stage" ? "archive.handed.stage" : "archive.handed.medium");
        }
    }
}

// Of a dossier that came here before: what cannot be put into it any more. Its number is told to nobody who may not
// know of it, so it is not told at all.
void check_there(Tx& tx, std::string_view source, const Arrived& arrived, std::vector<Fault>& faults) {
    const auto there = store::by_source(tx, source);
    if (!there) return;
    const auto dossier = store::find(tx, {{}, {}, false, true}, *there);
    if (!dossier) return;
    if (dossier->gone()) {
        faults.push_back({"dossier", "archive.handed.gone", {}});
        return;
    }
    std::set<int> taken;
    for (const auto& item : store::items(tx, dossier->id)) taken.insert(item.number);
    bool lacking = false;
    for (const auto& item : arrived.items) {
        if (store::dossier_of(tx, std::string(handed_prefix) + item.subject, dossier->unit)) continue;
        lacking = true;
        const auto at = std::to_string(item.number);
        if (taken.contains(item.number)) faults.push_back({"items." + at, "archive.handed.taken", {{"item", at}}});
    }
    if (lacking && dossier->state != State::open) faults.push_back({"dossier", "archive.handed.shut", {}});
}

}  // namespace

std::string Arriving::source_of(Tx& tx, const Context& ctx, const std::string& source) {
    return store::source_in(tx, std::string(handed_prefix), cabinet_.archive_of(tx, ctx), ctx.actor.seat().unit,
                            ":" + source);
}

std::vector<Fault> Arriving::faults(Tx& tx, const Context& ctx, const Arrived& arrived) {
    std::vector<Fault> faults;
    const auto code = instruments_.code(tx, arrived.code);
    if (!code) faults.push_back({"code", "archive.backlog.code", {{"code", arrived.code}}});
    else if (!code->leaf) faults.push_back({"code", "archive.backlog.code_branch", {{"code", arrived.code}}});
    if (arrived.title.empty()) faults.push_back({"title", "archive.fault.title", {}});
    if (core::text::length(arrived.title) > longest_title) faults.push_back({"title", "archive.fault.title_long", {}});
    if (arrived.opened > ctx.today()) faults.push_back({"opened", "archive.handed.opened", {}});
    if (arrived.closed && (*arrived.closed < arrived.opened || *arrived.closed > ctx.today()))
        faults.push_back({"closed", "archive.handed.closed", {}});
    for (const auto& item : arrived.items) {
        const auto reached = reaches_surely(item.dated, item.date);
        if (!reached || !arrived.closed || *arrived.closed >= std::min(*reached, ctx.today())) continue;
        faults.push_back({"closed", "archive.handed.closed_early", {{"item", std::to_string(item.number)}, {"date", core::iso(*reached)}}});
        break;
    }
    check_items(arrived, ctx.today(), faults);
    for (auto& each : faults_of(arrived, ctx.today())) faults.push_back(std::move(each));
    check_there(tx, source_of(tx, ctx, arrived.source), arrived, faults);
    return faults;
}

Account Arriving::account(Tx& tx, const Context& ctx, DossierId id) {
    auto told = cabinet_.account(tx, ctx, id);
    if (drafts_ != nullptr) told.scheme = drafts_->scheme(tx, cabinet_.scheme_of(tx, id));
    return told;
}

DossierId Arriving::take(Tx& tx, const Context& ctx, const Arrived& arrived) {
    ensure_files(ctx);
    core::ensure(ctx.actor.may("archive.manage") ? Verdict::allowed : Verdict::forbidden);
    if (auto wrong = faults(tx, ctx, arrived); !wrong.empty()) throw Error("core.error.invalid", std::move(wrong));
    Dossier dossier;
    dossier.source = source_of(tx, ctx, arrived.source);
    dossier.title = arrived.title;
    dossier.creator = arrived.creator;
    dossier.creator_unit = arrived.creator_unit;
    const auto code = instruments_.code(tx, arrived.code);
    dossier.code = code->code;
    dossier.code_name = code->name;
    dossier.scheme = code->scheme;
    dossier.access = std::max(arrived.access, instruments_.access(tx, code->code));
    if (!arrived.account.nip.empty()) dossier.access = std::max(dossier.access, AccessClass::limited);   // personal data
    dossier.opened = arrived.opened;
    dossier.closed = arrived.closed;
    std::vector<Item> items;
    for (const auto& each : arrived.items) items.push_back(handed_item(each));
    const auto source = [&](const std::string& of) { return source_of(tx, ctx, of); };
    const auto id = cabinet_.take_over(tx, ctx, {std::move(dossier), std::move(items), arrived.account, arrived.complete, source,
                                               cabinet_.knowing(tx, ctx, arrived)}).id;
    std::vector<core::Digest> files;
    for (const auto& each : arrived.items) files.push_back(each.digest);
    readings_.want(tx, ctx, id, files);
    return id;
}

std::vector<core::Digest> Arriving::borne(Tx& tx, const std::vector<core::Digest>& of) {
    return of.empty() ? std::vector<core::Digest>() : store::handed_files(tx, of);
}

void Cabinet::open_over(Tx& tx, const Context& ctx, Dossier& wanted, const Account& told) {
    const auto& seat = ctx.actor.seat();
    const auto unit = subjects_.keeper(tx, seat.unit);
    wanted.closed.reset();
    wanted.id = DossierId::make(ctx.now());
    wanted.unit = unit.id;
    wanted.unit_name = unit.name;
    wanted.year = static_cast<int>(ctx.today().year());
    give_next_number(tx, wanted);
    wanted.fiscal = told.fiscal_year > 0 ? told.fiscal_year : static_cast<int>(wanted.opened.year());
    wanted.opened_by = seat.position;
    store::insert(tx, wanted);
    if (!told.nip.empty()) store::insert(tx, wanted.id, Person{told.person, told.nip});
    for (const auto& on : told.volumes) store::close_volume(tx, wanted.id, wanted.volume++, on, ctx.now(), ctx.actor.person_name);
    if (!told.volumes.empty()) store::save(tx, wanted);
}

// Numbers are those it had where it comes from: a part that comes later fills its gap.
Dossier Cabinet::take_over(Tx& tx, const Context& ctx, Takeover over) {
    auto& [wanted, items, told, complete, source_of, readers] = over;
    const auto& seat = ctx.actor.seat();
    const auto closed = wanted.closed;
    const auto source = wanted.source;
    const auto there = store::by_source(tx, source);
    for (const auto& item : items) wanted.access = std::max(wanted.access, item.access);   // its number is of that class
    if (!there) open_over(tx, ctx, wanted, told);
    auto dossier = known(tx, there ? *there : wanted.id);
    std::erase_if(items, [&](const Item& each) { return store::dossier_of(tx, each.subject, dossier.unit).has_value(); });
    if (there && items.empty() && (!closed || dossier.state == State::closed)) return dossier;
    if (dossier.state != State::open)
        throw Error(core::Code::conflict, "archive.error.closed", {{"number", dossier.numbered()}});
    const auto here = store::items(tx, dossier.id);
    for (const auto& item : items)
        if (std::any_of(here.begin(), here.end(), [&](const Item& each) { return each.number == item.number; }))
            throw Error(core::Code::conflict, "archive.error.item_taken",
                        {{"number", dossier.numbered()}, {"item", std::to_string(item.number)}});
    const bool hidden = there && withheld(dossier.access);
    auto least = dossier.access;
    for (const auto& item : items) least = std::max(least, item.access);
    save_risen(tx, ctx, dossier, least);
    if (withheld(dossier.access) && !hidden) store::set_readers(tx, dossier.id, readers);
    for (auto& item : items) {
        item.id = ItemId::make(ctx.now());
        item.dossier = dossier.id;
        item.filed = ctx.now();
        item.filed_by_name = ctx.actor.person_name;
        store::insert(tx, item, dossier.unit, seat.position);
    }
    if (!items.empty()) unsettle(tx, ctx, dossier.id);
    dossier = known(tx, dossier.id);
    if (closed) {
        dossier.close(*closed, ctx.today());
        ensure_holds_all(store::items(tx, dossier.id), *closed, ctx.today());
        shut(tx, ctx, dossier);
    }
    if (complete) put_account(tx, ctx, dossier, told, source_of);
    index(tx, dossier);
    core::audit::append(tx, ctx, "archive.taken_over", object_of(dossier.id),
                        {{"number", dossier.numbered()}, {"code", dossier.code}, {"source", source},
                         {"items", items.size()}, {"events", complete ? told.events.size() : 0},
                         {"marks", complete ? told.marks.size() : 0}});
    return dossier;
}

std::optional<core::Digest> Cabinet::handed_file(const Context& ctx, DossierId id, int number) {
    return db_.read([&](Tx& tx) -> std::optional<core::Digest> {
        seen(tx, ctx, id);
        for (const auto& item : store::items(tx, id))
            if (item.number == number && !item.moved() && item.here() && item.subject.starts_with(handed_prefix))
                return levels_.newest(tx, item.digest);
        return std::nullopt;
    });
}

}  // namespace archive
