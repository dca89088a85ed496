// SPDX-License-Identifier: Apache-2.0
// A sent letter in the search index: found by those domain/access.cpp lets read.
#pragma once

#include "core/search/sources.h"
#include "letters/service/room.h"

namespace letters {

// Puts it in, or anew when it no longer stands as it did.
void put_in_index(core::db::Tx& tx, Parts& parts, const Letter& letter);
// How all of them are put there again.
core::search::Source letters_found(Parts& parts);

}  // namespace letters
