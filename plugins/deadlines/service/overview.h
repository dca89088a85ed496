// SPDX-License-Identifier: Apache-2.0
// The dashboard of a head: figures of his units and those below, out of monthly rows and of what is open.
// Secret letters are in none of them.
#pragma once

#include "deadlines/service/desk.h"

namespace deadlines {

struct Look {
    std::optional<core::UnitId> unit;
    std::optional<core::Date> from, until;     // any day of the first and the last month; a year to now
};

struct UnitFigures {
    core::UnitId unit;
    std::string name;
    std::int64_t in = 0, out = 0, dispositions = 0;
};

struct StepFigures {
    Step step = Step::initial;
    std::int64_t count = 0, late = 0;
    int median = 0, ninetieth = 0;             // working minutes, as domain/spent.h counts them
};

struct HolderFigures {
    core::PositionId position;
    std::string name;
    std::int64_t overdue = 0;
};

struct MonthFigures {
    std::string month;                         // "2026-11"
    std::int64_t in = 0, out = 0, dispositions = 0;
};

struct Dashboard {
    std::vector<directory::Unit> units;        // to choose from
    std::string title;                         // name of the unit looked at
    std::string from, until;                   // months
    std::vector<UnitFigures> by_unit;          // most letters first; without units that have none
    std::vector<StepFigures> steps;
    std::vector<HolderFigures> overdue;        // most first
    std::vector<MonthFigures> months;          // every month of the time
    std::int64_t overdue_all = 0;
};

class Overview {
  public:
    explicit Overview(Parts& parts) : parts_(parts) {}

    // Throws Error(forbidden) for who heads nothing, Error(not_found) for a unit of others.
    Dashboard of(const core::Context& ctx, const Look& look);

  private:
    Parts& parts_;
};

constexpr int longest_look = 60;               // months

}  // namespace deadlines
