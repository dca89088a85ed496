// SPDX-License-Identifier: Apache-2.0
// Who is writing in a letter now: a soft lock. It keeps nobody from saving (the version check does that);
// it tells the second who opens it whom he would write over. It ends by itself.
#pragma once

#include <chrono>
#include <string>

#include "core/auth/actor.h"

namespace letters {

// Without a sign of life for so long, nobody is writing.
constexpr std::chrono::minutes writer_rests{5};

struct Writer {
    core::PersonId person;
    std::string name;
    core::Instant since, beat;
};

inline bool writes(const Writer& writer, core::Instant now) {
    return now.ms - writer.beat.ms < std::chrono::milliseconds(writer_rests).count();
}

}  // namespace letters
