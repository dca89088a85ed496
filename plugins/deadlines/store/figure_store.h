// SPDX-License-Identifier: Apache-2.0
// The monthly figures of the dashboard, kept as things happen.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/db/db.h"
#include "deadlines/domain/spent.h"
#include "deadlines/waits.h"

namespace deadlines {

// "2026-11" to "2026-12", both included; of those units.
struct Range {
    std::string from, until;
    std::vector<core::UnitId> units;
};

struct StepFigure {
    Step step = Step::initial;
    Spent spent;
    std::int64_t late = 0;
};

class FigureStore {
  public:
    void add_spent(core::db::Tx& tx, const std::string& month, core::UnitId unit, Step step, int minutes, bool late);
    void add_flow(core::db::Tx& tx, const std::string& month, core::UnitId unit, Flow flow);
    std::vector<StepFigure> steps(core::db::Tx& tx, const Range& range);   // in the order of steps
    // By month, then by flow.
    std::map<std::string, std::map<Flow, std::int64_t>> flow(core::db::Tx& tx, const Range& range);
    std::map<core::UnitId, std::map<Flow, std::int64_t>> flow_by_unit(core::db::Tx& tx, const Range& range);
};

std::string month_of(core::Date day);   // "2026-11"

}  // namespace deadlines
