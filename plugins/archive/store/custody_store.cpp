// SPDX-License-Identifier: Apache-2.0
#include "archive/store/clock_store.h"
#include "archive/store/custody_store.h"

namespace archive::store {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

void add(Tx& tx, DossierId dossier, const Keeping& keeping) {
    const auto ordinal =
        tx.count("SELECT COALESCE(MAX(ordinal), 0) + 1 FROM archive_custody WHERE dossier_id = ?", {dossier});
    tx.exec("INSERT INTO archive_custody (dossier_id, ordinal, custody, unit_id, unit_name, reason, since, by_name) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            {dossier, ordinal, name(keeping.custody), keeping.unit, keeping.unit_name, keeping.reason, keeping.since,
             keeping.by});
}

std::vector<Keeping> chain(Tx& tx, DossierId dossier) {
    return tx.all("SELECT custody, unit_id, unit_name, reason, since, by_name FROM archive_custody "
                  "WHERE dossier_id = ? ORDER BY ordinal",
                  {dossier}, [](const Row& row) {
                      Keeping keeping;
                      keeping.custody = custody_named(row.text(0));
                      if (!row.null(1)) keeping.unit = row.id<core::UnitId>(1);
                      keeping.unit_name = row.text(2);
                      keeping.reason = row.text(3);
                      keeping.since = row.instant(4);
                      keeping.by = row.text(5);
                      return keeping;
                  });
}

void tell_definitives_apart(Tx& tx, core::UnitId unit, const std::string& name, core::UnitId heir) {
    tx.exec("UPDATE archive_dossier SET definitive_of = ? WHERE keeper_id = ? AND definitive IS NOT NULL AND definitive_of = '' "
            "AND EXISTS (SELECT 1 FROM archive_dossier o WHERE o.keeper_id = ? AND o.definitive = archive_dossier.definitive)",
            {name, unit, heir});
}

void pass_on(Tx& tx, core::UnitId unit, const std::vector<core::UnitId>& makers, const Keeping& to,
             const Readers& readers) {
    core::db::Values made;
    for (const auto& each : makers) made.emplace_back(each);
    Query chain("INSERT INTO archive_custody (dossier_id, ordinal, custody, unit_id, unit_name, reason, since, by_name) "
                "SELECT d.id, COALESCE((SELECT MAX(c.ordinal) FROM archive_custody c WHERE c.dossier_id = d.id), 0) + 1, "
                "d.custody, ?, ?, ?, ?, ? "
                "FROM archive_dossier d WHERE d.life NOT IN ('destroyed', 'handed_over', 'annulled') AND (d.keeper_id = ? OR "
                "(d.custody IN ('unit', 'transit') AND d.unit_id IN (",
                {to.unit, to.unit_name, to.reason, to.since, to.by, unit});
    chain.list(made).add(")))").exec(tx);
    // A copy read before is stale now: saved, it would give the dossier back to a unit that is gone.
    tx.exec("UPDATE archive_dossier SET keeper_id = ?, version = version + 1 WHERE keeper_id = ?", {to.unit, unit});
    if (to.unit) follow_kept_by(tx, *to.unit);
    for (const auto& each : readers) {
        Query secret("INSERT INTO archive_dossier_reader (dossier_id, position_id, office) "
                     "SELECT d.id, CAST(? AS TEXT), CAST(? AS TEXT) FROM archive_dossier d "
                     "WHERE d.access >= ? AND d.unit_id IN (",
                     {each.position, each.office, rank(AccessClass::secret)});
        secret.list(made).add(") ON CONFLICT DO NOTHING").exec(tx);
    }
}

std::vector<DossierId> passed_after(Tx& tx, core::UnitId maker, core::UnitId keeper, const DossierId& after, int limit) {
    return tx.all("SELECT id FROM archive_dossier WHERE (unit_id = ? OR keeper_id = ?) AND id > ? ORDER BY id LIMIT ?",
                  {maker, keeper, after, limit}, [](const Row& row) { return row.id<DossierId>(0); });
}

bool all_filed(Tx& tx, core::UnitId unit) {
    return tx.count("SELECT COUNT(*) FROM archive_pending WHERE unit_id = ?", {unit}) == 0;
}

std::vector<DossierId> kept_by_nobody(Tx& tx, int limit) {
    return tx.all("SELECT id FROM archive_dossier WHERE custody = 'records_unit' AND keeper_id IS NULL "
                  "ORDER BY id LIMIT ?",
                  {limit}, [](const Row& row) { return row.id<DossierId>(0); });
}

}  // namespace archive::store
