// SPDX-License-Identifier: Apache-2.0
// Gathering what is printed.
#include "letters/service/sheet.h"

#include "letters/domain/recipients.h"
#include "letters/service/booked.h"
#include "letters/service/effect.h"
#include "letters/service/payload.h"

namespace letters {

using core::db::Tx;

namespace {

bool mayor(const directory::Position& position) {
    return position.kind == "kdh" || position.kind == "wakil_kdh";
}

// A partner elsewhere bears its town: alone after "di", among others in its line ("Yth. ... di Jakarta").
void address(style::Sheet& sheet, const Content& content) {
    const auto with_town = [&](const PartnerAddressee& each) {
        return each.printed + (each.place.empty() || each.place == sheet.place ? "" : " di " + each.place);
    };
    for (const auto& each : direct(content.addressees)) sheet.to.push_back(each.printed);
    for (const auto& each : copies(content.addressees)) sheet.copies.push_back(each.printed);
    std::vector<const PartnerAddressee*> partners;
    for (const auto& each : content.partners) {
        if (each.copy) sheet.copies.push_back(with_town(each));
        else partners.push_back(&each);
    }
    const bool alone = sheet.to.empty() && content.outside.empty() && partners.size() == 1;
    for (const auto* each : partners) {
        sheet.to.push_back(alone ? each->printed : with_town(*each));
        if (!each->place.empty() && each->place != sheet.place) sheet.to_place = alone ? each->place : "Tempat";
    }
    sheet.to.insert(sheet.to.end(), content.outside.begin(), content.outside.end());
}

// Before the number: today's holder, today's profile.
void ahead(Tx& tx, Parts& parts, const Letter& letter, style::Sheet& sheet) {
    const auto today = core::date_of(parts.clock.now(), parts.zone);
    if (const auto wish = wish_of(letter, sheet.kind, today)) sheet.number = parts.numbers.ahead(tx, *wish);
    sheet.at = letter.changed;
    const auto position = parts.directory.position(tx, letter.content.signer);
    if (!position) return;
    const auto holder = parts.directory.holder(tx, letter.content.signer, today);
    sheet.signer = block_of(tx, parts, letter.content, sheet.kind, *position, holder.value_or(directory::Holder{}), today);
    for (const auto& each : cosigners_of(tx, parts, letter.content, sheet.kind, today))
        sheet.cosigners.push_back(each.block);
}

}  // namespace

style::Kind kind_of(Tx& tx, Parts& parts, const Content& content) {
    auto kind = parts.styles.kind(tx, content.kind, content.kind_version);
    if (!kind) throw core::Error(core::Code::internal, "letters.error.stored", {{"value", "kind " + content.kind}});
    return *std::move(kind);
}

bool on_paper(Tx& tx, Parts& parts, const Content& content) {
    const auto kind = kind_of(tx, parts, content);
    return !kind.seal || parts.styles.profile(tx, core::date_of(parts.clock.now(), parts.zone)).by_ink(kind.code);
}

std::optional<directory::Position> authority_of(Tx& tx, Parts& parts, const Content& content) {
    if (content.behalf == style::Behalf::none) return parts.directory.position(tx, content.signer);
    const auto line = parts.directory.line_above(tx, content.signer);
    const std::size_t levels = content.behalf == style::Behalf::an ? 1 : 2;
    if (line.size() < levels) return std::nullopt;
    return line[levels - 1];
}

style::SignerBlock block_of(Tx& tx, Parts& parts, const Content& content, const style::Kind& kind,
                            const directory::Position& position, const directory::Holder& holder, core::Date day) {
    std::vector<style::Above> above;
    if (content.behalf != style::Behalf::none)
        for (const auto& each : parts.directory.line_above(tx, position.id)) {
            const auto held = parts.directory.holder(tx, each.id, day);
            above.push_back({each.name, held ? held->capacity : core::Capacity::definitive});
        }
    return style::signer_block({position.name, position.kind, holder.capacity, holder.person_name,
                                holder.titled_name, holder.rank, holder.nip},
                               kind.names, content.behalf, above);
}

std::vector<Cosigner> cosigners_of(Tx& tx, Parts& parts, const Content& content, const style::Kind& kind,
                                   core::Date day) {
    auto own = content;
    own.behalf = style::Behalf::none;   // in another's name the signer alone signs
    std::vector<Cosigner> all;
    for (const auto& each : content.cosigners) {
        const auto position = parts.directory.position(tx, each);
        if (!position) continue;
        const auto holder = parts.directory.holder(tx, each, day).value_or(directory::Holder{});
        all.push_back({each, holder.person, block_of(tx, parts, own, kind, *position, holder, day)});
    }
    return all;
}

Look look_of(Tx& tx, Parts& parts, const Letter& letter, const style::Kind& kind, core::Date day) {
    const auto profile = parts.styles.profile(tx, day);
    const auto signer = parts.directory.position(tx, letter.content.signer);
    const auto authority = authority_of(tx, parts, letter.content);
    // The head of the region signs under the region's own head; all others under that of the unit in
    // whose book the letter stands.
    auto unit = letter.book;
    if (signer && mayor(*signer)) unit = signer->unit;
    if (!kind.letterhead.empty() && authority) unit = authority->unit;
    Look look;
    look.profile = profile.code;
    look.profile_version = profile.version;
    look.ink = !kind.seal || profile.by_ink(kind.code);
    look.head = parts.styles.letterhead(tx, unit, kind.letterhead);
    look.place = parts.directory.agency(tx).place;
    look.authority = authority ? authority->name : signer ? signer->name : "";
    return look;
}

style::Sheet sheet_of(Tx& tx, Parts& parts, const Letter& letter) {
    const auto& content = letter.content;
    const auto& as = letter.numbered_as;
    style::Sheet sheet;
    sheet.kind = kind_of(tx, parts, content);
    const auto day = as ? as->date : core::date_of(parts.clock.now(), parts.zone);
    const auto look = as ? as->look : look_of(tx, parts, letter, sheet.kind, day);
    auto profile = parts.styles.profile(tx, look.profile, look.profile_version);
    if (!profile) throw core::Error(core::Code::internal, "letters.error.stored", {{"value", "profile"}});
    sheet.profile = *std::move(profile);
    sheet.head = look.head;
    sheet.place = look.place;
    sheet.authority = look.authority;
    sheet.subject = content.subject;
    sheet.access = content.access;
    sheet.urgency = printed(content.urgency);
    sheet.attachments = content.attachments;
    sheet.values = content.parts;
    if (content.file) {
        const auto* field = content.file->chosen_field();
        sheet.file = style::Elsewhere{content.file->bytes, content.file->placeholders, content.file->type == FileType::docx,
                                      content.file->as_it_is(), field != nullptr && field->closes};
    }
    address(sheet, content);
    if (!as) {
        ahead(tx, parts, letter, sheet);
        return sheet;
    }
    sheet.draft = false;
    sheet.number = as->number;
    sheet.date = as->date;
    sheet.signer = as->block;
    for (const auto& each : as->cosigners) sheet.cosigners.push_back(each.block);
    sheet.verify_url = parts.public_url + "/v/" + as->code;
    sheet.at = as->at;
    sheet.payload = payload_of(letter, sheet, relations_carried(tx, parts, letter.id));
    return sheet;
}

std::string printed(Urgency urgency) {
    switch (urgency) {
        case Urgency::ordinary: return "";
        case Urgency::urgent: return "Segera";
        case Urgency::most_urgent: return "Sangat Segera";
    }
    return "";
}

}  // namespace letters
