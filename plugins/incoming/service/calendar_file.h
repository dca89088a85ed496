// SPDX-License-Identifier: Apache-2.0
// The agenda as a file for the calendar of a phone, which lies outside our walls: of secret letters (R, SR)
// it tells the time and no more.
#pragma once

#include "core/words/words.h"
#include "incoming/service/agenda.h"

namespace incoming {

// What the seat does not go to, and what is off, is told as cancelled, so that a calendar drops it.
std::string calendar_file(const std::vector<Engagement>& all, const core::Context& ctx,
                          const core::words::Catalog& words);

}  // namespace incoming
