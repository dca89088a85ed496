// SPDX-License-Identifier: Apache-2.0
#include "archive/store/standing_store.h"

#include "archive/store/sight.h"
#include "core/db/in_parts.h"

namespace archive::store {

std::map<DossierId, Standing> standing(core::db::Tx& tx, const Sight& sight, const std::vector<DossierId>& ids) {
    std::map<DossierId, Standing> found;
    core::db::in_parts(ids, [&](const core::db::Values& part) {
        core::db::Query query("SELECT d.id, d.access, CASE WHEN d.life IN ('destroyed', 'handed_over', 'annulled') THEN 1 ELSE 0 END, "
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

std::multimap<std::string, DossierId> standing_with(core::db::Tx& tx, const std::vector<std::string>& subjects) {
    std::multimap<std::string, DossierId> found;
    const auto take = [&](core::db::Query& query) {
        for (auto& [subject, id] : query.all(tx, [](const core::db::Row& row) {
                 return std::pair(row.text(0), row.id<DossierId>(1));
             }))
            found.emplace(std::move(subject), id);
    };
    core::db::in_parts(subjects, [&](const core::db::Values& part) {
        core::db::Query own("SELECT i.subject, i.dossier_id FROM archive_item i WHERE NOT EXISTS (SELECT 1 FROM "
                            "archive_exception e WHERE e.item_id = i.id AND e.kind = 'moved') AND i.subject IN (");
        take(own.list(part).add(")"));
        core::db::Query moved("SELECT i.subject, e.target_id FROM archive_exception e JOIN archive_item i "
                              "ON i.id = e.item_id WHERE e.kind = 'moved' AND NOT EXISTS (SELECT 1 FROM "
                              "archive_exception away WHERE away.kind = 'moved' AND away.dossier_id = e.target_id "
                              "AND away.item_number = e.target_number) AND i.subject IN (");
        take(moved.list(part).add(")"));
    });
    return found;
}

}  // namespace archive::store
