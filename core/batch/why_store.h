// SPDX-License-Identifier: Apache-2.0
// Why an item still waits: what its last try said. It stands where its refusal would, and is the refusal when no
// more tries are left; of a batch that stands still it is what its owner is told.
#pragma once

#include <optional>

#include "core/batch/batch.h"

namespace core::batch_store {

// Nothing takes away what was kept. An item that has its result is left alone.
void keep_why(db::Tx& tx, batch::BatchId id, std::int64_t place, const std::optional<batch::Refusal>& why);
void forget_whys(db::Tx& tx, batch::BatchId id);
std::optional<batch::Refusal> why(db::Tx& tx, batch::BatchId id, std::int64_t place);

}  // namespace core::batch_store
