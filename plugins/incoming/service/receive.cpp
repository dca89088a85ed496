// SPDX-License-Identifier: Apache-2.0
#include "incoming/service/receive.h"

#include "core/audit/trail.h"
#include "incoming/service/agenda.h"
#include "incoming/service/awaited.h"
#include "incoming/service/telling.h"

namespace incoming {

using core::db::Tx;

void Receive::on_sent(const letters::Sent& event) {
    const auto ctx = by_house(parts_);
    parts_.db.write([&](Tx& tx) {
        const auto letter = parts_.letters.issued(tx, event.letter);
        if (!letter) return;
        for (const auto& addressee : letter->addressees) {
            if (parts_.entries.of_letter(tx, letter->id, addressee.position)) continue;
            if (addressee.personal && !addressee.person) continue;   // of a vacant position: its drafter knows
            Entry entry;
            entry.letter = letter->id;
            entry.position = addressee.position;
            entry.sender = letter->unit_name;
            entry.number = letter->number;
            entry.date = letter->date;
            entry.received = ctx.today();
            entry.subject = letter->subject;
            entry.classification = letter->classification;
            entry.access = letter->access;
            entry.urgency = letter->urgency;
            entry.copy = addressee.copy;
            entry.person = addressee.person;
            entry.bytes = letter->bytes;
            entry.pages = letter->pages;
            entry.text = letter->text;
            register_entry(tx, parts_, ctx, entry);
            if (!entry.person) keep_invitation(tx, parts_, entry, *letter);
            core::audit::append(tx, ctx, "incoming.received", subject_of(entry.id),
                                {{"letter", letter->id.text()}, {"agenda", entry.agenda}});
            parts_.letters.received(tx, ctx, letter->id, addressee.position, entry.agenda);
        }
        Awaited(parts_).on_reply(tx, ctx.now(), letter->id);
    });
}

void Receive::on_changed(const letters::Changed& event) {
    parts_.db.write([&](Tx& tx) {
        const auto ctx = by_house(parts_);
        for (const auto& id : parts_.entries.of_letter(tx, event.letter)) {
            const auto entry = parts_.entries.get(tx, id);
            index(tx, parts_, entry, parts_.branches.of(tx, id));
            tell_owner(tx, parts_, ctx, News::standing, entry);
        }
    });
}

std::optional<Received> Receive::find(Tx& tx, IncomingId id) {
    const auto entry = parts_.entries.find(tx, id);
    if (!entry) return std::nullopt;
    Received told;
    told.id = entry->id;
    told.unit = entry->unit;
    told.position = entry->position;
    told.agenda = entry->agenda;
    told.sender = entry->sender;
    told.number = entry->number;
    told.date = entry->date;
    told.received = entry->received;
    told.subject = entry->subject;
    told.classification = entry->classification;
    told.access = entry->access;
    if (entry->letter) told.letter = entry->letter->text();
    told.bytes = entry->bytes;
    told.text = entry->text;
    told.copy = entry->copy;
    // Its words were read from pictures, or nobody could read any.
    told.scanned = !entry->letter && (!entry->recognised.empty() || entry->text.empty());
    told.closed = entry->state == EntryState::closed;
    return told;
}

std::map<IncomingId, std::string> Receive::letters_of(Tx& tx, const std::vector<IncomingId>& of) {
    std::map<IncomingId, std::string> found;
    for (const auto& [id, heading] : parts_.entries.headings(tx, of))
        if (heading.letter) found.emplace(id, heading.letter->text());
    return found;
}

Enclosed Receive::enclosed(Tx& tx, IncomingId id) {
    Enclosed found{parts_.attachments.of(tx, id), std::nullopt};
    const auto entry = parts_.entries.find(tx, id);
    if (entry && entry->original != entry->bytes) found.original = entry->original;
    return found;
}

core::Verdict Receive::may_see(Tx& tx, const core::Actor& actor, IncomingId id) {
    const auto entry = parts_.entries.find(tx, id);
    if (!entry) return core::Verdict::hidden;
    return judge(tx, parts_, actor, Right::read, *entry, parts_.branches.of(tx, id));
}

}  // namespace incoming
