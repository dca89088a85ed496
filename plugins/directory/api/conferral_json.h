// SPDX-License-Identifier: Apache-2.0
// What delegations of signature and lent mailboxes answer alike.
#pragma once

#include "core/base/json.h"
#include "directory/domain/conferral.h"

namespace directory::api {

// Adds highest, from, until, basis, state, and who entered and revoked it.
void tell_conferral(core::Json& out, const Conferral& made, std::optional<core::Date> until, ConferralState state);

}  // namespace directory::api
