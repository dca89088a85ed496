// SPDX-License-Identifier: Apache-2.0
#include "incoming/service/reclassify.h"

#include "core/base/text.h"
#include "incoming/service/acts.h"

namespace incoming {

using classification::AccessClass;
using core::Context;
using core::db::Tx;

namespace {

constexpr std::string_view of_this_house = "letter:";

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

void Reclassify::change(const Context& ctx, IncomingId id, AccessClass next, std::string_view reason) {
    const std::string why(core::text::trim(reason));
    if (why.empty()) throw core::Error("incoming.error.incomplete", {{"reason", "incoming.fault.class_reason", {}}});
    parts_.db.write([&](Tx& tx) {
        const auto opened = open_for(tx, parts_, ctx.actor, Right::read, id);
        if (opened.entry.letter) throw core::Error(core::Code::conflict, "incoming.error.class_ours");
        const auto right = next < opened.entry.access ? Right::lower_class : Right::raise_class;
        core::ensure(may(ctx.actor, right, standing(opened.entry, opened.dispositions)));
        if (next == opened.entry.access) throw core::Error(core::Code::conflict, "incoming.error.class_same");
        apply(tx, ctx, opened.entry, next, why);
        for (auto at = opened.entry.moved_to; at;) {
            const auto there = parts_.entries.get(tx, *at);
            apply(tx, ctx, there, next, why);
            at = there.moved_to;
        }
        for (auto at = opened.entry.moved_from; at;) {
            const auto there = parts_.entries.get(tx, *at);
            apply(tx, ctx, there, next, why);
            at = there.moved_from;
        }
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
