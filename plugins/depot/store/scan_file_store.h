// SPDX-License-Identifier: Apache-2.0
// Files alih media made, and what those who checked them found.
#pragma once

#include <map>

#include "core/db/db.h"
#include "depot/domain/scan.h"

namespace depot::store {

void insert(core::db::Tx& tx, const ScanFile& file);
// Its state and whether it was looked at; the rest never changes.
void save(core::db::Tx& tx, const ScanFile& file);
std::optional<ScanFile> scan_file(core::db::Tx& tx, ScanFileId id);
// In the order they were made; of a batch the refused ones among them.
std::vector<ScanFile> files_of(core::db::Tx& tx, ScanId id);
// Of a dossier: what batches that were accepted made and stands.
std::vector<ScanFile> copies_of(core::db::Tx& tx, archive::DossierId id);
// The files of those, of many dossiers at once.
std::map<archive::DossierId, std::vector<core::Digest>> copies_of(core::db::Tx& tx, const std::vector<archive::DossierId>& ids);
// Accepted before the words of copies were read, and not asked for yet.
struct Unread {
    ScanFileId id;
    archive::DossierId dossier;
    core::Digest digest;
};
std::vector<Unread> unread(core::db::Tx& tx, int most);
void read_asked(core::db::Tx& tx, ScanFileId id);
// Gives what they were.
std::vector<core::Digest> forget_files(core::db::Tx& tx, archive::DossierId id);
bool has_file(core::db::Tx& tx, const core::Digest& digest);

void insert(core::db::Tx& tx, ScanId id, const ScanCheck& check);
std::vector<ScanCheck> checks(core::db::Tx& tx, ScanId id);   // by round

}  // namespace depot::store
