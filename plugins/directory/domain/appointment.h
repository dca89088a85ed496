// SPDX-License-Identifier: Apache-2.0
// Who holds a position, from when until when, in which capacity. An appointment ends by itself
// after its last day; ending one earlier moves that day.
//
//   future --from reached--> active --until passed--> past
//                              '------end()---------> past (until = the day given)
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/auth/actor.h"
#include "core/base/result.h"

namespace directory {

struct Appointment {
    core::AppointmentId id;
    core::PersonId person;
    core::PositionId position;
    core::Capacity capacity = core::Capacity::definitive;
    std::string decree;  // number of the SK
    std::optional<core::Date> decree_date;
    core::Date from{};
    std::optional<core::Date> until;  // last day, inclusive; none: until further notice
};

bool active_on(const Appointment& appointment, core::Date day);

// The one who acts in a position that day, of all appointments to it: Plh stands in for an absent
// holder and goes first, then Plt, Pj and Pjs, then the definitive holder; of equals the latest
// start.
const Appointment* holder_of_day(const std::vector<Appointment>& all, core::Date day);

// Whether the appointment lets its person act that day: a definitive holder rests while another
// acts.
bool seated(const Appointment& appointment, const std::vector<Appointment>& all, core::Date day);

// What people type to appoint someone.
struct AppointmentForm {
    std::string person, position, capacity, decree, decree_date, from, until;
};
// The appointment without id; person and position are ids. Faults name the form's fields.
core::Checked<Appointment> check(const AppointmentForm& form);

// Longest usual stand-in, in months; longer is warned of and not refused (rules of cities differ).
struct Limits {
    int acting_months = 12;  // Plt
    int daily_months = 3;    // Plh
};
bool unusually_long(const Appointment& appointment, const Limits& limits);

// One seat, one holder: posts of pelaksana and fungsional may be held by many.
bool single_holder(std::string_view position_kind);
// An appointment already there that the new one would stand beside on some day in the same standing
// (both definitive, or both acting).
const Appointment* clash(const Appointment& wanted, const std::vector<Appointment>& all);

}  // namespace directory
