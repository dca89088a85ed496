// SPDX-License-Identifier: Apache-2.0
// The head of a document: letterhead, title, rows, addressees.
#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/pdf/paper.h"
#include "style/render/compose.h"
#include "style/render/parts.h"

namespace style {

namespace {

constexpr double bold_wider = 1.06;

pdf::Blocks emblem(const std::optional<core::Digest>& which, const Letterhead& head, const Drawings& emblems,
                   pdf::Align align) {
    if (!which) return {pdf::Spacer{1}};
    const auto found = emblems.find(which->hex());
    if (found == emblems.end()) return {pdf::Spacer{1}};
    return {pdf::Image{.data = found->second, .height_mm = head.emblem_mm, .align = align, .alt = "Lambang"}};
}

// Millimetres, near enough.
double width_of(const HeadLine& line, std::string_view text) {
    constexpr double sure = 1.03;   // a line too many is better than a word alone on the next
    return run_width(text) * line.size / 12 * (line.bold ? bold_wider : 1) * sure;
}

// Lines no longer than `limit`; nothing where a piece alone is longer.
std::vector<std::string> packed(const HeadLine& line, const std::vector<std::string>& pieces, double limit) {
    std::vector<std::string> made;
    for (const auto& piece : pieces) {
        const auto longer = made.empty() ? piece : made.back() + " " + piece;
        if (width_of(line, piece) > limit) return {};
        if (!made.empty() && width_of(line, longer) <= limit) made.back() = longer;
        else made.push_back(piece);
    }
    return made;
}

// What does not fit in one line is broken where its halves are most alike, behind a comma if that will do.
std::string broken(const HeadLine& line, const std::string& text, double room) {
    if (width_of(line, text) <= room) return text;
    const auto pieces = [&](char end) {
        std::vector<std::string> all;
        for (const auto& word : core::text::split(text, ' ')) {
            const bool goes_on = !all.empty() && end != ' ' && !all.back().ends_with(end);
            if (goes_on) all.back() += " " + word;
            else all.push_back(word);
        }
        return all;
    };
    const auto least = static_cast<std::size_t>(std::ceil(width_of(line, text) / room));
    for (std::size_t lines = least; lines <= least + 1; ++lines)
        for (const char end : {',', ' '})
            for (double limit = room / 2; limit <= room; limit += 1)
                if (const auto made = packed(line, pieces(end), limit); !made.empty() && made.size() <= lines)
                    return core::text::join(made, "\n");
    return text;
}

pdf::Blocks head_lines(const Letterhead& head, double room) {
    pdf::Blocks made;
    for (const auto& each : head.lines) {
        auto text = line(broken(each, each.capitals ? capitals(each.text) : each.text, room),
                         {.bold = each.bold, .size = each.size}, pdf::Align::centre);
        text.spacing = 1.1;
        made.emplace_back(std::move(text));
    }
    return made;
}

double widest_line(const Letterhead& head) {
    double widest = 0;
    for (const auto& each : head.lines) widest = std::max(widest, width_of(each, each.capitals ? capitals(each.text) : each.text));
    return widest;
}

// Millimetres.
double text_width(const Sheet& sheet) {
    constexpr double mm_per_point = 25.4 / 72;
    const auto& set = sheet.kind.head == Head::produk_hukum ? sheet.profile.law : sheet.profile.usual;
    return pdf::paper_size(set.paper).width * mm_per_point - sheet.profile.margins.left - sheet.profile.margins.right;
}

void ruling(pdf::Document& out, Ruling ruling) {
    switch (ruling) {
        case Ruling::two: out.emplace_back(pdf::Rule{.two = true, .thickness = 2, .before = 4, .after = 8}); break;
        case Ruling::one: out.emplace_back(pdf::Rule{.thickness = 1.5, .before = 4, .after = 8}); break;
        case Ruling::none: out.emplace_back(pdf::Spacer{3}); break;
    }
}

std::string attached(const Sheet& sheet) {
    constexpr std::size_t most_on_one_sheet = 30;
    if (!sheet.attachments.empty()) return sheet.attachments;
    const auto lines = listed_at_the_end(sheet);
    if (annexed(sheet) > 0) return "Satu berkas";
    if (lines > 0) return lines <= most_on_one_sheet ? "Satu lembar" : "Satu berkas";
    return "\u2013";   // a hyphen at the end of a line is lost when the text is read
}

pdf::Paragraph subject_line(const Sheet& sheet) {
    return line(or_dots(sheet.subject), {.bold = sheet.profile.subject_bold});
}

// Yth. with the addressees, or a word that they are on a sheet of their own.
pdf::Blocks addressed_to(const Sheet& sheet) {
    pdf::Blocks out;
    if (sheet.to.size() > sheet.profile.most_addressees) {
        out.emplace_back(line("Yth. (daftar terlampir)"));
    } else if (sheet.to.size() <= 1) {
        out.emplace_back(line("Yth. " + or_dots(sheet.to.empty() ? "" : sheet.to.front())));
    } else {
        out.emplace_back(line("Yth."));
        append(out, name_blocks(sheet.to));
    }
    out.emplace_back(line("di"));
    auto place = line(sheet.to_place.empty() ? sheet.place : sheet.to_place);
    place.indent_mm = list_hang;
    out.emplace_back(std::move(place));
    return out;
}

// Date and addressees stand on the right of the rows. A subject too long for its half of the line gets
// the whole of it, and the addressees follow below: so no row stands far under the one before it.
void two_sided(pdf::Document& out, const Sheet& sheet, std::vector<Entry> rows, double label_mm) {
    constexpr double right_width = 72, gap = 6, most_lines = 5;
    const double beside = text_width(sheet) - label_mm - colon_width - gap - right_width;
    const bool wide = run_width(sheet.subject) * (sheet.profile.subject_bold ? bold_wider : 1) > most_lines * beside;
    std::vector<Entry> below;
    pdf::Blocks right{line(place_date(sheet))};
    if (wide) {
        below.push_back(std::move(rows.back()));
        rows.pop_back();
    } else {
        right.emplace_back(pdf::Spacer{4});
        append(right, addressed_to(sheet));
    }
    pdf::Columns halves;
    halves.gap_mm = gap;
    halves.columns.push_back({.blocks = {entries(rows, label_mm)}});
    halves.columns.push_back({.blocks = std::move(right), .width_mm = right_width});
    out.emplace_back(std::move(halves));
    if (!wide) return;
    out.emplace_back(entries(below, label_mm));
    out.emplace_back(pdf::Spacer{4});
    out.emplace_back(right_half(addressed_to(sheet), right_width));
}

void open_letter(pdf::Document& out, const Sheet& sheet) {
    std::vector<Entry> all;
    if (sheet.kind.numbered) all.push_back({"Nomor", {line(sheet.number)}});
    all.push_back({"Sifat", {line(printed_nature(sheet))}});
    all.push_back({"Lampiran", {line(attached(sheet))}});
    all.push_back({"Hal", {subject_line(sheet)}});
    const double label = label_width({"Lampiran"});
    if (sheet.profile.addressees_right) {
        two_sided(out, sheet, std::move(all), label);
    } else {
        auto rows = entries(all, label);
        auto dated = line(place_date(sheet), {}, pdf::Align::right);
        dated.after = 6;
        out.emplace_back(std::move(dated));
        rows.widths_mm[2] = 115;
        rows.after = 10;
        out.emplace_back(std::move(rows));
        append(out, addressed_to(sheet));
    }
    out.emplace_back(pdf::Spacer{5});
}

// One for each party, in their order; those of ours share the one of our book.
std::vector<std::string> numbers_of(const Sheet& sheet, const Part& parties) {
    if (parties_of(sheet.values, parties.code).empty()) return {};   // a draft nobody has written into
    std::vector<std::string> all;
    bool ours = false;
    for (const auto& each : settled_parties(sheet, parties)) {
        if (!each.party.ours || !ours) all.push_back(each.party.number);
        ours = ours || each.party.ours;
    }
    return all;
}

void title(pdf::Document& out, const Sheet& sheet, double size) {
    const auto add = [&](std::string text, double points, double before, int heading = 0) {
        auto made = line(std::move(text), {.bold = true, .size = points}, pdf::Align::centre);
        made.spacing = sheet.profile.title_spacing;
        made.before = before;
        made.keep_with_next = made.keep_lines = true;
        made.heading = heading;
        out.emplace_back(std::move(made));
    };
    const auto& kind = sheet.kind;
    const auto text = kind.title.empty() ? kind.name : filled(sheet, kind.title);
    for (const auto& each : core::text::split(text, '\n')) add(capitals(each), size, 0, 1);
    const double base = kind.head == Head::produk_hukum ? sheet.profile.law.size : sheet.profile.usual.size;
    // An agreement bears a number of each party.
    const auto parties = std::find_if(kind.parts.begin(), kind.parts.end(), [](const Part& part) {
        return part.type == PartType::parties && part.numbered;
    });
    if (kind.numbered && parties == kind.parts.end()) add("NOMOR " + sheet.number, base, 0);
    if (kind.about == About::tentang) {
        add("TENTANG", base, 8);
        add(capitals(or_dots(sheet.subject)), base, 8);
    }
    if (parties != kind.parts.end())
        for (const auto& number : numbers_of(sheet, *parties)) add("NOMOR " + or_dots(number), base, 2);
    out.emplace_back(pdf::Spacer{4});
}

void open_nota(pdf::Document& out, const Sheet& sheet) {
    auto heading = line(capitals(sheet.kind.title.empty() ? sheet.kind.name : sheet.kind.title),
                        {.bold = true, .size = sheet.profile.title_size}, pdf::Align::centre);
    heading.after = 10;
    heading.heading = 1;
    out.emplace_back(std::move(heading));
    const auto named = [&](const std::vector<std::string>& all) {
        if (all.size() > sheet.profile.most_addressees) return pdf::Blocks{line("Daftar terlampir")};
        return name_blocks(all);
    };
    std::vector<Entry> rows;
    for (const auto& row : sheet.profile.memo_rows) {
        if (row == "yth") rows.push_back({"Yth.", named(sheet.to)});
        if (row == "dari") rows.push_back({"Dari", {line(or_dots(in_one_line(sheet.signer)))}});
        if (row == "tembusan" && !sheet.copies.empty() && sheet.profile.memo_copies)
            rows.push_back({"Tembusan", named(sheet.copies)});
        if (row == "tanggal") rows.push_back({"Tanggal", {line(date_of(sheet))}});
        if (row == "nomor" && sheet.kind.numbered) rows.push_back({"Nomor", {line(sheet.number)}});
        if (row == "sifat") rows.push_back({"Sifat", {line(printed_nature(sheet))}});
        if (row == "lampiran") rows.push_back({"Lampiran", {line(attached(sheet))}});
        if (row == "hal") rows.push_back({"Hal", {subject_line(sheet)}});
    }
    out.emplace_back(entries(rows, label_width({"Tembusan"})));
    out.emplace_back(pdf::Rule{.thickness = 1, .before = 6, .after = 10});
}

void open_titled(pdf::Document& out, const Sheet& sheet) {
    const bool above = sheet.kind.recipients != Recipients::none && !part_of(sheet, PartType::addressees);
    if (above && !sheet.to.empty()) {
        append(out, addressed_to(sheet));
        out.emplace_back(pdf::Spacer{6});
    }
    const bool large = sheet.kind.head == Head::piagam;
    title(out, sheet, large ? 26 : sheet.kind.head == Head::produk_hukum ? sheet.profile.law.size : sheet.profile.title_size);
    if (sheet.kind.about != About::hal) return;
    auto rows = entries({{"Hal", {subject_line(sheet)}}}, label_width({"Lampiran"}));
    rows.after = 6;
    out.emplace_back(std::move(rows));
}

}  // namespace

std::string printed_nature(const Sheet& sheet) {
    using classification::AccessClass;
    std::string security;
    switch (sheet.access) {
        case AccessClass::ordinary: security = "Biasa"; break;
        case AccessClass::limited: security = "Terbatas"; break;
        case AccessClass::secret: security = "Rahasia"; break;
        case AccessClass::top_secret: security = "Sangat Rahasia"; break;
    }
    switch (sheet.profile.nature) {
        case Nature::security: return security;
        case Nature::urgency: return sheet.urgency.empty() ? "Biasa" : sheet.urgency;
        case Nature::both: break;
    }
    return sheet.urgency.empty() ? security : security + "/" + sheet.urgency;
}

void add_letterhead(pdf::Document& out, const Sheet& sheet, const Drawings& emblems) {
    constexpr std::uint32_t red = 0xb3261e;
    using classification::AccessClass;
    const auto& head = sheet.head;
    const bool secret = sheet.access == AccessClass::secret || sheet.access == AccessClass::top_secret;
    if (secret && sheet.profile.mark_secret) {
        auto mark = line(sheet.access == AccessClass::secret ? "RAHASIA" : "SANGAT RAHASIA", {.bold = true, .colour = red});
        mark.after = 4;
        out.emplace_back(std::move(mark));
    }
    if (head.above) {
        if (head.left) append(out, emblem(head.left, head, emblems, pdf::Align::centre));
        append(out, head_lines(head, text_width(sheet)));
    } else if (head.left || head.right) {
        pdf::Columns columns;
        columns.gap_mm = 2;
        const double width = head.emblem_mm + 2;
        // An empty side keeps the words in the middle of the paper, unless a line needs its room.
        const bool empty_side = widest_line(head) <= text_width(sheet) - 2 * (width + columns.gap_mm);
        if (head.left || empty_side)
            columns.columns.push_back(
                {.blocks = emblem(head.left, head, emblems, pdf::Align::left), .width_mm = width, .middle = true});
        const int sides = empty_side ? 2 : (head.left ? 1 : 0) + (head.right ? 1 : 0);
        const double room = text_width(sheet) - sides * (width + columns.gap_mm);
        columns.columns.push_back({.blocks = head_lines(head, room), .middle = true});
        if (head.right || empty_side)
            columns.columns.push_back(
                {.blocks = emblem(head.right, head, emblems, pdf::Align::right), .width_mm = width, .middle = true});
        out.emplace_back(std::move(columns));
    } else {
        append(out, head_lines(head, text_width(sheet)));
    }
    ruling(out, head.ruling);
}

void add_opening(pdf::Document& out, const Sheet& sheet) {
    if (sheet.draft && !sheet.by_ink()) {
        auto mark = line("DRAF \u2013 belum ditandatangani", {.bold = true, .size = 9, .colour = 0xb3261e}, pdf::Align::right);
        mark.after = 4;
        out.emplace_back(std::move(mark));
    }
    switch (sheet.kind.head) {
        case Head::surat: return open_letter(out, sheet);
        case Head::nota: return open_nota(out, sheet);
        case Head::judul_tengah:
        case Head::formulir:
        case Head::piagam:
        case Head::produk_hukum: return open_titled(out, sheet);
    }
}

}  // namespace style
