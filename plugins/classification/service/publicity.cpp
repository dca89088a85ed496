// SPDX-License-Identifier: Apache-2.0
// "Akses publik" of the instrument in force, as other rooms ask it.
#include <algorithm>

#include "classification/service/catalog.h"
#include "classification/store/edition_store.h"
#include "classification/store/instrument_store.h"
#include "classification/store/review_store.h"

namespace classification {

using core::db::Tx;

namespace {

// The row of the code, and rows of it nobody has decided yet: while one of them closes it nobody opens it by another.
std::optional<AccessRow> told_of(Tx& tx, const std::string& version, const std::string& code) {
    auto row = store::access(tx, version, code);
    if (row && row->open == PublicAccess::closed) return row;
    for (const auto& each : store::waiting(tx, version, Kind::access, {code})) {
        const auto& cells = each.finding.row;
        // Of a row that may be about another code the one that stands is the word.
        if ((row && unsure_code(each.finding.code)) || read_public(cell(cells, "akses_publik")) != PublicAccess::closed) continue;
        AccessRow waits;
        waits.code = code;
        waits.open = PublicAccess::closed;
        waits.grounds = said(cell(cells, "dasar_pertimbangan"));
        if (const auto period = read_years(said(cell(cells, "masa_tertutup"))); period && period->trigger.empty())
            waits.closed_years = period->years;
        return waits;
    }
    return row && row->open != PublicAccess::untold ? row : std::nullopt;
}

}  // namespace

// The nearest code that says a word of it decides. Of one that became several nobody knows which it is now: one of them
// that is closed closes it, as with classes.
std::optional<ClosedToPublic> Catalog::closed_to_public(Tx& tx, std::string_view wanted) {
    const auto version = store::version_on(tx, Kind::access, today());
    const auto edition = store::version(tx, version);
    if (!edition) return std::nullopt;
    const auto scheme = scheme_on(tx, std::nullopt);
    std::vector<std::string> all{std::string(wanted)};
    for (std::size_t at = 0; at < all.size(); ++at) {
        const auto one = all[at];
        std::optional<AccessRow> row;
        for (const auto& each : line(tx, one, scheme))
            if ((row = told_of(tx, version, each))) break;
        if (row && row->open == PublicAccess::closed)
            return ClosedToPublic{row->code, row->grounds, row->closed_years, edition->name, edition->effective};
        if (row || code(tx, one)) continue;
        for (auto& heir : store::heirs(tx, one))
            if (std::find(all.begin(), all.end(), heir) == all.end()) all.push_back(std::move(heir));
    }
    return std::nullopt;
}

}  // namespace classification
