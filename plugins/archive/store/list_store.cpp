// SPDX-License-Identifier: Apache-2.0
#include "archive/store/list_store.h"

#include "archive/store/sight.h"

namespace archive::store {
namespace {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

// None with a dossier the sight does not reach.
Query lists_within(const Sight& sight) {
    Query query("SELECT l.id, l.form, l.number, l.year, l.unit_id, l.unit_name, l.head, l.dossiers, l.digest, l.made_at, "
                "l.made_by, l.made_by_name, l.position_name, l.report_number, l.reported_on, "
                "(SELECT COUNT(*) FROM archive_list_part e WHERE e.list_id = l.id AND e.row_cells = ''), "
                "l.with_head FROM archive_list l WHERE NOT EXISTS (SELECT 1 FROM archive_list_part p WHERE p.list_id = l.id "
                "AND NOT EXISTS (SELECT 1 FROM archive_dossier d WHERE d.id = p.dossier_id");
    within(query, sight);
    query.add("))");
    if (sight.all) return query;
    core::db::Values units;
    for (const auto& unit : sight.units) units.emplace_back(unit);
    query.add(" AND l.unit_id IN (").list(units).add(")");
    return query;
}

KeptHead read_head(const Row& row) {
    KeptHead head;
    head.id = row.id<ListId>(0);
    head.form = row.text(1);
    head.number = row.integer(2);
    head.year = static_cast<int>(row.integer(3));
    head.unit = row.id<core::UnitId>(4);
    head.unit_name = row.text(5);
    head.head = core::json::parse(row.text(6));
    head.dossiers = row.integer(7);
    head.digest = core::Digest::parse(row.text(8));
    head.made = row.instant(9);
    head.by = row.id<core::PersonId>(10);
    head.by_name = row.text(11);
    head.position_name = row.text(12);
    head.report_number = row.text(13);
    head.reported = row.maybe(14, &Row::date);
    head.erased = row.integer(15);
    head.with_head = row.flag(16);
    return head;
}

}  // namespace

void insert(Tx& tx, const KeptHead& head, const std::vector<KeptPart>& parts) {
    tx.exec("INSERT INTO archive_list (id, form, number, year, unit_id, unit_name, head, dossiers, digest, made_at, made_by, "
            "made_by_name, position_name, report_number, reported_on, with_head) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {head.id, head.form, head.number, head.year, head.unit, head.unit_name, core::json::write(head.head), head.dossiers,
             head.digest.hex(), head.made, head.by, head.by_name, head.position_name, head.report_number, head.reported,
             head.with_head});
    int place = 0;
    for (const auto& part : parts)
        tx.exec("INSERT INTO archive_list_part (list_id, place, dossier_id, row_cells, digest) VALUES (?, ?, ?, ?, ?)",
                {head.id, place++, part.dossier, part.rows, part.digest.hex()});
}

std::vector<KeptHead> kept_lists(Tx& tx, const Sight& sight, const std::optional<ListId>& after, int limit) {
    auto query = lists_within(sight);
    if (after) query.add(" AND l.id < ?", {*after});
    query.add(" ORDER BY l.id DESC LIMIT ?", {limit});
    return query.all(tx, read_head);
}

std::optional<KeptHead> kept_list(Tx& tx, const Sight& sight, ListId id) {
    auto query = lists_within(sight);
    query.add(" AND l.id = ?", {id});
    auto found = query.all(tx, read_head);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<KeptPart> parts_of(Tx& tx, ListId id) {
    return tx.all("SELECT dossier_id, row_cells, digest FROM archive_list_part WHERE list_id = ? ORDER BY place", {id},
                  [](const Row& row) { return KeptPart{row.id<DossierId>(0), row.text(1), core::Digest::parse(row.text(2))}; });
}

AccessClass highest(Tx& tx, ListId id) {
    return ranked(tx.count("SELECT COALESCE(MAX(d.access), 0) FROM archive_list_part p JOIN archive_dossier d ON d.id = p.dossier_id "
                           "WHERE p.list_id = ?", {id}));
}

std::vector<DossierId> secret_on(Tx& tx, ListId id) {
    return tx.all("SELECT DISTINCT d.id FROM archive_list_part p JOIN archive_dossier d ON d.id = p.dossier_id "
                  "WHERE p.list_id = ? AND d.access >= ? ORDER BY d.id", {id, rank(AccessClass::secret)},
                  [](const Row& row) { return row.id<DossierId>(0); });
}

void forget_listed(Tx& tx, DossierId dossier, const std::vector<std::string>& forms) {
    core::db::Values all;
    for (const auto& form : forms) all.emplace_back(form);
    Query query("UPDATE archive_list_part SET row_cells = '' WHERE (dossier_id = ? OR dossier_id IN (SELECT e.dossier_id FROM "
                "archive_exception e WHERE e.kind = 'moved' AND e.item_id IN (SELECT x.item_id FROM archive_exception x "
                "WHERE x.kind = 'moved' AND x.target_id = ?))) "
                "AND list_id IN (SELECT l.id FROM archive_list l WHERE l.form IN (",
                {dossier, dossier});
    query.list(all).add("))");
    query.exec(tx);
}

}  // namespace archive::store
