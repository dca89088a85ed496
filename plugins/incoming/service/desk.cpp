// SPDX-License-Identifier: Apache-2.0
// Questions of the pages, each answered from one snapshot.
#include "incoming/service/desk.h"

#include <algorithm>
#include <map>

#include "core/auth/seat.h"
#include "core/base/text.h"
#include "incoming/service/answer.h"

namespace incoming {

using core::Context;
using core::db::Tx;

namespace {

// How the letter stands now, and what was written about it, as far as the actor may know.
void look_around(Tx& tx, Parts& parts, const Context& ctx, Whole& whole) {
    const auto& entry = whole.entry;
    whole.answers = parts.relations.answers(tx, ctx.actor, subject_of(entry.id));
    whole.attachments = parts.attachments.of(tx, entry.id);
    if (parts.foreign != nullptr && !entry.letter) {
        whole.foreign = parts.foreign->report(tx, entry.bytes);
        // A report is of the bytes: that another unit had them before is nothing to tell here.
        if (whole.foreign && whole.foreign->judged_at < entry.received_at) whole.foreign->judged_at = {};
        whole.grown = whole.foreign && parts.levels.newest(tx, entry.bytes) != entry.bytes;
    }
    const auto offered = parts.relations.offered(tx, ctx, about_of(tx, parts, entry));
    const auto offers = [&](letters::Relation how) { return std::find(offered.begin(), offered.end(), how) != offered.end(); };
    whole.may_answer = offers(letters::Relation::replies);
    whole.may_forward = offers(letters::Relation::forwards);
    if (!entry.letter) return;
    const auto newest = parts.relations.newest(tx, ctx.actor, {*entry.letter});
    if (newest.empty()) return;
    whole.newer = newest.begin()->second;
    whole.may_open_newer =
        parts.letters.may_see(tx, ctx.actor, whole.newer->letter) == core::Verdict::allowed;
}

void tell_receipt(Tx& tx, Parts& parts, Whole& whole) {
    whole.receipt = parts.receipts.find(tx, whole.entry.id);
    whole.may_send_receipt = whole.receipt && whole.receipt->may_be_asked() &&
                             whole.entry.access == classification::AccessClass::ordinary;
}

// Positions with their holders. With nobody working on it, the addressed position has it.
std::vector<Holding> held_now(Tx& tx, Parts& parts, const Context& ctx, const Whole& whole) {
    std::vector<Holding> all;
    if (whole.entry.over()) return all;
    const auto person = [&](core::PositionId id) {
        const auto holder = parts.directory.holder(tx, id, ctx.today());
        return holder ? holder->titled_name : std::string();
    };
    for (const auto* branch : holders(whole.dispositions))
        all.push_back({branch->position_name, person(branch->position), branch->given_at, branch->due, branch->id,
                       moved_of(whole.moved, branch->id)});
    if (!all.empty()) return all;
    auto since = whole.entry.received_at;
    for (const auto& disposition : whole.dispositions)
        for (const auto& branch : disposition.branches)
            for (const auto& at : {branch.reported_at, branch.ended_at})
                if (at && since < *at) since = *at;
    all.push_back({whole.entry.position_name, person(whole.entry.position), since, {}, {}, {}});
    return all;
}

// Of a secret letter of this house each copy has its number.
void number_copy(Tx& tx, Parts& parts, Whole& whole) {
    if (!whole.entry.letter || !secret(whole.entry.access)) return;
    const auto letter = parts.letters.issued(tx, *whole.entry.letter);
    if (!letter) return;
    whole.copies = letter->copies;
    for (std::size_t i = 0; i < letter->addressees.size(); ++i)
        if (letter->addressees[i].position == whole.entry.position) whole.copy_number = i + 1;
}

std::vector<letters::Named> may_be_named(Tx& tx, Parts& parts, const core::Actor& actor,
                                        const std::vector<letters::Answer>& answers) {
    constexpr int lately = 20;
    std::vector<letters::Named> all;
    for (const auto& each : answers) all.push_back({each.letter, each.number, each.title});
    for (auto& each : parts.letters.drafted_lately(tx, actor, lately))
        if (std::none_of(all.begin(), all.end(), [&](const auto& known) { return known.id == each.id; }))
            all.push_back(std::move(each));
    return all;
}

// Letters reported as result, and the row of a wrong address in the other book.
void look_elsewhere(Tx& tx, Parts& parts, const Context& ctx, Whole& whole) {
    for (const auto& disposition : whole.dispositions)
        for (const auto& branch : disposition.branches)
            if (branch.result && parts.letters.may_see(tx, ctx.actor, *branch.result) == core::Verdict::allowed)
                if (const auto letter = parts.letters.issued(tx, *branch.result))
                    whole.results[*branch.result] = letter->number.empty() ? letter->subject : letter->number;
    const auto& entry = whole.entry;
    if (entry.moved_to) {
        whole.moved_to = parts.registers.book_number(tx, *entry.moved_to);
        const auto there = parts.entries.find(tx, *entry.moved_to);
        whole.may_open_moved = there && may(ctx.actor, Right::read, standing(*there, parts.branches.of(tx,
            there->id))) ==
                                            core::Verdict::allowed;
    }
    if (entry.moved_from) whole.moved_from = parts.registers.book_number(tx, *entry.moved_from);
}

// What was registered with it, and wrongly: the row itself, or twice.
void look_back(Tx& tx, Parts& parts, const Context& ctx, Whole& whole) {
    const auto& entry = whole.entry;
    const auto readable = [&](const Entry& each) {
        return may_read(tx, parts, ctx.actor, each);
    };
    if (auto all = parts.corrections.of(tx, {entry.id}); !all.empty())
        whole.corrections = std::move(all.begin()->second);
    if (entry.duplicate_of)
        if (const auto kept = parts.entries.find(tx, *entry.duplicate_of)) {
            whole.duplicate_of = kept->agenda;
            whole.may_open_kept = readable(*kept);
        }
    for (const auto& id : parts.entries.copies_of(tx, entry.id))
        whole.copied_to.push_back(parts.entries.get(tx, id).position_name);
    if (entry.copy_of) whole.copied_from = parts.entries.get(tx, *entry.copy_of).position_name;
    for (const auto& id : parts.entries.duplicates_of(tx, entry.id))
        if (const auto other = parts.entries.find(tx, id); other && readable(*other))
            whole.duplicates.emplace_back(id, other->agenda);
}

}  // namespace

Whole Desk::whole(const Context& ctx, IncomingId id) {
    const auto& seat = ctx.actor.seat();
    return parts_.db.read([&](Tx& tx) {
        auto opened = open_for(tx, parts_, ctx.actor, Right::read, id);
        Whole whole;
        const auto it = standing(opened.entry, opened.dispositions);
        whole.entry = std::move(opened.entry);
        whole.dispositions = std::move(opened.dispositions);
        whole.trail = core::audit::of(tx, subject_of(id));
        whole.worktime = worktime_of(tx, parts_);
        whole.moved = moved_dues(tx, parts_, {id});
        whole.now = held_now(tx, parts_, ctx, whole);
        whole.files = parts_.branches.files(tx, id);
        for (auto& each : whole.dispositions)
            if (veil(each, seat, whole.entry.position))
                for (const auto& branch : each.branches) whole.files.erase(branch.id);
        look_around(tx, parts_, ctx, whole);
        const auto marks = parts_.marks.of(tx, {id}, seat.position);
        if (!marks.empty()) whole.marked = marks.begin()->second;
        whole.may_sort = may(ctx.actor, Right::sort, it) == core::Verdict::allowed && !whole.entry.over();
        whole.invitation = parts_.invitations.find(tx, id);
        if (const auto unit = parts_.directory.unit(tx, whole.entry.book_unit)) whole.unit_name = unit->name;
        whole.open_branches = holders(whole.dispositions).size();
        whole.all_told = all_told(whole.dispositions);
        const bool over = whole.entry.over();
        whole.own = incoming::mine(whole.entry, ctx.actor);
        for (const auto& disposition : whole.dispositions)
            for (const auto& branch : disposition.branches)
                if (!disposition.veiled && ctx.actor.acts_for(branch.position, "instruct") && branch.open())
                    whole.mine = branch;
        if (whole.mine) whole.may_result = may_be_named(tx, parts_, ctx.actor, whole.answers);
        const bool act = may(ctx.actor, Right::act, it) == core::Verdict::allowed;
        const bool clerk = may(ctx.actor, Right::correct, it) == core::Verdict::allowed &&
                           ctx.actor.may("incoming.register");
        whole.may_correct = !over && !whole.entry.letter && clerk;
        whole.may_note_invitation = !over && !whole.entry.letter && clerk;
        const auto allowed = [&](Right right) {
            return !whole.entry.letter && may(ctx.actor, right, it) == core::Verdict::allowed;
        };
        whole.may_raise = allowed(Right::raise_class);
        whole.may_lower = allowed(Right::lower_class);
        whole.may_see_readers = allowed(Right::see_readers);
        whole.may_propose = !whole.may_lower && allowed(Right::propose_class);
        if (whole.may_lower || whole.may_propose) whole.proposed = parts_.proposals.find(tx, id);
        whole.may_close = !over && act;
        whole.may_reopen = act && whole.entry.state == EntryState::closed;
        whole.may_dispose = !over && !whole.entry.person && ctx.actor.may("incoming.dispose") &&
                            (act || whole.mine.has_value());
        const bool prepares = may(ctx.actor, Right::prepare, it) == core::Verdict::allowed;
        whole.may_prepare = !over && prepares && (clerk || ctx.actor.borrows()) && !whole.entry.copy && !act;
        whole.may_move = !over && !whole.entry.person && (act || clerk) && whole.entry.state != EntryState::disposed;
        if (!over && (act || whole.may_prepare)) whole.prepared = parts_.branches.prepared(tx, id);
        if (clerk) tell_receipt(tx, parts_, whole);
        look_elsewhere(tx, parts_, ctx, whole);
        look_back(tx, parts_, ctx, whole);
        number_copy(tx, parts_, whole);
        return whole;
    });
}

bool Desk::may_open(const Context& ctx, IncomingId id) {
    return parts_.db.read([&](Tx& tx) {
        return may_read(tx, parts_, ctx.actor, parts_.entries.get(tx, id));
    });
}

IncomingId Desk::letter_of(const Context& ctx, BranchId id) {
    return parts_.db.read([&](Tx& tx) {
        return open_for(tx, parts_, ctx.actor, Right::read, parts_.branches.get(tx, id).entry).entry.id;
    });
}

std::vector<Instruction> Desk::instructions(const Context& ctx) {
    const auto unit = core::seat_of(ctx.actor).unit;
    return parts_.db.read([&](Tx& tx) { return instructions_for(tx, parts_, unit); });
}

deadlines::WorkTime Desk::worktime(const Context&) {
    return parts_.db.read([&](Tx& tx) { return worktime_of(tx, parts_); });
}

std::vector<Receiver> Desk::receivers_for(Tx& tx, const Context& ctx, const Entry& entry, core::PositionId giver) {
    const auto chain = chain_of(tx, parts_);
    std::map<core::UnitId, std::string> units;
    for (const auto& unit : parts_.directory.units(tx)) units[unit.id] = unit.name;
    std::vector<Receiver> found;
    for (const auto& position : parts_.directory.all_positions(tx)) {
        const auto relation = chain.relation(giver, position.id);
        if (!allows(relation) || position.id == entry.position) continue;
        Receiver made{position.id, position.name, units[position.unit], "", relation};
        if (const auto holder = parts_.directory.holder(tx, position.id, ctx.today()))
            made.holder = holder->person_name;
        found.push_back(std::move(made));
    }
    // Direct subordinates come first: they are instructed most.
    std::stable_sort(found.begin(), found.end(), [&](const Receiver& a, const Receiver& b) {
        const auto rank = [&](const Receiver& each) {
            const auto* position = chain.find(each.position);
            return position && position->superior == giver
                       ? 0
                       : 1 + static_cast<int>(each.relation == Relation::below ? 0 : 1);
        };
        return rank(a) < rank(b);
    });
    return found;
}

std::vector<Receiver> Desk::receivers(const Context& ctx, IncomingId id) {
    const auto& seat = ctx.actor.seat();
    return parts_.db.read([&](Tx& tx) {
        const auto opened = open_for(tx, parts_, ctx.actor, Right::read, id);
        return receivers_for(tx, ctx, opened.entry, seat.position);
    });
}

std::vector<Receiver> Desk::receivers_of_addressed(const Context& ctx, IncomingId id) {
    return parts_.db.read([&](Tx& tx) {
        const auto opened = open_for(tx, parts_, ctx.actor, Right::prepare, id);
        return receivers_for(tx, ctx, opened.entry, opened.entry.position);
    });
}

}  // namespace incoming
