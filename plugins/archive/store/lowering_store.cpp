// SPDX-License-Identifier: Apache-2.0
#include "archive/store/lowering_store.h"

#include "archive/store/petitions.h"

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
        read_petition(row, 4, found);
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
    return first_of(lowerings_where(tx, "id = ?", {id}, 1));
}

std::vector<Lowering> waiting_lowerings(Tx& tx, const std::optional<Lowering>& after, int most) {
    return waiting_behind(after, most, [&](core::db::Sql condition, const core::db::Values& values, int limit) {
        return lowerings_where(tx, condition, values, limit);
    });
}

std::optional<Lowering> waiting_lowering(Tx& tx, DossierId dossier) {
    return first_of(lowerings_where(tx, "dossier_id = ? AND verdict = ''", {dossier}, 1));
}

void decide(Tx& tx, LoweringId id, std::string_view verdict, const std::string& answer, core::Instant at,
            core::PersonId by, const std::string& by_name) {
    decide_petition(tx, "archive_lowering", "archive.error.lowering_decided", id, verdict, answer, at, by, by_name);
}

void forget_lowerings(Tx& tx, DossierId dossier) {
    tx.exec("DELETE FROM archive_lowering WHERE dossier_id = ?", {dossier});
}

}  // namespace archive::store
