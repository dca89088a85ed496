// SPDX-License-Identifier: Apache-2.0
// Sheets of their own behind the signature: long lists of addressees and persons, and annexes. Each
// repeats which document it belongs to (Permendagri 54/2009 annex C, kept in practice).
#include "style/render/compose.h"
#include "style/render/parts.h"

namespace style {

namespace {

struct List {
    std::string title;
    const std::vector<std::string>& names;
};

// Names that do not stand on the first page.
std::vector<List> lists_of(const Sheet& sheet) {
    std::vector<List> all;
    bool inside = sheet.kind.recipients == Recipients::none;   // or the addressees stand in the text
    for (const auto& part : sheet.kind.parts) inside = inside || part.type == PartType::addressees;
    const auto most = sheet.profile.most_addressees;
    const bool rows = sheet.kind.head == Head::nota && sheet.profile.memo_copies;
    if (!inside && sheet.to.size() > most) all.push_back({"DAFTAR PENERIMA", sheet.to});
    if (rows && sheet.copies.size() > most) all.push_back({"TEMBUSAN", sheet.copies});
    return all;
}

void title(pdf::Document& out, const std::string& text) {
    if (text.empty()) return;
    auto made = line(capitals(text), {.bold = true}, pdf::Align::centre);
    made.before = made.after = 12;
    made.keep_with_next = made.keep_lines = true;
    made.heading = 2;
    out.emplace_back(std::move(made));
}

// Begins a sheet that says which document it belongs to.
void begin(pdf::Document& out, const Sheet& sheet, const std::string& number, bool landscape = false) {
    constexpr double size = 10;
    out.emplace_back(pdf::Section{.landscape = landscape});
    const bool law = sheet.kind.head == Head::produk_hukum;
    const auto small = [&](const std::string& text) { return line(law ? capitals(text) : text, {.size = size}); };
    const auto name = sheet.kind.title.empty() || !law ? sheet.kind.name : filled(sheet, sheet.kind.title);
    pdf::Blocks right{small("Lampiran" + (number.empty() ? "" : " " + number) + " " + name)};
    std::vector<Entry> all;
    const auto label = [&](const char* word) { return law ? capitals(word) : word; };
    if (sheet.kind.numbered) all.push_back({label("Nomor"), {line(sheet.number, {.size = size})}});
    all.push_back({label("Tanggal"), {small(date_of(sheet))}});
    if (law) all.push_back({label("Tentang"), {small(or_dots(sheet.subject))}});
    right.emplace_back(entries(all, law ? 20 : 15, 0, size));
    out.emplace_back(right_half(std::move(right)));
}

pdf::Blocks closing(const Sheet& sheet, const SignerBlock& signer) {
    const bool law = sheet.kind.head == Head::produk_hukum;
    pdf::Blocks block;
    for (const auto& each : signer.lines) block.emplace_back(line(law ? capitals(each) : each));
    if (sheet.by_ink()) {
        block.emplace_back(pdf::Spacer{18});
    } else {
        auto mark = line(sheet.draft ? "" : "Ditandatangani secara elektronik", {.size = 8});
        mark.before = mark.after = 6;
        block.emplace_back(std::move(mark));
    }
    const auto name = or_dots(signer.name);
    block.emplace_back(line(law ? capitals(name) : name, {.bold = true}));
    return block;
}

// The name of the signer closes the sheet, or those of all; the file as a whole bears the signatures.
void close(pdf::Document& out, const Sheet& sheet) {
    const auto keep = [&](pdf::Block block) {   // never alone on a page
        out.emplace_back(pdf::KeepTogether{{pdf::Spacer{6}, std::move(block)}, 2});
    };
    const auto last = sheet.cosigners.size();
    if (last == 0) return keep(right_half(closing(sheet, sheet.signer)));
    for (std::size_t i = 0; i <= last; i += 2) {   // as at the end of the text: the first on the right
        pdf::Signers pair;
        pair.signers.push_back({.title = i < last ? closing(sheet, block_at(sheet, i + 1)) : pdf::Blocks{}});
        pair.signers.push_back({.title = closing(sheet, block_at(sheet, i))});
        keep(std::move(pair));
    }
}

// I, II, III ... where a document has several sheets of its own.
class Order {
  public:
    explicit Order(std::size_t sheets) : sheets_(sheets) {}
    std::string next() { return sheets_ > 1 ? roman(++given_) : ""; }

  private:
    std::size_t sheets_, given_ = 0;
};

std::size_t sheets_of(const Sheet& sheet) {
    std::size_t count = lists_of(sheet).empty() ? 0 : 1;
    for (const auto& part : sheet.kind.parts)
        if (on_own_sheet(sheet, part)) ++count;
    return count + annexed(sheet);
}

void add_lists(pdf::Document& out, const Sheet& sheet, Order& order) {
    const auto all = lists_of(sheet);
    if (all.empty()) return;
    begin(out, sheet, order.next());
    for (const auto& each : all) {
        title(out, each.title);
        pdf::List numbers;
        numbers.mark = pdf::Mark::figures;
        numbers.hang_mm = each.names.size() < 100 ? list_hang : long_list_hang;
        for (const auto& name : each.names) numbers.items.push_back({{line(name)}});
        out.emplace_back(std::move(numbers));
    }
    close(out, sheet);
}

}  // namespace

std::size_t listed_at_the_end(const Sheet& sheet) {
    std::size_t lines = 0;
    for (const auto& list : lists_of(sheet)) lines += list.names.size();
    for (const auto& part : sheet.kind.parts)
        if (on_own_sheet(sheet, part)) lines += lines_of(sheet.values, part.code).size();
    return lines;
}

std::size_t annexed(const Sheet& sheet) {
    std::size_t count = 0;
    for (const auto& part : sheet.kind.parts)
        if (part.type == PartType::annexes) count += annexes_of(sheet.values, part.code).size();
    return count;
}

void add_own_sheets(pdf::Document& out, const Sheet& sheet) {
    Order order(sheets_of(sheet));
    add_lists(out, sheet, order);
    for (const auto& part : sheet.kind.parts) {
        if (!on_own_sheet(sheet, part)) continue;
        begin(out, sheet, order.next());
        title(out, "DAFTAR NAMA");
        out.emplace_back(persons_table(sheet, part));
        close(out, sheet);
    }
    for (const auto& part : sheet.kind.parts) {
        if (part.type != PartType::annexes) continue;
        for (const auto& annex : annexes_of(sheet.values, part.code)) {
            begin(out, sheet, order.next(), annex.landscape);
            title(out, annex.title);
            append(out, body_blocks(annex.body, sheet.profile, true));
            close(out, sheet);
        }
    }
}

}  // namespace style
