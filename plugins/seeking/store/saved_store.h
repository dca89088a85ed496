// SPDX-License-Identifier: Apache-2.0
// Saved searches, what their alerts know, and what was opened last.
#pragma once

#include <optional>

#include "core/db/db.h"
#include "core/search/named.h"
#include "seeking/domain/saved.h"

namespace seeking::store {

void insert(core::db::Tx& tx, const Saved& saved);
void update(core::db::Tx& tx, const Saved& saved);
void remove(core::db::Tx& tx, SavedId id);
std::optional<Saved> find(core::db::Tx& tx, SavedId id);
// Nobody else changes it until the unit ends.
void hold(core::db::Tx& tx, SavedId id);
std::vector<Saved> of_person(core::db::Tx& tx, core::PersonId person);                       // by name
std::vector<Saved> shared_with(core::db::Tx& tx, core::UnitId unit, core::PersonId besides); // by name
std::vector<SavedId> with_alert(core::db::Tx& tx);

// How many of them are new to it; it knows exactly these from now on.
std::int64_t know(core::db::Tx& tx, SavedId id, const std::vector<core::search::Named>& all);

void note_opened(core::db::Tx& tx, core::PersonId person, core::AppointmentId seat, const core::search::Named& what,
                 core::Instant at, std::int64_t kept);
std::vector<core::search::Named> opened(core::db::Tx& tx, core::PersonId person, core::AppointmentId seat,
                                        std::int64_t most);   // last first

}  // namespace seeking::store
