// SPDX-License-Identifier: Apache-2.0
// Judging a file in a process of its own under limits, so that a file built to exhaust or crash the
// reader ends in a verdict all the same. For commands: the process that calls must have one thread.
#pragma once

#include <functional>
#include <string>

#include "core/base/bytes.h"
#include "core/base/json.h"

namespace signing {

struct ApartLimits {
    std::size_t memory = 448UL << 20;  // bytes of private memory
    unsigned seconds = 28;             // by the clock on the wall
};

// What `judge` says of the bytes of the file; the report of an unreadable or too complex file when it
// cannot be read or the process does not live to answer.
core::Json judge_apart(const std::string& file, const std::function<core::Json(core::ByteView)>& judge,
                       const ApartLimits& limits = {});

}  // namespace signing
