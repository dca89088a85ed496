// SPDX-License-Identifier: Apache-2.0
// Questions of the pages, each answered from one snapshot.
#include "incoming/service/desk.h"

#include <algorithm>
#include <map>

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

// How the letters of a list stand now.
template <class All>
void tell_newest(Tx& tx, Parts& parts, const core::Actor& reader, All& lines) {
    std::vector<letters::LetterId> ids;
    for (const auto& line : lines)
        if (line.letter) ids.push_back(*line.letter);
    const auto newest = parts.relations.newest(tx, reader, ids);
    for (auto& line : lines)
        if (const auto at = line.letter ? newest.find(*line.letter) : newest.end(); at != newest.end())
            line.newer = at->second;
}

}  // namespace

Lines Desk::list(const Context& ctx, const Wish& wish) {
    return parts_.db.read([&](Tx& tx) {
        auto found = parts_.lists.list(tx, ctx.actor, wish);
        tell_newest(tx, parts_, ctx.actor, found.lines);
        return found;
    });
}

std::int64_t Desk::count(const Context& ctx, Show show) {
    Wish wish;
    wish.show = show;
    return parts_.db.read([&](Tx& tx) { return parts_.lists.count(tx, ctx.actor, wish); });
}

GivenLines Desk::given(const Context& ctx, GivenWish wish) {
    wish.today = ctx.today();
    return parts_.db.read([&](Tx& tx) {
        auto found = parts_.lists.given(tx, ctx.actor, wish);
        tell_newest(tx, parts_, ctx.actor, found.lines);
        return found;
    });
}

std::int64_t Desk::count_given(const Context& ctx, Given given) {
    GivenWish wish;
    wish.given = given;
    wish.today = ctx.today();
    return parts_.db.read([&](Tx& tx) { return parts_.lists.count_given(tx, ctx.actor, wish); });
}

Whole Desk::whole(const Context& ctx, IncomingId id) {
    const auto& seat = ctx.actor.seat();
    return parts_.db.read([&](Tx& tx) {
        auto opened = open_for(tx, parts_, ctx.actor, Right::read, id);
        Whole whole;
        whole.entry = std::move(opened.entry);
        whole.dispositions = std::move(opened.dispositions);
        whole.trail = core::audit::of(tx, subject_of(id));
        whole.worktime = worktime_of(tx, parts_);
        look_around(tx, parts_, ctx, whole);
        whole.invitation = parts_.invitations.find(tx, id);
        if (const auto unit = parts_.directory.unit(tx, whole.entry.book_unit)) whole.unit_name = unit->name;
        whole.open_branches = holders(whole.dispositions).size();
        const bool closed = whole.entry.state == EntryState::closed;
        whole.own = whole.entry.position == seat.position;
        for (const auto& disposition : whole.dispositions)
            for (const auto& branch : disposition.branches)
                if (branch.position == seat.position && branch.open()) whole.mine = branch;
        const auto act = may(ctx.actor, Right::act, standing(whole.entry, whole.dispositions));
        whole.may_note_invitation =
            !closed && !whole.entry.letter && ctx.actor.may("incoming.register") &&
            may(ctx.actor, Right::correct, standing(whole.entry, whole.dispositions)) == core::Verdict::allowed;
        whole.may_close = !closed && act == core::Verdict::allowed;
        whole.may_dispose = !closed && ctx.actor.may("incoming.dispose") &&
                            (act == core::Verdict::allowed || whole.mine.has_value());
        return whole;
    });
}

IncomingId Desk::letter_of(const Context& ctx, BranchId id) {
    return parts_.db.read([&](Tx& tx) {
        return open_for(tx, parts_, ctx.actor, Right::read, parts_.branches.get(tx, id).entry).entry.id;
    });
}

std::vector<Instruction> Desk::instructions(const Context&) {
    return parts_.db.read([&](Tx& tx) { return parts_.entries.instructions(tx); });
}

deadlines::WorkTime Desk::worktime(const Context&) {
    return parts_.db.read([&](Tx& tx) { return worktime_of(tx, parts_); });
}

std::vector<Receiver> Desk::receivers(const Context& ctx, IncomingId id) {
    const auto& seat = ctx.actor.seat();
    return parts_.db.read([&](Tx& tx) {
        const auto opened = open_for(tx, parts_, ctx.actor, Right::read, id);
        const auto all = parts_.directory.all_positions(tx);
        const Chain chain(all);
        std::map<core::UnitId, std::string> units;
        for (const auto& unit : parts_.directory.units(tx)) units[unit.id] = unit.name;
        std::vector<Receiver> found;
        for (const auto& position : all) {
            const auto relation = chain.relation(seat.position, position.id);
            if (relation == Relation::refused || position.id == opened.entry.position) continue;
            Receiver made{position.id, position.name, units[position.unit], "", relation};
            if (const auto holder = parts_.directory.holder(tx, position.id, ctx.today()))
                made.holder = holder->person_name;
            found.push_back(std::move(made));
        }
        // Direct subordinates come first: they are instructed most.
        std::stable_sort(found.begin(), found.end(), [&](const Receiver& a, const Receiver& b) {
            const auto rank = [&](const Receiver& each) {
                const auto* position = chain.find(each.position);
                return position && position->superior == seat.position
                           ? 0
                           : 1 + static_cast<int>(each.relation == Relation::below ? 0 : 1);
            };
            return rank(a) < rank(b);
        });
        return found;
    });
}

Desk::File Desk::pdf(const Context& ctx, IncomingId id) {
    core::Digest bytes;
    const auto entry = parts_.db.read([&](Tx& tx) {
        auto found = open_for(tx, parts_, ctx.actor, Right::read, id).entry;
        bytes = parts_.levels.newest(tx, found.bytes);
        return found;
    });
    return {parts_.blobs.get(bytes), core::text::replace(entry.number, "/", "-") + ".pdf"};
}

core::Bytes Desk::picture(const Context& ctx, IncomingId id, int page) {
    const auto entry = parts_.db.read(
        [&](Tx& tx) { return open_for(tx, parts_, ctx.actor, Right::read, id).entry; });
    if (page < 1 || page > entry.pages)
        throw core::Error(core::Code::not_found, "incoming.error.page");
    return parts_.pictures.page(entry.bytes, page, [&] { return parts_.blobs.get(entry.bytes); });
}

}  // namespace incoming
