// SPDX-License-Identifier: Apache-2.0
// Who acts, in whose name, and the circumstances of one request or job. Every service function
// takes a Context first.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/id.h"

namespace core {

using PersonId = Id<struct PersonTag>;
using PositionId = Id<struct PositionTag>;
using UnitId = Id<struct UnitTag>;
using AppointmentId = Id<struct AppointmentTag>;

// How a person holds a position (Permendagri 1/2023 pasal 44): definitif, Plt, Plh, Pj, Pjs.
enum class Capacity { definitive, acting, daily, caretaker, interim };
std::string_view name(Capacity capacity);      // "definitif", "plt", "plh", "pj", "pjs"
Capacity capacity_named(std::string_view text);
std::string_view printed(Capacity capacity);   // "", "Plt.", "Plh.", "Pj.", "Pjs."

// Of a seat that is another's, lent to the actor for some acts. What it was lent for and which rooms it does
// not reach into is told by the room that seats people; rights are lent only where a room says so.
struct Lent {
    std::string kind;              // "secretary", "substitute"
    AppointmentId own;             // the actor's own appointment he was lent it in
    PositionId own_position;
    std::string own_name;          // of that position, with its capacity
    std::string owner;             // the person whose seat it is
    std::set<std::string> roles;   // of the position lent; Seat::roles stays empty
    std::set<std::string> acts;    // "see", "prepare", "instruct", "initial"
    std::set<std::string> without; // rooms whose rights are not lent
    int highest = 0;               // access class, lowest 0
    std::optional<Date> until;     // last day; none: until it is taken back
};

// One appointment the actor may act under.
struct Seat {
    AppointmentId appointment;   // of a lent seat what it was lent by
    PositionId position;
    UnitId unit;
    Capacity capacity = Capacity::definitive;
    std::string position_name;   // "Kepala Dinas Komunikasi dan Informatika"
    std::string unit_name;
    std::set<std::string> roles;  // "staff", "head", "clerk", "archivist", "admin"
    UnitId book;                  // whose books the unit writes in: its own, or the nearest above
    std::optional<Lent> lent{};   // none: his own
    std::optional<Date> until{};  // last day in it; none: until further notice

    bool lends(std::string_view act) const { return !lent || lent->acts.contains(std::string(act)); }
    // Whether what is of that access class, lowest 0, lies open in it.
    bool reaches(int access) const { return !lent || access <= lent->highest; }
};
// As it is written in records, always in Indonesian: "Plt. Kepala Dinas X"; of a lent seat with the own position
// before it, "Kepala Subbagian Y selaku pengganti Kepala Dinas X".
std::string written(const Seat& seat);

struct Actor {
    enum class Kind { nobody, person, system };
    Kind kind = Kind::nobody;
    PersonId person;
    std::string person_name;
    std::string login;
    std::vector<Seat> seats;      // active today; the first is the main one
    std::size_t acting = 0;       // index of the seat acted under
    bool seat_ended = false;      // the one chosen is no more; acting in the main one until he has said that he knows
    std::set<std::string> rights;  // permissions of that seat's roles and of the account

    bool signed_in() const { return kind == Kind::person; }
    bool may(std::string_view right) const {
        return kind == Kind::system || rights.contains(std::string(right));
    }
    // Throws Error(forbidden, "core.error.no_seat") when the person holds no position today.
    const Seat& seat() const;
    // In his own right: never in a seat that is lent.
    bool holds(PositionId position) const { return acts_for(position) && !borrows(); }
    // In his own right, or in a seat lent for that act.
    bool acts_for(PositionId position, std::string_view act = "see") const {
        return seats.size() > acting && seats[acting].position == position && seats[acting].lends(act);
    }
    // Whether the seat acted under is another's.
    bool borrows() const { return seats.size() > acting && seats[acting].lent.has_value(); }
    // The person as records name him; in a lent seat with both positions.
    std::string named() const;
    // Access tokens of today for search (core/search/index.h).
    std::vector<std::string> tokens() const;

    static Actor system();
};

struct Context {
    Actor actor;
    const Clock* clock = nullptr;
    Zone zone = Zone::wib;
    std::string language = "id";
    std::string request_id;   // found again in the log
    std::string origin;       // network address

    Instant now() const { return clock->now(); }
    Date today() const { return date_of(now(), zone); }
};

// The gate: fine-grained rights at the first line of a service. Refuses with Error(not_found) when
// the actor may not even know of the object.
enum class Verdict { allowed, forbidden, hidden };
void ensure(Verdict verdict);

}  // namespace core
