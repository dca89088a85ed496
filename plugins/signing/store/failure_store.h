// SPDX-License-Identifier: Apache-2.0
// Failures as whoever looks after a provider reads them.
#pragma once

#include "signing/domain/provider.h"

namespace signing::store {

// Of signatures that are still not finished, the one that last failed there.
std::optional<SigningFailure> last_failure_at(core::db::Tx& tx, ProviderId id);

}  // namespace signing::store
