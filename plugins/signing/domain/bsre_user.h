// SPDX-License-Identifier: Apache-2.0
// A person as BSrE's service knows him: how he stood there when it was last asked, which is done by night.
#pragma once

#include "signing/domain/provider.h"

namespace signing {

struct BsreUser {
    core::PersonId person;
    ProviderId provider;
    std::string status;                    // "ISSUE", "NOT_REGISTERED" ...; "" for a word nobody knows, or before any answer
    std::optional<core::Instant> since;    // he stands so; nothing: the service never answered
    core::Instant asked;
    std::string fault;                     // why it could not be asked the last time, as a word key
    core::Args args;
};

// Only this one signs (Juknis Esign Client, p. 32).
inline bool stands_well(const BsreUser& user) { return !user.since || user.status == "ISSUE"; }

}  // namespace signing
