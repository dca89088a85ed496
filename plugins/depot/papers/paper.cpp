// SPDX-License-Identifier: Apache-2.0
#include "depot/papers/paper.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

namespace depot::papers {

namespace pdf = core::pdf;

pdf::Paragraph Page::line(const std::string& text, pdf::Style style, pdf::Align align, double after) {
    pdf::Paragraph made;
    made.runs.push_back({pdf::printable(text, fonts_), style});
    made.align = align;
    made.after = after;
    return made;
}

pdf::Paragraph Page::title(const std::string& text) {
    auto made = line(text, {.bold = true, .size = 13}, pdf::Align::centre);
    made.heading = 1;
    return made;
}

pdf::Paragraph Page::text(const std::string& text) {
    auto made = line(text, {}, pdf::Align::justified, 6);
    made.before = 4;
    return made;
}

pdf::Table Page::facts(const std::vector<std::pair<std::string, std::string>>& rows) {
    pdf::Table made;
    made.widths_mm = {45, 0};
    for (const auto& [label, value] : rows) {
        pdf::Table::Row row;
        row.cells.push_back({.blocks = {line(label, {.bold = true})}});
        row.cells.push_back({.blocks = {line(value.empty() ? "-" : value)}});
        made.rows.push_back(std::move(row));
    }
    return made;
}

pdf::Columns Page::signatures(const std::vector<std::string>& heads, const std::vector<std::string>& names) {
    pdf::Columns made;
    made.gap_mm = 8;
    for (std::size_t i = 0; i < heads.size(); ++i) {
        pdf::Columns::Column column;
        column.blocks.emplace_back(line(heads[i], {}, pdf::Align::centre));
        column.blocks.emplace_back(pdf::Spacer{20});
        column.blocks.emplace_back(line(names[i].empty() ? "................................" : names[i], {.underline = true},
                                        pdf::Align::centre));
        made.columns.push_back(std::move(column));
    }
    return made;
}

pdf::Setup Page::setup(const std::string& title, core::Instant at) {
    pdf::Setup setup;
    setup.size = 10.5;
    setup.title = pdf::printable(title, fonts_);
    setup.created = at;
    setup.page_number.clear();
    setup.margins = {20, 20, 20, 25};
    return setup;
}

core::Bytes Page::write(const pdf::Document& document, const std::string& title, core::Instant at) {
    return pdf::write(document, setup(title, at), folder_).bytes;
}

core::Bytes Page::write_a5(const pdf::Document& document, const std::string& title, core::Instant at) {
    constexpr double a4_width = 210, a4_height = 297, a5_width = 148, a5_height = 210, margin = 10, points = 72 / 25.4;
    auto laid = setup(title, at);
    laid.margins = {margin, a4_width - a5_width + margin, a4_height - a5_height + margin, margin};
    const auto whole = pdf::write(document, laid, folder_).bytes;
    QPDF file;
    file.processMemoryFile("a5", reinterpret_cast<const char*>(whole.data()), whole.size());
    const auto box = QPDFObjectHandle::newFromRectangle(
        {0, (a4_height - a5_height) * points, a5_width * points, a4_height * points});
    for (auto& page : QPDFPageDocumentHelper(file).getAllPages())
        page.getObjectHandle().replaceKey("/MediaBox", box);
    QPDFWriter writer(file);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return {buffer->getBuffer(), buffer->getBuffer() + buffer->getSize()};
}

}  // namespace depot::papers
