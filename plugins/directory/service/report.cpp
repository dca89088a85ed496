// SPDX-License-Identifier: Apache-2.0
// One line a row, then the counts.
#include "directory/service/report.h"

#include <iostream>

#include "core/base/text.h"
#include "core/plugin/arguments.h"
#include "directory/table/workbook.h"

namespace directory {

std::string report(const Plan& plan, const core::words::Catalog& words) {
    std::string text;
    for (const RowFate& row : plan.rows) {
        text += row.sheet + ":" + std::to_string(row.line) + "  " +
                words.say("directory.fate." + std::string(name(row.fate))) + "  " + row.key;
        if (!row.columns.empty()) text += "  (" + core::text::join(row.columns, ", ") + ")";
        text += "\n";
        for (const core::Fault& fault : row.faults)
            text += "    " + fault.field + ": " + words.say(fault.key, fault.args) + "\n";
        for (const core::Fault& note : row.notes)
            text += "    " + note.field + ": " + words.say(note.key, note.args) + "\n";
    }
    text += words.say("directory.import.counts",
                      {{"fresh", words.number(plan.count(Fate::fresh))},
                       {"changed", words.number(plan.count(Fate::changed))},
                       {"same", words.number(plan.count(Fate::same))},
                       {"refused", words.number(plan.count(Fate::refused))}}) +
            "\n";
    if (!plan.ok()) text += words.say("directory.import.blocked") + "\n";
    return text;
}

int import_files(const core::Context& ctx, Import& import, const core::words::Catalog& words,
                 const std::vector<std::string>& arguments) {
    const bool dry = core::arguments::has(arguments, "--dry-run");
    const Workbook book = read_folder(arguments.front());
    const Plan plan = dry ? import.dry_run(ctx, book) : import.run(ctx, book);
    std::cout << report(plan, words);
    return plan.ok() ? 0 : 1;
}

}  // namespace directory
