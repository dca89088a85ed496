// SPDX-License-Identifier: Apache-2.0
// Sending, and the answers to other rooms.
#include "letters/service/dispatch.h"

#include <algorithm>

#include "core/audit/trail.h"
#include "letters/service/awaited.h"
#include "letters/service/finding.h"
#include "letters/service/sheet.h"
#include "letters/service/telling.h"
#include "letters/service/upload.h"

namespace letters {

using core::Context;
using core::db::Tx;

namespace {

// Pribadi: whoever holds the position today. Of a vacant one the letter reaches nobody, and its drafter is told.
void name_persons(Tx& tx, Parts& parts, const Context& ctx, const Letter& letter) {
    bool vacant = false;
    for (const auto& each : letter.content.addressees) {
        if (!each.personal) continue;
        const auto holder = parts.directory.holder(tx, each.position, ctx.today());
        if (holder) parts.letters.name_person(tx, letter.id, each.position, holder->person);
        else vacant = true;
    }
    if (vacant) tell_vacant(tx, parts, ctx, letter);
}

}  // namespace

void Dispatch::on_sealed(const signing::Sealed& event) {
    if (!event.subject.starts_with("letter:")) return;
    const auto ctx = system_context(parts_);
    parts_.db.write([&](Tx& tx) {
        const auto was = parts_.letters.get(tx, letter_of(event.subject));
        if (was.state == State::sent) return;
        auto letter = was;
        letter.send(ctx.now());
        letter.changed = ctx.now();
        keep_state(tx, parts_, ctx.now(), letter, was);
        name_persons(tx, parts_, ctx, letter);
        if (parts_.waits != nullptr)
            parts_.waits->count(tx, ctx.today(), letter.unit, deadlines::Flow::out, letter.access());
        put_in_index(tx, parts_, letter);
        parts_.events.publish(tx, ctx.now(), Sent{letter.id}, subject_of(letter.id));
        core::audit::append(tx, ctx, "letters.sent", event.subject,
                            {{"addressees", letter.content.addressees.size()}});
        tell_answered(tx, parts_, ctx, letter);
    });
}

namespace {

// Rows named "event" with a day in them: of invitations and summons.
std::optional<Event> event_of(const style::Kind& kind, const style::Values& parts) {
    const auto* part = kind.part("event");
    if (!part || part->type != style::PartType::rows) return std::nullopt;
    Event event;
    try {
        event.day = core::parse_date(style::row_of(parts, "event", "day"));
    } catch (const core::Error&) {
        return std::nullopt;
    }
    event.time = style::row_of(parts, "event", "time");
    event.place = style::row_of(parts, "event", "place");
    event.matter = style::row_of(parts, "event", "agenda");
    return event;
}

}  // namespace

std::optional<Issued> Dispatch::issued_of(Tx& tx, const std::optional<Letter>& letter) {
    if (!letter || !letter->numbered_as || !letter->bytes) return std::nullopt;
    const auto& content = letter->content;
    const auto& as = *letter->numbered_as;
    Issued told;
    told.id = letter->id;
    const auto kind = kind_of(tx, parts_, content);
    told.kind = kind.code;
    told.kind_name = kind.name;
    told.number = as.number;
    told.date = as.date;
    told.subject = content.subject;
    told.summary = summary(content, kind);
    told.unit = letter->book;
    told.drafter_position = letter->drafter_position;
    if (const auto unit = parts_.directory.unit(tx, letter->book)) told.unit_name = unit->name;
    told.signer_name = as.block.name;
    told.signer_position = style::in_one_line(as.block);
    for (const auto& each : as.cosigners) told.cosigners.push_back({each.block.name, style::in_one_line(each.block)});
    if (content.file)
        told.earlier = static_cast<std::size_t>(std::count_if(
            content.file->earlier.begin(), content.file->earlier.end(), [](const auto& each) { return !each.service; }));
    if (as.mandate) told.mandate = as.mandate->basis;
    told.classification = content.classification;
    told.access = letter->access();
    told.urgency = content.urgency;
    told.bytes = *letter->bytes;
    told.ink = letter->by_ink();
    if (const auto said = told.ink ? parts_.scans.said(tx, letter->id) : std::nullopt) told.signed_on = said->on;
    told.pages = letter->pages;
    told.text = text_of(parts_, content, kind);
    told.addressees = content.addressees;
    const auto personal = [](const Addressee& each) { return each.personal; };
    if (std::any_of(told.addressees.begin(), told.addressees.end(), personal)) {
        told.addressees.clear();
        for (auto& each : parts_.letters.receipts(tx, letter->id)) told.addressees.push_back(std::move(each.addressee));
    }
    told.copies = content.addressees.size() + content.partners.size() + content.outside.size();
    told.code = as.code;
    told.state = name(letter->state);
    told.event = event_of(kind, content.parts);
    return told;
}

std::optional<Issued> Dispatch::issued(Tx& tx, LetterId id) {
    return issued_of(tx, parts_.letters.find(tx, id));
}

std::optional<Issued> Dispatch::by_code(Tx& tx, std::string_view code) {
    return issued_of(tx, parts_.letters.by_code(tx, code));
}

std::optional<Issued> Dispatch::by_bytes(Tx& tx, const core::Digest& bytes) {
    return issued_of(tx, parts_.letters.by_bytes(tx, bytes));
}

std::optional<LetterId> Dispatch::numbered(Tx& tx, const core::Actor& actor, std::string_view number) {
    return parts_.desk.numbered(tx, actor, number);
}

std::vector<Named> Dispatch::drafted_lately(Tx& tx, const core::Actor& actor, int limit) {
    return parts_.desk.drafted_lately(tx, actor, limit);
}

core::Verdict Dispatch::may_see(Tx& tx, const core::Actor& actor, LetterId id) {
    const auto letter = parts_.letters.find(tx, id);
    if (!letter) return core::Verdict::hidden;
    return judge(tx, parts_, actor, Right::read, *letter);
}

std::vector<core::PositionId> Dispatch::signers(Tx& tx, LetterId id) {
    const auto letter = parts_.letters.find(tx, id);
    if (!letter || !letter->numbered_as || (letter->state != State::sealed && letter->state != State::sent)) return {};
    std::vector<core::PositionId> found{letter->content.signer};
    for (const auto& each : letter->numbered_as->cosigners) found.push_back(each.position);
    return found;
}

void Dispatch::received(Tx& tx, const Context& ctx, LetterId id, core::PositionId by,
                        std::string_view agenda_number) {
    if (!parts_.letters.receive(tx, id, by, ctx.now(), agenda_number)) return;
    core::audit::append(tx, ctx, "letters.received", subject_of(id),
                        {{"position", by.text()}, {"agenda", agenda_number}});
    if (!parts_.directory.holder(tx, by, ctx.today())) tell_vacant(tx, parts_, ctx, parts_.letters.get(tx, id));
}

}  // namespace letters
