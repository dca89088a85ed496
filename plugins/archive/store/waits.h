// SPDX-License-Identifier: Apache-2.0
// What waits to be moved or decided on, by an index: the tables archive_clock and archive_dossier are called k and d.
#pragma once

#include "archive/store/dossier_store.h"

namespace archive::store {

inline void by_waiting(core::db::Query& query, const Sight& sight, Waits waits, core::Date today) {
    const bool transfer = waits == Waits::transfer;
    if (sight.all) {
        if (transfer) query.add(" AND k.transfer_from IS NOT NULL");
        else query.add(" AND k.decided_by IS NOT NULL");
    } else {
        core::db::Values units;
        for (const auto& unit : sight.units) units.emplace_back(unit);
        if (transfer) query.add(" AND k.transfer_from IN (");
        else query.add(" AND k.decided_by IN (");
        query.list(units).add(")");
    }
    if (transfer) query.add(" AND k.active_until < ?", {today});
    else query.add(" AND k.inactive_until < ?", {today});
}

}  // namespace archive::store
