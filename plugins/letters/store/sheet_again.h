// SPDX-License-Identifier: Apache-2.0
// The final sheet of a letter written elsewhere, given up so that it is made again for other signers.
#pragma once

#include "letters/letters.h"

namespace letters::store {

// Only while nobody has signed it.
void forget_sheet(core::db::Tx& tx, LetterId letter);

}  // namespace letters::store
