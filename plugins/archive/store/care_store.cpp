// SPDX-License-Identifier: Apache-2.0
#include "archive/store/care_store.h"

#include "core/db/in_parts.h"

namespace archive::store {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

void close_volume(Tx& tx, DossierId dossier, int number, core::Date on, core::Instant at, const std::string& by_name) {
    tx.exec("INSERT INTO archive_volume (dossier_id, number, closed_on, closed_at, closed_by_name) "
            "VALUES (?, ?, ?, ?, ?)",
            {dossier, number, on, at, by_name});
}

std::map<DossierId, std::vector<core::Date>> volumes(Tx& tx, const std::vector<DossierId>& dossiers) {
    std::map<DossierId, std::vector<core::Date>> all;
    core::db::in_parts(dossiers, [&](const core::db::Values& ids) {
        Query query("SELECT dossier_id, closed_on FROM archive_volume WHERE dossier_id IN (");
        query.list(ids).add(") ORDER BY dossier_id, number");
        for (const auto& [dossier, on] :
             query.all(tx, [](const Row& row) { return std::pair(row.id<DossierId>(0), row.date(1)); }))
            all[dossier].push_back(on);
    });
    return all;
}

std::vector<core::Date> volumes(Tx& tx, DossierId dossier) {
    return volumes(tx, std::vector<DossierId>{dossier})[dossier];
}

namespace {

Exception read_exception(const Row& row) {
    Exception told;
    told.id = row.id<ExceptionId>(0);
    told.dossier = row.id<DossierId>(1);
    if (!row.null(2)) told.item_id = row.id<ItemId>(2);
    told.item = static_cast<int>(row.integer(3));
    // A word nobody knows keeps the item.
    told.kind = exception_named(row.text(4)).value_or(Exception::Kind::unresolved);
    if (!row.null(5)) told.active_years = static_cast<int>(row.integer(5));
    if (!row.null(6)) told.inactive_years = static_cast<int>(row.integer(6));
    if (!row.null(7)) told.target = row.id<DossierId>(7);
    if (!row.null(8)) told.target_number = static_cast<int>(row.integer(8));
    told.reason = row.text(9);
    told.recorded = row.instant(10);
    told.recorded_by = row.text(11);
    return told;
}

}  // namespace

void insert(Tx& tx, const Exception& told, core::PositionId by) {
    const auto ordinal =
        tx.count("SELECT COALESCE(MAX(ordinal), 0) + 1 FROM archive_exception WHERE dossier_id = ?", {told.dossier});
    const auto number = told.target ? std::optional(told.target_number) : std::nullopt;
    tx.exec("INSERT INTO archive_exception (id, dossier_id, ordinal, item_id, item_number, kind, active_years, "
            "inactive_years, target_id, target_number, reason, recorded_at, recorded_by, recorded_by_name) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {told.id, told.dossier, ordinal, told.item_id, told.item, name(told.kind), told.active_years,
             told.inactive_years, told.target, number, told.reason, told.recorded, by, told.recorded_by});
}

std::vector<Exception> exceptions(Tx& tx, const std::vector<DossierId>& dossiers) {
    std::vector<Exception> all;
    core::db::in_parts(dossiers, [&](const core::db::Values& ids) {
        Query query("SELECT id, dossier_id, item_id, item_number, kind, active_years, inactive_years, target_id, "
                    "target_number, reason, recorded_at, recorded_by_name FROM archive_exception "
                    "WHERE dossier_id IN (");
        query.list(ids).add(") ORDER BY dossier_id, ordinal");
        for (auto& each : query.all(tx, read_exception)) all.push_back(std::move(each));
    });
    return all;
}

std::vector<Exception> exceptions(Tx& tx, DossierId dossier) {
    return exceptions(tx, std::vector<DossierId>{dossier});
}

void insert(Tx& tx, const Reference& reference) {
    if (tx.count("SELECT COUNT(*) FROM archive_reference WHERE (from_id = ? AND to_id = ?) OR "
                 "(from_id = ? AND to_id = ?)",
                 {reference.from, reference.to, reference.to, reference.from}) > 0)
        throw core::Error(core::Code::conflict, "archive.error.referred");
    tx.exec("INSERT INTO archive_reference (id, from_id, to_id, reason, made_at, made_by_name) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            {reference.id, reference.from, reference.to, reference.reason, reference.made, reference.made_by});
}

bool drop(Tx& tx, ReferenceId id, DossierId end) {
    return tx.exec("DELETE FROM archive_reference WHERE id = ? AND (from_id = ? OR to_id = ?)", {id, end, end}) == 1;
}

std::vector<Reference> references(Tx& tx, DossierId dossier) {
    return tx.all("SELECT id, from_id, to_id, reason, made_at, made_by_name FROM archive_reference "
                  "WHERE from_id = ? OR to_id = ? ORDER BY made_at, id",
                  {dossier, dossier}, [](const Row& row) {
                      return Reference{row.id<ReferenceId>(0), row.id<DossierId>(1), row.id<DossierId>(2),
                                       row.text(3), row.instant(4), row.text(5)};
                  });
}

}  // namespace archive::store
