// SPDX-License-Identifier: Apache-2.0
#include "archive/store/lowering_store.h"

namespace archive::store {
namespace {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

std::vector<Lowering> lowerings_where(Tx& tx, core::db::Sql condition, const core::db::Values& values, int most) {
    Query query("SELECT id, dossier_id, was, wanted, reason, asked_at, asked_by, asked_position, asked_by_name, verdict "
                "FROM archive_lowering WHERE ");
    return query.add(condition, values).limit(most).all(tx, [](const Row& row) {
        Lowering found;
        found.id = row.id<LoweringId>(0);
        found.dossier = row.id<DossierId>(1);
        found.was = ranked(row.integer(2));
        found.wanted = ranked(row.integer(3));
        found.reason = row.text(4);
        found.asked = row.instant(5);
        found.by = row.id<core::PersonId>(6);
        found.position = row.id<core::PositionId>(7);
        found.by_name = row.text(8);
        found.verdict = row.text(9);
        return found;
    });
}

}  // namespace

void insert(Tx& tx, const Lowering& made) {
    const auto done = tx.exec(
        "INSERT INTO archive_lowering (id, dossier_id, was, wanted, reason, asked_at, asked_by, asked_position, "
        "asked_by_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        {made.id, made.dossier, rank(made.was), rank(made.wanted), made.reason, made.asked, made.by, made.position,
         made.by_name});
    if (done != 1) throw core::Error(core::Code::conflict, "archive.error.lowering_waits");
}

std::optional<Lowering> lowering(Tx& tx, LoweringId id) {
    auto found = lowerings_where(tx, "id = ?", {id}, 1);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Lowering> waiting_lowerings(Tx& tx, const std::optional<Lowering>& after, int most) {
    if (!after) return lowerings_where(tx, "verdict = '' ORDER BY asked_at, id", {}, most);
    return lowerings_where(tx, "verdict = '' AND (asked_at > ? OR (asked_at = ? AND id > ?)) ORDER BY asked_at, id",
                           {after->asked, after->asked, after->id}, most);
}

std::optional<Lowering> waiting_lowering(Tx& tx, DossierId dossier) {
    auto found = lowerings_where(tx, "dossier_id = ? AND verdict = ''", {dossier}, 1);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

void decide(Tx& tx, LoweringId id, std::string_view verdict, const std::string& answer, core::Instant at,
            core::PersonId by, const std::string& by_name) {
    const auto done = tx.exec("UPDATE archive_lowering SET verdict = ?, answer = ?, decided_at = ?, decided_by = ?, "
                              "decided_by_name = ? WHERE id = ? AND verdict = ''",
                              {verdict, answer, at, by, by_name, id});
    if (done != 1) throw core::Error(core::Code::conflict, "archive.error.lowering_decided");
}

void forget_lowerings(Tx& tx, DossierId dossier) {
    tx.exec("DELETE FROM archive_lowering WHERE dossier_id = ?", {dossier});
}

}  // namespace archive::store
