// SPDX-License-Identifier: Apache-2.0
// What the tables of petitions (domain/petition.h) share: the columns of who asked, the order they wait in, the verdict.
#pragma once

#include <optional>
#include <vector>

#include "archive/domain/petition.h"
#include "core/base/error.h"
#include "core/db/db.h"

namespace archive::store {

// From column `at` on: reason, asked_at, asked_by, asked_position, asked_by_name, verdict.
template <class Id>
void read_petition(const core::db::Row& row, int at, Petition<Id>& found) {
    found.reason = row.text(at);
    found.asked = row.instant(at + 1);
    found.by = row.id<core::PersonId>(at + 2);
    found.position = row.id<core::PositionId>(at + 3);
    found.by_name = row.text(at + 4);
    found.verdict = row.text(at + 5);
}

template <class Made>
std::optional<Made> first_of(std::vector<Made> found) {
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

// The oldest first, so many behind `after`; `where(condition, values, most)` reads them.
template <class Made, class Where>
std::vector<Made> waiting_behind(const std::optional<Made>& after, int most, Where where) {
    if (!after) return where("verdict = '' ORDER BY asked_at, id", core::db::Values{}, most);
    return where("verdict = '' AND (asked_at > ? OR (asked_at = ? AND id > ?)) ORDER BY asked_at, id",
                 core::db::Values{after->asked, after->asked, after->id}, most);
}

// Throws Error(conflict, `decided`) where it waits no more.
template <class Id>
void decide_petition(core::db::Tx& tx, core::db::Sql table, const char* decided, Id id, std::string_view verdict,
                     const std::string& answer, core::Instant at, core::PersonId by, const std::string& by_name) {
    core::db::Query query("UPDATE ");
    query.add(table).add(" SET verdict = ?, answer = ?, decided_at = ?, decided_by = ?, decided_by_name = ? "
                         "WHERE id = ? AND verdict = ''",
                         {verdict, answer, at, by, by_name, id});
    if (query.exec(tx) != 1) throw core::Error(core::Code::conflict, decided);
}

}  // namespace archive::store
