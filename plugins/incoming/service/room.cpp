// SPDX-License-Identifier: Apache-2.0
// Small acts every service of the room begins or ends with.
#include "incoming/service/room.h"

#include <utility>

#include "incoming/service/acts.h"
#include "incoming/service/awaited.h"
#include "incoming/service/mailrooms.h"
#include "incoming/service/telling.h"

namespace incoming {

using core::db::Tx;

deadlines::WorkTime worktime_of(Tx& tx, Parts& parts) {
    return parts.calendar == nullptr ? deadlines::WorkTime() : parts.calendar->worktime(tx);
}

core::Verdict judge(Tx& tx, Parts& parts, const core::Actor& actor, Right right, const Entry& entry,
                    const std::vector<Disposition>& dispositions) {
    const auto verdict = may(actor, right, standing(entry, dispositions));
    if (verdict != core::Verdict::hidden || parts.custody == nullptr) return verdict;
    if (entry.state != EntryState::closed || secret(entry.access) || entry.person) return verdict;
    if (!parts.custody->keeps(tx, actor, subject_of(entry.id))) return verdict;
    return right == Right::read ? core::Verdict::allowed : core::Verdict::forbidden;
}

bool may_read(Tx& tx, Parts& parts, const core::Actor& actor, const Entry& entry) {
    return judge(tx, parts, actor, Right::read, entry, parts.branches.of(tx, entry.id)) == core::Verdict::allowed;
}

Opened open_for(Tx& tx, Parts& parts, const core::Actor& actor, Right right, IncomingId id) {
    Opened opened{parts.entries.get(tx, id), parts.branches.of(tx, id)};
    core::ensure(judge(tx, parts, actor, right, opened.entry, opened.dispositions));
    if (const auto act = parts.forgotten.destroyed_by(tx, id))
        throw core::Error(core::Code::gone, "incoming.error.destroyed", {{"act", *act}});
    return opened;
}

Opened open_to_move(Tx& tx, Parts& parts, const core::Context& ctx, IncomingId id) {
    using core::Code;
    auto opened = open_for(tx, parts, ctx.actor, Right::read, id);
    const auto it = standing(opened.entry, opened.dispositions);
    const bool clerk = may(ctx.actor, Right::correct, it) == core::Verdict::allowed &&
        ctx.actor.may("incoming.register");
    if (may(ctx.actor, Right::act, it) != core::Verdict::allowed && !clerk) core::ensure(core::Verdict::forbidden);
    must_be_open(opened.entry);
    if (opened.entry.person) throw core::Error(Code::conflict, "incoming.error.personal");
    if (opened.entry.copy) throw core::Error(Code::conflict, "incoming.error.copy");
    return opened;
}

core::Context by_house(const Parts& parts) {
    core::Context ctx;
    ctx.actor = core::Actor::system();
    ctx.clock = &parts.clock;
    ctx.zone = parts.zone;
    return ctx;
}

void register_entry(Tx& tx, Parts& parts, const core::Context& ctx, Entry& entry) {
    const auto position = parts.directory.position(tx, entry.position);
    if (!position)
        throw core::Error("incoming.error.incomplete", {{"position", "incoming.fault.position", {}}});
    entry.id = IncomingId::make(ctx.now());
    entry.position_name = position->name;
    entry.unit = position->unit;
    // Mail of a unit without a clerk stands in the book it would number its own letters in.
    const auto clerk = Mailrooms(tx, parts).clerk_for(entry, position->unit);
    const auto unit = parts.directory.numbering_unit(tx, clerk ? clerk->unit : position->unit);
    if (clerk) entry.clerk = clerk->id;
    entry.book_unit = unit.id;
    entry.book = "incoming/" + unit.code + "/" + std::to_string(static_cast<int>(entry.received.year()));
    entry.received_at = ctx.now();
    if (entry.original == core::Digest{}) entry.original = entry.bytes;
    parts.entries.insert(tx, entry);
    if (parts.foreign != nullptr && !entry.letter) parts.foreign->came(tx, ctx.now(), entry.bytes, subject_of(entry.id));
    index(tx, parts, entry, {});
    say_waits(tx, parts, ctx.now(), entry.id);
    if (!entry.copy && !entry.person) count_flow(tx, parts, entry.received, entry.unit, deadlines::Flow::in, entry.access);
    tell_arrived(tx, parts, ctx, entry);
}

void index(Tx& tx, Parts& parts, const Entry& entry, const std::vector<Disposition>& all) {
    core::search::Document document;
    document.kind = "incoming";
    document.id = entry.id.text();
    document.title = entry.subject;
    document.number = entry.number + " · agenda " + entry.agenda;
    // No word of a secret letter lies outside it: it is found by its subject and number.
    if (!secret(entry.access)) {
        document.body = entry.text;
        document.ocr = entry.recognised;
        document.annexes = parts.attachments.text_of(tx, entry.id);
    }
    if (entry.letter) {
        // Of the newer letter only what became of this one: no number, so nobody reads.
        for (const auto& [_, newer] : parts.relations.newest(tx, {}, {*entry.letter}))
            document.summary = std::string(letters::printed(newer.how)) + " \u00b7 ";
    }
    document.summary += entry.sender + " \u2192 " + entry.position_name;
    document.link = "/incoming/" + entry.id.text();
    document.date = entry.date;
    document.code = entry.classification;
    document.unit = entry.unit.text();
    if (const auto unit = parts.directory.unit(tx, entry.unit)) document.unit_name = unit->name;
    document.access = classification::name(entry.access);
    document.facets = {{"sender", entry.sender}};
    if (!secret(entry.access)) document.facets.push_back({"ocr", entry.recognised.empty() ? "no" : "yes"});
    const auto reader = [&](core::PositionId id) {
        document.readers.push_back("seat:" + id.text());
    };
    if (entry.letter) document.original = "letter:" + entry.letter->text();
    if (entry.person) {
        document.addressed = "person:" + entry.person->text();
        document.readers = {document.addressed};
        return parts.search.put(tx, document);
    }
    document.addressed = "seat:" + entry.position.text();
    const auto it = standing(entry, all);
    reader(it.position);
    for (const auto& each : it.tree) reader(each);
    if (it.registrar) reader(*it.registrar);
    if (!secret(it.access)) {
        if (it.clerk) document.readers.push_back("clerk-at:" + it.clerk->text() + ":" + it.book_unit.text());
        document.readers.push_back("clerk:" + it.book_unit.text());
        // Archivists often sit in a sub-unit of the one whose book it is.
        if (it.closed) document.readers.push_back("archivist-of:" + it.book_unit.text());
    }
    parts.search.put(tx, document);
}

namespace {

// Registered before such text stood apart: letters may be misread only in it, so search must know.
void part_recognised(Tx& tx, Parts& parts, Papers* papers, Entry& entry) {
    if (!papers || entry.text.empty() || !entry.recognised.empty()) return;
    if (papers->recognised(tx, entry.bytes) != entry.text) return;
    entry.recognised = std::exchange(entry.text, {});
    parts.entries.part_recognised(tx, entry.id);
}

}  // namespace

core::search::Source entries_found(Parts& parts, std::function<Papers*()> papers) {
    core::search::Source source;
    source.kind = "incoming";
    source.edition = "5";   // told to roles, not to the positions that held them
    source.next = [&parts](Tx& tx, const std::string& after, int most) {
        std::vector<std::string> ids;
        for (const auto& id : parts.entries.after(tx, after.empty() ? IncomingId{} : IncomingId::parse(after), most))
            ids.push_back(id.text());
        return ids;
    };
    source.put = [&parts, papers = std::move(papers)](Tx& tx, const std::string& id) {
        auto entry = parts.entries.get(tx, IncomingId::parse(id));
        part_recognised(tx, parts, papers(), entry);
        index(tx, parts, entry, parts.branches.of(tx, entry.id));
    };
    return source;
}

}  // namespace incoming
