// SPDX-License-Identifier: Apache-2.0
#include "depot/papers/scan_papers.h"

#include "depot/papers/paper.h"

namespace depot::papers {

namespace pdf = core::pdf;

namespace {

// No, Kode, Uraian, Kurun Waktu, Jumlah, Media Asal, Media Tujuan, Keterangan.
pdf::Table list_of(Page& page, const ScanShown& shown, const core::words::Catalog& words) {
    constexpr double text_size = 8;
    pdf::Table table;
    table.header_rows = 1;
    table.widths_mm = {8, 17, 0, 17, 16, 18, 20, 25};
    const auto add = [&](const std::vector<std::string>& cells, bool bold) {
        pdf::Table::Row row;
        for (const auto& each : cells)
            row.cells.push_back({.blocks = {page.line(each, {.bold = bold, .size = text_size}, pdf::Align::left, 0)}});
        table.rows.push_back(std::move(row));
    };
    add({words.say("depot.book.no"), words.say("depot.scan.code"), words.say("depot.scan.description"),
         words.say("depot.column.period"), words.say("depot.scan.amount"), words.say("depot.scan.medium_from"),
         words.say("depot.scan.medium_to"), words.say("depot.book.remark")}, true);
    int number = 0;
    for (const auto& row : shown.rows)
        add({std::to_string(++number), row.code, row.description, row.period, row.amount, shown.scan.medium_from,
             shown.scan.medium_to, remark_of(row, words)}, false);
    return table;
}

// Who looked, and at how much of it.
std::string checked_text(const ScanShown& shown, const core::words::Catalog& words) {
    const auto checker = shown.scan.checked ? shown.scan.checked->name : std::string();
    if (shown.checks.empty() || shown.checks.back().files == 0) return checker;
    const auto& last = shown.checks.back();
    return checker + ", " + words.say("depot.scan.looked", {{"count", words.number(last.looked)}, {"all", words.number(last.files)}});
}

}  // namespace

core::Bytes scan_act(const ScanShown& shown, const Print& print) {
    Page page(print.fonts);
    const auto& words = print.words;
    const auto& scan = shown.scan;
    const auto checker = scan.checked ? scan.checked->name : std::string();
    pdf::Document document;
    document.emplace_back(page.title(words.say("depot.scan.act")));
    document.emplace_back(page.line(words.say("depot.paper.number", {{"number", scan.act_number}}), {},
                                    pdf::Align::centre, 8));
    document.emplace_back(page.text(words.say("depot.scan.act_text",
                                              {{"date", words.day_date(*scan.act_on)}, {"unit", scan.unit_name},
                                               {"count", std::to_string(shown.rows.size())}})));
    document.emplace_back(page.facts({{words.say("depot.scan.title_of"), scan.title},
                                      {words.say("depot.scan.medium_from"), scan.medium_from},
                                      {words.say("depot.scan.medium_to"), scan.medium_to},
                                      {words.say("depot.scan.method"), scan.method},
                                      {words.say("depot.scan.device"), scan.device},
                                      {words.say("depot.scan.resolution"), std::to_string(scan.resolution) + " DPI"},
                                      {words.say("depot.scan.format"), scan.format},
                                      {words.say("depot.scan.kept_in"), scan.kept_in},
                                      {words.say("depot.scan.operator"), scan.operator_name},
                                      {words.say("depot.scan.checked"), checked_text(shown, words)}}));
    document.emplace_back(page.text(words.say("depot.scan.list")));
    document.emplace_back(list_of(page, shown, words));
    document.emplace_back(page.text(words.say("depot.scan.fingerprint", {{"digest", shown.fingerprint}})));
    document.emplace_back(pdf::Spacer{6});
    if (shown.act_letter && shown.act_letter->number == scan.act_number)
        document.emplace_back(page.text(words.say("depot.scan.act_is_letter", {{"number", scan.act_number}, {"date", words.date(*scan.act_on)}})));
    else
        document.emplace_back(pdf::KeepTogether{{page.signatures({words.say("depot.scan.operator"), words.say("depot.scan.checker"),
                                                                  words.say("depot.paper.sign_head")},
                                                                 {scan.operator_name, checker, ""})}, {}});
    return page.write(document, words.say("depot.scan.act"), print.at);
}

}  // namespace depot::papers
