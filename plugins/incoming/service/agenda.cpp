// SPDX-License-Identifier: Apache-2.0
#include "incoming/service/agenda.h"

#include <algorithm>
#include <map>

#include "core/audit/trail.h"
#include "incoming/domain/chain.h"
#include "incoming/service/answer.h"

namespace incoming {

using core::Context;
using core::Error;
using core::db::Tx;

namespace {

constexpr int most = 200;            // of a list without end
constexpr int most_of_span = 5000;   // of a day or a month: more than it can hold
constexpr core::Date no_end{std::chrono::year(9999), std::chrono::December, std::chrono::day(31)};

Deputy deputy_of(Tx& tx, Parts& parts, const Context& ctx, core::PositionId id) {
    const Chain chain(parts.directory.all_positions(tx));
    const auto* position = chain.find(id);
    if (!position || chain.relation(ctx.actor.seat().position, id) != Relation::below)
        throw Error("incoming.error.incomplete", {{"deputy", "incoming.fault.deputy", {}}});
    Deputy deputy{id, position->name, ""};
    if (const auto holder = parts.directory.holder(tx, id, ctx.today())) deputy.holder = holder->titled_name;
    if (deputy.holder.empty())
        throw Error("incoming.error.incomplete", {{"deputy", "incoming.fault.deputy_vacant", {}}});
    return deputy;
}

std::vector<Engagement> to_come(std::vector<Engagement> all) {
    std::erase_if(all, [](const Engagement& each) { return each.replaced; });
    return all;
}

// Invitations to the position, and those it is told to go to, earliest first.
Coming invited_or_sent(Tx& tx, Parts& parts, core::PositionId position, core::Date from, core::Date until, int limit) {
    Coming found;
    auto& all = found.all;
    // Up to which day nothing is missing, where one of the two had more.
    const auto full = [&](std::size_t size, auto last) {
        if (size == static_cast<std::size_t>(limit) && (!found.more || last() < *found.more)) found.more = last();
    };
    auto invited = parts.invitations.of(tx, position, from, until, limit);
    auto passed = parts.invitations.passed_on(tx, position, from, until, limit);
    full(invited.size(), [&] { return invited.back().day; });
    full(passed.size(), [&] { return passed.back().invitation.day; });
    for (auto& each : invited) {
        Engagement made;
        made.invitation = std::move(each);
        all.push_back(std::move(made));
    }
    for (auto& each : passed) {
        const bool there = std::any_of(all.begin(), all.end(), [&](const Engagement& other) {
            return other.invitation.entry == each.invitation.entry;
        });
        if (there || !bids_attend(each.disposition)) continue;
        Engagement made;
        made.invitation = std::move(each.invitation);
        made.passed_by = each.disposition.giver_name;
        all.push_back(std::move(made));
    }
    std::stable_sort(all.begin(), all.end(), [](const Engagement& a, const Engagement& b) {
        const auto place = [](const Engagement& each) {
            return std::pair(each.invitation.day, each.invitation.hours.from.value_or(0));
        };
        return place(a) < place(b);
    });
    if (!found.more) return found;
    if (*found.more == from && limit < most_of_span) {   // a full day is told whole
        auto day = invited_or_sent(tx, parts, position, from, from, most_of_span);
        day.more = core::add_days(from, 1);
        return day;
    }
    std::erase_if(all, [&](const Engagement& each) { return each.invitation.day > *found.more; });
    return found;
}

bool busy(const Engagement& each) {
    return each.stands && (!each.passed_by.empty() || takes_time(each.invitation.stance));
}

// The surat tugas of whom it sends.
letters::LetterId assign(Tx& tx, Parts& parts, const Context& ctx, const Invitation& invitation) {
    letters::Assignment task;
    task.who = *invitation.deputy;
    task.basis = about_of(tx, parts, parts.entries.get(tx, invitation.entry));
    task.event = {invitation.day, invitation.time, invitation.place, invitation.matter};
    return parts.relations.assign(tx, ctx, task);
}

}  // namespace

void keep_invitation(Tx& tx, Parts& parts, const Entry& entry, const letters::Issued& letter) {
    if (entry.copy || !letter.event) return;
    Invitation made;
    made.entry = entry.id;
    made.letter = letter.id;
    made.position = entry.position;
    made.day = letter.event->day;
    made.hours = hours_in(letter.event->time);
    made.time = letter.event->time;
    made.place = letter.event->place;
    made.matter = letter.event->matter.empty() ? letter.subject : letter.event->matter;
    parts.invitations.insert(tx, made);
}

Invitation invitation_of(const Entry& entry, const Occasion& occasion, core::Zone zone) {
    Invitation made;
    made.entry = entry.id;
    made.position = entry.position;
    made.day = occasion.day;
    made.hours = occasion.hours;
    made.time = written(occasion.hours, zone);
    made.place = occasion.place;
    made.matter = occasion.matter.empty() ? entry.subject : occasion.matter;
    return made;
}

void Agenda::tell_newest(Tx& tx, const core::Actor& reader, std::vector<Engagement>& all) {
    std::vector<letters::LetterId> ids;
    for (const auto& each : all)
        if (each.invitation.letter) ids.push_back(*each.invitation.letter);
    const auto newest = parts_.relations.newest(tx, reader, ids);
    for (auto& made : all) {
        const auto& each = made.invitation;
        const auto newer = each.letter ? newest.find(*each.letter) : newest.end();
        if (newer == newest.end()) continue;
        made.newer = newer->second;
        made.stands = !letters::ends(newer->second.how);
        if (!made.stands || !parts_.invitations.invites(tx, newer->second.letter, each.position)) continue;
        made.replaced = made.passed_by.empty();
        made.stands = false;
    }
}

void Agenda::only_reached(Tx& tx, const core::Actor& reader, std::vector<Engagement>& all) {
    if (!reader.borrows()) return;
    std::vector<IncomingId> ids;
    for (const auto& each : all) ids.push_back(each.invitation.entry);
    const auto headings = parts_.entries.headings(tx, ids);
    std::erase_if(all, [&](const Engagement& each) {
        const auto found = headings.find(each.invitation.entry);
        return found == headings.end() || !reader.seat().reaches(static_cast<int>(found->second.access));
    });
}

std::vector<Engagement> Agenda::engagements(Tx& tx, const core::Actor& reader, core::PositionId position,
                                            core::Date from, core::Date until) {
    return engagements(tx, reader, invited_or_sent(tx, parts_, position, from, until, most_of_span).all);
}

std::vector<Engagement> Agenda::engagements(Tx& tx, const core::Actor& reader, std::vector<Engagement> all) {
    only_reached(tx, reader, all);
    tell_newest(tx, reader, all);
    std::vector<IncomingId> ids;
    for (const auto& each : all) ids.push_back(each.invitation.entry);
    const auto headings = parts_.entries.headings(tx, ids);
    std::vector<Engagement> found;
    for (auto& made : all) {
        const auto& each = made.invitation;
        if (const auto entry = headings.find(each.entry); entry != headings.end()) {
            made.title = entry->second.subject;
            made.sender = entry->second.sender;
            made.number = entry->second.number;
            made.access = entry->second.access;
        }
        found.push_back(std::move(made));
    }
    for (auto& one : found)
        for (const auto& other : found)
            if (busy(one) && busy(other) && overlap(one.invitation, other.invitation))
                one.clashes.push_back(other.invitation.matter);
    return found;
}

Engagement Agenda::engagement(Tx& tx, const core::Actor& reader, const Invitation& invitation) {
    for (auto& each : engagements(tx, reader, invitation.position, invitation.day, invitation.day))
        if (each.invitation.entry == invitation.entry) return std::move(each);
    throw Error(core::Code::internal, "incoming.error.no_invitation");
}

Invitation Agenda::invited(Tx& tx, const Context& ctx, IncomingId id) {
    const auto opened = open_for(tx, parts_, ctx.actor, Right::read, id);
    if (!ctx.actor.acts_for(opened.entry.position, "instruct")) core::ensure(core::Verdict::forbidden);
    auto found = parts_.invitations.find(tx, id);
    if (!found) throw Error(core::Code::conflict, "incoming.error.no_invitation");
    if (!engagement(tx, ctx.actor, *found).stands) throw Error(core::Code::conflict, "incoming.error.invitation_off");
    return *std::move(found);
}

Coming Agenda::from(const Context& ctx, core::Date day) {
    const auto& seat = ctx.actor.seat();
    return parts_.db.read([&](Tx& tx) {
        auto found = invited_or_sent(tx, parts_, seat.position, day, no_end, most);
        found.all = to_come(engagements(tx, ctx.actor, std::move(found.all)));
        return found;
    });
}

std::vector<Engagement> Agenda::between(const Context& ctx, core::Date from, core::Date until) {
    const auto& seat = ctx.actor.seat();
    return parts_.db.read([&](Tx& tx) { return to_come(engagements(tx, ctx.actor, seat.position, from, until)); });
}

std::int64_t Agenda::count_open(const Context& ctx) {
    if (ctx.actor.seats.empty()) return 0;
    const auto position = ctx.actor.seat().position;
    return parts_.db.read([&](Tx& tx) {
        std::vector<Engagement> all;
        for (auto& each : parts_.invitations.open(tx, position, ctx.today(), most)) {
            all.emplace_back();
            all.back().invitation = std::move(each);
        }
        only_reached(tx, ctx.actor, all);
        tell_newest(tx, ctx.actor, all);
        return static_cast<std::int64_t>(
            std::count_if(all.begin(), all.end(), [](const Engagement& each) { return each.stands; }));
    });
}

std::optional<Engagement> Agenda::of(const Context& ctx, IncomingId id) {
    const auto& seat = ctx.actor.seat();
    return parts_.db.read([&](Tx& tx) -> std::optional<Engagement> {
        const auto opened = open_for(tx, parts_, ctx.actor, Right::read, id);
        const auto found = parts_.invitations.find(tx, id);
        if (!found) return std::nullopt;
        if (opened.entry.position == seat.position) return engagement(tx, ctx.actor, *found);
        for (auto& each : engagements(tx, ctx.actor, seat.position, found->day, found->day))
            if (each.invitation.entry == id) return std::move(each);
        return std::nullopt;
    });
}

std::vector<Deputy> Agenda::deputies(const Context& ctx) {
    const auto& seat = ctx.actor.seat();
    return parts_.db.read([&](Tx& tx) {
        const auto all = parts_.directory.all_positions(tx);
        const Chain chain(all);
        std::vector<Deputy> found;
        for (const auto& position : all) {
            if (chain.relation(seat.position, position.id) != Relation::below) continue;
            const auto holder = parts_.directory.holder(tx, position.id, ctx.today());
            if (holder) found.push_back({position.id, position.name, holder->titled_name});
        }
        return found;
    });
}

Engagement Agenda::answer(const Context& ctx, IncomingId id, const Answered& wish) {
    const auto by = ctx.actor.named();
    return parts_.db.write([&](Tx& tx) {
        parts_.invitations.hold(tx, id);
        auto invitation = invited(tx, ctx, id);
        const auto now = ctx.now();
        switch (wish.stance) {
            case Stance::represented: {
                if (!wish.deputy) throw Error("incoming.error.incomplete", {{"deputy", "incoming.fault.deputy", {}}});
                const auto deputy = deputy_of(tx, parts_, ctx, *wish.deputy);
                // Pressed twice: the assignment is there.
                const auto drafted = invitation.stance == Stance::represented && invitation.deputy == wish.deputy
                                         ? invitation.assignment
                                         : std::nullopt;
                invitation.send(deputy.position, deputy.name, now, ctx.today(), by);
                invitation.assignment = drafted ? drafted : assign(tx, parts_, ctx, invitation);
                break;
            }
            case Stance::declined: invitation.decline(wish.note, now, ctx.today(), by); break;
            default: invitation.attend(now, ctx.today(), by);
        }
        parts_.invitations.update(tx, invitation);
        core::Json data{{"stance", name(invitation.stance)}};
        if (!invitation.deputy_name.empty()) data["note"] = invitation.deputy_name;
        if (!invitation.note.empty()) data["note"] = invitation.note;
        core::audit::append(tx, ctx, "incoming." + std::string(name(invitation.stance)), subject_of(id), data);
        return engagement(tx, ctx.actor, invitation);
    });
}

std::vector<Attendance> Agenda::attendance(const Context& ctx, letters::LetterId id) {
    return parts_.db.read([&](Tx& tx) {
        core::ensure(parts_.letters.may_see(tx, ctx.actor, id));
        const auto letter = parts_.letters.issued(tx, id);
        const auto& seat = ctx.actor.seat();
        if (!letter || (letter->unit != seat.book && letter->unit != seat.unit)) core::ensure(core::Verdict::hidden);
        return parts_.invitations.attendance(tx, id);
    });
}

}  // namespace incoming
