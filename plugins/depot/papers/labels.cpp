// SPDX-License-Identifier: Apache-2.0
#include "depot/papers/labels.h"

#include "core/base/text.h"
#include "depot/papers/paper.h"

namespace depot::papers {

namespace pdf = core::pdf;

namespace {

constexpr double label_mm = 88, code_mm = 24, quiet_mm = 2;   // a reader needs white around the code

pdf::Paragraph labelled(Page& page, const core::words::Catalog& words, const char* key, const std::string& value) {
    auto line = page.line(words.say(key) + ": ", {.size = 8}, pdf::Align::left, 1);
    line.runs.push_back(page.line(value.empty() ? "-" : value, {.bold = true, .size = 9}).runs.front());
    return line;
}

// The words beside the code.
pdf::Blocks beside_code(Page& page, pdf::Blocks text, const std::string& barcode) {
    pdf::Columns::Column words, code;
    words.blocks = std::move(text);
    code.width_mm = code_mm;
    code.blocks.emplace_back(pdf::Qr{barcode, code_mm - 4, pdf::Align::right, barcode});
    code.blocks.emplace_back(pdf::Spacer{quiet_mm});
    code.blocks.emplace_back(page.line(barcode, {.size = 8}, pdf::Align::right, 0));
    pdf::Columns columns;
    columns.columns.push_back(std::move(words));
    columns.columns.push_back(std::move(code));
    return {std::move(columns)};
}

pdf::Blocks box(Page& page, const BoxLabel& label, const core::words::Catalog& words) {
    pdf::Blocks text;
    text.emplace_back(page.line(words.say("depot.label.box"), {.size = 8}, pdf::Align::left, 0));
    text.emplace_back(page.line(label.place.code, {.bold = true, .size = 20}, pdf::Align::left, 2));
    text.emplace_back(labelled(page, words, "depot.label.unit", label.units));
    text.emplace_back(labelled(page, words, "depot.label.numbers", label.numbers));
    text.emplace_back(labelled(page, words, "depot.label.years", label.years));
    text.emplace_back(page.line(label.path, {.size = 7}, pdf::Align::left, 0));
    return beside_code(page, std::move(text), label.place.barcode);
}

// A label has room for four lines of a title, which ends with a whole word.
std::string shortened(const std::string& title) {
    constexpr std::size_t most = 110;
    if (core::text::length(title) <= most) return title;
    auto kept = core::text::head(title, most - 1);
    if (const auto end = kept.rfind(' '); end != std::string_view::npos) kept = kept.substr(0, end);
    return std::string(kept) + " …";
}

pdf::Blocks folder(Page& page, const FolderLabel& label, const core::words::Catalog& words) {
    const auto& dossier = label.dossier;
    pdf::Blocks text;
    text.emplace_back(page.line(dossier.code, {.bold = true, .size = 14}, pdf::Align::left, 1));
    text.emplace_back(page.line(shortened(dossier.title), {.bold = true, .size = 9}, pdf::Align::left, 2));
    text.emplace_back(labelled(page, words, "depot.label.unit", dossier.unit_name));
    text.emplace_back(labelled(page, words, "depot.label.dossier", dossier.number));
    text.emplace_back(labelled(page, words, "depot.label.period", period_of(dossier)));
    text.emplace_back(labelled(page, words, "depot.label.amount", amount_of(dossier)));
    text.emplace_back(labelled(page, words, "depot.label.remark", label.path));
    return beside_code(page, std::move(text), label.barcode);
}

template <class Label, class Blocks>
core::Bytes sheet_of(Page& page, const std::vector<Label>& labels, const std::string& title, core::Instant at,
                     Blocks blocks) {
    pdf::Table sheet;
    sheet.widths_mm = {label_mm, label_mm};
    sheet.padding_mm = 3;
    for (std::size_t i = 0; i < labels.size(); i += 2) {
        pdf::Table::Row row;
        for (std::size_t at_label = i; at_label < i + 2; ++at_label) {
            pdf::Table::Cell cell;
            if (at_label < labels.size()) {
                cell.blocks = blocks(labels[at_label]);
                cell.blocks.emplace_back(pdf::Spacer{4});
            } else {
                cell.blocks.emplace_back(page.line(" "));
            }
            row.cells.push_back(std::move(cell));
        }
        sheet.rows.push_back(std::move(row));
    }
    pdf::Document document;
    document.emplace_back(page.line(title, {.size = 8}, pdf::Align::left, 4));
    document.emplace_back(std::move(sheet));
    return page.write(document, title, at);
}

}  // namespace

core::Bytes box_labels(const std::vector<BoxLabel>& labels, const Print& print) {
    Page page(print.fonts);
    return sheet_of(page, labels, print.words.say("depot.label.title"), print.at,
                    [&](const BoxLabel& each) { return box(page, each, print.words); });
}

core::Bytes folder_labels(const std::vector<FolderLabel>& labels, const Print& print) {
    Page page(print.fonts);
    return sheet_of(page, labels, print.words.say("depot.label.folders"), print.at,
                    [&](const FolderLabel& each) { return folder(page, each, print.words); });
}

}  // namespace depot::papers
