// SPDX-License-Identifier: Apache-2.0
// The demo city as the tests need it: who holds a position today, and under which account; its days.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/base/clock.h"

namespace tests {

// Login of the one who acts in the position today (Plt and Plh before the definitive holder).
std::string login_of(const std::string& position_code);

// A sheet of packaging/demo: its rows by the names of their columns.
using Line = std::map<std::string, std::string>;
std::vector<Line> demo_table(const std::string& name);

// The civil day in the zone of the city.
core::Date today();
// Monday to Friday, but the days off the office starts with.
core::Date working_days_after(core::Date day, int count);

inline constexpr const char* demo_password = "naskah-demo-2026";
inline constexpr const char* demo_passphrase = "tanda tangan demo 2026";

}  // namespace tests
