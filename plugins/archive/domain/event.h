// SPDX-License-Identifier: Apache-2.0
// Something happened from which retention is counted: to one dossier, or to all of a unit, a fiscal year or a person.
// A record is never changed: what was wrong is taken back by a further one.
#pragma once

#include "archive/domain/dossier.h"
#include "archive/domain/person.h"

namespace archive {

using EventId = core::Id<struct EventTag>;

struct Event {
    EventId id;
    std::string trigger, name;              // key and words of the dictionary
    std::optional<DossierId> dossier;       // one of these four
    std::optional<core::UnitId> unit;
    std::optional<int> fiscal_year;
    std::optional<PersonKey> person;
    std::string unit_name;
    core::Date on{};
    std::string evidence;                   // the letter or the facts that prove it
    std::string letter;                     // subject of the filed item that does; "" = none
    std::string basis;                      // number of the regulation, of an event of a fiscal year
    std::optional<core::Date> basis_on;     // and its day
    core::Instant recorded{};
    std::string recorded_by;
    core::PositionId by;
    bool cancelled = false;
    std::string cancel_reason, cancelled_by;

    // Throws Error(invalid) naming the field.
    void check(core::Date today) const;
};

// The one told of that key that was not taken back.
const Event* recorded(const std::vector<Event>& events, std::string_view key);

// Is one told of that key that reaches this dossier?
bool counts(const std::vector<Event>& events, const classification::Trigger& trigger, const Facts& facts);

// What of it the clock takes.
std::vector<Happening> happenings(const std::vector<Event>& events);

}  // namespace archive
