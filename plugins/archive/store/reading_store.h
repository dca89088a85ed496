// SPDX-License-Identifier: Apache-2.0
// Words read in files of dossiers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/dossiers.h"
#include "core/base/bytes.h"

namespace archive::store {

struct Reading {
    DossierId dossier;
    core::Digest digest;
    std::string state = "waiting", text, recognised, trouble;
};

// False when it was asked for before.
bool want(core::db::Tx& tx, DossierId dossier, const core::Digest& digest);
std::optional<Reading> reading(core::db::Tx& tx, DossierId dossier, const core::Digest& digest);
void save(core::db::Tx& tx, const Reading& reading);
std::vector<Reading> readings(core::db::Tx& tx, DossierId dossier);   // that were read, always in one order
// Waiting ones of dossiers that are here and not secret; those last that made trouble.
std::vector<Reading> unread(core::db::Tx& tx, int most);
// The file is of the other dossier now, with what was read in it.
void carry(core::db::Tx& tx, const core::Digest& digest, DossierId from, DossierId to);
// What was read of it stands nowhere, until it is read again.
void unread(core::db::Tx& tx, DossierId dossier);
void forget_readings(core::db::Tx& tx, DossierId dossier);

}  // namespace archive::store
