// SPDX-License-Identifier: Apache-2.0
#include "seeking/store/export_store.h"

namespace seeking::store {

using core::db::Row;
using core::db::Tx;
using core::search::Named;

namespace {

core::db::Query select_export() {
    return core::db::Query("SELECT e.id, e.selection_id, e.person_id, e.appointment_id, e.language, e.state, e.told,"
                           " e.form, e.reached, e.reach_of, e.turn, e.asked_at, e.expires_at, s.total, e.seen FROM seeking_export e"
                           " JOIN seeking_selection s ON s.id = e.selection_id WHERE ");
}

Export read_export(const Row& row) {
    Export made;
    made.id = row.id<ExportId>(0);
    made.selection = row.id<SelectionId>(1);
    made.person = row.id<core::PersonId>(2);
    made.appointment = row.id<core::AppointmentId>(3);
    made.language = row.text(4);
    made.state = export_state_named(row.text(5));
    made.told = row.integer(6);
    made.form = row.text(7);
    made.reached = row.integer(8);
    made.of = row.integer(9);
    made.turn = row.integer(10);
    made.asked = row.instant(11);
    made.expires = row.instant(12);
    made.total = row.integer(13);
    made.seen = row.text(14);
    return made;
}

}  // namespace

void insert(Tx& tx, const Selection& selection, const std::vector<Named>& all) {
    tx.exec("INSERT INTO seeking_selection (id, person_id, person_name, appointment_id, position_name, wanted, total,"
            " cut, made_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {selection.id, selection.person, selection.person_name, selection.appointment, selection.position_name,
             core::json::write(selection.wanted), selection.total, selection.cut, selection.made, selection.expires});
    constexpr std::size_t together = 200;
    for (std::size_t from = 0; from < all.size(); from += together) {
        core::db::Query query("INSERT INTO seeking_selected (selection_id, place, kind, document) VALUES ");
        for (std::size_t i = from; i < std::min(all.size(), from + together); ++i) {
            if (i > from) query.add(", ");
            query.add("(?, CAST(? AS BIGINT), ?, ?)", {selection.id, i + 1, all[i].kind, all[i].id});
        }
        query.exec(tx);
    }
}

std::optional<Selection> selection(Tx& tx, SelectionId id) {
    return tx.one("SELECT id, person_id, person_name, appointment_id, position_name, wanted, total, cut, made_at,"
                  " expires_at FROM seeking_selection WHERE id = ?",
                  {id}, [](const Row& row) {
                      return Selection{row.id<SelectionId>(0),
                                       row.id<core::PersonId>(1),
                                       row.text(2),
                                       row.id<core::AppointmentId>(3),
                                       row.text(4),
                                       core::json::parse(row.text(5)),
                                       row.integer(6),
                                       row.flag(7),
                                       row.instant(8),
                                       row.instant(9)};
                  });
}

std::vector<Placed> selected(Tx& tx, SelectionId id, std::int64_t after, int most) {
    return tx.all("SELECT place, kind, document FROM seeking_selected WHERE selection_id = ? AND place > ?"
                  " ORDER BY place LIMIT ?",
                  {id, after, most}, [](const Row& row) { return Placed{row.integer(0), {row.text(1), row.text(2)}}; });
}

void insert(Tx& tx, const Export& made) {
    tx.exec("INSERT INTO seeking_export (id, selection_id, person_id, appointment_id, language, form, state, told,"
            " turn, asked_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {made.id, made.selection, made.person, made.appointment, made.language, made.form, name(made.state),
             made.told, made.turn, made.asked, made.expires});
}

std::optional<Export> find(Tx& tx, ExportId id) {
    auto found = select_export().add("e.id = ?", {id}).all(tx, read_export);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<Export> exports_of(Tx& tx, core::PersonId person, core::AppointmentId seat, core::Instant now, int most) {
    return select_export()
        .add("e.person_id = ? AND e.appointment_id = ? AND e.expires_at >= ? ORDER BY e.asked_at DESC, e.id DESC",
             {person, seat, now})
        .limit(most)
        .all(tx, read_export);
}

void hold(Tx& tx, ExportId id) { tx.exec("UPDATE seeking_export SET id = id WHERE id = ?", {id}); }

void finish(Tx& tx, const Export& made, const core::Bytes& xlsx, const core::Bytes& csv) {
    tx.exec("UPDATE seeking_export SET state = ?, told = ?, reached = reach_of, seen = ?, xlsx = ?, csv = ? WHERE id = ?",
            {name(made.state), made.told, made.seen, xlsx, csv, made.id});
}

bool reach(Tx& tx, const Export& made, std::int64_t lines, std::int64_t of) {
    return tx.exec("UPDATE seeking_export SET reached = ?, reach_of = ? WHERE id = ? AND state = ? AND turn = ?",
                   {lines, of, made.id, name(ExportState::waiting), made.turn}) > 0;
}

bool end(Tx& tx, ExportId id, ExportState as) {
    return tx.exec("UPDATE seeking_export SET state = ? WHERE id = ? AND state = ?",
                   {name(as), id, name(ExportState::waiting)}) > 0;
}

std::vector<ExportId> empty(Tx& tx, std::optional<ExportId> only) {
    core::db::Query query("UPDATE seeking_export SET state = ?, told = 0, reached = 0, reach_of = 0, turn = turn + 1, xlsx = NULL,"
                          " csv = NULL WHERE state IN (?, ?)",
                          {name(ExportState::waiting), name(ExportState::waiting), name(ExportState::done)});
    if (only) query.add(" AND id = ?", {*only});
    return query.add(" RETURNING id").all(tx, [](const Row& row) { return row.id<ExportId>(0); });
}

void drop_oldest_exports(Tx& tx, core::PersonId person, int kept) {
    tx.exec("DELETE FROM seeking_export WHERE person_id = ? AND id NOT IN (SELECT id FROM seeking_export"
            " WHERE person_id = ? ORDER BY asked_at DESC, id DESC LIMIT ?)", {person, person, kept});
}

void drop_oldest_selections(Tx& tx, core::PersonId person, int kept) {
    const auto old = tx.all("SELECT id FROM seeking_selection WHERE person_id = ? AND id NOT IN"
                            " (SELECT id FROM seeking_selection WHERE person_id = ? ORDER BY made_at DESC, id DESC"
                            " LIMIT ?)", {person, person, kept}, [](const Row& row) { return row.id<SelectionId>(0); });
    for (const auto& id : old) {
        tx.exec("DELETE FROM seeking_export WHERE selection_id = ?", {id});
        tx.exec("DELETE FROM seeking_selected WHERE selection_id = ?", {id});
        tx.exec("DELETE FROM seeking_selection WHERE id = ?", {id});
    }
}

core::Bytes file(Tx& tx, ExportId id, FileKind kind) {
    const auto take = [](const Row& row) { return row.bytes(0); };
    return (kind == FileKind::xlsx ? tx.one("SELECT xlsx FROM seeking_export WHERE id = ?", {id}, take)
                                   : tx.one("SELECT csv FROM seeking_export WHERE id = ?", {id}, take))
        .value_or(core::Bytes{});
}

std::int64_t clear(Tx& tx, core::Instant now) {
    const auto gone = tx.exec("DELETE FROM seeking_export WHERE expires_at < ?", {now});
    // A selection lasts as long as what was made of it.
    tx.exec("DELETE FROM seeking_selected WHERE selection_id IN"
            " (SELECT s.id FROM seeking_selection s WHERE s.expires_at < ?"
            " AND NOT EXISTS (SELECT 1 FROM seeking_export e WHERE e.selection_id = s.id))", {now});
    return gone + tx.exec("DELETE FROM seeking_selection WHERE expires_at < ? AND NOT EXISTS"
                          " (SELECT 1 FROM seeking_export e WHERE e.selection_id = seeking_selection.id)", {now});
}

}  // namespace seeking::store
