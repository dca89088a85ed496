// SPDX-License-Identifier: Apache-2.0
// Giving a person a position for a time, and ending that early.
#pragma once

#include <string>

#include "core/db/db.h"
#include "directory/service/office.h"

namespace directory {

class Appoint {
  public:
    Appoint(core::db::Db& db, Office& office) : db_(db), office_(office) {}

    struct Made {
        core::AppointmentId id;
        core::PositionId position;
        bool long_stand_in = false;
    };
    // Throws Error(invalid) with faults named after the form's fields.
    Made appoint(const core::Context& ctx, const AppointmentForm& form);
    // `last_day` "2026-11-23" is the last day served. Throws Error(invalid) when it lies before the
    // start or after the present end, Error(conflict) when the appointment is already past.
    Made end(const core::Context& ctx, core::AppointmentId id, const std::string& last_day);

  private:
    core::db::Db& db_;
    Office& office_;
};

}  // namespace directory
