// SPDX-License-Identifier: Apache-2.0
#include "archive/store/rise_store.h"

#include "archive/store/sight.h"

namespace archive::store {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

std::vector<Classes> classes(Tx& tx, const Sight& sight) {
    Query query("SELECT d.code, d.code_name, d.scheme, d.access, COUNT(*) FROM archive_dossier d "
                "WHERE d.life NOT IN ('destroyed', 'handed_over', 'annulled')");
    within(query, sight);
    query.add(" GROUP BY d.code, d.code_name, d.scheme, d.access ORDER BY d.code, d.code_name, d.scheme, d.access");
    return query.all(tx, [](const Row& row) {
        return Classes{{row.text(0), row.text(1), row.text(2)}, ranked(row.integer(3)), row.integer(4)};
    });
}

std::vector<DossierId> lower_than(Tx& tx, const std::string& code, AccessClass access, const DossierId& after, int limit) {
    return tx.all("SELECT id FROM archive_dossier WHERE code = ? AND access < ? AND life NOT IN ('destroyed', 'handed_over', 'annulled') "
                  "AND id > ? ORDER BY id LIMIT ?",
                  {code, rank(access), after, limit}, [](const Row& row) { return row.id<DossierId>(0); });
}

}  // namespace archive::store
