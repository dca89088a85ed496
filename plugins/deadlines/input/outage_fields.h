// SPDX-License-Identifier: Apache-2.0
// An outage as people and programs write it down: by day and hour of the office, or by instants.
#pragma once

#include "core/http/given.h"
#include "deadlines/service/services.h"

namespace deadlines::input {

OutageWish outage_from(core::http::Given given, core::Zone zone);   // from_day, from_time, until_day, until_time
OutageWish outage_at(core::http::Given given);                      // from, until: RFC 3339
std::string closing_from(core::http::Given given);                  // reason
OutageAsk outages_asked(const core::http::Fields& query, core::Zone zone);   // state, from, until (days)

}  // namespace deadlines::input
