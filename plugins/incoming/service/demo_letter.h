// SPDX-License-Identifier: Apache-2.0
// One letter of the demo's mail as its file tells it: words that follow the day, and the sheet its office printed.
#pragma once

#include <filesystem>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/json.h"

namespace incoming {

// The day so many working days after `from`; before it when negative. Only Saturdays and Sundays are left out.
core::Date working_day(core::Date from, int count);

// The day the letter bears, told by its first step and how long it travelled.
core::Date date_of_demo(const core::Json& letter, core::Date today);

// Its texts with {romawi} and {tahun} of the day it bears, and {hari:3}, {tanggal:-2}: working days from today, with
// the name of the day and without. A placeholder nobody knows stays as it is.
core::Json filled(const core::Json& letter, core::Date today);

// `letter` filled. `made`: kept in the file as its day of making.
core::Bytes demo_sheet(const core::Json& letter, core::Date date, core::Instant made,
                       const std::filesystem::path& fonts);

}  // namespace incoming
