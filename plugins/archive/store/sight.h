// SPDX-License-Identifier: Apache-2.0
// The wall: every list and every count of dossiers passes here. The table archive_dossier is called d.
#pragma once

#include "archive/store/dossier_store.h"

namespace archive::store {

// Whom rows of readers, called r, let know.
inline void known_to(core::db::Query& query, const Sight& sight) {
    core::db::Values offices;
    for (const auto& each : sight.offices) offices.emplace_back(each);
    query.add(" AND r.position_id IN (?, ?) AND (r.office = '' OR r.office IN (", {sight.position, core::PositionId{}});
    query.list(offices).add("))");
}

inline void within(core::db::Query& query, const Sight& sight) {
    if (sight.all) return;
    core::db::Values units;
    for (const auto& unit : sight.units) units.emplace_back(unit);
    query.add(" AND (d.unit_id IN (").list(units).add(")");
    if (!sight.kept.empty()) {
        core::db::Values kept;
        for (const auto& unit : sight.kept) kept.emplace_back(unit);
        query.add(" OR d.keeper_id IN (").list(kept).add(")");
    }
    query.add(
        ") AND (d.access < ? OR EXISTS (SELECT 1 FROM archive_dossier_reader r WHERE r.dossier_id = d.id",
        {rank(sight.keeps ? AccessClass::secret : AccessClass::limited)});
    known_to(query, sight);
    query.add("))");
}

}  // namespace archive::store
