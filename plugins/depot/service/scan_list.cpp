// SPDX-License-Identifier: Apache-2.0
#include "depot/service/scan_list.h"

#include "core/base/text.h"

namespace depot {

std::string remark_of(const ScanRow& row, const core::words::Catalog& words) {
    std::vector<std::string> parts;
    if (row.permanent) parts.push_back(words.say("depot.scan.original_kept"));
    if (row.files > 0)
        parts.push_back(words.say("depot.scan.made_files", {{"count", words.number(row.files)}, {"pages", words.number(row.pages)}}));
    return core::text::join(parts, "; ");
}

core::table::Sheet scan_list(const ScanShown& shown, const core::words::Catalog& words) {
    const auto& scan = shown.scan;
    const auto say = [&](const char* key) { return words.say(key); };
    constexpr double narrow = 6, middle = 16, wide = 40;
    core::table::Sheet sheet;
    sheet.name = say("depot.scans.title");
    sheet.titles = {say("depot.scan.list"), scan.title,
                    scan.unit_name + ", " + words.date(scan.made) + ", " + scan.format + ", " + words.number(scan.resolution) + " DPI"};
    sheet.columns = {{say("depot.book.no"), narrow},         {say("depot.scan.code"), middle},
                     {say("depot.scan.description"), wide},  {say("depot.column.period"), middle},
                     {say("depot.scan.amount"), middle},     {say("depot.scan.medium_from"), middle},
                     {say("depot.scan.medium_to"), middle},  {say("depot.book.remark"), wide}};
    std::int64_t number = 0;
    for (const auto& row : shown.rows)
        sheet.rows.push_back({++number, row.code, row.description, row.period, row.amount, scan.medium_from, scan.medium_to,
                              remark_of(row, words)});
    if (!scan.act_number.empty()) sheet.notes.push_back(say("depot.scan.act") + ": " + scan.act_number);
    if (!shown.fingerprint.empty()) sheet.notes.push_back(words.say("depot.scan.fingerprint", {{"digest", shown.fingerprint}}));
    return sheet;
}

}  // namespace depot
