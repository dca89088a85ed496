// SPDX-License-Identifier: Apache-2.0
// Recorded events, with what took them back.
#pragma once

#include <map>

#include "archive/domain/event.h"
#include "archive/store/dossier_store.h"

namespace archive::store {

void insert(core::db::Tx& tx, const Event& event, core::PositionId by);
// Throws Error(conflict) when it was taken back before.
void cancel(core::db::Tx& tx, const Event& event, EventId by_row, const std::string& reason, core::Instant at,
            core::PositionId by, const std::string& by_name);
std::optional<Event> event(core::db::Tx& tx, EventId id);
// The one of that key and fiscal year that was not taken back.
std::optional<Event> standing(core::db::Tx& tx, std::string_view key, int fiscal_year);
// Closed dossiers in sight that wait for it: those an event of a fiscal year, a unit or a person is for.
struct Reach {
    std::int64_t dossiers = 0, units = 0;
};
// `units_of`: of an event of a unit, that one and those it inherited.
Reach reach(core::db::Tx& tx, const Sight& sight, const Event& event, const std::vector<core::UnitId>& units_of);
// Who has what a unit had that ended, and since when: what he tells of it stands under his own unit.
struct Heir {
    core::UnitId unit;
    core::Instant since{};
};
using Heirs = std::map<core::UnitId, std::vector<Heir>>;
// All that start a clock of the dossier: its own, its unit's, its fiscal year's, its person's; newest date first.
std::map<DossierId, std::vector<Event>> events_of(core::db::Tx& tx, const std::vector<Dossier>& dossiers, const Heirs& heirs);
std::vector<Event> events_of(core::db::Tx& tx, PersonKey person);   // newest date first
// Those of fiscal years, and of the units in sight; newest record first, those recorded before `after`.
std::vector<Event> shared_events(core::db::Tx& tx, const Sight& sight, const std::optional<EventId>& after, int limit);

}  // namespace archive::store
