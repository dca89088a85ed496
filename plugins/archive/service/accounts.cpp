// SPDX-License-Identifier: Apache-2.0
// What is told of a dossier for another house, and what another house told, put where this archive keeps its own.
#include "archive/service/accounts.h"

#include <algorithm>

#include "archive/service/cabinet.h"
#include "archive/store/person_store.h"

namespace archive {

using core::Context;
using core::Date;
using core::Fault;
using core::db::Tx;

namespace {

constexpr int first_year = 1800, last_year = 2200;

template <class All>
bool is_one_of(const All& all, std::string_view word) {
    return std::find(all.begin(), all.end(), word) != all.end();
}

bool sound(const Account::Mark& told) {
    if (told.kind == name(Mark::Kind::vital)) return told.review && !told.reason.empty() && is_one_of(protections, told.protection);
    return told.kind == name(Mark::Kind::guarded) && !told.reason.empty() && is_one_of(guarded_categories, told.category);
}

bool sound(const Account::Exception& told) {
    const auto kind = exception_named(told.kind);
    if (told.reason.empty() || (told.item == 0) != (kind == Exception::Kind::settled)) return false;
    if (kind != Exception::Kind::years)
        return kind == Exception::Kind::settled || kind == Exception::Kind::permanent || kind == Exception::Kind::unresolved;
    const auto within = [](const std::optional<int>& years) { return years && *years >= 0 && *years <= longest_years; };
    return within(told.active_years) && within(told.inactive_years);
}

bool sound(const Account::Event& told, Date today) {
    try {
        event_in(told).check(today);
    } catch (const core::Error&) {
        return false;
    }
    return !told.trigger.empty() && !told.name.empty();
}

bool sound_volumes(const Arrived& arrived, Date today) {
    const auto& closed = arrived.account.volumes;
    const bool in_order = std::is_sorted(closed.begin(), closed.end()) &&
                          (closed.empty() || (closed.front() >= arrived.opened && closed.back() <= today));
    const int last = static_cast<int>(closed.size()) + 1;
    return in_order && std::all_of(arrived.items.begin(), arrived.items.end(),
                                   [&](const ArrivedItem& each) { return each.volume >= 1 && each.volume <= last; });
}

Account::Mark told_mark(const Mark& mark) {
    return {std::string(name(mark.kind)), mark.category, mark.protection, mark.reason, mark.report_number,
            mark.copy_number, mark.review, mark.ended, mark.reported, mark.copied, mark.copy_place};
}

// The filed item that proves it is told by its name: elsewhere no letter of this house is meant.
Account::Event told_event(const Event& event, const std::map<EventId, Proof>& proofs) {
    Account::Event told{event.trigger, event.name, event.evidence, event.basis, event.on, event.basis_on};
    if (const auto proof = proofs.find(event.id); proof != proofs.end())
        told.evidence += (told.evidence.empty() ? "" : "; ") + proof->second.name + " (" + proof->second.dated + ")";
    if (told.evidence.empty()) told.evidence = told.basis.empty() ? told.name : told.basis;
    return told;
}

std::vector<Account::Exception> told_exceptions(const Whole& whole) {
    using Exempt = Exception::Kind;
    std::vector<Account::Exception> all;
    for (const auto& item : whole.items)
        if (const auto& one = item.exception; one && one->kind != Exempt::none && one->kind != Exempt::moved)
            all.push_back({item.number, std::string(name(one->kind)), one->reason, one->active_years, one->inactive_years});
    for (auto last = whole.exceptions.rbegin(); whole.settled && last != whole.exceptions.rend(); ++last)
        if (last->of_dossier()) {
            all.push_back({0, std::string(name(last->kind)), last->reason});
            break;
        }
    return all;
}

std::optional<Account::Rule> told_rule(const std::optional<Rule>& rule) {
    if (!rule) return std::nullopt;
    return Account::Rule{rule->edition,   rule->code,         rule->trigger, std::string(classification::name(rule->fate)),
                         rule->exception, rule->active_years, rule->inactive_years};
}

// There it is told of this dossier alone: what was told for many before it was there would start it after all.
bool reaches(const Event& event, const std::optional<Rule>& rule, const Facts& facts) {
    auto mode = classification::Mode::point;
    if (rule)
        for (const auto& each : rule->triggers.all)
            if (each.key == event.trigger) mode = each.mode;
    const auto told = happenings({event});
    return std::all_of(told.begin(), told.end(), [&](const Happening& each) { return archive::reaches(each, mode, facts); });
}

// "handed:<unit>:<its id there>"; "" of one from here.
std::string origin_of(const std::string& source) {
    return source.starts_with(handed_prefix) ? source.substr(source.rfind(':') + 1) : std::string();
}

bool named_so(const Account::Judgement& told, Judgement::Verdict verdict) { return told.verdict == name(verdict); }

}  // namespace

std::optional<Judgement> judgement_in(const Account::Judgement& told) {
    for (const auto verdict : all_verdicts)
        if (named_so(told, verdict)) return Judgement{verdict, told.years, told.on, told.paper, told.reason};
    return std::nullopt;
}

Mark mark_in(const Account::Mark& told) {
    Mark mark;
    mark.kind = told.kind == name(Mark::Kind::vital) ? Mark::Kind::vital : Mark::Kind::guarded;
    mark.category = told.category;
    mark.protection = told.protection;
    mark.reason = told.reason;
    mark.report_number = told.report_number;
    mark.copy_number = told.copy_number;
    mark.review = told.review;
    mark.ended = told.ended;
    mark.reported = told.reported;
    mark.copied = told.copied;
    mark.copy_place = told.copy_place;
    if (mark.reported) mark.told = Mark::copy_told;   // as report() leaves it
    return mark;
}

Event event_in(const Account::Event& told) {
    Event event;
    event.trigger = told.trigger;
    event.name = told.name;
    event.evidence = told.evidence;
    event.basis = told.basis;
    event.on = told.on;
    event.basis_on = told.basis_on;
    return event;
}

Exception exception_in(const Account::Exception& told) {
    Exception made;
    made.item = told.item;
    made.kind = exception_named(told.kind).value_or(Exception::Kind::unresolved);
    made.active_years = told.active_years;
    made.inactive_years = told.inactive_years;
    made.reason = told.reason;
    return made;
}

std::vector<Fault> faults_of(const Arrived& arrived, Date today) {
    const auto& account = arrived.account;
    std::vector<Fault> faults;
    const auto ensure = [&](bool right, const std::string& what) {
        if (!right) faults.push_back({"account", "archive.handed.account", {{"what", what}}});
    };
    const int year = account.fiscal_year;
    ensure(year == 0 || (year >= first_year && year <= last_year), std::to_string(year));
    ensure(sound_volumes(arrived, today), std::to_string(account.volumes.size() + 1));
    for (const auto& each : account.events) ensure(sound(each, today), each.name);
    for (const auto& each : account.marks) ensure(sound(each), each.kind);
    for (const auto& each : account.exceptions) ensure(sound(each), each.kind);
    if (const auto& judged = account.judged) {
        const bool extends = named_so(*judged, Judgement::Verdict::extend);
        ensure(judgement_in(*judged) && (!extends || (judged->years >= 1 && judged->years <= most_years_more)), judged->verdict);
    }
    if (!account.nip.empty()) check(Person{account.person, account.nip}, faults);
    return faults;
}

Account Cabinet::account(Tx& tx, const Context& ctx, DossierId id) {
    const auto whole = fill(tx, ctx, seen(tx, ctx, id));
    const auto& dossier = whole.dossier;
    Account told;
    told.fiscal_year = dossier.fiscal_year();
    told.volumes = whole.volumes;
    if (dossier.definitive) told.definitive = std::to_string(*dossier.definitive);
    // A number of a register means nothing outside its unit.
    if (whole.person) {
        told.person = whole.person->name;
        told.nip = whole.person->nip;
    }
    told.rule = told_rule(dossier.rule);
    if (const auto& judged = whole.judged)
        told.judged = {std::string(name(judged->verdict)), judged->paper, judged->reason, judged->years, judged->on};
    const auto proven = proofs(tx, ctx, whole.events);
    const auto facts = facts_of(dossier, whole.items);
    for (const auto& each : whole.events)
        if (!each.cancelled && reaches(each, dossier.rule, facts)) told.events.push_back(told_event(each, proven));
    for (const auto& each : whole.marks) told.marks.push_back(told_mark(each));
    told.exceptions = told_exceptions(whole);
    const auto sight = subjects_.sight(tx, ctx.actor);
    for (const auto& each : store::references(tx, id)) {
        const bool here = each.from == id;
        const auto other = store::find(tx, sight, here ? each.to : each.from);
        // Who may read this one may know of the other, whoever that is.
        if (other && other->access <= dossier.access)
            told.references.push_back({other->id.text(), other->numbered(), each.reason, origin_of(other->source), here});
    }
    for (const auto& each : whole.items) told.items[each.number] = {each.volume, each.first, each.remark};
    return told;
}

// An act of another house destroys nothing of this one: its verdict to destroy stays a word.
void Cabinet::put_decisions(Tx& tx, const Context& ctx, const Dossier& dossier, const Account& told) {
    if (told.judged && !named_so(*told.judged, Judgement::Verdict::destroy) && !store::judged(tx, dossier.id))
        store::insert(tx, dossier.id, *judgement_in(*told.judged), ctx.now(), ctx.actor.person_name);
    const auto items = store::items(tx, dossier.id);
    const bool gone_through = settled(store::exceptions(tx, dossier.id));
    for (const auto& each : told.exceptions) {
        auto made = exception_in(each);
        if (made.of_dossier() && gone_through) continue;
        const auto at = std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.number == each.item; });
        if (!made.of_dossier() && (at == items.end() || at->exception)) continue;
        made.id = ExceptionId::make(ctx.now());
        made.dossier = dossier.id;
        if (!made.of_dossier()) made.item_id = at->id;
        made.recorded = ctx.now();
        made.recorded_by = ctx.actor.person_name;
        store::insert(tx, made, ctx.actor.seat().position);
    }
}

// Told twice it is there once.
void Cabinet::put_account(Tx& tx, const Context& ctx, const Dossier& dossier, const Account& told,
                          const std::function<std::string(const std::string&)>& source_of) {
    const auto id = dossier.id;
    const auto events = fill(tx, ctx, dossier).events;
    for (const auto& each : told.events) {
        auto event = event_in(each);
        if (std::any_of(events.begin(), events.end(), [&](const Event& one) { return one.trigger == event.trigger && one.on == event.on; }))
            continue;
        event.id = EventId::make(ctx.now());
        event.dossier = id;
        event.recorded = ctx.now();
        event.recorded_by = ctx.actor.person_name;
        store::insert(tx, event, ctx.actor.seat().position);
    }
    const auto marks = store::marks(tx, id);
    for (const auto& each : told.marks) {
        auto mark = mark_in(each);
        if (std::any_of(marks.begin(), marks.end(), [&](const Mark& one) { return one.kind == mark.kind; })) continue;
        mark.dossier = id;
        mark.made = ctx.now();
        mark.made_by = ctx.actor.person_name;
        store::put(tx, mark, dossier.unit);
    }
    put_decisions(tx, ctx, dossier, told);
    const auto known_here = store::references(tx, id);
    for (const auto& each : told.references) {
        auto other = store::by_source(tx, source_of(each.dossier));
        if (!other && !each.origin.empty()) other = store::by_source(tx, source_of(each.origin));
        if (!other || *other == id) continue;   // the room of packages tells it by its number
        const auto from = each.from_here ? id : *other, to = each.from_here ? *other : id;
        if (std::any_of(known_here.begin(), known_here.end(), [&](const auto& one) {
                return (one.from == from && one.to == to) || (one.from == to && one.to == from);
            }))
            continue;
        store::insert(tx, store::Reference{store::ReferenceId::make(ctx.now()), from, to, each.reason, ctx.now(), ctx.actor.person_name});
    }
    wind(tx, ctx, id);
}

}  // namespace archive
