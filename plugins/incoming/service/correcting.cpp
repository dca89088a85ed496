// SPDX-License-Identifier: Apache-2.0
#include "incoming/service/correcting.h"

#include "core/auth/seat.h"
#include "core/base/text.h"
#include "incoming/service/acts.h"
#include "incoming/service/awaited.h"
#include "incoming/service/registry.h"
#include "incoming/service/telling.h"

namespace incoming {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

// Takes over what is wished; tells what stood there.
template <class T>
void put(std::optional<T>& was, T& now, const std::optional<T>& wished) {
    if (!wished || *wished == now) return;
    was = now;
    now = *wished;
}

Correction apply(Entry& entry, const Corrected& wish) {
    Correction made;
    const auto trimmed = [](const std::optional<std::string>& text) {
        return text ? std::optional(std::string(core::text::trim(*text))) : text;
    };
    put(made.sender, entry.sender, trimmed(wish.sender));
    put(made.number, entry.number, trimmed(wish.number));
    put(made.subject, entry.subject, trimmed(wish.subject));
    put(made.date, entry.date, wish.date);
    put(made.reply_by, entry.reply_by, wish.reply_by);
    made.reason = core::text::trim(wish.reason);
    return made;
}

std::vector<core::Fault> faults_in(const Entry& entry, const Correction& made, core::Date today) {
    auto faults = faults_of(entry, today, {});
    if (entry.copy && entry.reply_by) faults.push_back({"reply_by", "incoming.fault.reply_copy", {}});
    if (made.reason.empty()) faults.push_back({"reason", "incoming.fault.correct_reason", {}});
    return faults;
}

core::Json fields_of(const Correction& made) {
    core::Json fields = core::Json::array();
    if (made.sender) fields.push_back("sender");
    if (made.number) fields.push_back("number");
    if (made.date) fields.push_back("date");
    if (made.reply_by) fields.push_back("reply_by");
    if (made.subject) fields.push_back("subject");
    return fields;
}

}  // namespace

void Correcting::correct(const Context& ctx, IncomingId id, const Corrected& wish) {
    const auto& seat = ctx.actor.seat();
    parts_.db.write([&](Tx& tx) {
        auto opened = open_for(tx, parts_, ctx.actor, Right::correct, id);
        auto& entry = opened.entry;
        if (!ctx.actor.may("incoming.register")) core::ensure(core::Verdict::forbidden);
        if (entry.letter) throw Error(Code::conflict, "incoming.error.correct_ours");
        must_be_open(entry);
        auto made = apply(entry, wish);
        auto faults = faults_in(entry, made, ctx.today());
        if (faults.empty() && !wish.like_confirmed) tell_like(tx, ctx, entry, made, faults);
        if (!faults.empty())
            throw Error("incoming.error.incomplete", std::move(faults));
        if (!made.changes()) throw Error(Code::conflict, "incoming.error.correct_same");
        made.at = ctx.now();
        made.person_name = ctx.actor.person_name;
        made.position_name = core::written(seat);
        keep(tx, ctx, entry, made);
        auto of_copies = wish;
        of_copies.reply_by.reset();   // the addressed position answers
        for (const auto& copy : parts_.entries.copies_of(tx, id)) {
            auto other = parts_.entries.get(tx, copy);
            auto same = apply(other, of_copies);
            if (other.over() || !same.changes()) continue;
            same.at = made.at;
            same.person_name = made.person_name;
            same.position_name = made.position_name;
            keep(tx, ctx, other, same);
        }
    });
}

void Correcting::tell_like(Tx& tx, const Context& ctx, const Entry& entry, const Correction& made,
                           std::vector<core::Fault>& faults) {
    if (!made.sender && !made.number && !made.date) return;
    auto by_words = entry;   // that its file came twice was asked when it was registered
    by_words.bytes = by_words.original = {};
    for (const auto& other : parts_.entries.like(tx, ctx.actor, by_words)) {
        const bool same_row = other.copy_of == entry.id || entry.copy_of == other.id ||
                              (entry.copy_of && entry.copy_of == other.copy_of) || other.moved_from == entry.id ||
                              other.moved_to == entry.id || other.duplicate_of == entry.id;
        if (same_row) continue;
        faults.push_back({"like_confirmed", "incoming.fault.correct_like",
                          {{"agenda", other.agenda}, {"subject", other.subject}, {"sender", other.sender}}});
        return;
    }
}

void Correcting::keep(Tx& tx, const Context& ctx, const Entry& entry, const Correction& made) {
    parts_.entries.rewrite(tx, entry);
    parts_.corrections.add(tx, entry.id, made);
    // What stood there is told with the letter, to who may read it: the trail names the fields.
    trail(tx, ctx, "incoming.corrected", entry.id, {{"fields", fields_of(made)}});
    index(tx, parts_, entry, parts_.branches.of(tx, entry.id));
    if (made.reply_by) say_waits(tx, parts_, ctx.now(), entry.id);
}

void Correcting::duplicate(const Context& ctx, IncomingId id, std::string_view agenda) {
    parts_.db.write([&](Tx& tx) {
        auto opened = open_to_move(tx, parts_, ctx, id);
        auto& entry = opened.entry;
        if (entry.letter) throw Error(Code::conflict, "incoming.error.correct_ours");
        const auto other = parts_.entries.numbered(tx, entry.book_unit, core::text::trim(agenda));
        const auto kept = other ? parts_.entries.find(tx, *other) : std::nullopt;
        const bool known = kept && may(ctx.actor, Right::read, standing(*kept, parts_.branches.of(tx, *other))) ==
                                       core::Verdict::allowed;
        if (!known || *other == id || kept->duplicate_of)
            throw Error("incoming.error.incomplete", {{"agenda", "incoming.fault.duplicate_of", {}}});
        entry.open(ctx.now(), ctx.actor.named());
        entry.duplicates(ctx.now(), *other);
        parts_.entries.update(tx, entry);
        parts_.branches.drop_prepared(tx, id);
        parts_.invitations.drop(tx, id);
        trail(tx, ctx, "incoming.duplicate", id, {{"agenda", kept->agenda}});
        trail(tx, ctx, "incoming.duplicate_found", *other, {{"agenda", entry.agenda}});
        tell_done(tx, parts_, ctx, id);
        index(tx, parts_, entry, opened.dispositions);
        say_waits(tx, parts_, ctx.now(), id);
    });
}

}  // namespace incoming
