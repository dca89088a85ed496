// SPDX-License-Identifier: Apache-2.0
#include "incoming/service/reclassify.h"

#include <algorithm>
#include <tuple>

#include "core/base/text.h"
#include "incoming/service/acts.h"
#include "incoming/service/telling.h"

namespace incoming {

using classification::AccessClass;
using core::Context;
using core::db::Tx;

namespace {

constexpr std::string_view of_this_house = "letter:";

std::string reason_in(std::string_view text) {
    std::string why(core::text::trim(text));
    if (why.empty()) throw core::Error("incoming.error.incomplete", {{"reason", "incoming.fault.class_reason", {}}});
    return why;
}

// The other rows of one letter: in the books it was moved through, and of copies registered with it.
std::vector<Entry> rows_beside(Tx& tx, Parts& parts, const Entry& entry) {
    std::vector<Entry> all{entry};
    const auto take = [&](const std::optional<IncomingId>& id) {
        if (id && std::none_of(all.begin(), all.end(), [&](const Entry& each) { return each.id == *id; }))
            all.push_back(parts.entries.get(tx, *id));
    };
    for (std::size_t at = 0; at < all.size(); ++at) {
        const auto [id, to, from, of] = std::tuple(all[at].id, all[at].moved_to, all[at].moved_from, all[at].copy_of);
        for (const auto& next : {to, from, of}) take(next);
        for (const auto& copy : parts.entries.copies_of(tx, id)) take(copy);
    }
    all.erase(all.begin());
    return all;
}

}  // namespace

void Reclassify::apply(Tx& tx, const Context& ctx, Entry entry, AccessClass next, std::string_view reason) {
    const auto was = entry.access;
    if (was == next) return;
    entry.access = next;
    parts_.entries.set_access(tx, entry.id, next);
    parts_.branches.raise_access(tx, entry.id, next);
    core::Json data{{"was", classification::name(was)}, {"now", classification::name(next)}};
    if (!reason.empty()) data["note"] = reason;
    trail(tx, ctx, "incoming.reclassified", entry.id, data);
    index(tx, parts_, entry, parts_.branches.of(tx, entry.id));
    if (parts_.classes != nullptr) parts_.classes->tell(tx, ctx, {subject_of(entry.id), was, next});
}

void Reclassify::propose(Tx& tx, const Context& ctx, const Entry& entry, AccessClass next, const std::string& reason) {
    const auto& seat = ctx.actor.seat();
    parts_.proposals.put(tx, entry.id, {next, reason, seat.position, core::written(seat), ctx.actor.person_name,
                                        ctx.now()});
    trail(tx, ctx, "incoming.class_proposed", entry.id,
          {{"was", classification::name(entry.access)}, {"now", classification::name(next)}, {"note", reason}});
    tell_owner(tx, parts_, ctx, News::class_proposed, entry);
}

// Whoever changed it himself need not be told.
void Reclassify::tell_changed(Tx& tx, const Context& ctx, const Entry& entry) {
    const auto asked = parts_.proposals.find(tx, entry.id);
    if (asked) tell_done(tx, parts_, ctx, entry.id);
    const bool own = entry.person ? ctx.actor.person == *entry.person : ctx.actor.acts_for(entry.position);
    if (!own) tell_owner(tx, parts_, ctx, News::reclassified, entry);
    if (asked && !ctx.actor.acts_for(asked->position))
        tell(tx, parts_, ctx, News::reclassified, entry.id, asked->position);
    parts_.proposals.drop(tx, entry.id);
}

void Reclassify::keep(const Context& ctx, IncomingId id, std::string_view reason) {
    const auto why = reason_in(reason);
    parts_.db.write([&](Tx& tx) {
        const auto entry = open_for(tx, parts_, ctx.actor, Right::lower_class, id).entry;
        const auto asked = parts_.proposals.find(tx, id);
        if (!asked) throw core::Error(core::Code::conflict, "incoming.error.nothing_proposed");
        parts_.proposals.drop(tx, id);
        trail(tx, ctx, "incoming.class_kept", id, {{"was", classification::name(entry.access)}, {"note", why}});
        tell_done(tx, parts_, ctx, id);
        tell(tx, parts_, ctx, News::class_kept, id, asked->position);
    });
}

Reclassify::Done Reclassify::change(const Context& ctx, IncomingId id, AccessClass next, std::string_view reason) {
    const auto why = reason_in(reason);
    return parts_.db.write([&](Tx& tx) {
        const auto opened = open_for(tx, parts_, ctx.actor, Right::read, id);
        if (opened.entry.letter) throw core::Error(core::Code::conflict, "incoming.error.class_ours");
        const auto it = standing(opened.entry, opened.dispositions);
        const bool lower = next < opened.entry.access;
        const auto verdict = judge(tx, parts_, ctx.actor, lower ? Right::lower_class : Right::raise_class, opened.entry,
                                   opened.dispositions);
        if (lower && verdict != core::Verdict::allowed &&
            may(ctx.actor, Right::propose_class, it) == core::Verdict::allowed) {
            propose(tx, ctx, opened.entry, next, why);
            return Done::proposed;
        }
        core::ensure(verdict);
        if (next == opened.entry.access) throw core::Error(core::Code::conflict, "incoming.error.class_same");
        apply(tx, ctx, opened.entry, next, why);
        tell_changed(tx, ctx, opened.entry);
        for (const auto& other : rows_beside(tx, parts_, opened.entry)) apply(tx, ctx, other, next, why);
        return Done::changed;
    });
}

void Reclassify::reclassified(Tx& tx, const Context& ctx, const classification::ClassChange& change) {
    if (!change.subject.starts_with(of_this_house)) return;
    const auto letter = letters::LetterId::parse(change.subject.substr(of_this_house.size()));
    for (const auto& id : parts_.entries.of_letter(tx, letter))
        apply(tx, ctx, parts_.entries.get(tx, id), change.now, {});
}

bool Reclassify::note_reading(const Context& ctx, IncomingId id, std::string_view what) {
    const auto entry = parts_.db.read([&](Tx& tx) { return parts_.entries.find(tx, id); });
    if (!entry || !secret(entry->access)) return false;
    // Of a letter of this house its originator is to know.
    const auto object = entry->letter ? std::string(of_this_house) + entry->letter->text() : subject_of(id);
    if (!what.empty()) core::audit::note_reading(parts_.db, ctx, object, what);
    return true;
}

std::vector<core::audit::Entry> Reclassify::readings(const Context& ctx, IncomingId id) {
    return parts_.db.read([&](Tx& tx) {
        const auto entry = open_for(tx, parts_, ctx.actor, Right::see_readers, id).entry;
        if (entry.letter) core::ensure(core::Verdict::forbidden);
        return core::audit::readings(tx, subject_of(id));
    });
}

}  // namespace incoming
