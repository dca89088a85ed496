// SPDX-License-Identifier: Apache-2.0
// Who signs: place and date, the block with its electronic mark or room for ink, and others beside.
#include "core/base/text.h"
#include "style/render/compose.h"
#include "style/render/parts.h"

namespace style {

namespace {

constexpr double space_height = 1, ink_room = 20;   // millimetres

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

// The electronic mark: a code to scan, and by whom.
pdf::Table mark(const Sheet& sheet) {
    pdf::Blocks words;
    words.emplace_back(line(sheet.draft ? "Akan ditandatangani secara elektronik oleh:" : sheet.profile.signed_by, {.size = 8}));
    words.emplace_back(line(in_one_line(sheet.signer), {.size = 8}));
    words.emplace_back(line(sheet.signer.name, {.bold = true, .size = 8}));
    pdf::Columns inside;
    inside.gap_mm = 2.5;
    pdf::Blocks code{pdf::Spacer{qr_size}};
    if (!sheet.verify_url.empty()) code = {pdf::Qr{sheet.verify_url, qr_size}};
    inside.columns.push_back({.blocks = std::move(code), .width_mm = qr_size});
    inside.columns.push_back({.blocks = std::move(words), .middle = true});
    pdf::Table box;
    box.borders = pdf::Borders::outside;
    box.widths_mm = {0};
    box.before = box.after = 4;
    box.rows.push_back({{{.blocks = {std::move(inside)}}}});
    return box;
}

// The block of the one who signs this file.
pdf::Blocks own_block(const Sheet& sheet, const std::string& heading, double width_mm) {
    pdf::Blocks made;
    if (!heading.empty()) made.emplace_back(line(heading, {.bold = true}));
    for (const auto& each : sheet.signer.lines) made.emplace_back(line(cased(sheet, each)));
    if (sheet.by_ink()) {
        made.emplace_back(pdf::Spacer{ink_room});
    } else {
        made.emplace_back(mark(sheet));
        made.emplace_back(pdf::SignatureSpace{std::string(signature_space), width_mm, space_height});
    }
    made.emplace_back(line(cased(sheet, or_dots(sheet.signer.name)), {.bold = true}));
    if (!sheet.signer.rank.empty()) made.emplace_back(line(sheet.signer.rank));
    if (!sheet.signer.nip.empty()) made.emplace_back(line("NIP " + sheet.signer.nip));
    return made;
}

// Somebody who signs on paper beside it.
pdf::Blocks other_block(const std::string& heading, const std::string& position, const std::string& name,
                        const std::string& nip) {
    pdf::Blocks made;
    if (!heading.empty()) made.emplace_back(line(heading, {.bold = true}));
    if (!position.empty()) made.emplace_back(line(position + ","));
    made.emplace_back(pdf::Spacer{ink_room + 4});
    made.emplace_back(line(or_dots(name), {.bold = true}));
    if (!nip.empty()) made.emplace_back(line("NIP " + nip));
    return made;
}

using Groups = std::vector<pdf::KeepTogether>;

// Blocks two by two. The first party and the signer stand on the right, the second on their left.
void in_pairs(Groups& out, std::vector<pdf::Blocks> blocks, bool first_right) {
    constexpr double width = 76;
    for (std::size_t i = 0; i < blocks.size(); i += 2) {
        auto& first = blocks[i];
        pdf::Blocks second{pdf::Spacer{1}};
        if (i + 1 < blocks.size()) second = std::move(blocks[i + 1]);
        pdf::Columns pair;
        pair.columns.push_back({.blocks = first_right ? std::move(second) : std::move(first), .width_mm = width});
        pair.columns.push_back({.blocks = {pdf::Spacer{1}}});
        pair.columns.push_back({.blocks = first_right ? std::move(first) : std::move(second), .width_mm = width});
        out.push_back({{pdf::Spacer{4}, std::move(pair)}});
    }
}

const Part* part_of(const Sheet& sheet, PartType type) {
    for (const auto& part : sheet.kind.parts)
        if (part.type == type) return &part;
    return nullptr;
}

bool signed_by_parties(Groups& out, const Sheet& sheet) {
    constexpr double width = 76;
    const auto* part = part_of(sheet, PartType::parties);
    if (!part) return false;
    auto parties = parties_of(sheet.values, part->code);
    if (parties.empty()) parties.push_back({.role = "PIHAK KESATU", .ours = true});
    std::vector<pdf::Blocks> blocks;
    bool own = false;
    for (const auto& each : parties) {
        const auto party = settled(sheet, each);
        const auto heading = party.role.empty() ? "" : party.role + ",";
        const bool first_ours = each.ours && !own;
        own = own || each.ours;
        blocks.push_back(first_ours ? own_block(sheet, heading, width)
                                    : other_block(heading, party.position, party.name, ""));
    }
    if (!own) blocks.push_back(own_block(sheet, "", width));
    pdf::Blocks when;
    dated(when, sheet);
    in_pairs(out, std::move(blocks), true);
    if (!when.empty()) {
        auto& first = out.front().blocks;
        first.insert(first.begin() + 1, right_half(std::move(when), width));
    }
    return true;
}

// Persons of the text who sign under a heading: "Penerima kuasa,", "Saksi-saksi:".
std::vector<pdf::Blocks> signing_persons(const Sheet& sheet) {
    std::vector<pdf::Blocks> blocks;
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
    if (others.size() == 1) {
        // One beside the signer stands on the left, at the height of the signer's own lines.
        std::vector<pdf::Blocks> both;
        both.push_back(own_block(sheet, "", 76));
        both.push_back(std::move(others.front()));
        in_pairs(out, std::move(both), true);
        auto& first = out.front().blocks;
        if (!block.empty()) first.insert(first.begin() + 1, right_half(std::move(block), 76));
        return out;
    }
    append(block, own_block(sheet, "", signature_width));
    if (sheet.kind.head == Head::piagam) {
        pdf::Columns middle;
        middle.columns.push_back({.blocks = {pdf::Spacer{1}}});
        middle.columns.push_back({.blocks = std::move(block), .width_mm = signature_width});
        middle.columns.push_back({.blocks = {pdf::Spacer{1}}});
        out.push_back({{pdf::Spacer{8}, std::move(middle)}});
    } else {
        out.push_back({{pdf::Spacer{5}, right_half(std::move(block))}});
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

}  // namespace

void add_signature(pdf::Document& out, const Sheet& sheet) {
    auto groups = groups_of(sheet);
    auto copied = copies_of(sheet);
    if (copies_with_signature(sheet, copied)) append(groups.back().blocks, std::move(copied));
    // The signature never stands alone on a page: the last paragraph goes with it.
    if (!out.empty())
        if (auto* last = std::get_if<pdf::Paragraph>(&out.back().content)) last->keep_with_next = true;
    for (auto& group : groups) out.emplace_back(std::move(group));
}

void add_copies(pdf::Document& out, const Sheet& sheet) {
    auto copied = copies_of(sheet);
    if (!copied.empty() && !copies_with_signature(sheet, copied)) out.emplace_back(pdf::KeepTogether{std::move(copied)});
}

}  // namespace style
