// SPDX-License-Identifier: Apache-2.0
// Signatures that fail at a keeper of keys, counted until one is good.
#pragma once

#include "signing/domain/provider.h"

namespace signing::store {

// Counts on from the last good one.
void note_trouble(core::db::Tx& tx, ProviderId id, const SigningFailure& failure);
// True when there was some.
bool forget_trouble(core::db::Tx& tx, ProviderId id);
std::optional<SigningTrouble> trouble(core::db::Tx& tx, ProviderId id);

}  // namespace signing::store
