// SPDX-License-Identifier: Apache-2.0
// Number, date and signer are fixed in the unit that decides to sign; a crash after it keeps them.
#include "letters/service/number.h"

#include "core/audit/trail.h"
#include "letters/domain/recipients.h"
#include "letters/service/effect.h"
#include "letters/service/sheet.h"

namespace letters {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

signing::Card Number::card(Tx& tx, std::string_view subject) {
    const auto letter = parts_.letters.get(tx, letter_of(subject));
    signing::Card card;
    card.title = letter.content.subject;
    card.kind = kind_of(tx, parts_, letter.content).name;
    if (letter.numbered_as) card.number = letter.numbered_as->number;
    const auto unit = parts_.directory.unit(tx, letter.unit);
    card.from = letter.drafter_name + (unit ? ", " + unit->name : "");
    card.to = in_one_line(direct(letter.content.addressees), "+{count}");
    card.link = "/letters/" + letter.id.text();
    card.pages = letter.pages;
    return card;
}

core::Digest Number::content(Tx& tx, std::string_view subject) {
    return digest(parts_.letters.get(tx, letter_of(subject)).content);
}

void Number::before_seal(Tx& tx, const Context& ctx, std::string_view subject,
                         core::AppointmentId signer) {
    const auto was = parts_.letters.get(tx, letter_of(subject));
    if (was.state == State::sealing) return;   // again after a crash: the number is held already
    const auto holder = parts_.directory.holder_by(tx, signer);
    if (!holder || holder->position != was.content.signer)
        throw Error(Code::forbidden, "letters.error.not_signer");
    const auto position = parts_.directory.position(tx, holder->position);
    const auto book = parts_.directory.unit(tx, was.book);
    if (!position || !book) throw Error(Code::internal, "letters.error.stored", {{"value", "unit"}});

    settle_relations(tx, parts_, was);

    auto letter = was;
    Numbered as;
    as.date = ctx.today();
    as.at = ctx.now();
    as.series = series_key(book->code, as.date);
    as.no = core::db::next(tx, as.series);
    as.number = format_number(parts_.number_pattern,
                              {was.content.classification, as.no,
                               book->letter_code.empty() ? book->code : book->letter_code, as.date});
    as.signer_person = holder->person;
    const auto kind = kind_of(tx, parts_, was.content);
    as.block = block_of(tx, parts_, was.content, kind, *position, *holder, as.date);
    as.look = look_of(tx, parts_, was, kind, as.date);
    as.code = core::base64url(core::random_bytes(16));
    letter.numbered(std::move(as));
    letter.changed = ctx.now();
    parts_.letters.update(tx, letter, was);
    parts_.numbers.reserve(tx, letter);
    core::audit::append(tx, ctx, "letters.numbered", subject,
                        {{"number", letter.numbered_as->number}, {"series", letter.numbered_as->series}});
}

signing::Unsigned Number::bytes(const Context& ctx, std::string_view subject) {
    const auto id = letter_of(subject);
    const auto rendered = paper_.final_sheet(id);
    const auto digest = parts_.blobs.put(rendered.bytes);
    const auto number = parts_.db.write([&](Tx& tx) {
        const auto was = parts_.letters.get(tx, id);
        auto letter = was;
        letter.unsigned_bytes = digest;
        letter.pages = rendered.pages;
        if (was.unsigned_bytes != letter.unsigned_bytes) {
            parts_.letters.update(tx, letter, was);
            core::audit::append(tx, ctx, "letters.rendered", subject, {{"bytes", digest.hex()}});
        }
        return letter.numbered_as->number;
    });
    const auto& place = rendered.signature;
    return {digest,
            {place.page, place.x, place.y, place.width, place.height},
            "Menandatangani surat nomor " + number};
}

void Number::sealed(Tx& tx, const Context& ctx, std::string_view subject,
                    const core::Digest& signed_bytes) {
    const auto was = parts_.letters.get(tx, letter_of(subject));
    auto letter = was;
    letter.sealed(signed_bytes);
    letter.changed = ctx.now();
    parts_.letters.update(tx, letter, was);
    parts_.numbers.set(tx, letter.id, NumberState::used, "");
    core::audit::append(tx, ctx, "letters.sealed", subject,
                        {{"number", letter.numbered_as->number}, {"bytes", signed_bytes.hex()}});
    take_effect(tx, parts_, ctx, letter);
}

void Number::returned(Tx& tx, const Context& ctx, std::string_view subject, std::string_view note) {
    const auto was = parts_.letters.get(tx, letter_of(subject));
    auto letter = was;
    letter.refuse(ctx.actor.person_name, note);
    letter.changed = ctx.now();
    parts_.letters.update(tx, letter, was);
    core::audit::append(tx, ctx, "letters.returned", subject, {{"note", note}});
}

core::Verdict Number::may_see(Tx& tx, const core::Actor& actor, std::string_view subject) {
    const auto letter = parts_.letters.find(tx, letter_of(subject));
    if (!letter) return core::Verdict::hidden;
    return may(actor, Right::read, parts_.letters.standing(tx, *letter));
}

}  // namespace letters
