// SPDX-License-Identifier: Apache-2.0
// The activation by which the seal of an office is used at the Esign Client Service: a code that is held, ends, and
// is renewed while it holds.
//
//   requested (its code goes to the office by e-mail) -> held -> renewed -> ... -> ended or revoked
//
// A code typed in does not say when it ends; the first renewal tells.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/error.h"

namespace signing {

struct Activation {
    std::string unit_code;
    core::Instant kept;                      // the one held is held since
    std::optional<core::Instant> until;      // nothing: the service did not say
    std::optional<core::Instant> renewed, tried;
    std::string fault;                       // why the last renewal failed, as a word key; "" when it did not
    core::Args args;
};

constexpr std::chrono::hours activation_renewed_before{24 * 7};

// Whether a fresh one is to be asked for now.
bool renewal_due(const Activation& held, core::Instant now);
// "2026-11-24 08:00:00", RFC 3339, seconds from now, or a moment in seconds or milliseconds: services differ.
// Nothing for other words.
std::optional<core::Instant> end_of(std::string_view expires, core::Instant now, core::Zone zone);

}  // namespace signing
