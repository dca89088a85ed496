// SPDX-License-Identifier: Apache-2.0
// A time in which the office could not work as it should, and what it gives to deadlines that ran in it.
//
//   (the server) --propose--> proposed --dismiss (with a reason)--> dismissed
//                                 '--record--.
//   (a keeper) --record--------------------> recorded --revoke (with a reason)--> revoked
//
//   Only what is recorded moves deadlines, and only when it says so. Any other move throws Error(conflict).
//   How far a deadline is moved is counted anew out of all outages in force, so nothing is given twice, and
//   what is taken back leaves no trace in it.
#pragma once

#include <set>

#include "deadlines/domain/wait.h"

namespace deadlines {

using OutageId = core::Id<struct OutageTag>;

enum class Touched { server, database, network, mail, signing, power, other };
constexpr std::array<Touched, 7> all_touched{Touched::server, Touched::database, Touched::network, Touched::mail,
                                             Touched::signing, Touched::power, Touched::other};
std::string_view name(Touched touched);
std::optional<Touched> touched_named(std::string_view text);

enum class OutageState { proposed, recorded, revoked, dismissed };
constexpr std::array<OutageState, 4> all_outage_states{OutageState::proposed, OutageState::recorded,
                                                       OutageState::revoked, OutageState::dismissed};
std::string_view name(OutageState state);

struct Outage {
    OutageId id;
    OutageState state = OutageState::recorded;
    bool by_server = false;                     // proposed by the server itself
    core::Instant from, until;
    std::vector<Touched> touched;
    std::optional<core::UnitId> unit;           // it and those below; none: the whole office
    std::string reason;
    bool extends = true;                        // deadlines are moved
    std::int64_t deadlines = 0;                 // that were, when it was recorded
    std::string person, position;               // who recorded it; "" of a proposal
    core::Instant at;
    std::string closed_person, closed_position, closed_reason;
    std::optional<core::Instant> closed_at;     // revoked or dismissed

    std::set<core::UnitId> units;               // the unit and those below, as they are now

    bool in_force() const { return state == OutageState::recorded && extends; }
    bool reaches(core::UnitId of) const { return !unit || units.contains(of); }
};

constexpr int longest_outage = 31;              // days
// What is wrong with it, by field.
std::vector<core::Fault> faults_of(const Outage& outage, core::Instant now);
// Both move deadlines, of one unit at least, in the same time.
bool overlap(const Outage& one, const Outage& other);
// Throw Error(conflict) unless it is the state it must be, Error(invalid) without a reason.
void revoke(Outage& outage, core::Instant now, std::string_view reason);
void dismiss(Outage& outage, core::Instant now, std::string_view reason);

struct Stretch {
    core::Instant from, until;
};
struct Extension {
    OutageId outage;
    std::int64_t minutes = 0;                   // working minutes
    bool operator==(const Extension&) const = default;
};
struct Extended {
    core::Instant due;
    std::vector<Extension> parts;
    std::int64_t minutes() const;
};
// `base`: when it would be due without outages; `outages`: in force, oldest first. Time before the deadline
// ran and time of pauses was not lost; an outage after the deadline gives nothing.
Extended extended(const Wait& wait, core::Instant base, const std::vector<Outage>& outages,
                  const std::vector<Stretch>& pauses, const Counting& counting);

}  // namespace deadlines
