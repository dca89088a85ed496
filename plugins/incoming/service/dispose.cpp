// SPDX-License-Identifier: Apache-2.0
// What the giver does: read, dispose, prepare, forward, close, reopen. What comes back is in follow.cpp.
#include "incoming/service/dispose.h"

#include <algorithm>

#include "core/base/text.h"
#include "incoming/service/acts.h"
#include "incoming/service/awaited.h"
#include "incoming/service/telling.h"
#include "incoming/service/undoing.h"

namespace incoming {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

bool reached(const core::Seat& seat, const Disposition& disposition) {
    return seat.reaches(static_cast<int>(disposition.access));
}

// The branch the seat works on, to be passed on; nullptr for the addressed position itself.
const Branch* own_branch(const Opened& opened, const core::Seat& seat) {
    const Branch* found = nullptr;
    for (const auto& disposition : opened.dispositions)
        for (const auto& branch : disposition.branches)
            if (reached(seat, disposition) && branch.position == seat.position && branch.open() &&
                (found == nullptr || branch.state == BranchState::sent))
                found = &branch;
    return found;
}

bool has_unread(const Opened& opened, const core::Seat& seat) {
    for (const auto& disposition : opened.dispositions)
        for (const auto& branch : disposition.branches)
            if (reached(seat, disposition) && branch.position == seat.position && branch.state == BranchState::sent)
                return true;
    return false;
}

Giver giver_of(const Context& ctx) {
    const auto& seat = ctx.actor.seat();
    return {seat.position, seat.unit, seat.position_name, ctx.actor.named(), seat.capacity};
}

}  // namespace

void Dispose::only_look(const Context& ctx, IncomingId id, const Also& also) {
    const auto look = [&](Tx& tx) { open_for(tx, parts_, ctx.actor, Right::read, id); };
    if (!also) return parts_.db.read(look);
    parts_.db.write([&](Tx& tx) {
        look(tx);
        also(tx);
    });
}

void Dispose::read(const Context& ctx, IncomingId id, const Also& also) {
    const auto& seat = ctx.actor.seat();
    // Who sorts and prepares reads nothing in the official's name: to him it stays unread.
    if (!seat.lends("instruct")) return only_look(ctx, id, also);
    if (parts_.notices != nullptr) parts_.notices->opened(ctx, subject_of(id));
    // Looking again changes nothing, so it takes no writer's turn.
    const bool anew = parts_.db.read([&](Tx& tx) {
        const auto opened = open_for(tx, parts_, ctx.actor, Right::read, id);
        if (mine(opened.entry, ctx.actor) && opened.entry.state == EntryState::unread) return true;
        return has_unread(opened, seat);
    });
    if (!anew && !also) return;
    parts_.db.write([&](Tx& tx) {
        auto opened = open_for(tx, parts_, ctx.actor, Right::read, id);
        auto& entry = opened.entry;
        if (mine(entry, ctx.actor) && entry.open(ctx.now(), ctx.actor.named())) {
            parts_.entries.update(tx, entry);
            trail(tx, ctx, "incoming.read", id);
        }
        for (auto& disposition : opened.dispositions)
            for (auto& branch : disposition.branches)
                if (reached(seat, disposition) && branch.position == seat.position &&
                    branch.opened(ctx.now(), ctx.actor.named())) {
                    parts_.branches.update(tx, branch);
                    trail(tx, ctx, "incoming.disposition_read", id, {{"branch", branch.id.text()}});
                }
        say_waits(tx, parts_, ctx.now(), id);
        if (also) also(tx);
    });
}

DispositionId Dispose::keep(Tx& tx, const Context& ctx, Opened& opened, Disposition made,
                            const std::optional<core::Uuid>& press) {
    auto& entry = opened.entry;
    const bool own = !made.parent;
    if (own) {
        entry.open(ctx.now(), ctx.actor.named());
        entry.dispose();
        parts_.entries.update(tx, entry);
        parts_.branches.drop_prepared(tx, entry.id);
    }
    parts_.branches.insert(tx, made, press);
    core::Json to = core::Json::array(), informed = core::Json::array();
    for (const auto& each : made.branches) (each.informed ? informed : to).push_back(each.position_name);
    core::Json data{{"to", std::move(to)}, {"disposition", made.id.text()}};
    if (!informed.empty()) data["informed"] = std::move(informed);
    if (made.due) data["due"] = core::iso(*made.due);
    if (!made.prepared_by.empty()) data["prepared_by"] = made.prepared_by;
    trail(tx, ctx, own ? "incoming.disposed" : "incoming.passed_on", entry.id, std::move(data));
    tell_done(tx, parts_, ctx, entry.id);
    for (const auto& each : made.branches) tell(tx, parts_, ctx, News::disposed, entry.id, each.position);
    const auto result = made.id;
    const auto access = made.access;
    opened.dispositions.push_back(std::move(made));
    index(tx, parts_, entry, opened.dispositions);
    say_waits(tx, parts_, ctx.now(), entry.id);
    count_flow(tx, parts_, ctx.today(), ctx.actor.seat().unit, deadlines::Flow::disposition, access);
    return result;
}

DispositionId Dispose::give(const Context& ctx, IncomingId id, const Instructions& wish, const Also& also) {
    const auto& seat = ctx.actor.seat();
    return parts_.db.write([&](Tx& tx) {
        auto opened = open_for(tx, parts_, ctx.actor, Right::read, id);
        if (opened.entry.person) throw Error(Code::conflict, "incoming.error.personal");
        const bool own = opened.entry.position == seat.position;
        const auto* branch = own ? nullptr : own_branch(opened, seat);
        if (wish.press)
            if (const auto before = parts_.branches.pressed(tx, id, *wish.press)) return *before;
        if (!ctx.actor.may("incoming.dispose") || (!own && branch == nullptr))
            core::ensure(core::Verdict::forbidden);
        must_be_open(opened.entry);
        auto made = compose(tx, parts_, ctx, opened.entry, giver_of(ctx), wish);
        if (branch != nullptr) {
            auto seen = *branch;
            if (seen.opened(ctx.now(), ctx.actor.named())) parts_.branches.update(tx, seen);
            made.parent = branch->id;
        }
        const auto result = keep(tx, ctx, opened, std::move(made), wish.press);
        if (also) also(tx);
        return result;
    });
}

void Dispose::prepare(const Context& ctx, IncomingId id, const Instructions& wish) {
    const auto& seat = ctx.actor.seat();
    parts_.db.write([&](Tx& tx) {
        const auto opened = open_for(tx, parts_, ctx.actor, Right::prepare, id);
        const auto& entry = opened.entry;
        must_be_open(entry);
        if (entry.copy) throw Error(Code::conflict, "incoming.error.copy");
        const auto position = parts_.directory.position(tx, entry.position);
        if (!position) throw Error(Code::not_found, "incoming.error.not_found");
        // Whether the readers of a secret are right is asked of who gives it.
        auto judged = wish;
        judged.confirmed = true;
        compose(tx, parts_, ctx, entry, {entry.position, position->unit, position->name, "", {}}, judged);
        parts_.branches.prepare(tx, {id, seat.position, core::written(seat), ctx.actor.person_name, ctx.now(),
                                     wish_json(wish)});
        trail(tx, ctx, "incoming.prepared", id);
    });
}

DispositionId Dispose::give_prepared(const Context& ctx, IncomingId id, bool confirmed) {
    const auto& seat = ctx.actor.seat();
    return parts_.db.write([&](Tx& tx) {
        auto opened = open_for(tx, parts_, ctx.actor, Right::act, id);
        if (opened.entry.position != seat.position || !ctx.actor.may("incoming.dispose"))
            core::ensure(core::Verdict::forbidden);
        must_be_open(opened.entry);
        const auto prepared = parts_.branches.prepared(tx, id);
        if (!prepared) throw Error(Code::conflict, "incoming.error.nothing_prepared");
        auto wish = wish_kept(prepared->wish);
        wish.confirmed = confirmed;
        auto made = compose(tx, parts_, ctx, opened.entry, giver_of(ctx), wish);
        made.prepared_by = prepared->person_name + ", " + prepared->position_name;
        return keep(tx, ctx, opened, std::move(made), {});
    });
}

void Dispose::drop_prepared(const Context& ctx, IncomingId id) {
    parts_.db.write([&](Tx& tx) {
        const auto opened = open_for(tx, parts_, ctx.actor, Right::read, id);
        const auto it = standing(opened.entry, opened.dispositions);
        if (may(ctx.actor, Right::act, it) != core::Verdict::allowed) core::ensure(may(ctx.actor, Right::prepare, it));
        if (!parts_.branches.drop_prepared(tx, id)) throw Error(Code::conflict, "incoming.error.nothing_prepared");
        trail(tx, ctx, "incoming.prepared_dropped", id);
    });
}

void Dispose::forward(const Context& ctx, BranchId id, core::PositionId to, std::string_view note) {
    const auto& seat = ctx.actor.seat();
    parts_.db.write([&](Tx& tx) {
        Opened opened;
        auto branch = branch_for(tx, ctx, id, true, opened);
        const Disposition* of = nullptr;
        for (const auto& each : opened.dispositions)
            if (each.id == branch.disposition) of = &each;
        if (secret(of->access)) throw Error(Code::conflict, "incoming.error.forward_secret");
        no_more_below(opened, id);
        const auto chain = chain_of(tx, parts_);
        const auto* position = chain.find(to);
        const auto relation = chain.relation(seat.position, to);
        const auto refuse = [&](std::string_view why) {
            throw Error("incoming.error.incomplete",
                        {{"to", std::string(why), {{"position", position ? position->name : std::string("?")}}}});
        };
        if (auto ended = directory::ended_fault(tx, parts_.directory, parts_.endings, to, "to"))
            throw Error("incoming.error.incomplete", {*std::move(ended)});
        // Inside the own unit it may go to anyone who is not above.
        const bool beside = position && relation == Relation::refused && position->unit == seat.unit &&
            to != seat.position;
        if (!position || (!allows(relation) && !beside)) refuse(position ? why_not(relation)
                : "incoming.fault.receiver_far");
        if (to == opened.entry.position || to == branch.giver) refuse("incoming.fault.receiver_addressed");
        for (const auto& each : of->branches)
            if (each.position == to) refuse("incoming.fault.receiver_twice");
        const auto before = before_of(branch);
        auto next = branch.forward(ctx.now(), ctx.actor.named(), note);
        next.id = BranchId::make(ctx.now());
        next.position = to;
        next.position_name = position->name;
        parts_.branches.update(tx, branch);
        parts_.branches.insert(tx, next);
        core::Json data{{"branch", id.text()}, {"to", {next.position_name}}, {"note", branch.reason},
                        {core::undo::member, before}};
        trail(tx, ctx, "incoming.forwarded", branch.entry, std::move(data));
        tell_done(tx, parts_, ctx, branch.entry);
        tell(tx, parts_, ctx, News::disposed, branch.entry, to);
        index(tx, parts_, opened.entry, parts_.branches.of(tx, branch.entry));
        say_waits(tx, parts_, ctx.now(), branch.entry);
    });
}

void Dispose::close(const Context& ctx, IncomingId id, std::string_view note, const Also& also, bool ticked) {
    parts_.db.write([&](Tx& tx) {
        auto opened = open_for(tx, parts_, ctx.actor, Right::act, id);
        auto& entry = opened.entry;
        if (ticked && entry.state == EntryState::unread) throw Error(Code::conflict, "incoming.error.close_unread");
        entry.open(ctx.now(), ctx.actor.named());
        auto before = before_of(entry);
        before["branches"] = core::Json::array();
        const bool prepared = parts_.branches.prepared(tx, id).has_value();   // what is dropped does not come back
        entry.close(ctx.now(), note, holders(opened.dispositions).size());
        parts_.entries.update(tx, entry);
        parts_.branches.drop_prepared(tx, id);
        for (const auto& each : accept_all(opened.dispositions, entry.position, ctx.now())) {
            before["branches"].push_back(before_of(parts_.branches.get(tx, each.id)));
            parts_.branches.update(tx, each);
        }
        for (auto& disposition : parts_.branches.of(tx, id))
            for (auto& branch : disposition.branches)
                if (!branch.ended()) {
                    before["branches"].push_back(before_of(branch));
                    branch.lapse(ctx.now());
                    parts_.branches.update(tx, branch);
                    tell_no_more(tx, parts_, ctx, id, branch.position);
                }
        core::Json data{{"note", entry.close_note}};
        if (!prepared) data[core::undo::member] = std::move(before);
        trail(tx, ctx, "incoming.closed", id, std::move(data));
        tell_done(tx, parts_, ctx, id);
        index(tx, parts_, entry, parts_.branches.of(tx, id));
        say_waits(tx, parts_, ctx.now(), id);
        parts_.events.publish(tx, ctx.now(), Closed{id}, subject_of(id));
        if (also) also(tx);
    });
}

void Dispose::reopen(const Context& ctx, IncomingId id, std::string_view reason) {
    parts_.db.write([&](Tx& tx) {
        auto opened = open_for(tx, parts_, ctx.actor, Right::act, id);
        auto& entry = opened.entry;
        entry.reopen(reason, !back_with(opened.dispositions, entry.position));
        parts_.entries.update(tx, entry);
        trail(tx, ctx, "incoming.reopened", id, {{"note", core::text::trim(reason)}});
        parts_.events.publish(tx, ctx.now(), Reopened{id}, subject_of(id));
        index(tx, parts_, entry, opened.dispositions);
        say_waits(tx, parts_, ctx.now(), id);
    });
}

}  // namespace incoming
