// SPDX-License-Identifier: Apache-2.0
// Closed dossiers asked to be opened again.
#pragma once

#include "archive/domain/reopening.h"
#include "core/db/db.h"

namespace archive::store {

// Throws Error(conflict, "archive.error.reopening_waits") while one of that dossier waits.
void insert(core::db::Tx& tx, const Reopening& reopening);
std::optional<Reopening> reopening(core::db::Tx& tx, ReopeningId id);
// The oldest first, so many behind `after`.
std::vector<Reopening> waiting_reopenings(core::db::Tx& tx, const std::optional<Reopening>& after, int most);
std::optional<Reopening> waiting_reopening(core::db::Tx& tx, DossierId dossier);
// Throws Error(conflict, "archive.error.reopening_decided") where it waits no more.
void decide(core::db::Tx& tx, ReopeningId id, std::string_view verdict, const std::string& answer, core::Instant at,
            core::PersonId by, const std::string& by_name);
// Of a dossier that is destroyed; the trail keeps that it was asked.
void forget_reopenings(core::db::Tx& tx, DossierId dossier);

}  // namespace archive::store
