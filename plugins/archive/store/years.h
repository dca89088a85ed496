// SPDX-License-Identifier: Apache-2.0
// The years a dossier spans, by its own days and those of the items in it: the table archive_dossier is called d.
#pragma once

#include "archive/store/dossier_store.h"

namespace archive::store {

// Of the items that stand in d, by their own row or by a move into it, one for which the condition holds.
inline void by_item(core::db::Query& query, const core::db::Query& condition) {
    query.add(" OR EXISTS (SELECT 1 FROM archive_item i WHERE i.dossier_id = d.id AND ").add(condition)
        .add(" AND NOT EXISTS (SELECT 1 FROM archive_exception away WHERE away.kind = 'moved' "
             "AND away.dossier_id = i.dossier_id AND away.item_number = i.item_number))");
    query.add(" OR EXISTS (SELECT 1 FROM archive_exception e JOIN archive_item i ON i.id = e.item_id "
              "WHERE e.kind = 'moved' AND e.target_id = d.id AND ").add(condition)
        .add(" AND NOT EXISTS (SELECT 1 FROM archive_exception away WHERE away.kind = 'moved' "
             "AND away.dossier_id = e.target_id AND away.item_number = e.target_number))");
}

// Of an item on paper as it is called now; null where that was never corrected.
inline core::db::Query renamed(core::db::Sql column) {
    return core::db::Query("(SELECT ").add(column).add(" FROM archive_naming n WHERE n.item_id = i.id ORDER BY n.ordinal DESC LIMIT 1)");
}

// Of what bears no date no year is known.
inline core::db::Query dated() { return core::db::Query("COALESCE(").add(renamed("n.dated")).add(", i.dated) <> 'XXXX'"); }

inline void by_years(core::db::Query& query, const Wish& wish) {
    if (wish.year_from) {
        const core::Date first = std::chrono::year(*wish.year_from) / 1 / 1;
        query.add(" AND (d.opened_on >= ? OR d.closed_on >= ?", {first, first});
        by_item(query, dated().add(" AND COALESCE(").add(renamed("n.letter_date")).add(", i.letter_date) >= ?", {first}));
        query.add(")");
    }
    if (wish.year_until) {
        const core::Date last = std::chrono::year(*wish.year_until) / 12 / 31;
        query.add(" AND (d.opened_on <= ?", {last});
        by_item(query, dated().add(" AND COALESCE(").add(renamed("COALESCE(n.first_on, n.letter_date)")).add(", i.first_on, i.letter_date) <= ?", {last}));
        query.add(")");
    }
}

}  // namespace archive::store
