// SPDX-License-Identifier: Apache-2.0
// The whole sheet: head, parts in order, signature, what follows it, and the foot of each page.
#include <algorithm>
#include <iterator>

#include "core/base/text.h"
#include "style/render/compose.h"
#include "style/render/parts.h"

namespace style {

namespace {

constexpr double below_signature = 5;   // millimetres

// Rows that a paragraph announces with a colon follow that paragraph, not the whole text.
void set_in(pdf::Document& out, std::size_t from, pdf::Blocks rows) {
    const auto announcing = [](const pdf::Block& block) {
        const auto* paragraph = std::get_if<pdf::Paragraph>(&block.content);
        return paragraph && announces(*paragraph);
    };
    const auto begin = out.begin() + static_cast<std::ptrdiff_t>(from);
    auto at = std::find_if(begin, out.end(), announcing);
    at = at == out.end() ? at : at + 1;
    out.insert(at, std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
}

void add_parts(pdf::Document& out, const Sheet& sheet, double word_mm, bool after) {
    std::size_t before = out.size();
    Course course{word_mm};
    for (const auto& part : sheet.kind.parts) {
        if (part.after != after || part.type == PartType::annexes) continue;
        auto blocks = part_blocks(sheet, part, course);
        if (after && !part.new_page && !blocks.empty()) out.emplace_back(pdf::Spacer{below_signature});
        if (part.announced) {
            set_in(out, before, std::move(blocks));
        } else {
            before = out.size();
            append(out, std::move(blocks));
        }
    }
}

// A piagam stands in a frame, with air around its words.
pdf::Document framed(pdf::Document inside, bool whole_page) {
    inside.insert(inside.begin(), pdf::Spacer{12});
    inside.emplace_back(pdf::Spacer{12});
    pdf::Table frame;
    frame.borders = pdf::Borders::outside;
    frame.padding_mm = 8;
    frame.widths_mm = {0};
    frame.rows.push_back({{{.blocks = std::move(inside), .middle = true}}});
    frame.whole_page = whole_page;
    return {std::move(frame)};
}

std::string name_of(const Sheet& sheet) { return sheet.subject.empty() ? sheet.kind.name : sheet.subject; }

}  // namespace

pdf::Blocks foot(const Sheet& sheet) {
    constexpr double size = 7.5, code = 13;
    const auto small = [](std::string text) {
        auto made = line(std::move(text), {.size = size, .colour = 0x333333});
        made.spacing = 1.05;
        return made;
    };
    if (sheet.by_ink()) return {};
    const pdf::Rule rule{.thickness = 0.4, .after = 3};
    if (sheet.draft) return {rule, small(std::string(draft_foot))};
    pdf::Blocks words;
    for (const auto& each : sheet.profile.footer)
        words.emplace_back(small(core::text::fill(each, {{"url", sheet.verify_url}})));
    pdf::Columns columns;
    columns.gap_mm = 3;
    columns.columns.push_back({.blocks = {pdf::Qr{sheet.verify_url, code}}, .width_mm = code});
    columns.columns.push_back({.blocks = std::move(words), .middle = true});
    return {rule, std::move(columns)};
}

pdf::Document layout(const Sheet& sheet, const Drawings& emblems) {
    const double word_mm = word_column(sheet);
    pdf::Document out;
    add_letterhead(out, sheet, emblems);
    add_opening(out, sheet);
    add_parts(out, sheet, word_mm, false);
    add_signature(out, sheet);
    add_parts(out, sheet, word_mm, true);
    if (sheet.kind.head == Head::piagam) out = framed(std::move(out), sheet.copies.empty());
    add_copies(out, sheet);
    add_own_sheets(out, sheet);
    return out;
}

pdf::Setup setup(const Sheet& sheet) {
    const auto& profile = sheet.profile;
    const auto& set = sheet.kind.head == Head::produk_hukum ? profile.law : profile.usual;
    pdf::Setup made;
    made.paper = set.paper;
    made.typeface = set.typeface;
    made.size = set.size;
    made.margins = profile.margins;
    made.spacing = profile.spacing;
    made.page_number = profile.page_number;
    if (profile.catchword) made.catchword = "{word}…";
    made.title = name_of(sheet);
    made.author = sheet.head.unit;
    made.created = sheet.at;
    made.footer = foot(sheet);
    made.footer_mm = 8;
    if (!sheet.payload.empty())
        made.attachments = {{"naskah.json", "application/json", "Metadata naskah dinas",
                             core::Bytes(sheet.payload.begin(), sheet.payload.end())}};
    return made;
}

Rendered render(const Sheet& sheet, const Drawings& emblems, const std::filesystem::path& fonts) {
    auto result = pdf::write(layout(sheet, emblems), setup(sheet), fonts);
    Rendered made{std::move(result.bytes), result.pages, {}, {}, {}};
    take_places(sheet, result.places, made);
    return made;
}

}  // namespace style
