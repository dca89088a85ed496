// SPDX-License-Identifier: Apache-2.0
// Number, date and signers are fixed in the unit in which the first decides to sign; a crash after it keeps them.
#include "letters/service/number.h"

#include <algorithm>

#include "core/audit/trail.h"
#include "letters/domain/access.h"
#include "letters/domain/recipients.h"
#include "letters/service/awaited.h"
#include "letters/service/booked.h"
#include "letters/service/effect.h"
#include "letters/service/ink.h"
#include "letters/service/mandates.h"
#include "letters/service/readings.h"
#include "letters/service/places.h"
#include "letters/service/printing.h"
#include "letters/service/sheet.h"
#include "letters/service/shown.h"
#include "letters/service/succession.h"
#include "letters/service/upload.h"
#include "letters/store/sheet_again.h"

namespace letters {

namespace {

std::string reason_of(const Letter& letter, const style::Kind& kind) {
    const auto& as = letter.numbered_as;
    return "Menandatangani " + (as && as->bears_number() ? "surat nomor " + as->number : kind.name);
}

// "Plt. Kepala Dinas Kesehatan"
std::string position_line(const std::optional<directory::Position>& position, const directory::Holder& holder) {
    const auto capacity = std::string(core::printed(holder.capacity));
    return (capacity.empty() ? "" : capacity + " ") + (position ? position->name : "");
}

// Those who sign after the first, when they are others than the letter names; nobody has signed it yet.
std::optional<std::vector<Cosigner>> others_now(core::db::Tx& tx, Parts& parts, const Letter& letter) {
    auto now = changed_cosigners(tx, parts, letter);
    if (!now) return now;
    const auto& printed = letter.numbered_as->cosigners;
    for (std::size_t i = 0; i < printed.size(); ++i)
        if ((i >= now->size() || (*now)[i].person != printed[i].person) &&
            !names_nobody(parts, letter, {printed[i].block.name}))
            throw core::Error(core::Code::conflict, "letters.error.signer_changed", {{"printed", printed[i].block.name}});
    return now;
}

core::Json names_of(const Numbered& as) {
    auto names = core::Json::array();
    for (const auto& each : as.cosigners) names.push_back(each.block.name);
    return names;
}

}  // namespace

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

signing::Card Number::card(Tx& tx, std::string_view subject) {
    const auto letter = parts_.letters.get(tx, letter_of(subject));
    signing::Card card;
    card.title = letter.content.subject;
    const auto kind = kind_of(tx, parts_, letter.content);
    card.kind = kind.name;
    if (letter.numbered_as) card.number = letter.numbered_as->number;
    const auto unit = parts_.directory.unit(tx, letter.unit);
    card.from = letter.drafter_name + (unit ? ", " + unit->name : "");
    card.to = addressed_to(letter.content, "+{count}");
    card.link = "/letters/" + letter.id.text();
    card.pages = letter.pages;
    card.ink = by_ink(tx, parts_, letter);
    card.must_read = must_read(letter.access(), kind);
    return card;
}

signing::Look Number::look(const Context& ctx, std::string_view subject) {
    const auto id = letter_of(subject);
    signing::Look look;
    const auto letter = parts_.db.read([&](Tx& tx) {
        auto found = parts_.letters.get(tx, id);
        look.text = text_of(parts_, found.content, kind_of(tx, parts_, found.content));
        return found;
    });
    try {
        const int pages = paper_.pages(ctx, id);
        for (int page = 1; page <= pages; ++page) look.pictures.push_back(picture_link(letter, page));
    } catch (const Error& error) {
        if (error.code() != Code::invalid) throw;
        look.unprintable = error.key();
        look.args = error.args();
    }
    return look;
}

void Number::note_reading(const Context& ctx, std::string_view subject, std::string_view what) {
    Readings(parts_).note(ctx, letter_of(subject), what);
}

core::Digest Number::content(Tx& tx, std::string_view subject) {
    const auto letter = parts_.letters.get(tx, letter_of(subject));
    return printed_digest(letter.content, kind_of(tx, parts_, letter.content));
}

std::string Number::content_text(Tx& tx, std::string_view subject) {
    const auto letter = parts_.letters.get(tx, letter_of(subject));
    return printed_text(letter.content, kind_of(tx, parts_, letter.content));
}

void Number::may_seal(Tx& tx, const Context& ctx, std::string_view subject, core::AppointmentId signer) {
    const auto letter = parts_.letters.get(tx, letter_of(subject));
    const auto holder = parts_.directory.holder_by(tx, signer);
    const bool first = holder && holder->position == letter.content.signer;
    if (letter.state == State::sealing && !first) {
        (void)also_signs(tx, ctx, subject, signer);
        return;
    }
    if (letter.state == State::sealing) {
        (void)successor(tx, letter, signer, ctx.today());
        return (void)others_now(tx, parts_, letter);
    }
    if (letter.state != State::waiting) return;
    if (!first) throw Error(Code::forbidden, "letters.error.not_signer");
    const auto kind = kind_of(tx, parts_, letter.content);
    (void)mandate_at_signing(tx, parts_, letter.content, kind, ctx.today());
    for (const auto& each : cosigners_of(tx, parts_, letter.content, kind, ctx.today()))
        if (each.person.nil())
            throw Error(Code::conflict, "letters.error.cosigner_vacant", {{"position", each.block.who.position_name}});
}

std::optional<Number::Successor> Number::successor(Tx& tx, const Letter& was, core::AppointmentId signer,
                                                   core::Date today) {
    const auto holder = parts_.directory.holder_by(tx, signer);
    if (!holder || holder->position != was.content.signer)
        throw Error(Code::forbidden, "letters.error.not_signer");
    const auto& printed = *was.numbered_as;
    const auto kind = kind_of(tx, parts_, was.content);
    // He signs today, whatever the date of the letter: a mandate that ended since is none.
    auto mandate = mandate_at_signing(tx, parts_, was.content, kind, today);
    const bool same = printed.signer_person == holder->person && printed.block.who.capacity == holder->capacity;
    if (same && mandate == printed.mandate) return std::nullopt;
    const auto position = parts_.directory.position(tx, holder->position);
    if (!position || (!same && !names_nobody(parts_, was, {printed.block.name})))
        throw Error(Code::conflict, "letters.error.signer_changed", {{"printed", printed.block.name}});
    return Successor{holder->person, block_of(tx, parts_, was.content, kind, *position, *holder, printed.date),
                     std::move(mandate)};
}

void Number::take_over(Tx& tx, const Context& ctx, const Letter& was, core::AppointmentId signer) {
    auto next = successor(tx, was, signer, ctx.today());
    auto others = others_now(tx, parts_, was);
    if (!next && !others) return;
    const auto& printed = *was.numbered_as;
    auto letter = was;
    if (next) letter.taken_over(next->person, std::move(next->block), std::move(next->mandate));
    if (others) letter.numbered_as->cosigners = *std::move(others);
    letter.unsigned_bytes.reset();
    store::forget_sheet(tx, was.id);
    letter.changed = ctx.now();
    parts_.letters.update(tx, letter, was);
    core::audit::append(tx, ctx, "letters.taken_over", subject_of(was.id),
                        {{"number", printed.number}, {"before", printed.block.name},
                         {"signer", letter.numbered_as->block.name}, {"cosigners", names_of(*letter.numbered_as)}});
}

void Number::before_seal(Tx& tx, const Context& ctx, std::string_view subject,
                         core::AppointmentId signer) {
    const auto was = parts_.letters.get(tx, letter_of(subject));
    // Again after a crash: the number is held already.
    if (was.state == State::sealing) return take_over(tx, ctx, was, signer);
    if (was.state == State::printed) return;
    const auto holder = parts_.directory.holder_by(tx, signer);
    if (!holder || holder->position != was.content.signer)
        throw Error(Code::forbidden, "letters.error.not_signer");
    const auto position = parts_.directory.position(tx, holder->position);
    if (!position) throw Error(Code::internal, "letters.error.stored", {{"value", "position"}});

    settle_relations(tx, parts_, was);

    auto letter = was;
    const auto kind = kind_of(tx, parts_, was.content);
    Numbered as;
    as.date = ctx.today();
    as.at = ctx.now();
    const auto wish = wish_of(was, kind, as.date);
    const auto taken = wish ? std::optional(parts_.numbers.take(tx, ctx, *wish)) : std::nullopt;
    if (taken) {
        as.date = taken->date;
        as.series = taken->series;
        as.no = taken->no;
        as.number = taken->number;
    }
    as.signer_person = holder->person;
    as.block = block_of(tx, parts_, was.content, kind, *position, *holder, as.date);
    as.cosigners = cosigners_of(tx, parts_, was.content, kind, as.date);
    for (const auto& each : as.cosigners)
        if (each.person.nil())
            throw Error(Code::conflict, "letters.error.cosigner_vacant", {{"position", each.block.who.position_name}});
    as.look = look_of(tx, parts_, was, kind, as.date);
    // A number promised for an earlier day brings the profile of that day along.
    if (as.look.ink != by_ink(tx, parts_, was)) throw Error(Code::conflict, "letters.error.ink_otherwise");
    as.mandate = mandate_at_signing(tx, parts_, was.content, kind, as.date);
    as.code = core::base64url(core::random_bytes(16));
    letter.numbered(std::move(as));
    letter.changed = ctx.now();
    keep_state(tx, parts_, ctx.now(), letter, was);
    // Numbered in another book, as the leaders' letters are: the clerk who keeps it may read it.
    if (taken && taken->unit != was.book && !secret(was.access()))
        if (const auto clerk = parts_.directory.clerk(tx, taken->unit))
            parts_.letters.add_participant(tx, letter.id, clerk->id);
    core::Json told{{"number", letter.numbered_as->number}, {"series", letter.numbered_as->series}};
    if (const auto& mandate = letter.numbered_as->mandate) {
        told["mandate"] = to_json(*mandate);
        parts_.letters.add_participant(tx, letter.id, mandate->giver);   // reads what is signed in his name
    }
    core::audit::append(tx, ctx, "letters.numbered", subject, told);
}

std::string Number::also_signs(Tx& tx, const Context&, std::string_view subject, core::AppointmentId signer) {
    const auto letter = parts_.letters.get(tx, letter_of(subject));
    const auto holder = parts_.directory.holder_by(tx, signer);
    if (letter.state != State::sealing || !letter.numbered_as || !holder)
        throw Error(Code::conflict, "letters.error.move." + std::string(name(letter.state)));
    const auto& all = letter.numbered_as->cosigners;
    const auto printed = std::find_if(all.begin(), all.end(),
                                      [&](const Cosigner& each) { return each.position == holder->position; });
    if (printed == all.end()) throw Error(Code::forbidden, "letters.error.not_signer");
    const auto position = parts_.directory.position(tx, holder->position);
    const auto kind = kind_of(tx, parts_, letter.content);
    // What is printed is signed by whom it names, in the capacity it names.
    if (printed->person != holder->person || printed->block.who.capacity != holder->capacity || !position)
        throw Error(Code::conflict, "letters.error.cosigner_changed",
                    {{"printed", printed->block.name + ", " + style::in_one_line(printed->block)},
                     {"now", holder->titled_name + ", " + position_line(position, *holder)}});
    return reason_of(letter, kind);
}

void Number::prepare(const Context&, std::string_view subject) {
    const auto sheet = parts_.db.read([&](Tx& tx) {
        const auto letter = parts_.letters.get(tx, letter_of(subject));
        return letter.content.file && !letter.numbered_as ? std::optional(sheet_of(tx, parts_, letter)) : std::nullopt;
    });
    if (sheet) (void)print(parts_, *sheet);   // with the number ahead: as long as the one it will have
}

signing::Unsigned Number::file_bytes(const Context& ctx, const Letter& letter, const std::string& reason) {
    auto kept = parts_.db.read([&](Tx& tx) { return parts_.papers.find(tx, letter.id); });
    if (!kept) {
        const auto rendered = paper_.final_sheet(letter.id);
        const auto place = kept_places(rendered);
        const auto digest = parts_.blobs.put(rendered.bytes);
        kept = parts_.db.write([&](Tx& tx) { return parts_.papers.keep(tx, letter.id, {digest, rendered.pages, place}); });
    }
    const bool as_it_is = letter.content.file->as_it_is();
    if (const auto left = as_it_is ? std::nullopt : unfilled(parts_.blobs.get(kept->bytes)))
        throw Error(Code::conflict, "letters.error.placeholder", {{"name", *left}});
    record(ctx, letter.id, kept->bytes, kept->pages);
    signing::Unsigned made{kept->bytes, {}, reason, {}, {}};
    take_places(kept->place, made);
    if (as_it_is) made.field = letter.content.file->field;
    if (const auto& mark = letter.content.file->mark; as_it_is && mark)
        made.places.at(0) = {mark->page - 1, mark->left, mark->bottom, mark->width, mark->height};
    return made;
}

void Number::record(const Context& ctx, LetterId id, const core::Digest& digest, int pages) {
    parts_.db.write([&](Tx& tx) {
        const auto was = parts_.letters.get(tx, id);
        auto letter = was;
        letter.unsigned_bytes = digest;
        letter.pages = pages;
        if (was.unsigned_bytes == letter.unsigned_bytes) return;
        parts_.letters.update(tx, letter, was);
        core::audit::append(tx, ctx, "letters.rendered", subject_of(id), {{"bytes", digest.hex()}});
    });
}

signing::Unsigned Number::bytes(const Context& ctx, std::string_view subject) {
    std::string reason;
    const auto letter = parts_.db.read([&](Tx& tx) {
        auto found = parts_.letters.get(tx, letter_of(subject));
        reason = reason_of(found, kind_of(tx, parts_, found.content));
        return found;
    });
    if (letter.content.file) return file_bytes(ctx, letter, reason);
    const auto rendered = paper_.final_sheet(letter.id);
    const auto digest = parts_.blobs.put(rendered.bytes);
    record(ctx, letter.id, digest, rendered.pages);
    signing::Unsigned made{digest, {}, reason, {}, {}};
    take_places(kept_places(rendered), made);
    return made;
}

signing::Shown Number::shown(const Context&, std::string_view subject, std::size_t nth, core::Instant at) {
    return shown_of(parts_, letter_of(subject), nth, at);
}

signing::Shown Number::shown_seal(std::string_view subject, std::string_view office, core::Instant) {
    return shown_seal_of(parts_, letter_of(subject), std::string(office));
}

void Number::sealed(Tx& tx, const Context& ctx, std::string_view subject,
                    const core::Digest& signed_bytes) {
    const auto was = parts_.letters.get(tx, letter_of(subject));
    auto letter = was;
    letter.sealed(signed_bytes);
    letter.changed = ctx.now();
    keep_state(tx, parts_, ctx.now(), letter, was);
    if (letter.numbered_as->bears_number()) parts_.numbers.use(tx, ctx, subject);
    core::Json told{{"number", letter.numbered_as->number}, {"bytes", signed_bytes.hex()}};
    if (const auto said = letter.by_ink() ? parts_.scans.said(tx, letter.id) : std::nullopt) {
        told["signed_on"] = core::iso(said->on);
        told["signer"] = letter.numbered_as->block.name;
    }
    core::audit::append(tx, ctx, letter.by_ink() ? "letters.inked" : "letters.sealed", subject, told);
    take_effect(tx, parts_, ctx, letter);
}

void Number::returned(Tx& tx, const Context& ctx, std::string_view subject, std::string_view note) {
    const auto was = parts_.letters.get(tx, letter_of(subject));
    auto letter = was;
    // As it will be read by the drafter: who, and in which position.
    const auto& position = ctx.actor.seat().position_name;
    const auto by = position.empty() ? ctx.actor.person_name : ctx.actor.person_name + " (" + position + ")";
    if (was.state == State::sealing) return refused(tx, ctx, was, by, note);
    letter.refuse(by, note);
    letter.changed = ctx.now();
    keep_state(tx, parts_, ctx.now(), letter, was);
    core::audit::append(tx, ctx, "letters.returned", subject, {{"note", note}});
}

void Number::unreturned(Tx& tx, const Context& ctx, std::string_view subject) {
    const auto was = parts_.letters.get(tx, letter_of(subject));
    auto letter = was;
    letter.unrefuse();
    letter.changed = ctx.now();
    keep_state(tx, parts_, ctx.now(), letter, was);
}

void Number::refused(Tx& tx, const Context& ctx, const Letter& was, const std::string& by, std::string_view note) {
    auto letter = was;
    letter.withdraw(by, note);
    letter.changed = ctx.now();
    keep_state(tx, parts_, ctx.now(), letter, was);
    const auto subject = subject_of(letter.id);
    if (letter.numbered_as->bears_number()) parts_.numbers.annul(tx, ctx, subject, letter.note);
    core::audit::append(tx, ctx, "letters.refused", subject,
                        {{"number", letter.numbered_as->number}, {"note", letter.note}});
}

core::Verdict Number::may_see(Tx& tx, const core::Actor& actor, std::string_view subject) {
    const auto letter = parts_.letters.find(tx, letter_of(subject));
    if (!letter) return core::Verdict::hidden;
    return judge(tx, parts_, actor, Right::read, *letter);
}

core::Verdict Number::may_change(Tx& tx, const core::Actor& actor, std::string_view subject) {
    const auto letter = parts_.letters.find(tx, letter_of(subject));
    if (!letter) return core::Verdict::hidden;
    return may(actor, Right::change_circuit, parts_.letters.standing(tx, *letter));
}

std::optional<core::PositionId> Number::brought_by(Tx& tx, std::string_view subject) {
    const auto letter = parts_.letters.find(tx, letter_of(subject));
    return letter ? std::optional(letter->drafter_position) : std::nullopt;
}

void Number::joined(Tx& tx, std::string_view subject, core::PositionId position) {
    parts_.letters.add_participant(tx, letter_of(subject), position);
}

std::vector<signing::Matter> Number::matters(Tx& tx) {
    std::vector<signing::Matter> all;
    for (const auto& kind : parts_.styles.kinds(tx)) all.push_back({kind.code, kind.name});
    return all;
}

std::optional<signing::Level> Number::level(Tx& tx, std::string_view subject) {
    return signing::level_named(kind_of(tx, parts_, parts_.letters.get(tx, letter_of(subject)).content).level);
}

std::optional<core::UnitId> Number::office(Tx& tx, std::string_view subject) {
    const auto letter = parts_.letters.get(tx, letter_of(subject));
    return kind_of(tx, parts_, letter.content).office_seal ? std::optional(letter.book) : std::nullopt;
}

}  // namespace letters
