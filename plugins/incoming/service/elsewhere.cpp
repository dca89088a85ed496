// SPDX-License-Identifier: Apache-2.0
#include "incoming/service/elsewhere.h"
#include "incoming/service/attaching.h"

#include <algorithm>

#include "core/base/text.h"
#include "incoming/service/acts.h"
#include "incoming/service/awaited.h"
#include "incoming/service/mailrooms.h"
#include "incoming/service/telling.h"
#include "incoming/service/undoing.h"

namespace incoming {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

constexpr std::size_t longest_reason = 500;

void must_have_reason(std::string_view reason) {
    if (core::text::trim(reason).empty())
        throw Error("incoming.error.incomplete", {{"reason", "incoming.fault.elsewhere_reason", {}}});
    if (core::text::length(reason) > longest_reason)
        throw Error("incoming.error.incomplete",
                    {{"reason", "incoming.fault.long", {{"most", std::to_string(longest_reason)}}}});
}

}  // namespace

IncomingId Elsewhere::redirect(const Context& ctx, IncomingId id, core::PositionId to, std::string_view reason) {
    return parts_.db.write([&](Tx& tx) {
        auto opened = open_to_move(tx, parts_, ctx, id);
        auto& entry = opened.entry;
        must_have_reason(reason);
        const auto position = parts_.directory.position(tx, to);
        if (!position || to == entry.position)
            throw Error("incoming.error.incomplete", {{"position", "incoming.fault.position_other", {}}});
        if (auto ended = directory::ended_fault(tx, parts_.directory, parts_.endings, to, "position"))
            throw Error("incoming.error.incomplete", {*std::move(ended)});
        if (entry.letter && parts_.entries.of_letter(tx, *entry.letter, to))
            throw Error(Code::conflict, "incoming.error.has_it", {{"position", position->name}});
        const auto clerk = Mailrooms(tx, parts_).clerk_for(entry, position->unit);
        const auto book = parts_.directory.numbering_unit(tx, clerk ? clerk->unit : position->unit).id;
        if (book != entry.book_unit) return to_other_book(tx, ctx, entry, to, reason);
        auto moved = entry;
        moved.redirect(ctx.now(), reason);   // refuses what may not go on
        // What was prepared and an invitation answered are given up with it.
        const auto invited = parts_.invitations.find(tx, id);
        const bool undoable = !parts_.branches.prepared(tx, id) && (!invited || invited->stance == Stance::open);
        parts_.entries.move(tx, id, to, position->name, position->unit);
        parts_.branches.drop_prepared(tx, id);
        if (auto invitation = parts_.invitations.find(tx, id)) {
            parts_.invitations.drop(tx, id);
            invitation->position = to;
            invitation->open_anew();
            parts_.invitations.insert(tx, *invitation);
        }
        core::Json data{{"to", {position->name}}, {"note", core::text::trim(reason)}};
        if (undoable) data[core::undo::member] = before_of(entry);
        trail(tx, ctx, "incoming.moved", id, std::move(data));
        tell_moved(tx, parts_, ctx, entry, to);
        index(tx, parts_, parts_.entries.get(tx, id), opened.dispositions);
        say_waits(tx, parts_, ctx.now(), id);
        return id;
    });
}

IncomingId Elsewhere::to_other_book(Tx& tx, const Context& ctx, Entry& entry, core::PositionId to,
                                    std::string_view reason) {
    auto next = entry;
    next.position = to;
    next.clerk.reset();
    next.registrar.reset();
    next.received = ctx.today();
    next.state = EntryState::unread;
    next.read_at.reset();
    next.read_by.clear();
    next.moved_from = entry.id;
    entry.redirect(ctx.now(), reason);
    register_entry(tx, parts_, ctx, next);
    attach(tx, parts_, ctx.now(), next.id, parts_.attachments.of(tx, entry.id));
    entry.moved_to = next.id;
    parts_.entries.update(tx, entry);
    parts_.branches.drop_prepared(tx, entry.id);
    if (auto invitation = parts_.invitations.find(tx, entry.id)) {
        parts_.invitations.drop(tx, entry.id);
        invitation->entry = next.id;
        invitation->position = to;
        invitation->open_anew();
        parts_.invitations.insert(tx, *invitation);
    }
    trail(tx, ctx, "incoming.redirected", entry.id, {{"to", {next.position_name}}, {"note", entry.close_note}});
    trail(tx, ctx, "incoming.came_on", next.id, {{"from", entry.position_name}, {"agenda", next.agenda},
                                                 {"note", entry.close_note}});
    index(tx, parts_, entry, parts_.branches.of(tx, entry.id));   // who declined it reads it as before
    say_waits(tx, parts_, ctx.now(), entry.id);
    return next.id;
}

void Elsewhere::refuse(const Context& ctx, IncomingId id, std::string_view reason) {
    parts_.db.write([&](Tx& tx) {
        auto opened = open_to_move(tx, parts_, ctx, id);
        must_have_reason(reason);
        opened.entry.refuse(ctx.now(), reason);
        parts_.entries.update(tx, opened.entry);
        parts_.branches.drop_prepared(tx, id);
        parts_.invitations.drop(tx, id);
        trail(tx, ctx, "incoming.refused", id, {{"note", opened.entry.close_note}});
        index(tx, parts_, opened.entry, opened.dispositions);
        say_waits(tx, parts_, ctx.now(), id);
    });
}

std::vector<Target> Elsewhere::targets(const Context& ctx, IncomingId id) {
    return parts_.db.read([&](Tx& tx) {
        const auto opened = open_to_move(tx, parts_, ctx, id);
        std::map<core::UnitId, std::string> units;
        for (const auto& unit : parts_.directory.units(tx)) units[unit.id] = unit.name;
        std::vector<Target> found;
        for (const auto& position : parts_.directory.all_positions(tx))
            if (position.roles.contains("head") && position.id != opened.entry.position)
                found.push_back({position.id, position.name, units[position.unit]});
        return found;
    });
}

std::vector<Receipt> Elsewhere::receipts(const Context& ctx, letters::LetterId id) {
    return parts_.db.read([&](Tx& tx) {
        core::ensure(parts_.letters.may_see(tx, ctx.actor, id));
        const auto letter = parts_.letters.issued(tx, id);
        const auto& seat = ctx.actor.seat();
        if (!letter || (letter->unit != seat.book && letter->unit != seat.unit)) core::ensure(core::Verdict::hidden);
        std::vector<Receipt> all;
        for (const auto& each : parts_.entries.of_letter(tx, id)) {
            const auto entry = parts_.entries.get(tx, each);
            all.push_back({entry.position_name, entry.agenda, entry.received_at, entry.read_at, entry.state,
                           entry.state == EntryState::closed ? "" : entry.close_note});
        }
        return all;
    });
}

}  // namespace incoming
