// SPDX-License-Identifier: Apache-2.0
// Dates as they are printed on letters, always in Indonesian.
#pragma once

#include <string>

#include "core/base/clock.h"

namespace style {

std::string weekday_of(core::Date date);                // "Kamis"
std::string month_of(core::Date date);                  // "Desember"
std::string long_date(core::Date date, bool with_day);  // "Kamis, 3 Desember 2026"; without the day "3 Desember 2026"

}  // namespace style
