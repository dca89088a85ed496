// SPDX-License-Identifier: Apache-2.0
// A document written elsewhere: values of its placeholders, the mark where it asks for one, and the
// sheet that follows where it has no place for number, date or mark.
#include <algorithm>

#include "core/base/text.h"
#include "core/pdf/foreign.h"
#include "style/placeholders.h"
#include "style/render/compose.h"
#include "style/render/parts.h"

namespace style {

namespace {

constexpr double mark_width_elsewhere = 72;   // millimetres

std::string or_dash(const std::string& text) { return text.empty() ? "-" : text; }

std::string value_of(const Sheet& sheet, Fills fills) {
    switch (fills) {
        case Fills::number: return sheet.draft ? or_dots(sheet.number) : sheet.number;
        case Fills::date: return date_of(sheet);
        case Fills::mark: return "";
        case Fills::name: return or_dots(sheet.signer.name);
        case Fills::position: return or_dots(in_one_line(sheet.signer));
        case Fills::rank: return or_dash(sheet.signer.rank);
        case Fills::nip: return or_dash(sheet.signer.nip);
        case Fills::subject: return or_dots(sheet.subject);
        case Fills::nature: return or_dash(printed_nature(sheet));
        case Fills::attachments: return or_dash(sheet.attachments);
        case Fills::to: return or_dash(core::text::join(sheet.to, ", "));
        case Fills::copies: return or_dash(core::text::join(sheet.copies, ", "));
        case Fills::place: return or_dots(sheet.place);
        case Fills::agency: return or_dash(sheet.head.agency);
        case Fills::unit: return or_dash(sheet.head.unit);
        case Fills::kind: return sheet.kind.name;
    }
    return "";
}

// The mark alone on a page, and where it stands there.
void add_mark(pdf::Filling& filling, const Sheet& sheet, const std::filesystem::path& fonts) {
    auto box = mark(sheet, sheet.signer);
    box.before = box.after = 0;
    auto drawn = pdf::draw_alone(std::move(box), mark_width_elsewhere, setup(sheet), fonts);
    filling.mark_at = drawn.at;
    filling.mark = std::move(drawn.page);
}

pdf::Result endorsement(const Sheet& sheet, const Drawings& emblems, bool marked, const std::filesystem::path& fonts) {
    pdf::Document out;
    add_letterhead(out, sheet, emblems);
    auto title = line("LEMBAR PENGESAHAN ELEKTRONIK", {.bold = true}, pdf::Align::centre);
    title.before = 6;
    title.after = 12;
    title.heading = 1;
    out.emplace_back(std::move(title));
    std::vector<Entry> rows{{"Jenis naskah", {line(sheet.kind.name)}}};
    if (!sheet.number.empty()) rows.push_back({"Nomor", {line(sheet.number)}});
    rows.push_back({"Tanggal", {line(date_of(sheet))}});
    rows.push_back({"Hal", {line(or_dots(sheet.subject))}});
    rows.push_back({"Sifat", {line(or_dash(printed_nature(sheet)))}});
    if (!sheet.to.empty()) rows.push_back({"Kepada", name_blocks(sheet.to)});
    pdf::Blocks signers{line(or_dots(in_one_line(sheet.signer)))};
    for (const auto& each : sheet.cosigners) signers.emplace_back(line(or_dots(in_one_line(each))));
    rows.push_back({"Penanda tangan", std::move(signers)});
    out.emplace_back(entries(rows, label_width({"Penanda tangan"})));
    auto told = line("Lembar ini merupakan bagian yang tidak terpisahkan dari naskah yang mendahuluinya. Nomor, tanggal, "
                     "dan tanda tangan elektronik pada lembar ini berlaku untuk seluruh naskah.");
    told.before = 12;
    told.align = pdf::Align::justified;
    out.emplace_back(std::move(told));
    auto plain = sheet;   // the signers, whatever else the kind prints
    plain.kind.parts.clear();
    plain.copies.clear();
    if (!marked) add_signature(out, plain);
    else if (!sheet.cosigners.empty()) add_cosigners(out, plain);   // the signer's own stands in the text
    auto made = setup(sheet);
    made.page_number.clear();
    made.catchword.clear();
    made.attachments.clear();
    return pdf::write(out, made, fonts);
}

}  // namespace

std::map<std::string, std::string> fillings(const Sheet& sheet) {
    std::map<std::string, std::string> all;
    for (const auto& each : placeholders())
        if (each.fills != Fills::mark)
            for (const auto& name : each.names) all.emplace(name, value_of(sheet, each.fills));
    return all;
}

Rendered render_elsewhere(const Sheet& sheet, core::ByteView document, const Drawings& emblems,
                          const std::filesystem::path& fonts) {
    pdf::Filling filling;
    filling.values = fillings(sheet);
    filling.faint = sheet.draft;
    if (sheet.draft) filling.foot = draft_foot;
    filling.mark_names = names_of(Fills::mark);
    const auto missing = lacking(sheet.file.value().placeholders, sheet.kind.numbered);
    const bool marked = std::find(missing.begin(), missing.end(), Fills::mark) == missing.end();
    std::vector<pdf::Place> on_sheet;
    if (marked) add_mark(filling, sheet, fonts);
    if (!missing.empty() || !sheet.cosigners.empty()) {   // a file has room for one mark
        auto page = endorsement(sheet, emblems, marked, fonts);
        on_sheet = std::move(page.places);
        filling.sheet = std::move(page.bytes);
    }
    auto filled = pdf::fill(document, filling, setup(sheet), fonts);
    Rendered made{std::move(filled.bytes), filled.pages, filled.mark, {}, {}};
    take_places(sheet, on_sheet, made, filled.own_pages);
    return made;
}

}  // namespace style
