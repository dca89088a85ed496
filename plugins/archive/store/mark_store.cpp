// SPDX-License-Identifier: Apache-2.0
#include "archive/store/mark_store.h"

#include "core/db/in_parts.h"

namespace archive::store {
namespace {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

Query chosen_marks() {
    return Query("SELECT m.dossier_id, m.kind, m.category, m.protection, m.review_on, m.ended_on, m.reported_on, "
                 "m.report_number, m.reason, m.told, m.made_at, m.made_by_name, m.copied_on, m.copy_number, "
                 "m.copy_place FROM archive_mark m WHERE ");
}

Mark read_mark(const Row& row) {
    Mark mark;
    mark.dossier = row.id<DossierId>(0);
    mark.kind = row.text(1) == name(Mark::Kind::vital) ? Mark::Kind::vital : Mark::Kind::guarded;
    mark.category = row.text(2);
    mark.protection = row.text(3);
    mark.review = row.maybe(4, &Row::date);
    mark.ended = row.maybe(5, &Row::date);
    mark.reported = row.maybe(6, &Row::date);
    mark.report_number = row.text(7);
    mark.reason = row.text(8);
    mark.told = static_cast<int>(row.integer(9));
    mark.made = row.instant(10);
    mark.made_by = row.text(11);
    mark.copied = row.maybe(12, &Row::date);
    mark.copy_number = row.text(13);
    mark.copy_place = row.text(14);
    return mark;
}

}  // namespace

void put(Tx& tx, const Mark& mark, core::UnitId unit) {
    drop(tx, mark.dossier, mark.kind);
    tx.exec("INSERT INTO archive_mark (dossier_id, kind, unit_id, category, protection, review_on, ended_on, "
            "reported_on, report_number, reason, told, made_at, made_by_name, copied_on, copy_number, copy_place) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {mark.dossier, name(mark.kind), unit, mark.category, mark.protection, mark.review, mark.ended,
             mark.reported, mark.report_number, mark.reason, mark.told, mark.made, mark.made_by, mark.copied, mark.copy_number,
             mark.copy_place});
}

void drop(Tx& tx, DossierId dossier, Mark::Kind kind) {
    tx.exec("DELETE FROM archive_mark WHERE dossier_id = ? AND kind = ?", {dossier, name(kind)});
}

std::vector<Mark> marks(Tx& tx, const std::vector<DossierId>& dossiers) {
    std::vector<Mark> all;
    core::db::in_parts(dossiers, [&](const core::db::Values& ids) {
        auto query = chosen_marks();
        query.add("m.dossier_id IN (").list(ids).add(") ORDER BY m.dossier_id, m.kind DESC");
        for (auto& each : query.all(tx, read_mark)) all.push_back(std::move(each));
    });
    return all;
}

std::vector<Mark> marks(Tx& tx, DossierId dossier) { return marks(tx, std::vector<DossierId>{dossier}); }

std::vector<Mark> watched(Tx& tx, core::Date today) {
    auto query = chosen_marks();
    // An archival dossier is no vital one any more: vital is what work could not go on without.
    query.add("EXISTS (SELECT 1 FROM archive_dossier d WHERE d.id = m.dossier_id AND d.life NOT IN ('destroyed', 'handed_over') "
              "AND (m.kind = 'terjaga' OR d.life <> 'archival')) AND ((m.kind = 'terjaga' AND m.copied_on IS NULL AND (m.ended_on IS NOT NULL OR m.reported_on IS NOT NULL)) OR "
              "(m.kind = 'vital' AND m.review_on <= ? AND m.told = 0)) ORDER BY m.dossier_id",
              {today});
    return query.all(tx, read_mark);
}

void add(Tx& tx, const Safeguard& done) {
    tx.exec("INSERT INTO archive_safeguard (id, dossier_id, phase, done_on, what, recorded_at, recorded_by_name) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            {core::Id<struct SafeguardTag>::make(done.recorded), done.dossier, done.phase, done.on, done.what, done.recorded,
             done.recorded_by});
}

std::vector<Safeguard> safeguards(Tx& tx, DossierId dossier) {
    return tx.all("SELECT dossier_id, phase, done_on, what, recorded_at, recorded_by_name FROM archive_safeguard "
                  "WHERE dossier_id = ? ORDER BY done_on, id",
                  {dossier}, [](const Row& row) {
                      return Safeguard{row.id<DossierId>(0), row.text(1), row.date(2), row.text(3), row.instant(4), row.text(5)};
                  });
}

}  // namespace archive::store
