// SPDX-License-Identifier: Apache-2.0
// Sheets of their own behind the signature: long lists of addressees and persons, and annexes. Each
// repeats which document it belongs to (Permendagri 54/2009 annex C, kept in practice).
#include "style/render/compose.h"
#include "style/render/parts.h"

namespace style {

namespace {

struct OwnSheet {
    std::string title;
    pdf::Blocks blocks;
    bool landscape = false;
    bool numbered = false;   // counted as Lampiran I, II ...
};

std::vector<OwnSheet> own_sheets(const Sheet& sheet) {
    std::vector<OwnSheet> all;
    const auto names = [&](std::string title, const std::vector<std::string>& each) {
        pdf::List list;
        list.mark = pdf::Mark::figures;
        list.hang_mm = 10;
        for (const auto& name : each) list.items.push_back({{line(name)}});
        all.push_back({std::move(title), {std::move(list)}});
    };
    bool listed = false;   // the addressees stand inside the text
    for (const auto& part : sheet.kind.parts) listed = listed || part.type == PartType::addressees;
    const auto most = sheet.profile.most_addressees;
    const bool rows = sheet.kind.head == Head::nota && sheet.profile.memo_copies;
    if (!listed && sheet.kind.recipients != Recipients::none && sheet.to.size() > most) names("DAFTAR PENERIMA", sheet.to);
    if (rows && sheet.copies.size() > most) names("TEMBUSAN", sheet.copies);
    for (const auto& part : sheet.kind.parts)
        if (on_own_sheet(sheet, part)) all.push_back({"DAFTAR NAMA", {persons_table(sheet, part)}});
    for (const auto& part : sheet.kind.parts) {
        if (part.type != PartType::annexes) continue;
        for (const auto& annex : annexes_of(sheet.values, part.code))
            all.push_back({annex.title, body_blocks(annex.body, sheet.profile, true), annex.landscape, true});
    }
    return all;
}

void belongs_to(pdf::Document& out, const Sheet& sheet, const std::string& number) {
    const bool law = sheet.kind.head == Head::produk_hukum;
    const auto small = [&](const std::string& text) { return line(law ? capitals(text) : text, {.size = 10}); };
    pdf::Blocks right;
    const auto name = sheet.kind.title.empty() || !law ? sheet.kind.name : filled(sheet, sheet.kind.title);
    right.emplace_back(small("Lampiran" + (number.empty() ? "" : " " + number) + " " + name));
    if (sheet.kind.numbered) right.emplace_back(small("Nomor : " + sheet.number));
    right.emplace_back(small("Tanggal : " + date_of(sheet)));
    if (law) right.emplace_back(small("Tentang " + or_dots(sheet.subject)));
    out.emplace_back(right_half(std::move(right)));
}

// An annex of a regulation is closed by the signer's name (the file as a whole bears the signature).
void close(pdf::Document& out, const Sheet& sheet) {
    pdf::Blocks block;
    for (const auto& each : sheet.signer.lines) block.emplace_back(line(capitals(each)));
    block.emplace_back(pdf::Spacer{12});
    block.emplace_back(line(capitals(or_dots(sheet.signer.name)), {.bold = true}));
    out.emplace_back(pdf::Spacer{6});
    out.emplace_back(pdf::KeepTogether{{right_half(std::move(block))}});
}

}  // namespace

void add_own_sheets(pdf::Document& out, const Sheet& sheet) {
    auto all = own_sheets(sheet);
    std::size_t annexes = 0, n = 0;
    for (const auto& each : all) annexes += each.numbered ? 1 : 0;
    for (auto& each : all) {
        out.emplace_back(pdf::PageBreak{});
        if (each.numbered) ++n;
        belongs_to(out, sheet, each.numbered && annexes > 1 ? roman(n) : "");
        auto title = line(capitals(each.title), {.bold = true}, pdf::Align::centre);
        title.before = title.after = 12;
        title.keep_with_next = true;
        if (!each.title.empty()) out.emplace_back(std::move(title));
        append(out, std::move(each.blocks));
        if (each.numbered && sheet.kind.head == Head::produk_hukum) close(out, sheet);
    }
}

}  // namespace style
