// SPDX-License-Identifier: Apache-2.0
#include "archive/store/reopening_store.h"

#include "archive/store/petitions.h"

namespace archive::store {
namespace {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

std::vector<Reopening> reopenings_where(Tx& tx, core::db::Sql condition, const core::db::Values& values, int most) {
    Query query("SELECT id, dossier_id, reason, asked_at, asked_by, asked_position, asked_by_name, verdict "
                "FROM archive_reopening WHERE ");
    return query.add(condition, values).limit(most).all(tx, [](const Row& row) {
        Reopening found;
        found.id = row.id<ReopeningId>(0);
        found.dossier = row.id<DossierId>(1);
        read_petition(row, 2, found);
        return found;
    });
}

}  // namespace

void insert(Tx& tx, const Reopening& made) {
    const auto done = tx.exec(
        "INSERT INTO archive_reopening (id, dossier_id, reason, asked_at, asked_by, asked_position, asked_by_name) "
        "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        {made.id, made.dossier, made.reason, made.asked, made.by, made.position, made.by_name});
    if (done != 1) throw core::Error(core::Code::conflict, "archive.error.reopening_waits");
}

std::optional<Reopening> reopening(Tx& tx, ReopeningId id) {
    return first_of(reopenings_where(tx, "id = ?", {id}, 1));
}

std::vector<Reopening> waiting_reopenings(Tx& tx, const std::optional<Reopening>& after, int most) {
    return waiting_behind(after, most, [&](core::db::Sql condition, const core::db::Values& values, int limit) {
        return reopenings_where(tx, condition, values, limit);
    });
}

std::optional<Reopening> waiting_reopening(Tx& tx, DossierId dossier) {
    return first_of(reopenings_where(tx, "dossier_id = ? AND verdict = ''", {dossier}, 1));
}

void decide(Tx& tx, ReopeningId id, std::string_view verdict, const std::string& answer, core::Instant at,
            core::PersonId by, const std::string& by_name) {
    decide_petition(tx, "archive_reopening", "archive.error.reopening_decided", id, verdict, answer, at, by, by_name);
}

void forget_reopenings(Tx& tx, DossierId dossier) {
    tx.exec("DELETE FROM archive_reopening WHERE dossier_id = ?", {dossier});
}

}  // namespace archive::store
