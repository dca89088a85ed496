// SPDX-License-Identifier: Apache-2.0
// The parts the services of this room share, joined by plugin.cpp (and by tests).
#pragma once

#include <map>

#include "core/events/events.h"
#include "deadlines/store/asking_store.h"
#include "deadlines/store/calendar_store.h"
#include "deadlines/store/figure_store.h"
#include "deadlines/store/list_store.h"
#include "deadlines/store/outage_store.h"
#include "deadlines/store/rule_store.h"
#include "deadlines/store/wait_store.h"
#include "directory/directory.h"
#include "notify/notices.h"

namespace deadlines {

struct Parts {
    core::db::Db& db;
    const core::events::Bus& events;
    const core::Clock& clock;
    core::Zone zone = core::Zone::wib;
    directory::Directory& directory;

    std::map<std::string, Subjects*, std::less<>> subjects{};   // by kind, filled at start
    notify::Notices* notices = nullptr;                         // tells nobody without
    WaitStore waits{};
    ListStore lists{};
    RuleStore rules{};
    CalendarStore calendar{};
    FigureStore figures{};
    OutageStore outages{};
    AskingStore asking{};
};

// What everything is counted by, read once for a unit of work.
struct Ground {
    WorkTime time;
    RuleBook rules;
    std::map<core::UnitId, core::Zone> zones;   // of units with one of their own
};
Ground ground_of(core::db::Tx& tx, Parts& parts);
core::Zone zone_of(core::db::Tx& tx, Parts& parts, const std::map<core::UnitId, core::Zone>& zones, core::UnitId unit);
Counting counting_of(core::db::Tx& tx, Parts& parts, const Ground& ground, core::UnitId unit);
// Due by the rules in force when it began, moved by its pauses but by no outage; no_due where they set none.
core::Instant due_of(const Wait& wait, const Ground& ground, const Counting& counting);
// The day somebody set is another one by a pause or an outage: its room shows that one.
void tell_moved(core::db::Tx& tx, Parts& parts, const Wait& wait, const Counting& counting);

// Units the actor heads: his own and those below; of the heads of the agency all.
Reach reach_of(core::db::Tx& tx, Parts& parts, const core::Actor& actor);
core::Context system_context(const Parts& parts);

}  // namespace deadlines
