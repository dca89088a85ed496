// SPDX-License-Identifier: Apache-2.0
// naskah numbers:check
#pragma once

#include "numbering/service/check.h"

namespace numbering {

// Tells every book; gives 1 when anything is missing or wrong.
int check_books(Check& check, const core::words::Catalog& words);

}  // namespace numbering
