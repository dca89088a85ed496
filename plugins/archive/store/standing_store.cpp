// SPDX-License-Identifier: Apache-2.0
#include "archive/store/standing_store.h"

#include "archive/store/sight.h"
#include "core/db/in_parts.h"

namespace archive::store {

std::map<DossierId, Standing> standing(core::db::Tx& tx, const Sight& sight, const std::vector<DossierId>& ids) {
    std::map<DossierId, Standing> found;
    core::db::in_parts(ids, [&](const core::db::Values& part) {
        core::db::Query query("SELECT d.id, d.access, CASE WHEN d.life IN ('destroyed', 'handed_over') THEN 1 ELSE 0 END, "
                              "d.keeper_id FROM archive_dossier d WHERE d.id IN (");
        query.list(part).add(")");
        within(query, sight);
        for (const auto& [id, each] : query.all(tx, [](const core::db::Row& row) {
                 Standing standing{ranked(row.integer(1)), row.flag(2), {}};
                 if (!row.null(3)) standing.keeper = row.id<core::UnitId>(3);
                 return std::pair(row.id<DossierId>(0), standing);
             }))
            found[id] = each;
    });
    return found;
}

}  // namespace archive::store
