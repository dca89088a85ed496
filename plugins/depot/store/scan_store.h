// SPDX-License-Identifier: Apache-2.0
// Batches of alih media and the dossiers in them.
#pragma once

#include <map>
#include <vector>

#include "archive/dossiers.h"
#include "depot/domain/scan.h"

namespace depot::store {

void insert(core::db::Tx& tx, const Scan& scan, const std::vector<archive::DossierId>& dossiers);
// Throws Error(conflict) when somebody saved it meanwhile.
void save(core::db::Tx& tx, Scan& scan);
// For this unit of work: nobody checks it while its files change.
void take(core::db::Tx& tx, ScanId id);
std::optional<Scan> scan(core::db::Tx& tx, ScanId id);
std::vector<Scan> scans(core::db::Tx& tx, const std::vector<core::UnitId>& units);   // newest first
std::vector<archive::DossierId> scanned(core::db::Tx& tx, ScanId id);
// Of many at once.
std::map<ScanId, std::vector<archive::DossierId>> scanned(core::db::Tx& tx, const std::vector<Scan>& scans);

}  // namespace depot::store
