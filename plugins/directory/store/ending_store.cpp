// SPDX-License-Identifier: Apache-2.0
#include "directory/store/ending_store.h"

namespace directory::store {
namespace {

using core::db::Row;
using core::db::Tx;

Ending read_ending(const Row& row) {
    return {row.id<core::UnitId>(0), row.id<core::UnitId>(1), row.date(2), row.text(3), row.instant(4), row.text(5)};
}

}  // namespace

void add(Tx& tx, const Ending& ending) {
    tx.exec("INSERT INTO directory_ending (unit_id, successor_id, ended_on, basis, told_at, told_by) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            {ending.unit, ending.successor, ending.on, ending.basis, ending.told, ending.told_by});
}

std::vector<Ending> endings(Tx& tx) {
    return tx.all("SELECT unit_id, successor_id, ended_on, basis, told_at, told_by FROM directory_ending "
                  "ORDER BY told_at, unit_id",
                  {}, read_ending);
}

std::optional<Ending> ending(Tx& tx, core::UnitId unit) {
    return tx.one("SELECT unit_id, successor_id, ended_on, basis, told_at, told_by FROM directory_ending "
                  "WHERE unit_id = ?",
                  {unit}, read_ending);
}

}  // namespace directory::store
