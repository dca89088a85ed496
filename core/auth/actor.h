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

// One appointment the actor may act under.
struct Seat {
    AppointmentId appointment;
    PositionId position;
    UnitId unit;
    Capacity capacity = Capacity::definitive;
    std::string position_name;   // "Kepala Dinas Komunikasi dan Informatika"
    std::string unit_name;
    std::set<std::string> roles;  // "staff", "head", "clerk", "archivist", "admin"
    UnitId book;                  // whose books the unit writes in: its own, or the nearest above
};

struct Actor {
    enum class Kind { nobody, person, system };
    Kind kind = Kind::nobody;
    PersonId person;
    std::string person_name;
    std::string login;
    std::vector<Seat> seats;      // active today; the first is the main one
    std::size_t acting = 0;       // index of the seat acted under
    std::set<std::string> rights;  // permissions of that seat's roles and of the account

    bool signed_in() const { return kind == Kind::person; }
    bool may(std::string_view right) const {
        return kind == Kind::system || rights.contains(std::string(right));
    }
    // Throws Error(forbidden, "core.error.no_seat") when the person holds no position today.
    const Seat& seat() const;
    bool holds(PositionId position) const { return seats.size() > acting && seats[acting].position == position; }
    // Access tokens for search: all, unit, position, person.
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
