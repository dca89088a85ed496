// SPDX-License-Identifier: Apache-2.0
// The layout of the three kinds: letterhead, opening, body, signature, copies, foot.
#include "letters/render/sheet.h"

#include <algorithm>

#include "core/base/text.h"
#include "letters/domain/recipients.h"
#include "letters/render/profile.h"

namespace letters {
namespace pdf = core::pdf;
namespace {

// A sliver under the box tells where it came to lie; the signature's own (blank) mark covers the box.
constexpr std::string_view space_name = "ttd";
constexpr double space_height = 1;

pdf::Paragraph line(std::string text, pdf::Style style = {}, pdf::Align align = pdf::Align::left) {
    pdf::Paragraph made;
    made.runs.push_back({std::move(text), style});
    made.align = align;
    return made;
}

std::string upper(std::string text) {
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

// "Label : value" rows without lines.
pdf::Table rows(const std::vector<std::pair<std::string, pdf::Blocks>>& entries, double label_width,
                double indent = 0, double size = 0) {
    pdf::Table made;
    made.borders = pdf::Borders::none;
    made.padding_mm = 0;
    made.indent_mm = indent;
    made.widths_mm = {label_width, profile::colon_width, 0};
    for (const auto& [label, value] : entries)
        made.rows.push_back({{{.blocks = {line(label, {.size = size})}},
                              {.blocks = {line(":", {.size = size})}}, {.blocks = value}}});
    return made;
}

void letterhead(pdf::Document& out, const Letterhead& head) {
    // Size of the agency line to the unit line is 3 : 4.
    auto agency = line(upper(head.agency), {.size = profile::agency_size}, pdf::Align::centre);
    auto unit = line(upper(head.unit), {.bold = true, .size = profile::unit_size}, pdf::Align::centre);
    agency.spacing = unit.spacing = 1.1;
    out.emplace_back(std::move(agency));
    out.emplace_back(std::move(unit));
    for (const auto& text : {head.address, head.contact}) {
        if (text.empty()) continue;
        auto small = line(text, {.size = profile::address_size}, pdf::Align::centre);
        small.spacing = 1.1;
        out.emplace_back(std::move(small));
    }
    out.emplace_back(pdf::Rule{.two = true, .thickness = 2, .before = 4, .after = 8});
}

// Secret and top secret letters say so at the head, in red (Peraturan ANRI 5/2021).
void secrecy_mark(pdf::Document& out, const Content& content) {
    using classification::AccessClass;
    if (content.access != AccessClass::secret && content.access != AccessClass::top_secret) return;
    const auto words = content.access == AccessClass::secret ? profile::secret : profile::top_secret;
    out.emplace_back(line(std::string(words), {.bold = true, .size = 11, .colour = profile::red}));
}

void draft_mark(pdf::Document& out, const Sheet& sheet) {
    if (!sheet.draft) return;
    auto mark = line(std::string(profile::draft_mark), {.bold = true, .size = 9, .colour = profile::red},
                     pdf::Align::right);
    mark.after = 4;
    out.emplace_back(std::move(mark));
}

// Receivers who do not stand on the first page, in lists of their own at the end.
struct Listed {
    std::string_view heading;
    std::vector<Addressee> people;
};

std::vector<Listed> listed(const Content& content) {
    std::vector<Listed> made;
    auto to = direct(content.addressees), cc = copies(content.addressees);
    if (to.size() > most_on_first_page) made.push_back({profile::list_title, std::move(to)});
    if (has_rows(content.kind) && cc.size() > most_on_first_page)
        made.push_back({profile::copies_title, std::move(cc)});
    return made;
}

std::string attached(const Sheet& sheet) {
    if (!sheet.content.attachments.empty()) return sheet.content.attachments;
    const auto lists = listed(sheet.content);
    if (lists.empty()) return std::string(profile::nothing_attached);
    std::size_t lines = 0;
    for (const auto& list : lists) lines += list.people.size();
    return std::string(lines <= profile::most_on_one_sheet ? profile::list_attached
                                                           : profile::long_list_attached);
}

pdf::Paragraph subject_line(const Sheet& sheet) { return line(sheet.content.subject, {.bold = true}); }

// Yth. with the addressees, or a word that they are on a sheet of their own.
void addressed_to(pdf::Blocks& out, const Sheet& sheet) {
    const auto to = direct(sheet.content.addressees);
    if (to.size() > most_on_first_page) {
        out.emplace_back(line(std::string(profile::salutation_list)));
    } else if (to.size() == 1) {
        out.emplace_back(line("Yth. " + to.front().printed));
    } else {
        out.emplace_back(line("Yth."));
        for (std::size_t i = 0; i < to.size(); ++i) {
            auto each = line(to[i].printed);
            each.label = std::to_string(i + 1) + ".";
            each.hang_mm = profile::list_hang;
            out.emplace_back(std::move(each));
        }
    }
}

void open_letter(pdf::Document& out, const Sheet& sheet) {
    auto dated = line(sheet.place + ", " + sheet.date, {}, pdf::Align::right);
    dated.after = 6;
    out.emplace_back(std::move(dated));
    auto table = rows({{"Nomor", {line(sheet.number)}},
                       {"Sifat", {line(printed_nature(sheet.content))}},
                       {"Lampiran", {line(attached(sheet))}},
                       {"Hal", {subject_line(sheet)}}},
                      profile::letter_label);
    table.widths_mm[2] = 115;
    table.after = 12;
    out.emplace_back(std::move(table));
    pdf::Blocks to;
    addressed_to(to, sheet);
    to.emplace_back(line("di"));
    auto place = line(sheet.place);
    place.indent_mm = profile::list_hang;
    place.after = 12;
    to.emplace_back(std::move(place));
    for (auto& each : to) out.push_back(std::move(each));
}

void open_nota(pdf::Document& out, const Sheet& sheet) {
    auto title = line(std::string(profile::nota_title), {.bold = true, .size = 13}, pdf::Align::centre);
    title.after = 10;
    title.heading = 1;
    out.emplace_back(std::move(title));
    std::vector<std::pair<std::string, pdf::Blocks>> entries;
    const auto named = [](const std::vector<Addressee>& all, std::string_view instead) {
        pdf::Blocks made;
        if (all.size() > most_on_first_page) {
            made.emplace_back(line(std::string(instead)));
            return made;
        }
        for (std::size_t i = 0; i < all.size(); ++i) {
            auto each = line(all[i].printed);
            if (all.size() > 1) {
                each.label = std::to_string(i + 1) + ".";
                each.hang_mm = profile::list_hang;
            }
            made.emplace_back(std::move(each));
        }
        if (made.empty()) made.emplace_back(line("\u2026"));
        return made;
    };
    entries.push_back({"Yth.", named(direct(sheet.content.addressees), "Daftar terlampir")});
    entries.push_back({"Dari", {line(sheet.from)}});
    if (const auto cc = copies(sheet.content.addressees); !cc.empty())
        entries.push_back({"Tembusan", named(cc, "Daftar terlampir")});
    entries.push_back({"Tanggal", {line(sheet.date)}});
    entries.push_back({"Nomor", {line(sheet.number)}});
    entries.push_back({"Sifat", {line(printed_nature(sheet.content))}});
    entries.push_back({"Lampiran", {line(attached(sheet))}});
    entries.push_back({"Hal", {subject_line(sheet)}});
    out.emplace_back(rows(entries, profile::nota_label));
    out.emplace_back(pdf::Rule{.thickness = 1, .before = 6, .after = 10});
}

void invitation(pdf::Document& out, const Sheet& sheet) {
    const auto& event = sheet.content.event;
    const auto or_dots = [](const std::string& text) { return text.empty() ? "\u2026" : text; };
    auto table = rows({{"Hari/Tanggal", {line(or_dots(sheet.event_day))}},
                       {"Waktu", {line(or_dots(event.time))}},
                       {"Tempat", {line(or_dots(event.place))}},
                       {"Acara", {line(or_dots(event.agenda))}}},
                      profile::event_label, profile::first_line);
    table.after = profile::paragraph_after;
    out.emplace_back(std::move(table));
}

// The rows of an invitation follow the paragraph that announces them with a colon.
void body(pdf::Document& out, const Sheet& sheet) {
    const auto add = [&](std::vector<Block>::const_iterator from, std::vector<Block>::const_iterator to) {
        for (auto& block : body_blocks(Body{{from, to}})) out.push_back(std::move(block));
    };
    const auto& all = sheet.content.body.blocks;
    if (sheet.content.kind != Kind::undangan) return add(all.begin(), all.end());
    const auto announces = [](const Block& block) {
        return block.kind == Block::Kind::paragraph && !block.runs.empty() &&
               core::text::trim(block.runs.back().text).ends_with(':');
    };
    auto at = std::find_if(all.begin(), all.end(), announces);
    at = at == all.end() ? at : at + 1;
    add(all.begin(), at);
    invitation(out, sheet);
    add(at, all.end());
}

// The signature never stands alone on a page: the last paragraph goes with it.
void closing(pdf::Document& out, const Sheet& sheet) {
    if (!sheet.content.closing.empty()) {
        auto last = line(sheet.content.closing, {}, pdf::Align::justified);
        last.first_mm = profile::first_line;
        out.emplace_back(std::move(last));
    }
    if (auto* last = std::get_if<pdf::Paragraph>(&out.back().content)) last->keep_with_next = true;
}

std::string code_in_words(const Sheet& sheet) {
    return core::text::fill(profile::code_alt, {{"url", sheet.verify_url}});
}

// The electronic mark: code and signer in a box; on a draft the box only keeps the room.
pdf::Table mark(const Sheet& sheet) {
    pdf::Blocks words;
    words.emplace_back(line(std::string(sheet.draft ? profile::to_be_signed_by : profile::signed_by), {.size = 8}));
    auto position = sheet.signer.capacity_line;
    if (!position.empty()) position.pop_back();
    words.emplace_back(line(position, {.size = 8}));
    words.emplace_back(line(sheet.signer.name, {.bold = true, .size = 8}));
    pdf::Columns inside;
    inside.gap_mm = 2.5;
    if (sheet.verify_url.empty()) {
        inside.columns.push_back({.blocks = {pdf::Spacer{profile::qr_size}}, .width_mm = profile::qr_size});
    } else {
        inside.columns.push_back(
            {.blocks = {pdf::Qr{sheet.verify_url, profile::qr_size, pdf::Align::left, code_in_words(sheet)}}, .width_mm = profile::qr_size});
    }
    inside.columns.push_back({.blocks = std::move(words), .middle = true});
    pdf::Table box;
    box.borders = pdf::Borders::outside;
    box.widths_mm = {0};
    box.before = 4;
    box.after = 4;
    box.rows.push_back({{{.blocks = {std::move(inside)}}}});
    return box;
}

pdf::Columns right_half(pdf::Blocks blocks) {
    pdf::Columns halves;
    halves.columns.push_back({.blocks = {pdf::Spacer{1}}});
    halves.columns.push_back({.blocks = std::move(blocks), .width_mm = profile::signature_width});
    return halves;
}

pdf::Blocks copied_to(const Sheet& sheet) {
    const auto cc = copies(sheet.content.addressees);
    if (cc.empty() || has_rows(sheet.content.kind)) return {};
    auto title = line("Tembusan:", {.size = 11});
    title.before = 12;
    pdf::Blocks block;
    block.emplace_back(std::move(title));
    for (std::size_t i = 0; i < cc.size(); ++i) {
        const bool only_one = cc.size() == 1;
        const std::string end = i + 1 == cc.size() ? "." : i + 2 == cc.size() ? "; dan" : ";";
        auto each = line(cc[i].printed + end, {.size = 11});
        if (!only_one) {
            each.label = std::to_string(i + 1) + ".";
            each.hang_mm = profile::list_hang;
        }
        block.emplace_back(std::move(each));
    }
    return block;
}

// Right half: capacity and position, the electronic mark, name, rank and NIP. Left below: the copies,
// on the same page when they are few.
void signature(pdf::Document& out, const Sheet& sheet) {
    pdf::Blocks right;
    right.emplace_back(line(sheet.signer.capacity_line));
    right.emplace_back(mark(sheet));
    right.emplace_back(pdf::SignatureSpace{std::string(space_name), profile::signature_width, space_height});
    right.emplace_back(line(sheet.signer.name, {.bold = true}));
    if (!sheet.signer.rank.empty()) right.emplace_back(line(sheet.signer.rank));
    if (!sheet.signer.nip.empty()) right.emplace_back(line("NIP " + sheet.signer.nip));
    pdf::KeepTogether end{{pdf::Spacer{5}, right_half(std::move(right))}};
    auto copied = copied_to(sheet);
    const bool few = copied.size() <= profile::most_copies_kept;
    if (few) std::move(copied.begin(), copied.end(), std::back_inserter(end.blocks));
    out.emplace_back(std::move(end));
    if (!few) out.emplace_back(pdf::KeepTogether{std::move(copied)});
}

// The list names its letter at the head and is signed at the end.
void lists(pdf::Document& out, const Sheet& sheet) {
    const auto all = listed(sheet.content);
    if (all.empty()) return;
    out.emplace_back(pdf::PageBreak{});
    const auto small = [](const std::string& text) { return line(text, {.size = 10}); };
    auto of = rows({{"Nomor", {small(sheet.number)}}, {"Tanggal", {small(sheet.date)}}}, profile::list_label,
                   0, 10);
    out.emplace_back(right_half({small("Lampiran " + std::string(title(sheet.content.kind))), std::move(of)}));
    for (const auto& list : all) {
        auto headed = line(std::string(list.heading), {.bold = true}, pdf::Align::centre);
        headed.before = headed.after = 12;
        headed.keep_with_next = true;
        headed.heading = 1;
        out.emplace_back(std::move(headed));
        pdf::List numbers;
        numbers.mark = pdf::Mark::figures;
        numbers.hang_mm = list.people.size() < 100 ? profile::list_hang : profile::long_list_hang;
        for (const auto& each : list.people) numbers.items.push_back({{line(each.printed)}});
        out.emplace_back(std::move(numbers));
    }
    pdf::Blocks right;
    right.emplace_back(line(sheet.signer.capacity_line));
    auto mark = line(std::string(sheet.draft ? "" : profile::signed_too), {.size = 8});
    mark.before = mark.after = 6;
    right.emplace_back(std::move(mark));
    right.emplace_back(line(sheet.signer.name, {.bold = true}));
    out.emplace_back(pdf::KeepTogether{{pdf::Spacer{6}, right_half(std::move(right))}});
}

}  // namespace

std::string printed_nature(const Content& content) {
    using classification::AccessClass;
    std::string text;
    switch (content.access) {
        case AccessClass::ordinary: text = "Biasa"; break;
        case AccessClass::limited: text = "Terbatas"; break;
        case AccessClass::secret: text = "Rahasia"; break;
        case AccessClass::top_secret: text = "Sangat Rahasia"; break;
    }
    if (content.urgency == Urgency::urgent) text += "/Segera";
    if (content.urgency == Urgency::most_urgent) text += "/Sangat Segera";
    return text;
}

pdf::Document layout(const Sheet& sheet) {
    pdf::Document out;
    secrecy_mark(out, sheet.content);
    letterhead(out, sheet.head);
    draft_mark(out, sheet);
    if (has_rows(sheet.content.kind)) {
        open_nota(out, sheet);
    } else {
        open_letter(out, sheet);
    }
    body(out, sheet);
    closing(out, sheet);
    signature(out, sheet);
    lists(out, sheet);
    return out;
}

Rendered render(const Sheet& sheet, const std::filesystem::path& fonts) {
    auto result = pdf::write(layout(sheet), setup(sheet), fonts);
    Rendered made{std::move(result.bytes), result.pages, {}};
    constexpr double points_per_mm = 72 / 25.4;
    for (const auto& place : result.places) {
        if (place.name != space_name) continue;
        made.signature = place;
        made.signature.y += place.height;
        made.signature.height = profile::qr_size * points_per_mm;
    }
    return made;
}

}  // namespace letters
