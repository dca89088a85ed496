// SPDX-License-Identifier: Apache-2.0
#include "depot/store/scan_file_store.h"

#include "core/db/in_parts.h"
#include "depot/store/words.h"

namespace depot::store {
namespace {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

Query chosen_files() {
    return Query("SELECT id, scan_id, dossier_id, item, round, name, media, pages, dpi, octets, digest, state, looked, "
                 "added_by, added_position, added_name, added_at FROM depot_scan_file WHERE 1 = 1");
}

ScanFile read_file(const Row& row) {
    ScanFile made;
    made.id = row.id<ScanFileId>(0);
    made.scan = row.id<ScanId>(1);
    made.dossier = row.id<archive::DossierId>(2);
    made.item = static_cast<int>(row.integer(3));
    made.round = static_cast<int>(row.integer(4));
    made.name = row.text(5);
    made.media = row.text(6);
    made.pages = static_cast<int>(row.integer(7));
    made.dpi = static_cast<int>(row.integer(8));
    made.octets = row.integer(9);
    made.digest = row.digest(10);
    made.state = word_in(all_file_states, row.text(11));
    made.looked = row.flag(12);
    made.added = {row.id<core::PersonId>(13), row.id<core::PositionId>(14), row.text(15), row.instant(16)};
    return made;
}

}  // namespace

void insert(Tx& tx, const ScanFile& f) {
    tx.exec("INSERT INTO depot_scan_file (id, scan_id, dossier_id, item, round, name, media, pages, dpi, octets, digest, "
            "state, looked, added_by, added_position, added_name, added_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {f.id, f.scan, f.dossier, f.item, f.round, f.name, f.media, f.pages, f.dpi, f.octets, f.digest, name(f.state),
             f.looked, f.added.person, f.added.position, f.added.name, f.added.at});
}

void save(Tx& tx, const ScanFile& f) {
    tx.exec("UPDATE depot_scan_file SET state = ?, looked = ? WHERE id = ?", {name(f.state), f.looked, f.id});
}

std::optional<ScanFile> scan_file(Tx& tx, ScanFileId id) {
    auto found = chosen_files().add(" AND id = ?", {id}).all(tx, read_file);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<ScanFile> files_of(Tx& tx, ScanId id) {
    return chosen_files().add(" AND scan_id = ? ORDER BY added_at, id", {id}).all(tx, read_file);
}

std::vector<ScanFile> copies_of(Tx& tx, archive::DossierId id) {
    return chosen_files()
        .add(" AND dossier_id = ? AND state = 'here' AND scan_id IN (SELECT s.id FROM depot_scan s WHERE s.state IN "
             "('accepted', 'recorded', 'received')) ORDER BY item, added_at, id", {id})
        .all(tx, read_file);
}

std::map<archive::DossierId, std::vector<core::Digest>> copies_of(Tx& tx, const std::vector<archive::DossierId>& ids) {
    std::map<archive::DossierId, std::vector<core::Digest>> found;
    core::db::in_parts(ids, [&](const core::db::Values& some) {
        Query query("SELECT dossier_id, digest FROM depot_scan_file WHERE state = 'here' AND scan_id IN (SELECT s.id FROM "
                    "depot_scan s WHERE s.state IN ('accepted', 'recorded', 'received')) AND dossier_id IN (");
        for (const auto& [id, file] : query.list(some).add(")").all(tx, [](const Row& row) {
                 return std::pair(row.id<archive::DossierId>(0), row.digest(1));
             }))
            found[id].push_back(file);
    });
    return found;
}

std::vector<Unread> unread(Tx& tx, int most) {
    return tx.all("SELECT f.id, f.dossier_id, f.digest FROM depot_scan_unread u JOIN depot_scan_file f ON f.id = u.file_id "
                  "ORDER BY u.file_id LIMIT ?", {most}, [](const Row& row) {
                      return Unread{row.id<ScanFileId>(0), row.id<archive::DossierId>(1), row.digest(2)};
                  });
}

void read_asked(Tx& tx, ScanFileId id) { tx.exec("DELETE FROM depot_scan_unread WHERE file_id = ?", {id}); }

std::vector<core::Digest> forget_files(Tx& tx, archive::DossierId id) {
    auto all = tx.all("SELECT digest FROM depot_scan_file WHERE dossier_id = ?", {id},
                      [](const Row& row) { return row.digest(0); });
    tx.exec("DELETE FROM depot_scan_unread WHERE file_id IN (SELECT id FROM depot_scan_file WHERE dossier_id = ?)", {id});
    tx.exec("DELETE FROM depot_scan_file WHERE dossier_id = ?", {id});
    return all;
}

bool has_file(Tx& tx, const core::Digest& digest) {
    return !tx.all("SELECT 1 FROM depot_scan_file WHERE digest = ? LIMIT 1", {digest}, [](const Row&) { return true; }).empty();
}

void insert(Tx& tx, ScanId id, const ScanCheck& c) {
    tx.exec("INSERT INTO depot_scan_check (scan_id, round, accepted, pages, legible, straight, complete, files, looked, "
            "refused, note, checked_by, checked_position, checked_name, checked_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {id, c.round, c.accepted, c.found.pages, c.found.legible, c.found.straight, c.found.complete, c.files, c.looked,
             c.refused, c.note, c.by.person, c.by.position, c.by.name, c.by.at});
}

std::vector<ScanCheck> checks(Tx& tx, ScanId id) {
    return tx.all("SELECT round, accepted, pages, legible, straight, complete, files, looked, refused, note, checked_by, "
                  "checked_position, checked_name, checked_at FROM depot_scan_check WHERE scan_id = ? ORDER BY round",
                  {id}, [](const Row& row) {
                      ScanCheck made;
                      made.round = static_cast<int>(row.integer(0));
                      made.accepted = row.flag(1);
                      made.found = {row.flag(2), row.flag(3), row.flag(4), row.flag(5)};
                      made.files = row.integer(6);
                      made.looked = row.integer(7);
                      made.refused = row.integer(8);
                      made.note = row.text(9);
                      made.by = {row.id<core::PersonId>(10), row.id<core::PositionId>(11), row.text(12), row.instant(13)};
                      return made;
                  });
}

}  // namespace depot::store
