// SPDX-License-Identifier: Apache-2.0
// The evidence kept of signatures, read again.
#pragma once

#include "signing/store/round_store.h"

namespace signing::store {

std::vector<Evidence> evidence(core::db::Tx& tx, RoundId round);   // in the order of signing
std::optional<InkEvidence> ink_evidence(core::db::Tx& tx, RoundId round);

}  // namespace signing::store
