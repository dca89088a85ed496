// SPDX-License-Identifier: Apache-2.0
// By which decree, and for how long, somebody holds a position: for rooms that keep it with an act.
#pragma once

#include <optional>
#include <string>

#include "core/auth/actor.h"
#include "core/db/db.h"

namespace directory {

struct Appointed {
    core::Capacity capacity = core::Capacity::definitive;
    std::string decree;                       // number of the SK; "" when none was entered
    std::optional<core::Date> decree_date;
    core::Date from{};
    std::optional<core::Date> until;          // last day, inclusive; none: until further notice
};

class Appointments {
  public:
    virtual ~Appointments() = default;
    // Nothing for an appointment nobody knows.
    virtual std::optional<Appointed> appointed(core::db::Tx& tx, core::AppointmentId id) = 0;
};

}  // namespace directory
