// SPDX-License-Identifier: Apache-2.0
#include "intake/service/tray.h"

#include <map>

#include "core/base/text.h"
#include "core/undo/undo.h"

namespace intake {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

core::Json before_of(const Arrival& arrival) {
    return {{"state", name(arrival.state)}, {"reason", arrival.reason}, {"waits", arrival.waits},
            {"mailroom", arrival.mailroom.text()}};
}

}  // namespace

std::vector<Mailroom> TrayDesk::others(Tx& tx, std::optional<core::UnitId> but) {
    std::map<core::UnitId, bool> seen;
    std::vector<Mailroom> all;
    for (const auto& position : parts_.directory.all_positions(tx)) {
        if (!position.roles.contains("clerk") || position.unit == but || seen[position.unit]) continue;
        const auto clerk = parts_.directory.clerk(tx, position.unit);
        if (!clerk || clerk->unit != position.unit) continue;
        seen[position.unit] = true;
        if (const auto unit = parts_.directory.unit(tx, position.unit)) all.push_back({unit->id, unit->name});
    }
    return all;
}

Tray TrayDesk::tray(const Context& ctx, const Wish& wish) {
    return parts_.db.read([&](Tx& tx) {
        const auto mine = own_mailroom(tx, parts_, ctx.actor);
        Tray tray{parts_.arrivals.page(tx, mine, wish), parts_.arrivals.counts(tx, mine),
                  parts_.ways.refusals(tx, mine), {}, others(tx, mine)};
        for (auto& each : parts_.ways.fared(tx))
            if (each.mailroom == mine) tray.ways.push_back(std::move(each));
        return tray;
    });
}

std::int64_t TrayDesk::count(const Context& ctx, Show show) {
    return parts_.db.read([&](Tx& tx) -> std::int64_t {
        const auto mine = mailroom_of(tx, parts_, ctx.actor);
        if (!mine) return 0;
        const auto counts = parts_.arrivals.counts(tx, *mine);
        switch (show) {
            case Show::ready: return counts.ready;
            case Show::waiting: return counts.waiting;
            case Show::quarantined: return counts.quarantined;
            case Show::open: return counts.ready + counts.waiting;
            case Show::over: return 0;
        }
        return 0;
    });
}

Whole TrayDesk::whole(const Context& ctx, ArrivalId id) {
    return parts_.db.read([&](Tx& tx) {
        Whole whole;
        whole.arrival = open_for(tx, parts_, ctx.actor, id);
        whole.same = parts_.arrivals.same(tx, whole.arrival);
        whole.parts = parts_.arrivals.parts(tx, id);
        whole.trail = core::audit::of(tx, subject_of(id));
        whole.others = others(tx, whole.arrival.mailroom);
        whole.before = parts_.arrivals.ready_before(tx, whole.arrival);
        whole.after = parts_.arrivals.next_ready(tx, whole.arrival);
        if (const auto unit = parts_.directory.unit(tx, whole.arrival.mailroom)) whole.mailroom = unit->name;
        whole.may_release =
            may_release(standing(tx, parts_, ctx.actor), whole.arrival) == core::Verdict::allowed;
        return whole;
    });
}

std::vector<Arrival> TrayDesk::quarantined(const Context& ctx) {
    if (!ctx.actor.may("intake.release")) throw Error(Code::forbidden, "intake.error.release");
    return parts_.db.read([&](Tx& tx) { return parts_.arrivals.quarantined(tx); });
}

Arrival TrayDesk::shown_for(const Context& ctx, ArrivalId id) {
    auto arrival = parts_.db.read([&](Tx& tx) { return open_for(tx, parts_, ctx.actor, id); });
    if (!shown(arrival)) throw Error(Code::not_found, "intake.error.not_shown");
    return arrival;
}

TrayDesk::File TrayDesk::pdf(const Context& ctx, ArrivalId id) {
    const auto arrival = shown_for(ctx, id);
    auto name = arrival.letter_name();
    if (!core::text::lower(name).ends_with(".pdf")) name += ".pdf";
    return {parts_.blobs.get(arrival.pdf), name, "application/pdf"};
}

TrayDesk::File TrayDesk::original(const Context& ctx, ArrivalId id) {
    const auto arrival = shown_for(ctx, id);
    return {parts_.blobs.get(arrival.original), arrival.file_name, arrival.media};
}

core::Bytes TrayDesk::picture(const Context& ctx, ArrivalId id, int page) {
    const auto arrival = shown_for(ctx, id);
    if (page < 1 || page > arrival.pages) throw Error(Code::not_found, "intake.error.page");
    return parts_.pictures.page(arrival.pdf, page, [&] { return parts_.blobs.get(arrival.pdf); });
}

void TrayDesk::discard(const Context& ctx, ArrivalId id, std::string_view why) {
    parts_.db.write([&](Tx& tx) {
        auto arrival = parts_.arrivals.get(tx, id);
        const auto who = standing(tx, parts_, ctx.actor);
        // Who looks after the quarantine may empty it, too.
        if (may_release(who, arrival) != core::Verdict::allowed) core::ensure(may_handle(who, arrival));
        const auto was = arrival.state;
        const auto before = before_of(arrival);
        arrival.discard(why, ctx.now(), ctx.actor.person_name);
        write_back(tx, parts_, arrival, was);
        core::audit::append(tx, ctx, "intake.discarded", subject_of(id), {{"note", arrival.reason}, {core::undo::member, before}});
    });
}

void TrayDesk::release(const Context& ctx, ArrivalId id, std::string_view why) {
    parts_.db.write([&](Tx& tx) {
        auto arrival = parts_.arrivals.get(tx, id);
        core::ensure(may_release(standing(tx, parts_, ctx.actor), arrival));
        const auto was = arrival.state;
        const auto virus = arrival.reason;
        arrival.release(why);
        write_back(tx, parts_, arrival, was);
        ask_for_work(tx, parts_, id);
        core::audit::append(tx, ctx, "intake.released", subject_of(id), {{"note", arrival.reason}, {"found", virus}});
    });
}

void TrayDesk::move(const Context& ctx, ArrivalId id, core::UnitId mailroom, std::string_view word) {
    parts_.db.write([&](Tx& tx) {
        auto arrival = open_for(tx, parts_, ctx.actor, id);
        const auto clerk = parts_.directory.clerk(tx, mailroom);
        if (!clerk || clerk->unit != mailroom)
            throw Error("intake.error.incomplete", {{"mailroom", "intake.fault.mailroom", {}}});
        const auto was = arrival.state;
        const auto before = before_of(arrival);
        arrival.move_to(mailroom);
        write_back(tx, parts_, arrival, was);
        const auto unit = parts_.directory.unit(tx, mailroom);
        core::Json data{{"to", unit ? unit->name : std::string()}, {core::undo::member, before}};
        if (const auto said = core::text::trim(word); !said.empty()) data["note"] = std::string(said);
        core::audit::append(tx, ctx, "intake.moved", subject_of(id), data);
    });
}

void TrayDesk::undo(const Context& ctx, ArrivalId id, std::string_view act) {
    parts_.db.write([&](Tx& tx) {
        const auto done = core::undo::taken_back(tx, ctx, subject_of(id), "intake." + std::string(act));
        const auto& before = done.data.at(core::undo::member);
        auto arrival = parts_.arrivals.get(tx, id);
        const auto was = arrival.state;
        if (act == "moved") arrival.move_to(core::UnitId::parse(core::json::text(before, "mailroom")));
        else arrival.take_up(state_named(core::json::text(before, "state")), core::json::text(before, "reason"),
                             core::json::text(before, "waits"));
        write_back(tx, parts_, arrival, was);
        if (arrival.state == State::received || arrival.state == State::checked) ask_for_work(tx, parts_, id);
    });
}

void TrayDesk::read_again(const Context& ctx, ArrivalId id) {
    parts_.db.write([&](Tx& tx) {
        auto arrival = open_for(tx, parts_, ctx.actor, id);
        const auto was = arrival.state;
        arrival.read_again();
        write_back(tx, parts_, arrival, was);
        ask_for_work(tx, parts_, id);
    });
}

void TrayDesk::seen(const Context& ctx, FaultId id) {
    parts_.db.write([&](Tx& tx) {
        if (!parts_.ways.seen(tx, own_mailroom(tx, parts_, ctx.actor), id, ctx.now()))
            throw Error(Code::not_found, "intake.error.not_found");
    });
}

}  // namespace intake
