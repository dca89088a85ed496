// SPDX-License-Identifier: Apache-2.0
// What one decision does to many rows.
#include "classification/domain/many.h"

namespace classification {
namespace {

// nullopt where the decision says nothing of this row.
std::optional<Cells> decided_cells(Bulk act, const Finding& finding, const std::string& value) {
    switch (act) {
        case Bulk::accept:
        case Bulk::drop: return finding.row;
        case Bulk::meant: {
            const auto meant = proposals(finding.kind, finding.row);
            return meant.empty() ? std::nullopt : std::optional(mended(finding.row, meant));
        }
        case Bulk::correct: {
            const auto column = column_of(finding.reason, finding.row);
            if (column == "kode" || !finding.row.contains(column)) return std::nullopt;   // no one code fits many rows
            return mended(finding.row, {{column, value}});
        }
    }
    return std::nullopt;
}

}  // namespace

std::string_view name(Bulk act) {
    switch (act) {
        case Bulk::accept: return "accept";
        case Bulk::meant: return "meant";
        case Bulk::correct: return "correct";
        case Bulk::drop: return "drop";
    }
    return "accept";
}

std::vector<Would> would(Bulk act, const std::vector<Picked>& rows, const std::string& value) {
    std::vector<Would> all;
    std::map<std::string, int> of_code;
    const auto place = [](const Picked& row, const Cells& cells) {
        return row.edition + " " + std::string(name(row.finding.kind)) + " " + subject_of(row.finding.kind, cells);
    };
    for (const auto& each : rows) {
        Would made{decided_cells(act, each.finding, value), each.finding.reason};
        if (act != Bulk::drop && made.cells) {
            const auto read = read_row(each.finding.kind, *made.cells);
            if (read) ++of_code[place(each, *made.cells)];
            else made = {std::nullopt, read.why};
        }
        all.push_back(std::move(made));
    }
    if (act == Bulk::drop) return all;
    for (std::size_t at = 0; at < all.size(); ++at)
        if (all[at].cells && of_code[place(rows[at], *all[at].cells)] > 1) all[at] = {std::nullopt, Reason::duplicate};
    return all;
}

}  // namespace classification
