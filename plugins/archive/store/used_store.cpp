// SPDX-License-Identifier: Apache-2.0
// Codes a unit uses, from what it filed.
#include "archive/store/dossier_store.h"
#include "archive/store/sight.h"

namespace archive::store {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

std::vector<std::string> used_codes(Tx& tx, const Sight& sight, core::UnitId unit, core::Date since, int most) {
    Query query("SELECT d.code, COUNT(*) FROM archive_dossier d WHERE d.life <> 'annulled' AND d.unit_id = ? AND d.opened_on >= ?", {unit, since});
    within(query, sight);
    query.add(" GROUP BY d.code ORDER BY 2 DESC, d.code").limit(most);
    return query.all(tx, [](const Row& row) { return row.text(0); });
}

}  // namespace archive::store
