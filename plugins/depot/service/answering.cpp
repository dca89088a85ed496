// SPDX-License-Identifier: Apache-2.0
// The acts of a request, from the desk to the copies given; and what is forgotten of it.
#include <algorithm>

#include "core/audit/trail.h"
#include "depot/service/requests.h"

namespace depot {

using archive::DossierId;
using core::Context;
using core::Error;
using core::db::Tx;

std::vector<notify::Receiver> Requests::desk(Tx& tx, core::UnitId unit) {
    std::vector<notify::Receiver> seats;
    for (const char* role : {"clerk", "archivist"})
        for (const auto& seat : seats_with(tx, parts_, unit, role)) seats.emplace_back(seat);
    return seats;
}

void Requests::keep(Tx& tx, const Context& ctx, InfoRequest& request, const char* act, core::Json data) {
    store::save(tx, request);
    data["number"] = request.numbered();
    core::audit::append(tx, ctx, act, object_of(request.id), data);
}

Ground Requests::in_force(Tx& tx, const Context& ctx, GroundId id) {
    auto found = store::ground(tx, id);
    if (!found || found->ended || !serves(tx, parts_, ctx.actor, found->unit))
        throw Error("core.error.invalid", {{"ground", "depot.fault.ground", {}}});
    return *std::move(found);
}

Sought Requests::record(Tx& tx, RequestId id, DossierId dossier) {
    for (auto& each : store::records(tx, id))
        if (each.dossier == dossier) return std::move(each);
    throw Error("core.error.invalid", {{"dossier", "depot.fault.request_record", {}}});
}

// Between decision, answer and copies lie days, in which another unit may have closed it, or a new edition of the instrument.
void Requests::still_given(Tx& tx, const Context& ctx, RequestId id, const archive::Kept& dossier, const Sought& as,
                           const std::string& words) {
    if (!gives(as.release)) return;
    if (const auto closed = store::closed_since(tx, id, dossier.id, ctx.today()))
        throw Error(core::Code::conflict, words + (closed->closed_until ? "closed_since" : "closed_since_open"),
                    {{"number", dossier.number}, {"ground", closed->ground},
                     {"until", closed->closed_until ? core::iso(*closed->closed_until) : std::string()}});
    if (as.release != Release::open) return;
    if (const auto told = closed_by_instrument(tx, parts_, dossier, ctx.today()); told && !told->answered(as, ctx.zone))
        throw Error(core::Code::conflict, words + "closed_by_instrument",
                    {{"number", dossier.number}, {"code", told->code}, {"ground", told->closed().ground}});
}

Sought Requests::decided(Tx& tx, const Context& ctx, const Judging& judging, const archive::Kept& dossier) {
    Sought as{judging.dossier, judging.release, {}, clean(judging.reason), judging.until};
    if (judging.by_instrument) {
        const auto told = closed_by_instrument(tx, parts_, dossier, ctx.today());
        if (!told) throw Error("core.error.invalid", {{"ground", "depot.fault.ground", {}}});
        as.ground = told->closed().ground;
        if (!as.closed_until) as.closed_until = told->until;
    } else if (judging.ground) {
        const auto ground = in_force(tx, ctx, *judging.ground);
        as.ground = ground.text();
        if (!as.closed_until) as.closed_until = closed_until(ground, dossier);
    }
    return as;
}

RequestId Requests::enter(const Context& ctx, const RequestWish& wish) {
    must(ctx, serve_right);
    std::vector<core::Fault> faults;
    if (clean(wish.requester).empty()) faults.push_back({"requester", "depot.fault.requester", {}});
    if (clean(wish.contact).empty()) faults.push_back({"contact", "depot.fault.contact", {}});
    if (clean(wish.purpose).empty()) faults.push_back({"purpose", "depot.fault.request_purpose", {}});
    if (clean(wish.sought).empty()) faults.push_back({"sought", "depot.fault.sought", {}});
    const auto received = wish.received.value_or(ctx.today());
    if (received > ctx.today()) faults.push_back({"received", "depot.fault.received", {}});
    if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
    return parts_.db.write([&](Tx& tx) {
        InfoRequest request;
        request.id = RequestId::make(ctx.now());
        const auto unit = parts_.directory.numbering_unit(tx, ctx.actor.seat().unit);
        request.unit = unit.id;
        request.unit_name = unit.name;
        request.year = static_cast<int>(ctx.today().year());
        request.number = next_number(tx, "request", unit.id, request.year);
        request.requester = clean(wish.requester);
        request.contact = clean(wish.contact);
        request.purpose = clean(wish.purpose);
        request.sought = clean(wish.sought);
        request.received = received;
        request.due = parts_.calendar.worktime(tx).after_working_days(received, parts_.terms.request_days);
        request.registered = step_of(ctx);
        store::insert(tx, request);
        core::audit::append(tx, ctx, "depot.request_entered", object_of(request.id),
                            {{"number", request.numbered()}, {"due", core::iso(request.due)}});
        parts_.notices.tell(tx, ctx, {new_kind, object_of(request.id), desk(tx, unit.id)});
        return request.id;
    });
}

void Requests::propose(const Context& ctx, RequestId id, const std::vector<DossierId>& dossiers) {
    must(ctx, serve_right);
    parts_.db.write([&](Tx& tx) {
        auto request = seen(tx, ctx, id);
        request.must_be_open();
        if (dossiers.empty()) throw Error("core.error.invalid", {{"dossiers", "depot.fault.hold_dossiers", {}}});
        for (const auto& each : all_known(tx, parts_, ctx, dossiers)) {
            must_be_here(each);
            if (store::propose(tx, id, each.id, ctx.now()))
                core::audit::append(tx, ctx, "depot.request_record", object_of(id), {{"dossier", each.id.text()}});
        }
        store::save(tx, request);   // two at once: the second looks again
    });
}

void Requests::drop(const Context& ctx, RequestId id, DossierId dossier) {
    must(ctx, serve_right);
    parts_.db.write([&](Tx& tx) {
        auto request = seen(tx, ctx, id);
        request.must_be_open();
        known(tx, parts_, ctx, dossier);
        record(tx, id, dossier);
        store::drop(tx, id, dossier);
        keep(tx, ctx, request, "depot.request_dropped", {{"dossier", dossier.text()}});
    });
}

void Requests::judge(const Context& ctx, RequestId id, const Judging& judging) {
    must(ctx, serve_right);
    parts_.db.write([&](Tx& tx) {
        auto request = seen(tx, ctx, id);
        parts_.gate.take(tx, judging.dossier);   // of two who decide at once the second is the later, and knows the first
        const auto dossier = known(tx, parts_, ctx, judging.dossier);
        auto found = record(tx, id, judging.dossier);
        if (judging.release != Release::closed) must_be_here(dossier);
        const auto as = decided(tx, ctx, judging, dossier);
        if (as.release == Release::open && as.reason.empty()) {
            if (store::closure(tx, judging.dossier, ctx.today(), id))
                throw Error("core.error.invalid", {{"reason", "depot.fault.reopened", {}}});
            if (const auto told = closed_by_instrument(tx, parts_, dossier, ctx.today()))
                throw Error("core.error.invalid", {{"reason", "depot.fault.opened_against",
                                                    {{"code", told->code}, {"ground", told->closed().ground}}}});
        }
        request.judge(found, as, dossier.access, ctx.today());
        store::judge(tx, id, found, ctx.now());
        if (found.release == Release::closed) loans_.closed(tx, ctx, dossier);
        keep(tx, ctx, request, "depot.request_judged",
             {{"dossier", found.dossier.text()},
              {"release", name(found.release)},
              {"ground", found.ground},
              {"reason", found.reason},
              {"until", found.closed_until ? core::Json(core::iso(*found.closed_until)) : core::Json()}});
        if (found.release != Release::undecided)
            core::audit::append(tx, ctx, "depot.request_judged", object_of(found.dossier),
                                {{"request", request.numbered()}, {"release", name(found.release)},
                                 {"reason", found.reason}});
    });
}

void Requests::extend(const Context& ctx, RequestId id, const std::string& reason) {
    must(ctx, serve_right);
    parts_.db.write([&](Tx& tx) {
        auto request = seen(tx, ctx, id);
        const int more = parts_.terms.request_more_days;
        if (more == 0) throw Error(core::Code::conflict, "depot.error.request_no_extension");
        const auto until = parts_.calendar.worktime(tx).after_working_days(request.due, more);
        request.extend(until, clean(reason), ctx.today());
        keep(tx, ctx, request, "depot.request_extended",
             {{"due", core::iso(request.due)}, {"reason", request.extended_reason}});
    });
}

void Requests::reply(const Context& ctx, RequestId id, Answer answer, const std::string& reason,
                     const std::optional<GroundId>& ground) {
    must(ctx, serve_right);
    parts_.db.write([&](Tx& tx) {
        auto request = seen(tx, ctx, id);
        std::vector<Weighed> records;
        for (auto& each : store::records(tx, id)) {
            const auto dossier = parts_.holdings.find(tx, ctx, each.dossier);
            // Who does not know of one of them cannot answer for all.
            if (!dossier) throw Error(core::Code::forbidden, "depot.error.request_hidden");
            if (each.release != Release::closed) must_be_here(*dossier);
            still_given(tx, ctx, id, *dossier, each, "depot.error.answer.");
            records.push_back({std::move(each), dossier->access});
        }
        request.reply(answer, records, clean(reason), ground ? in_force(tx, ctx, *ground).text() : std::string(),
                      ctx.today(), ctx.actor.named());
        keep(tx, ctx, request, "depot.request_answered",
             {{"answer", name(answer)}, {"reason", request.reason}, {"ground", request.ground},
              {"late", request.late()}});
        parts_.notices.done(tx, ctx, object_of(id));
    });
}

void Requests::withdraw(const Context& ctx, RequestId id, const std::string& reason) {
    must(ctx, serve_right);
    parts_.db.write([&](Tx& tx) {
        auto request = seen(tx, ctx, id);
        request.withdraw(clean(reason), ctx.today(), ctx.actor.named());
        keep(tx, ctx, request, "depot.request_withdrawn", core::Json::object());
        parts_.notices.done(tx, ctx, object_of(id));
    });
}

void Requests::link(const Context& ctx, RequestId id, const std::string& number) {
    must(ctx, serve_right);
    parts_.db.write([&](Tx& tx) {
        auto request = seen(tx, ctx, id);
        const auto wanted = clean(number);
        const auto letter = wanted.empty() ? std::nullopt : parts_.letters.numbered(tx, ctx.actor, wanted);
        if (!letter) throw Error("core.error.invalid", {{"letter", "depot.fault.answer_letter", {}}});
        request.link("letter:" + letter->text(), wanted);
        keep(tx, ctx, request, "depot.request_letter", {{"letter", request.letter}, {"letter_number", wanted}});
    });
}

void Requests::give(const Context& ctx, RequestId id, DossierId dossier, int copies, bool redacted) {
    must(ctx, serve_right);
    parts_.db.write([&](Tx& tx) {
        auto request = seen(tx, ctx, id);
        const auto kept = known(tx, parts_, ctx, dossier);
        const auto as = record(tx, id, dossier);
        request.copy({as, kept.access}, copies, redacted);
        must_be_here(kept);
        still_given(tx, ctx, id, kept, as, "depot.error.copy.");
        store::give(tx, id, {dossier, copies, redacted, ctx.today(), ctx.actor.named()}, ctx.now());
        keep(tx, ctx, request, "depot.request_copied",
             {{"dossier", dossier.text()}, {"copies", copies}, {"redacted", redacted}});
        core::audit::append(tx, ctx, "depot.request_copied", object_of(dossier),
                            {{"request", request.numbered()}, {"copies", copies}, {"redacted", redacted}});
    });
}

GroundId Requests::add_ground(const Context& ctx, const Ground& wish) {
    must(ctx, "depot.keep");
    return parts_.db.write([&](Tx& tx) {
        auto ground = wish;
        ground.id = GroundId::make(ctx.now());
        ground.unit = own_unit(tx, parts_, ctx.actor);
        ground.name = clean(wish.name);
        ground.citation = clean(wish.citation);
        std::vector<core::Fault> faults;
        if (ground.name.empty()) faults.push_back({"name", "depot.fault.ground_name", {}});
        if (ground.citation.empty()) faults.push_back({"citation", "depot.fault.citation", {}});
        if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
        store::insert(tx, ground);
        core::audit::append(tx, ctx, "depot.ground_added", "ground:" + ground.id.text(), {{"ground", ground.text()}});
        return ground.id;
    });
}

void Requests::end_ground(const Context& ctx, GroundId id) {
    must(ctx, "depot.keep");
    parts_.db.write([&](Tx& tx) {
        const auto found = store::ground(tx, id);
        if (!found || !serves(tx, parts_, ctx.actor, found->unit)) core::ensure(core::Verdict::hidden);
        if (!store::end(tx, id, ctx.today())) throw Error(core::Code::conflict, "depot.error.ground_ended");
        core::audit::append(tx, ctx, "depot.ground_ended", "ground:" + id.text(), {{"ground", found->text()}});
    });
}

void Requests::remind() {
    const auto ctx = system_context(parts_);
    constexpr int again = 5;   // working days
    parts_.db.write([&](Tx& tx) {
        const auto today = ctx.today();
        const auto time = parts_.calendar.worktime(tx);
        const auto soon = time.after_working_days(today, parts_.terms.request_remind_days);
        for (auto& request : store::requests_due(tx, soon)) {
            const bool late = request.overdue(today);
            if (!late && request.reminded_for == request.due) continue;
            if (late && request.pressed && time.after_working_days(*request.pressed, again) > today) continue;
            parts_.notices.tell(tx, ctx, {late ? late_kind : due_kind, object_of(request.id), desk(tx, request.unit)});
            (late ? request.pressed : request.reminded_for) = late ? today : request.due;
            store::save(tx, request);
        }
    });
}

std::int64_t Requests::forget() {
    const auto before = forgotten_before(parts_);
    if (!before) return 0;
    const auto ctx = system_context(parts_);
    std::int64_t all = 0, portion = 0;
    do {
        portion = parts_.db.write([&](Tx& tx) {
            auto found = store::requests_to_forget(tx, *before, most_forgotten);
            for (auto& request : found)
                if (request.forget(ctx.today()))
                    keep(tx, ctx, request, "depot.request_forgotten", core::Json::object());
            return static_cast<std::int64_t>(found.size());
        });
        all += portion;
    } while (portion == most_forgotten);
    return all;
}

}  // namespace depot
