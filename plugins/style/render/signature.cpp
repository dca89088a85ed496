// SPDX-License-Identifier: Apache-2.0
// Who signs: place and date, the block with its electronic mark or room for ink, and others beside.
#include "core/base/text.h"
#include "style/render/compose.h"
#include "style/render/parts.h"

namespace style {

namespace {

using Signer = pdf::Signers::Signer;

constexpr double space_height = 1, ink_room = 20;   // millimetres
constexpr double pair_width = 76;                   // of a mark beside another signer

// Regulations print the signer's position and name in capitals.
std::string cased(const Sheet& sheet, const std::string& text) {
    return sheet.kind.head == Head::produk_hukum ? capitals(text) : text;
}

void dated(pdf::Blocks& out, const Sheet& sheet) {
    const auto two = [&](const char* first, const char* second) {
        out.emplace_back(line(std::string(first) + " " + sheet.place));
        auto made = line(std::string(second) + " " + date_of(sheet));
        made.after = 4;
        out.emplace_back(std::move(made));
    };
    switch (sheet.kind.dated) {
        case Dated::ditetapkan: return two("Ditetapkan di", "pada tanggal");
        case Dated::dikeluarkan: return two("Dikeluarkan di", "pada tanggal");
        case Dated::plain: out.emplace_back(line(place_date(sheet))); return;
        case Dated::head:
        case Dated::none: return;
    }
}

// "Pemberi Kuasa" over the signer whom the text names among others.
std::string own_heading(const Sheet& sheet) {
    const auto* part = part_of(sheet, PartType::signer);
    return part ? part->signs : "";
}

// The block of one who signs this file, 0 being the signer.
Signer own_block(const Sheet& sheet, std::size_t nth, const std::string& heading, double width_mm) {
    const auto& block = block_at(sheet, nth);
    Signer made;
    if (!heading.empty()) made.title.emplace_back(line(heading, {.bold = true}));
    for (const auto& each : block.lines) made.title.emplace_back(line(cased(sheet, each)));
    if (sheet.by_ink()) {
        made.mark.emplace_back(pdf::Spacer{ink_room});
    } else {
        made.mark.emplace_back(mark(sheet, block));
        made.mark.emplace_back(pdf::SignatureSpace{space_of(nth), width_mm, space_height});
    }
    made.name.emplace_back(line(cased(sheet, or_dots(block.name)), {.bold = true}));
    if (!block.rank.empty()) made.name.emplace_back(line(block.rank));
    if (!block.nip.empty()) made.name.emplace_back(line("NIP " + block.nip));
    return made;
}

// Those who sign beside the others, from the nth on.
void cosigners_from(std::size_t nth, const Sheet& sheet, std::vector<Signer>& blocks) {
    for (; nth <= sheet.cosigners.size(); ++nth) blocks.push_back(own_block(sheet, nth, "", pair_width));
}

// Somebody who signs on paper beside it.
Signer other_block(const std::string& heading, const std::string& position, const std::string& name,
                   const std::string& nip) {
    Signer made;
    if (!heading.empty()) made.title.emplace_back(line(heading, {.bold = true}));
    if (!position.empty()) made.title.emplace_back(line(position + ","));
    made.mark.emplace_back(pdf::Spacer{ink_room + 4});
    made.name.emplace_back(line(or_dots(name), {.bold = true}));
    if (!nip.empty()) made.name.emplace_back(line("NIP " + nip));
    return made;
}

pdf::Blocks stacked(Signer signer) {
    pdf::Blocks made = std::move(signer.title);
    append(made, std::move(signer.mark));
    append(made, std::move(signer.name));
    return made;
}

using Groups = std::vector<pdf::KeepTogether>;

// Signers two by two. The first party and the signer stand on the right, the second on their left.
void in_pairs(Groups& out, std::vector<Signer> all, bool first_right) {
    for (std::size_t i = 0; i < all.size(); i += 2) {
        pdf::Signers pair;
        pair.signers.push_back(std::move(all[i]));
        pair.signers.push_back(i + 1 < all.size() ? std::move(all[i + 1]) : Signer());
        if (first_right) std::swap(pair.signers[0], pair.signers[1]);
        out.push_back({{pdf::Spacer{4}, std::move(pair)}});
    }
}

// Place and date over the right one of a pair.
void date_over(Groups& out, pdf::Blocks when) {
    if (when.empty()) return;
    pdf::Signers over;
    over.signers.push_back({.title = std::move(when)});
    auto& first = out.front().blocks;
    first.insert(first.begin() + 1, std::move(over));
}

bool signed_by_parties(Groups& out, const Sheet& sheet) {
    const auto* part = part_of(sheet, PartType::parties);
    if (!part) return false;
    std::vector<Signer> blocks;
    std::size_t signing = 0;
    for (const auto& each : settled_parties(sheet, *part)) {
        const auto& party = each.party;
        const auto heading = party.role.empty() ? "" : party.role + ",";
        if (each.block) signing = *each.block + 1;
        blocks.push_back(each.block ? own_block(sheet, *each.block, heading, pair_width)
                                    : other_block(heading, party.position, party.name, ""));
    }
    if (signing == 0) blocks.push_back(own_block(sheet, signing++, "", pair_width));
    cosigners_from(signing, sheet, blocks);
    pdf::Blocks when;
    dated(when, sheet);
    in_pairs(out, std::move(blocks), true);
    date_over(out, std::move(when));
    return true;
}

Groups cosigner_groups(const Sheet& sheet) {
    std::vector<Signer> blocks;
    cosigners_from(1, sheet, blocks);
    Groups groups;
    in_pairs(groups, std::move(blocks), true);
    return groups;
}

// Persons of the text who sign under a heading: "Penerima kuasa,", "Saksi-saksi:".
std::vector<Signer> signing_persons(const Sheet& sheet) {
    std::vector<Signer> blocks;
    for (const auto& part : sheet.kind.parts) {
        if (part.signs.empty()) continue;
        if (part.type == PartType::rows) {
            const auto value = [&](const char* field) { return row_of(sheet.values, part.code, field); };
            blocks.push_back(other_block(part.signs, value("position"), value("name"), value("nip")));
        } else if (part.type == PartType::persons) {
            for (auto& each : lines_of(sheet.values, part.code))
                blocks.push_back(other_block(part.signs, each["position"], each["name"], each["nip"]));
        }
    }
    return blocks;
}

Groups groups_of(const Sheet& sheet) {
    Groups out;
    auto others = signing_persons(sheet);
    if (signed_by_parties(out, sheet)) {
        in_pairs(out, std::move(others), false);
        return out;
    }
    pdf::Blocks block;
    dated(block, sheet);
    if (!sheet.cosigners.empty() || others.size() == 1) {
        // One beside the signer stands on the left, at the height of the signer's own lines.
        std::vector<Signer> all;
        all.push_back(own_block(sheet, 0, own_heading(sheet), pair_width));
        cosigners_from(1, sheet, all);
        if (others.size() == 1) {
            all.push_back(std::move(others.front()));
            others.clear();
        }
        in_pairs(out, std::move(all), true);
        date_over(out, std::move(block));
        in_pairs(out, std::move(others), false);
        return out;
    }
    append(block, stacked(own_block(sheet, 0, own_heading(sheet), signature_width)));
    if (sheet.kind.head == Head::piagam) {
        pdf::Columns middle;
        middle.columns.push_back({.blocks = {pdf::Spacer{1}}});
        middle.columns.push_back({.blocks = std::move(block), .width_mm = signature_width});
        middle.columns.push_back({.blocks = {pdf::Spacer{1}}});
        out.push_back({{pdf::Spacer{8}, std::move(middle)}});
    } else {
        auto half = right_half(std::move(block));
        if (auto seal = room_of_seal(sheet); !seal.empty()) {
            half.gap_mm = 4;
            half.columns.front() = {.blocks = std::move(seal), .middle = true};
        }
        out.push_back({{pdf::Spacer{5}, std::move(half)}});
    }
    in_pairs(out, std::move(others), false);
    return out;
}

pdf::Blocks copies_of(const Sheet& sheet) {
    const auto& cc = sheet.copies;
    if (cc.empty() || (sheet.kind.head == Head::nota && sheet.profile.memo_copies)) return {};
    auto title = line(sheet.profile.copies_title, {.size = sheet.profile.small_size});
    title.before = 12;
    pdf::Blocks block;
    block.emplace_back(std::move(title));
    for (std::size_t i = 0; i < cc.size(); ++i) {
        const std::string end = i + 1 == cc.size() ? "." : i + 2 == cc.size() ? "; dan" : ";";
        auto each = line(cc[i] + end, {.size = sheet.profile.small_size});
        if (cc.size() > 1) {
            each.label = std::to_string(i + 1) + ".";
            each.hang_mm = list_hang;
        }
        block.emplace_back(std::move(each));
    }
    return block;
}

constexpr std::size_t most_copies_kept = 6;   // lines with the title

bool copies_with_signature(const Sheet& sheet, const pdf::Blocks& copied) {
    bool below = sheet.kind.head == Head::piagam;
    for (const auto& part : sheet.kind.parts) below = below || part.after;
    return !below && copied.size() <= most_copies_kept;
}

// As high as the mark of a draft: what is drawn there comes with the signature.
pdf::Table blank_mark() {
    pdf::Table room;
    room.borders = pdf::Borders::none;
    room.widths_mm = {0};
    room.before = room.after = 4;
    room.rows.push_back({{{.blocks = {pdf::Spacer{qr_size}}}}});
    return room;
}

}  // namespace

std::string space_of(std::size_t nth) {
    return std::string(signature_space) + (nth == 0 ? "" : "-" + std::to_string(nth));
}

void take_places(const Sheet& sheet, const std::vector<pdf::Place>& places, Rendered& into, int pages_before) {
    constexpr double points_per_mm = 72 / 25.4;
    into.cosignatures.resize(sheet.cosigners.size());
    for (auto place : places) {
        place.page += pages_before;
        if (place.name == seal_space) {
            into.seal = place;
            continue;
        }
        place.y += place.height;
        place.height = qr_size * points_per_mm;
        if (place.name == space_of(0)) into.signature = place;
        for (std::size_t i = 0; i < into.cosignatures.size(); ++i)
            if (place.name == space_of(i + 1)) into.cosignatures[i] = place;
    }
}

pdf::Table mark(const Sheet& sheet, const SignerBlock& signer) {
    if (sheet.profile.draws_field() && !sheet.draft) return blank_mark();
    pdf::Blocks words;
    words.emplace_back(line(sheet.draft ? "Akan ditandatangani secara elektronik oleh:" : sheet.profile.signed_by, {.size = 8}));
    words.emplace_back(line(in_one_line(signer), {.size = 8}));
    words.emplace_back(line(signer.name, {.bold = true, .size = 8}));
    pdf::Columns inside;
    inside.gap_mm = 2.5;
    pdf::Blocks code{pdf::Spacer{qr_size}};
    if (!sheet.verify_url.empty()) {
        auto told = core::text::fill("Kode QR untuk memeriksa keaslian naskah: {url}", {{"url", sheet.verify_url}});
        code = {pdf::Qr{sheet.verify_url, qr_size, pdf::Align::left, std::move(told)}};
    }
    inside.columns.push_back({.blocks = std::move(code), .width_mm = qr_size});
    inside.columns.push_back({.blocks = std::move(words), .middle = true});
    pdf::Table box;
    box.borders = pdf::Borders::outside;
    box.widths_mm = {0};
    box.before = box.after = 4;
    box.rows.push_back({{{.blocks = {std::move(inside)}}}});
    return box;
}

void add_signature(pdf::Document& out, const Sheet& sheet) {
    auto groups = groups_of(sheet);
    auto copied = copies_of(sheet);
    if (copies_with_signature(sheet, copied)) append(groups.back().blocks, std::move(copied));
    groups.front().lead_lines = 2;   // nor does room for ink stand alone on a page
    for (auto& group : groups) out.emplace_back(std::move(group));
}

void add_cosigners(pdf::Document& out, const Sheet& sheet) {
    for (auto& group : cosigner_groups(sheet)) out.emplace_back(std::move(group));
}

void add_copies(pdf::Document& out, const Sheet& sheet) {
    auto copied = copies_of(sheet);
    if (!copied.empty() && !copies_with_signature(sheet, copied)) out.emplace_back(pdf::KeepTogether{std::move(copied)});
}

}  // namespace style
