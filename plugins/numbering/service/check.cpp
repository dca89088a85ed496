// SPDX-License-Identifier: Apache-2.0
// Checking and telling.
#include "numbering/service/check.h"

#include "core/audit/trail.h"
#include "core/log/log.h"
#include "numbering/store/series_store.h"

namespace numbering {

using core::db::Tx;

std::vector<CheckLine> Check::run() {
    return parts_.db.read([&](Tx& tx) {
        std::vector<CheckLine> lines;
        for (const auto& series : store::all_series(tx)) {
            const auto unit = parts_.directory.unit(tx, series.unit);
            for (const auto& period : store::periods(tx, series.id)) {
                const auto marks = store::marks(tx, series.id, period);
                const auto first = store::standing(tx, series.id, period)->first;
                const auto taken = core::db::last(tx, store::counter_key(series.id, period));
                lines.push_back({unit ? unit->code : series.unit.text(), series.name, period, tally(marks),
                                 findings(marks, first, first + taken - 1)});
            }
        }
        return lines;
    });
}

void Check::nightly() {
    const auto ctx = system_context(parts_);
    const auto lines = run();
    std::int64_t missing = 0;
    for (const auto& line : lines) missing += gaps(line.findings);
    core::Json books = core::Json::array();
    for (const auto& line : lines)
        if (!line.findings.empty())
            books.push_back({{"unit", line.unit}, {"series", line.series}, {"period", line.period}});
    if (!books.empty()) core::log::error("numbering.flaws", {{"gaps", missing}, {"books", books}});
    parts_.db.write([&](Tx& tx) {
        store::keep_check(tx, {ctx.now(), missing, flaws(lines)});
        if (books.empty()) return;
        core::audit::append(tx, ctx, "numbering.checked", "numbering:check", {{"gaps", missing}, {"books", books}});
    });
}

std::optional<store::Checked> Check::last() {
    return parts_.db.read([](Tx& tx) { return store::last_check(tx); });
}

std::int64_t Check::last_flaws() {
    const auto found = last();
    return found ? found->flaws : 0;
}

std::int64_t flaws(const std::vector<CheckLine>& lines) {
    std::int64_t sum = 0;
    for (const auto& line : lines) sum += static_cast<std::int64_t>(line.findings.size());
    return sum;
}

std::string told(const CheckLine& line, const core::words::Catalog& words) {
    const auto count = [](std::int64_t value) { return std::to_string(value); };
    std::string text = line.unit + "  " + line.series + "  " + line.period + "  " +
                       words.say("numbering.check.line", {{"last", count(line.tally.last)},
                                                          {"used", count(line.tally.used)},
                                                          {"reserved", count(line.tally.reserved)},
                                                          {"void", count(line.tally.void_)},
                                                          {"inserted", count(line.tally.inserted)},
                                                          {"gaps", count(gaps(line.findings))}});
    for (const auto& finding : line.findings)
        text += "\n    " + words.say("numbering.flaw." + std::string(name(finding.flaw)),
                                     {{"first", count(finding.first)}, {"last", count(finding.last)}});
    return text;
}

}  // namespace numbering
