// SPDX-License-Identifier: Apache-2.0
// Where a backlog says its dossiers stand: shelved where the depot has such a place, told where it has none.
#include <algorithm>

#include "archive/service/backlog_entry.h"
#include "archive/service/wording.h"
#include "core/base/text.h"

namespace archive {

using core::Context;
using core::db::Tx;

namespace {

// "Rak R-07", as people call it.
std::string called(const char* column, const std::string& told) {
    if (core::text::lower(told).starts_with(column)) return told;
    return wording::capital(column) + " " + told;
}

// All that is told of where it stands, in words.
std::string place_told(const BacklogEntry& entry) {
    std::vector<std::string> all;
    if (!entry.dossier.place.empty()) all.push_back(entry.dossier.place);
    for (const auto& [told, column] : place_columns)
        if (const auto& text = entry.told.*told; !text.empty()) all.push_back(called(column, text));
    return core::text::join(all, " / ");
}

RowFault place_finding(const core::Sheet& sheet, const BacklogEntry& entry, const FoundPlace& found) {
    using Lack = FoundPlace::Lack;
    const char* column = std::find_if(place_columns.begin(), place_columns.end(), [&](const auto& each) { return each.first == found.at; })->second;
    const auto row = std::find_if(sheet.rows.begin(), sheet.rows.end(), [&](const auto& each) { return each.line == entry.line; });
    const char* word = found.lack == Lack::missing   ? "archive.backlog.place_missing"
                       : found.lack == Lack::several ? "archive.backlog.place_several"
                                                     : "archive.backlog.place_class";
    return {entry.line, column, word, {{"cell", sheet.place(*row, column)}, {"place", called(column, entry.told.*found.at)},
                                       {"highest", std::string(classification::name(found.highest))}}};
}

}  // namespace

// Where the depot has it, and may have this there, it is shelved; whatever becomes of it, what is told of it is kept: as its
// place, or as that it was moved from.
void Backlog::find_places(Tx& tx, const Context& ctx, const core::Sheet& sheet, Read& read) {
    std::vector<ToldPlace> told;
    for (const auto& each : read.entries) told.push_back(each.told);
    auto* depot = depot_();
    const auto found = depot != nullptr ? depot->find(tx, ctx, told) : std::vector<FoundPlace>(told.size());
    for (std::size_t at = 0; at < told.size(); ++at) {
        auto& entry = read.entries[at];
        entry.dossier.place = place_told(entry);
        if (entry.known || found[at].at == nullptr) continue;
        if (!found[at].id.empty() && entry.dossier.access <= found[at].highest) {
            entry.shelf = found[at].id;
            entry.path = found[at].path;
        } else {
            read.result.findings.push_back(place_finding(sheet, entry, found[at]));
        }
    }
}

}  // namespace archive
