// SPDX-License-Identifier: Apache-2.0
#include "archive/store/move_store.h"

#include "archive/store/petitions.h"

namespace archive::store {
namespace {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

Query chosen_moves() {
    return Query("SELECT id, dossier_id, target_id, item_number, reason, asked_at, asked_by, asked_position, "
                 "asked_by_name, verdict, answer, decided_by_name, kind, word, active_years, inactive_years, code FROM archive_move "
                 "WHERE ");
}

Move read_move(const Row& row) {
    Move move;
    move.id = row.id<MoveId>(0);
    move.dossier = row.id<DossierId>(1);
    move.target = row.id<DossierId>(2);
    move.item = static_cast<int>(row.integer(3));
    read_petition(row, 4, move);
    move.answer = row.text(10);
    move.decided_by = row.text(11);
    for (const auto kind : all_move_kinds)
        if (name(kind) == row.text(12)) move.kind = kind;
    move.word = exception_named(row.text(13)).value_or(Exception::Kind::none);
    if (!row.null(14)) move.active_years = static_cast<int>(row.integer(14));
    if (!row.null(15)) move.inactive_years = static_cast<int>(row.integer(15));
    move.code = row.text(16);
    return move;
}

}  // namespace

void insert(Tx& tx, const Move& move) {
    const auto made = tx.exec(
        "INSERT INTO archive_move (id, dossier_id, target_id, item_number, reason, asked_at, asked_by, asked_position, "
        "asked_by_name, kind, word, active_years, inactive_years, code) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        {move.id, move.dossier, move.target, move.item, move.reason, move.asked, move.by, move.position, move.by_name,
         name(move.kind), move.kind == Move::Kind::lesser ? name(move.word) : "", move.active_years, move.inactive_years, move.code});
    if (made == 1) return;
    if (move.item == 0) throw core::Error(core::Code::conflict, "archive.error.recoding_waits");
    throw core::Error(core::Code::conflict, "archive.error.move_waits", {{"item", std::to_string(move.item)}});
}

std::optional<Move> move(Tx& tx, MoveId id) {
    auto query = chosen_moves();
    query.add("id = ?", {id});
    return first_of(query.all(tx, read_move));
}

std::vector<Move> waiting_moves(Tx& tx, const std::optional<Move>& after, int most) {
    return waiting_behind(after, most, [&](core::db::Sql condition, const core::db::Values& values, int limit) {
        return chosen_moves().add(condition, values).limit(limit).all(tx, read_move);
    });
}

std::vector<Move> waiting_moves(Tx& tx, DossierId from) {
    auto query = chosen_moves();
    query.add("dossier_id = ? AND verdict = '' ORDER BY item_number", {from});
    return query.all(tx, read_move);
}

void forget_moves(Tx& tx, DossierId dossier) {
    tx.exec("DELETE FROM archive_move WHERE dossier_id = ? OR target_id = ?", {dossier, dossier});
}

void decide(Tx& tx, MoveId id, std::string_view verdict, const std::string& answer, core::Instant at, core::PersonId by,
            const std::string& by_name) {
    decide_petition(tx, "archive_move", "archive.error.move_decided", id, verdict, answer, at, by, by_name);
}

}  // namespace archive::store
