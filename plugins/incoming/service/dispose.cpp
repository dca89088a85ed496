// SPDX-License-Identifier: Apache-2.0
#include "incoming/service/dispose.h"

#include <algorithm>

#include "core/audit/trail.h"
#include "core/base/text.h"
#include "incoming/service/telling.h"

namespace incoming {

using core::Code;
using core::Context;
using core::Error;
using core::Fault;
using core::db::Tx;

namespace {

void trail(Tx& tx, const Context& ctx, std::string_view act, IncomingId id, core::Json data) {
    core::audit::append(tx, ctx, act, subject_of(id), data);
}

// The branch the seat works on, to be passed on; nullptr for the addressed position itself.
const Branch* own_branch(const Opened& opened, core::PositionId seat) {
    const Branch* found = nullptr;
    for (const auto& disposition : opened.dispositions)
        for (const auto& branch : disposition.branches)
            if (branch.position == seat && branch.open() &&
                (found == nullptr || branch.state == BranchState::sent))
                found = &branch;
    return found;
}

// The sentences of the codes chosen; one nobody knows is a fault, lest an instruction be lost.
std::vector<std::string> sentences(const std::vector<Instruction>& known,
                                   const std::vector<std::string>& codes, std::vector<Fault>& faults) {
    std::vector<std::string> found;
    for (const auto& each : known)
        if (std::find(codes.begin(), codes.end(), each.code) != codes.end()) found.push_back(each.name);
    for (const auto& code : codes)
        if (std::none_of(known.begin(), known.end(), [&](const auto& each) { return each.code == code; }))
            faults.push_back({"instructions", "incoming.fault.instruction", {{"code", code}}});
    return found;
}

void must_be_open(const Entry& entry) {
    if (entry.state == EntryState::closed) throw Error(Code::conflict, "incoming.error.closed");
}

}  // namespace

void Dispose::read(const Context& ctx, IncomingId id) {
    const auto& seat = ctx.actor.seat();
    if (parts_.notices != nullptr) parts_.notices->opened(ctx, subject_of(id));
    // Looking again changes nothing, so it takes no writer's turn.
    const bool anew = parts_.db.read([&](Tx& tx) {
        const auto opened = open_for(tx, parts_, ctx.actor, Right::read, id);
        if (opened.entry.position == seat.position && opened.entry.state == EntryState::unread) return true;
        const auto* branch = own_branch(opened, seat.position);
        return branch != nullptr && branch->state == BranchState::sent;
    });
    if (!anew) return;
    parts_.db.write([&](Tx& tx) {
        auto opened = open_for(tx, parts_, ctx.actor, Right::read, id);
        auto& entry = opened.entry;
        if (entry.position == seat.position && entry.open(ctx.now(), ctx.actor.person_name)) {
            parts_.entries.update(tx, entry);
            trail(tx, ctx, "incoming.read", id, core::Json::object());
        }
        for (auto& disposition : opened.dispositions)
            for (auto& branch : disposition.branches)
                if (branch.position == seat.position &&
                    branch.opened(ctx.now(), ctx.actor.person_name)) {
                    parts_.branches.update(tx, branch);
                    trail(tx, ctx, "incoming.disposition_read", id, {{"branch", branch.id.text()}});
                }
    });
}

Disposition Dispose::compose(Tx& tx, const Context& ctx, const Opened& opened,
                             const Instructions& wish) {
    constexpr std::size_t longest_note = 2000;
    const auto& seat = ctx.actor.seat();
    std::vector<Fault> faults;
    Disposition made;
    made.id = DispositionId::make(ctx.now());
    made.entry = opened.entry.id;
    made.giver = seat.position;
    made.giver_name = seat.position_name;
    made.giver_person = ctx.actor.person_name;
    made.given_at = ctx.now();
    made.note = core::text::trim(wish.note);
    made.due = wish.due;
    if (wish.due_days > 0)
        made.due = after_working_days(ctx.today(), wish.due_days, parts_.entries.holidays(tx));
    if (made.due && *made.due < ctx.today()) faults.push_back({"due", "incoming.fault.due_past", {}});
    made.instructions = sentences(parts_.entries.instructions(tx), wish.codes, faults);
    if (wish.codes.empty() && made.note.empty())
        faults.push_back({"instructions", "incoming.fault.instructions", {}});
    if (core::text::length(made.note) > longest_note)
        faults.push_back({"note", "incoming.fault.long", {{"most", std::to_string(longest_note)}}});
    const Chain chain(parts_.directory.all_positions(tx));
    for (const auto& to : wish.to) {
        const auto* position = chain.find(to);
        const auto again = std::any_of(made.branches.begin(), made.branches.end(),
                                       [&](const Branch& each) { return each.position == to; });
        if (again) continue;
        if (!position || to == opened.entry.position ||
            chain.relation(seat.position, to) == Relation::refused) {
            faults.push_back({"to", "incoming.fault.receiver",
                              {{"position", position ? position->name : std::string("?")}}});
            continue;
        }
        Branch branch;
        branch.id = BranchId::make(ctx.now());
        branch.disposition = made.id;
        branch.position = to;
        branch.position_name = position->name;
        branch.responsible = wish.to.size() == 1 || wish.responsible == to;
        made.branches.push_back(std::move(branch));
    }
    if (wish.to.empty()) faults.push_back({"to", "incoming.fault.to", {}});
    const auto responsible = std::count_if(made.branches.begin(), made.branches.end(),
                                           [](const Branch& each) { return each.responsible; });
    if (faults.empty() && responsible != 1)
        faults.push_back({"responsible", "incoming.fault.responsible", {}});
    if (!faults.empty()) throw Error("incoming.error.incomplete", std::move(faults));
    return made;
}

DispositionId Dispose::give(const Context& ctx, IncomingId id, const Instructions& wish) {
    const auto& seat = ctx.actor.seat();
    return parts_.db.write([&](Tx& tx) {
        auto opened = open_for(tx, parts_, ctx.actor, Right::read, id);
        auto& entry = opened.entry;
        const bool own = entry.position == seat.position;
        const auto* branch = own ? nullptr : own_branch(opened, seat.position);
        if (!ctx.actor.may("incoming.dispose") || (!own && branch == nullptr))
            core::ensure(core::Verdict::forbidden);
        must_be_open(entry);
        auto made = compose(tx, ctx, opened, wish);
        if (own) {
            entry.open(ctx.now(), ctx.actor.person_name);
            entry.dispose();
            parts_.entries.update(tx, entry);
        } else {
            auto seen = *branch;
            if (seen.opened(ctx.now(), ctx.actor.person_name)) parts_.branches.update(tx, seen);
            made.parent = branch->id;
        }
        parts_.branches.insert(tx, made);
        core::Json to = core::Json::array();
        for (const auto& each : made.branches) to.push_back(each.position_name);
        core::Json data{{"to", std::move(to)}, {"disposition", made.id.text()}};
        if (made.due) data["due"] = core::iso(*made.due);
        trail(tx, ctx, own ? "incoming.disposed" : "incoming.passed_on", id, std::move(data));
        tell_done(tx, parts_, ctx, id);
        for (const auto& each : made.branches) tell(tx, parts_, ctx, News::disposed, id, each.position);
        const auto result = made.id;
        opened.dispositions.push_back(std::move(made));
        index(tx, parts_, entry, opened.dispositions);
        return result;
    });
}

Branch Dispose::branch_for(Tx& tx, const Context& ctx, BranchId id, bool receiver, Opened& opened) {
    const auto& seat = ctx.actor.seat();
    const auto branch = parts_.branches.get(tx, id);
    opened = open_for(tx, parts_, ctx.actor, Right::read, branch.entry);
    const auto who = receiver ? branch.position : branch.giver;
    core::ensure(who == seat.position ? core::Verdict::allowed : core::Verdict::forbidden);
    must_be_open(opened.entry);
    for (const auto& disposition : opened.dispositions)
        for (const auto& each : disposition.branches)
            if (each.id == id) return each;
    throw Error(Code::not_found, "incoming.error.not_found");
}

void Dispose::report(const Context& ctx, BranchId id, std::string_view text) {
    parts_.db.write([&](Tx& tx) {
        Opened opened;
        auto branch = branch_for(tx, ctx, id, true, opened);
        branch.tell(ctx.now(), ctx.actor.person_name, text);
        parts_.branches.update(tx, branch);
        // Who reports upwards has taken the reports from below.
        for (const auto& below : accept_all(opened.dispositions, branch.position, ctx.now()))
            parts_.branches.update(tx, below);
        trail(tx, ctx, "incoming.reported", branch.entry,
              {{"branch", id.text()}, {"note", branch.report}});
        tell_done(tx, parts_, ctx, branch.entry);
        tell(tx, parts_, ctx, News::reported, branch.entry, branch.giver);
    });
}

void Dispose::accept(const Context& ctx, BranchId id) {
    parts_.db.write([&](Tx& tx) {
        Opened opened;
        auto branch = branch_for(tx, ctx, id, false, opened);
        branch.accept(ctx.now());
        parts_.branches.update(tx, branch);
        trail(tx, ctx, "incoming.accepted", branch.entry,
              {{"branch", id.text()}, {"of", branch.position_name}});
        tell_done(tx, parts_, ctx, branch.entry);
        tell(tx, parts_, ctx, News::accepted, branch.entry, branch.position);
    });
}

void Dispose::give_back(const Context& ctx, BranchId id, std::string_view note) {
    parts_.db.write([&](Tx& tx) {
        Opened opened;
        auto branch = branch_for(tx, ctx, id, false, opened);
        branch.give_back(note);
        parts_.branches.update(tx, branch);
        trail(tx, ctx, "incoming.report_returned", branch.entry,
              {{"branch", id.text()}, {"of", branch.position_name}, {"note", branch.reply}});
        tell_done(tx, parts_, ctx, branch.entry);
        tell(tx, parts_, ctx, News::report_returned, branch.entry, branch.position);
    });
}

void Dispose::withdraw(const Context& ctx, BranchId id) {
    parts_.db.write([&](Tx& tx) {
        Opened opened;
        auto branch = branch_for(tx, ctx, id, false, opened);
        branch.withdraw(ctx.now());
        parts_.branches.update(tx, branch);
        trail(tx, ctx, "incoming.disposition_withdrawn", branch.entry,
              {{"branch", id.text()}, {"of", branch.position_name}});
        tell_no_more(tx, parts_, ctx, branch.entry, branch.position);
        tell(tx, parts_, ctx, News::withdrawn, branch.entry, branch.position);
        opened.dispositions = parts_.branches.of(tx, branch.entry);
        index(tx, parts_, opened.entry, opened.dispositions);
    });
}

void Dispose::close(const Context& ctx, IncomingId id, std::string_view note) {
    parts_.db.write([&](Tx& tx) {
        auto opened = open_for(tx, parts_, ctx.actor, Right::act, id);
        auto& entry = opened.entry;
        entry.open(ctx.now(), ctx.actor.person_name);
        entry.close(ctx.now(), note, holders(opened.dispositions).size());
        parts_.entries.update(tx, entry);
        for (const auto& each : accept_all(opened.dispositions, entry.position, ctx.now()))
            parts_.branches.update(tx, each);
        for (auto& disposition : parts_.branches.of(tx, id))
            for (auto& branch : disposition.branches)
                if (!branch.ended()) {
                    branch.lapse(ctx.now());
                    parts_.branches.update(tx, branch);
                    tell_no_more(tx, parts_, ctx, id, branch.position);
                }
        trail(tx, ctx, "incoming.closed", id, {{"note", entry.close_note}});
        tell_done(tx, parts_, ctx, id);
        index(tx, parts_, entry, parts_.branches.of(tx, id));
        parts_.events.publish(tx, ctx.now(), Closed{id}, subject_of(id));
    });
}

}  // namespace incoming
