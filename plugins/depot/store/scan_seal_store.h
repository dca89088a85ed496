// SPDX-License-Identifier: Apache-2.0
// Seals over digital copies, and the letters the berita acara of alih media were begun as.
#pragma once

#include "core/db/db.h"
#include "depot/domain/scan_seal.h"
#include "letters/letters.h"

namespace depot::store {

void insert(core::db::Tx& tx, const CopySeal& seal);   // once
std::vector<CopySeal> seals_of(core::db::Tx& tx, ScanId id);
std::vector<CopySeal> seals_of(core::db::Tx& tx, archive::DossierId id);
// Accepted here, with copies of a dossier no seal is over: with the unit they are of.
std::vector<std::pair<ScanId, core::UnitId>> unsealed(core::db::Tx& tx);
void forget_seals(core::db::Tx& tx, archive::DossierId id);

struct ScanAct {
    letters::LetterId letter;
    std::string by;
    core::Instant at{};
};
std::optional<ScanAct> act_of(core::db::Tx& tx, ScanId id);
// The batch it is the letter of.
std::optional<ScanId> scan_of_act(core::db::Tx& tx, letters::LetterId letter);
// In place of the one before. False where another batch took the letter meanwhile.
bool put(core::db::Tx& tx, ScanId id, const ScanAct& act);

}  // namespace depot::store
