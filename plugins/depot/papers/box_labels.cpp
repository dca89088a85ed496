// SPDX-License-Identifier: Apache-2.0
#include "depot/papers/box_labels.h"

#include "depot/papers/paper.h"

namespace depot::papers {

namespace pdf = core::pdf;

namespace {

constexpr double label_mm = 88, code_mm = 24;

pdf::Blocks label_blocks(Page& page, const BoxLabel& label, const std::string& owner, const core::words::Catalog& words) {
    const auto fact = [&](const char* key, const std::string& value) {
        auto line = page.line(words.say(key) + ": ", {.size = 8}, pdf::Align::left, 1);
        line.runs.push_back(page.line(value.empty() ? "-" : value, {.bold = true, .size = 9}).runs.front());
        return line;
    };
    pdf::Columns::Column text;
    text.blocks.emplace_back(page.line(words.say("depot.label.box"), {.size = 8}, pdf::Align::left, 0));
    text.blocks.emplace_back(page.line(label.place.code, {.bold = true, .size = 20}, pdf::Align::left, 2));
    text.blocks.emplace_back(fact("depot.label.unit", label.units.empty() ? owner : label.units));
    text.blocks.emplace_back(fact("depot.label.numbers", label.numbers));
    text.blocks.emplace_back(fact("depot.label.years", label.years));
    text.blocks.emplace_back(page.line(label.path, {.size = 7}, pdf::Align::left, 0));
    pdf::Columns::Column code;
    code.width_mm = code_mm;
    code.blocks.emplace_back(pdf::Qr{label.place.barcode, code_mm - 4, pdf::Align::right, label.place.barcode});
    code.blocks.emplace_back(page.line(label.place.barcode, {.size = 8}, pdf::Align::right, 0));
    pdf::Columns columns;
    columns.columns.push_back(std::move(text));
    columns.columns.push_back(std::move(code));
    return {std::move(columns)};
}

}  // namespace

core::Bytes box_labels(const std::vector<BoxLabel>& labels, const std::string& owner, const Print& print) {
    Page page(print.fonts);
    pdf::Table sheet;
    sheet.widths_mm = {label_mm, label_mm};
    sheet.padding_mm = 3;
    for (std::size_t i = 0; i < labels.size(); i += 2) {
        pdf::Table::Row row;
        for (std::size_t at = i; at < i + 2; ++at) {
            pdf::Table::Cell cell;
            if (at < labels.size()) {
                cell.blocks = label_blocks(page, labels[at], owner, print.words);
                cell.blocks.emplace_back(pdf::Spacer{4});
            } else {
                cell.blocks.emplace_back(page.line(" "));
            }
            row.cells.push_back(std::move(cell));
        }
        sheet.rows.push_back(std::move(row));
    }
    pdf::Document document;
    document.emplace_back(page.line(print.words.say("depot.label.title"), {.size = 8}, pdf::Align::left, 4));
    document.emplace_back(std::move(sheet));
    return page.write(document, print.words.say("depot.label.title"), print.at);
}

}  // namespace depot::papers
