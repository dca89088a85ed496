// SPDX-License-Identifier: Apache-2.0
// A verdict as somebody asks for it: as of another time, under another trust, without a network. `naskah verify` and
// POST /api/v1/verifications read the question and write the answer (summary.h) alike.
#pragma once

#include <optional>
#include <string>

#include "core/auth/actor.h"
#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/json.h"

namespace signing {

struct Asked {
    std::string at;         // a day or a moment (moment_asked); "" = now
    std::string trust;      // a trust set of this server by its name; "" = what this house trusts
    bool offline = false;   // even where the house fetches what a file lacks
};

class Verifications {
  public:
    virtual ~Verifications() = default;
    // The report of a Verdict. Throws Error(invalid) with faults of the fields "at" and "trust", and what
    // Validator::check throws.
    virtual core::Json judge(const core::Context& ctx, core::ByteView pdf, const Asked& asked) = 0;
};

// "2026-11-23" is the end of that day in the office, "2026-11-23T10:00:00+07:00" that moment; nothing for other words.
std::optional<core::Instant> moment_asked(const std::string& text, core::Zone zone);

}  // namespace signing
