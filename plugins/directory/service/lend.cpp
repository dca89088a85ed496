// SPDX-License-Identifier: Apache-2.0
// Acts on mailboxes lent, each told to the trail.
#include "directory/service/lend.h"

#include <algorithm>

#include "core/auth/seat.h"
#include "core/undo/undo.h"
#include "directory/domain/access.h"
#include "directory/store/organisation_store.h"
#include "directory/store/people_store.h"

namespace directory {
namespace {

using core::Fault;
using core::db::Tx;

std::string grant_object(GrantId id) { return "mailbox_grant:" + id.text(); }

core::Json grant_told(const MailboxGrant& made) {
    return {{"kind", name(made.kind)},          {"position", made.position.text()}, {"giver", made.giver.text()},
            {"receiver", made.receiver.text()}, {"acts", made.acts},                {"works", made.works},
            {"highest", made.highest},          {"from", core::iso(made.from)},
            {"until", made.until ? core::Json(core::iso(*made.until)) : core::Json(nullptr)},
            {"reason", made.reason},            {"basis", made.basis},              {"note", made.note}};
}

MailboxGrant known_grant(Tx& tx, GrantId id) {
    auto made = store::mailbox_grant(tx, id);
    if (!made) throw core::Error(core::Code::not_found, "directory.error.grant_unknown");
    return *std::move(made);
}

std::vector<Appointment> beside(Tx& tx, core::AppointmentId id) {
    const auto made = store::appointment(tx, id);
    return made ? store::appointments_to(tx, made->position) : std::vector<Appointment>{};
}

std::string capacity_and_name(const Holder& holder) {
    const auto as = core::printed(holder.capacity);
    return as.empty() ? holder.position_name : std::string(as) + " " + holder.position_name;
}

}  // namespace

GrantLine Lend::line(Tx& tx, const core::Context& ctx, MailboxGrant made) {
    GrantLine line;
    const auto giver = office_.holder_by(tx, made.giver), receiver = office_.holder_by(tx, made.receiver);
    const auto position = store::position(tx, made.position);
    line.position = position ? position->name : "";
    line.giver = giver ? giver->titled_name : "";
    line.receiver = receiver ? receiver->titled_name : "";
    line.receiver_position = receiver ? capacity_and_name(*receiver) : "";
    line.state = state_of(made, store::appointments_to(tx, made.position), beside(tx, made.receiver), ctx.today());
    line.own = ctx.actor.holds(made.position);
    line.long_time = unusually_long(made, office_.grant_days());
    const bool concerned = line.own || (giver && giver->person == ctx.actor.person) ||
                           (receiver && receiver->person == ctx.actor.person) ||
                           may(ctx.actor, Act::manage) == core::Verdict::allowed;
    if (!concerned)
        for (auto* word : {&made.reason, &made.basis, &made.note, &made.revoke_reason}) word->clear();
    line.made = std::move(made);
    return line;
}

GrantPage Lend::list(const core::Context& ctx, store::GrantWish wish) {
    core::ensure(may(ctx.actor, Act::read));
    wish = bounded(std::move(wish), ctx.today());
    return db_.read([&](Tx& tx) {
        auto all = store::find(tx, wish);
        GrantPage page;
        page.next = next_after(all, wish.limit);
        const auto own = core::seat_of(ctx.actor).position;
        if (!own.nil() && may_lend(ctx.actor, own) == core::Verdict::allowed) page.own = own;
        for (auto& made : all) page.lines.push_back(line(tx, ctx, std::move(made)));
        return page;
    });
}

GrantSheet Lend::sheet(const core::Context& ctx, GrantId id) {
    core::ensure(may(ctx.actor, Act::read));
    return db_.read([&](Tx& tx) {
        GrantSheet sheet{line(tx, ctx, known_grant(tx, id)), core::audit::of(tx, grant_object(id)), false};
        sheet.may_revoke = still_open(sheet.line.state) && may_lend(ctx.actor, sheet.line.made.position) == core::Verdict::allowed;
        return sheet;
    });
}

std::vector<GrantLine> Lend::of(const core::Context& ctx, core::PositionId position) {
    core::ensure(may(ctx.actor, Act::read));
    return db_.read([&](Tx& tx) {
        std::vector<GrantLine> lines;
        for (auto& made : store::grants_of(tx, position)) lines.push_back(line(tx, ctx, std::move(made)));
        return lines;
    });
}

GrantChoices Lend::choices(const core::Context& ctx, core::PositionId id) {
    core::ensure(may_lend(ctx.actor, id));
    return db_.read([&](Tx& tx) {
        const auto position = store::position(tx, id);
        if (!position) throw core::Error(core::Code::not_found, "directory.error.position");
        GrantChoices choices{*position, !ctx.actor.holds(id), {}, {}};
        const auto book = office_.numbering_unit(tx, position->unit).id;
        const auto giver = office_.holder(tx, id, ctx.today());
        const auto another = [&](const std::optional<Holder>& one) {
            return one && (!giver || one->person != giver->person);
        };
        for (const auto& unit : office_.units(tx)) {
            if (office_.numbering_unit(tx, unit.id).id != book) continue;
            GrantChoices::Near near{unit.name, {}};
            for (const auto& each : store::positions(tx, unit.id))
                for (const auto& made : store::appointments_to(tx, each.id)) {
                    if (each.id == id || !seated(made, store::appointments_to(tx, each.id), ctx.today())) continue;
                    auto holder = office_.holder_by(tx, made.id);
                    if (another(holder)) near.people.push_back(*std::move(holder));
                }
            if (!near.people.empty()) choices.near.push_back(std::move(near));
        }
        // Those beside him in the line, of other offices.
        GrantChoices::Near beside_him;
        if (position->superior)
            for (const auto& each : store::subordinates(tx, *position->superior)) {
                if (office_.numbering_unit(tx, each.unit).id == book) continue;
                if (auto holder = office_.holder(tx, each.id, ctx.today()); another(holder))
                    beside_him.people.push_back(*std::move(holder));
            }
        if (!beside_him.people.empty()) choices.near.push_back(std::move(beside_him));
        for (auto& made : store::grants_of(tx, id)) {
            auto shown = line(tx, ctx, std::move(made));
            if (still_open(shown.state)) choices.open.push_back(std::move(shown));
        }
        return choices;
    });
}

GrantLine Lend::give(const core::Context& ctx, MailboxGrant wanted, std::vector<Fault> faults) {
    core::ensure(may_lend(ctx.actor, wanted.position));
    wanted.id = GrantId::make(ctx.now());
    wanted.acts.insert("see");
    sign_entry(ctx, wanted);
    return db_.write([&](Tx& tx) {
        GrantGrounds grounds;
        grounds.today = ctx.today();
        grounds.by_keeper = !ctx.actor.holds(wanted.position);
        const auto position = store::position(tx, wanted.position);
        if (!position) throw core::Error(core::Code::not_found, "directory.error.position");
        grounds.position_name = position->name;
        grounds.of_position = store::appointments_to(tx, wanted.position);
        grounds.of_receiver = beside(tx, wanted.receiver);
        grounds.others = store::grants_of(tx, wanted.position);
        for (const auto& one : grounds.others) {
            const auto receiver = office_.holder_by(tx, one.receiver);
            grounds.receivers.push_back(receiver ? receiver->titled_name : "");
        }
        // With a date that could not be read the rules have nothing to stand on.
        if (!faults.empty()) throw core::Error("directory.error.grant", faults);
        // Lent by who will sit in it then: he who lends it now, or of a vacancy to come, his successor.
        if (const auto* giver = holder_of_day(grounds.of_position, std::max(wanted.from, ctx.today())))
            wanted.giver = giver->id;
        auto refused = faults_of(wanted, grounds);
        if (!refused.empty()) throw core::Error("directory.error.grant", std::move(refused));
        store::insert(tx, wanted);
        auto told = grant_told(wanted);
        told[core::undo::member] = core::Json::object();
        core::audit::append(tx, ctx, "directory.mailbox_lent", grant_object(wanted.id), told);
        return line(tx, ctx, wanted);
    });
}

MailboxGrant Lend::revoke(const core::Context& ctx, GrantId id, const std::string& reason) {
    core::ensure(may(ctx.actor, Act::read));
    return db_.write([&](Tx& tx) {
        auto made = known_grant(tx, id);
        core::ensure(may_lend(ctx.actor, made.position));
        sign_revocation(ctx, made, line(tx, ctx, made).state, reason,
                        {"directory.error.grant", "directory.fault.grant_revoke", "directory.error.grant_ended"});
        store::revoke(tx, made);
        core::audit::append(tx, ctx, "directory.mailbox_taken_back", grant_object(id), {{"reason", reason}});
        return made;
    });
}

void Lend::undo(const core::Context& ctx, GrantId id) {
    take_back(db_, ctx, grant_object(id), "directory.mailbox_lent", [&](Tx& tx) { return known_grant(tx, id); },
              [&](const MailboxGrant& made) { return may_lend(ctx.actor, made.position); });
}

}  // namespace directory
