// SPDX-License-Identifier: Apache-2.0
// The acts.
#include "archive/service/cabinet.h"

#include <algorithm>

#include "archive/service/asking.h"
#include "archive/store/choice_store.h"
#include "archive/store/person_store.h"
#include "core/audit/trail.h"
#include "core/base/text.h"

namespace archive {

using core::Code;
using core::Context;
using core::Error;
using core::Verdict;
using core::db::Tx;

void ensure_files(const Context& ctx) { core::ensure(files(ctx.actor) ? Verdict::allowed : Verdict::forbidden); }

AccessClass asked(const std::string& word, AccessClass least, std::vector<core::Fault>& faults) {
    if (word.empty()) return least;
    for (const auto each : classification::all_access)
        if (classification::name(each) == word) {
            if (each < least) faults.push_back({"access", "archive.fault.access_low", {}});
            return std::max(each, least);
        }
    faults.push_back({"access", "archive.fault.access", {}});
    return least;
}

void ensure_holds_all(const std::vector<Item>& items, core::Date closed, core::Date today, int volume) {
    std::optional<core::Date> last;
    for (const auto& item : items)
        if (!item.moved() && (volume == 0 || item.volume == volume)) last = std::max(last, reaches_surely(item.dated, item.date));
    if (last && closed < std::min(*last, today))
        throw Error("core.error.invalid", {{"date", "archive.fault.close_early", {{"date", core::iso(*last)}}}});
}

Dossier Cabinet::seen(Tx& tx, const Context& ctx, DossierId id) {
    auto dossier = store::find(tx, subjects_.sight(tx, ctx.actor), id);
    if (!dossier) core::ensure(Verdict::hidden);
    return *std::move(dossier);
}

Dossier Cabinet::known(Tx& tx, DossierId id) {
    auto dossier = store::find(tx, {{}, {}, false, true}, id);
    if (!dossier) core::ensure(Verdict::hidden);
    return *std::move(dossier);
}

// That of the day it was closed: today's is nothing but adopted. Where none was in force that knew of it, today's. Closed
// once more it is not kept shorter than it was to be.
std::optional<Rule> Cabinet::rule_to_freeze(Tx& tx, const Dossier& dossier) {
    auto then = dossier.closed ? rule_from(instruments_.retention(tx, dossier.matter(), *dossier.closed)) : std::nullopt;
    return then ? then : rule(tx, dossier);
}

void Cabinet::freeze(Tx& tx, Dossier& dossier) {
    dossier.rule_seen = rule_to_freeze(tx, dossier);
    if (!dossier.rule || adopts(dossier.rule, dossier.rule_seen)) dossier.rule = dossier.rule_seen;
}

std::optional<Rule> Cabinet::rule_from(const std::optional<classification::RetentionRule>& found) {
    if (!found) return std::nullopt;
    Rule rule{found->code,     found->active_years, found->inactive_years, found->trigger, found->fate,
              found->verified, found->exception,    found->verbatim,       found->edition};
    rule.triggers = found->triggers;
    rule.to_personal = found->to_personal;
    return rule;
}

void Cabinet::give_next_number(Tx& tx, Dossier& dossier) {
    const auto book = "archive/" + dossier.unit.text() + "/" + std::to_string(dossier.year);
    dossier.number = classification::secret(dossier.access) ? -core::db::next(tx, book + "/R") : core::db::next(tx, book);
}

Dossier Cabinet::open(Tx& tx, const Context& ctx, const Opening& opening, AccessClass least) {
    ensure_files(ctx);
    std::vector<core::Fault> faults;
    Dossier dossier;
    const bool personal = !opening.person.none();
    if (personal) check(opening.person, faults);
    dossier.title = std::string(core::text::trim(opening.title));
    if (personal && dossier.title.empty()) dossier.title = titled(opening.person);
    if (dossier.title.empty()) faults.push_back({"title", "archive.fault.title", {}});
    if (core::text::length(dossier.title) > longest_title)
        faults.push_back({"title", "archive.fault.title_long", {}});
    const auto code = instruments_.code(tx, opening.code);
    if (!code || !code->leaf) faults.push_back({"code", "archive.fault.code", {}});
    const auto by_code = code ? instruments_.access(tx, code->code) : AccessClass::ordinary;
    const auto lowest = personal ? std::max(by_code, AccessClass::limited) : by_code;   // personal data
    dossier.access = std::max(asked(opening.access, lowest, faults), least);
    ensure_review(opening.review, dossier.access, ctx.today(), faults);
    if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
    const auto& seat = ctx.actor.seat();
    const auto unit = subjects_.keeper(tx, seat.unit);
    dossier.id = DossierId::make(ctx.now());
    dossier.unit = unit.id;
    dossier.unit_name = unit.name;
    dossier.code = code->code;
    if (personal) ensure_only_open(tx, ctx, dossier, opening.person);
    dossier.opened = ctx.today();
    dossier.year = static_cast<int>(dossier.opened.year());
    give_next_number(tx, dossier);
    dossier.code_name = code->name;
    dossier.scheme = code->scheme;
    dossier.place = opening.place;
    dossier.opened_by = seat.position;
    store::insert(tx, dossier);
    if (personal) store::insert(tx, dossier.id, opening.person);
    if (withheld(dossier.access)) store::set_readers(tx, dossier.id, subjects_.filing(tx, seat.position));
    index(tx, dossier);
    core::audit::append(tx, ctx, "archive.opened", object_of(dossier.id),
                        {{"number", dossier.numbered()}, {"code", dossier.code}});
    if (opening.review) keep_review(tx, ctx, dossier, *opening.review, "");
    return dossier;
}

DossierId Cabinet::open(const Context& ctx, const Opening& opening) {
    return db_.write([&](Tx& tx) { return open(tx, ctx, opening).id; });
}

std::optional<Letter> Cabinet::coming(Tx& tx, std::string_view subject) {
    auto letter = subjects_.find(tx, subject);
    if (letter && !store::dossier_of(tx, subject, letter->unit)) letter->unit = subjects_.heir(tx, letter->unit);
    return letter;
}

namespace {

Item filed_item(const Letter& letter, const Telling& told) {
    Item item;
    item.subject = letter.subject;
    item.letter_number = letter.number;
    item.date = letter.date;
    item.title = letter.title;
    item.digest = letter.digest;
    item.access = letter.access;
    item.sender = letter.sender;
    item.stage = letter.stage;
    item.medium = letter.medium;
    item.amount = letter.pages > 0 ? letter.pages : 1;
    item.amount_unit = letter.pages > 0 ? "lembar" : "naskah";
    static_cast<Description&>(item) = told.over(item);
    if (auto faults = faults_of(item, true); !faults.empty()) throw Error("core.error.invalid", std::move(faults));
    return item;
}

}  // namespace

Item Cabinet::put(Tx& tx, const Context& ctx, Dossier dossier, std::string_view subject, const Telling& told) {
    ensure_files(ctx);
    core::ensure(subjects_.may_see(tx, ctx.actor, subject));
    // Its class is read when nobody can change it any more: raised after that, it is found here.
    store::turn(tx, std::string(subject));
    const auto letter = coming(tx, subject);
    if (!letter) core::ensure(Verdict::hidden);
    if (letter->unit != dossier.unit) throw Error(Code::conflict, "archive.error.other_unit");
    if (!letter->finished) throw Error(Code::conflict, "archive.error.unfinished");
    ensure_changes(tx, ctx, dossier);
    if (dossier.state != State::open)
        throw Error(Code::conflict, "archive.error.closed", {{"number", dossier.numbered()}});
    pass(tx, ctx, dossier.id, Deed::file);
    if (store::dossier_of(tx, subject, dossier.unit))
        throw Error(Code::conflict, "archive.error.filed");
    const auto& seat = ctx.actor.seat();
    auto item = filed_item(*letter, told);
    const auto suggested = suggest_for(tx, ctx, *letter);
    // Saving first takes the dossier for this unit: item numbers stay continuous.
    save_risen(tx, ctx, dossier, letter->access);
    narrow_more(tx, dossier, *letter, seat.position);
    item.id = ItemId::make(ctx.now());
    item.dossier = dossier.id;
    item.number = store::last_item(tx, dossier.id) + 1;
    item.volume = dossier.volume;
    item.filed = ctx.now();
    item.filed_by_name = ctx.actor.person_name;
    store::insert(tx, item, dossier.unit, seat.position);
    unsettle(tx, ctx, dossier.id);
    store::remember(tx, *letter, dossier.id,
                    suggested.empty() ? std::nullopt : std::optional(suggested.front().dossier.id), ctx.now());
    levels_.want(tx, ctx.now(), item.digest, signing::Level::lta);   // kept for longer than its certificates hold
    store::drop(tx, subject, dossier.unit);
    index(tx, dossier);
    core::audit::append(tx, ctx, "archive.filed", object_of(dossier.id),
                        {{"subject", item.subject}, {"item", item.number}, {"digest", item.digest.hex()}});
    core::audit::append(tx, ctx, "archive.filed", item.subject);
    bus_.publish(tx, ctx.now(), Filed{item.subject, dossier.id}, item.subject);
    return item;
}

Item Cabinet::file(const Context& ctx, DossierId id, std::string_view subject, const Telling& told, const Also& also) {
    return db_.write([&](Tx& tx) {
        const auto dossier = seen(tx, ctx, id);
        auto item = put(tx, ctx, dossier, subject, told);
        if (also) also(tx, dossier);
        return item;
    });
}

Item Cabinet::file_suggested(const Context& ctx, std::string_view subject, const Also& also) {
    return db_.write([&](Tx& tx) {
        ensure_files(ctx);
        const auto letter = own_letter(tx, ctx, subject);
        if (!letter) core::ensure(Verdict::hidden);
        auto best = suggest_for(tx, ctx, *letter);
        if (best.empty()) throw Error(Code::conflict, "archive.error.no_suggestion");
        auto item = put(tx, ctx, best.front().dossier, subject, {});
        also(tx, best.front().dossier);
        return item;
    });
}

DossierId Cabinet::file_called(const Context& ctx, const std::string& number, std::string_view subject,
                               const Telling& told) {
    return db_.write([&](Tx& tx) {
        ensure_files(ctx);
        core::ensure(subjects_.may_see(tx, ctx.actor, subject));
        const auto letter = coming(tx, subject);
        if (!letter) core::ensure(Verdict::hidden);
        auto dossier = called(tx, ctx, letter->unit, number);
        if (!dossier) throw Error("core.error.invalid", {{"number", "archive.fault.other_dossier", {}}});
        const auto id = dossier->id;
        put(tx, ctx, *std::move(dossier), subject, told);
        return id;
    });
}

DossierId Cabinet::file_new(const Context& ctx, const Opening& opening, std::string_view subject,
                            const Telling& told) {
    return db_.write([&](Tx& tx) {
        ensure_files(ctx);
        core::ensure(subjects_.may_see(tx, ctx.actor, subject));
        const auto letter = coming(tx, subject);
        const auto dossier = open(tx, ctx, opening, letter ? letter->access : AccessClass::ordinary);
        put(tx, ctx, dossier, subject, told);
        return dossier.id;
    });
}

void Cabinet::shut(Tx& tx, const Context& ctx, Dossier& dossier) {
    freeze(tx, dossier);
    store::save(tx, dossier);
    end_activity(tx, ctx, dossier);
    wind(tx, ctx, dossier.id);
}

void Cabinet::close(const Context& ctx, DossierId id, core::Date on) {
    db_.write([&](Tx& tx) {
        auto dossier = filed_by(tx, ctx, id);
        dossier.close(on, ctx.today());
        ensure_holds_all(store::items(tx, id), on, ctx.today());
        const auto earlier = store::volumes(tx, id);
        if (!earlier.empty() && on < earlier.back())
            throw Error("core.error.invalid", {{"date", "archive.fault.volume_date", {}}});
        shut(tx, ctx, dossier);
        index(tx, dossier);
        core::audit::append(tx, ctx, "archive.closed", object_of(id),
                            {{"date", core::iso(on)},
                             {"rule", dossier.rule ? dossier.rule->json() : core::Json()}});
    });
}

namespace {

[[noreturn]] void refuse_again(const Whole& whole, const std::string& key) {
    const Event* stands = nullptr;
    if (whole.dossier.rule)
        for (const auto& each : whole.dossier.rule->triggers.all)
            if ((key.empty() || each.key == key) && each.scope != classification::Scope::fiscal_year && stands == nullptr)
                stands = recorded(whole.events, each.key);
    if (stands == nullptr) throw Error(Code::conflict, "archive.error.no_trigger");
    throw Error(Code::conflict, "archive.error.event_stands",
                {{"name", stands->name}, {"date", core::iso(stands->on)}});
}

}  // namespace

void Cabinet::trigger(const Context& ctx, DossierId id, const std::string& key, core::Date on,
                      const std::string& evidence, const std::string& letter) {
    db_.write([&](Tx& tx) {
        take(tx, id);   // before the trail, as everybody does
        const auto whole = fill(tx, ctx, kept_by(tx, ctx, id));
        const auto& dossier = whole.dossier;
        if (whole.recordable.empty()) refuse_again(whole, key);
        const auto kind = std::find_if(whole.recordable.begin(), whole.recordable.end(), [&](const auto& each) {
            return key.empty() ? whole.recordable.size() == 1 : each.key == key;
        });
        if (kind == whole.recordable.end() && recorded(whole.events, key) != nullptr) refuse_again(whole, key);
        if (kind == whole.recordable.end()) throw Error("core.error.invalid", {{"event", "archive.fault.event", {}}});
        Event event;
        event.id = EventId::make(ctx.now());
        event.trigger = kind->key;
        event.name = kind->name;
        event.dossier = id;
        event.on = on;
        event.evidence = core::text::trim(evidence);
        event.letter = letter_named(tx, ctx, dossier.unit, letter);
        event.recorded = ctx.now();
        event.recorded_by = ctx.actor.person_name;
        event.check(ctx.today());
        store::insert(tx, event, ctx.actor.seat().position);
        core::audit::append(tx, ctx, "archive.triggered", object_of(id),
                            {{"event", event.trigger}, {"date", core::iso(on)}, {"note", event.evidence},
                             {"letter", event.letter}});
        wind(tx, ctx, id);
    });
}

void Cabinet::finished(const Context& ctx, std::string_view subject) {
    db_.write([&](Tx& tx) {
        store::turn(tx, std::string(subject));
        if (const auto from = subjects_.find(tx, subject)) store::turn(tx, store::turn_of(from->unit));
        const auto letter = coming(tx, subject);
        if (!letter || !letter->finished || store::dossier_of(tx, subject, letter->unit)) return;
        Readers readers;
        if (withheld(letter->access)) readers = awaiting(tx, {letter->unit}, subject);
        store::add(tx,
                   {letter->subject, letter->unit, letter->number, letter->date, letter->title,
                    letter->access, ctx.now()},
                   readers);
    });
}

void Cabinet::unfinished(std::string_view subject) {
    db_.write([&](Tx& tx) {
        const auto letter = coming(tx, subject);
        if (letter && !letter->finished) store::drop(tx, std::string_view(subject), letter->unit);
    });
}

}  // namespace archive
