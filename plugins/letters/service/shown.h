// SPDX-License-Identifier: Apache-2.0
// What the fields of a letter's signatures show, and the capacity each signature says: as the sheet words it.
#pragma once

#include "letters/service/room.h"

namespace letters {

// Of the nth who signs, 0 being the signer, at that time.
signing::Shown shown_of(Parts& parts, LetterId id, std::size_t nth, core::Instant at);
// Of the seal of that office.
signing::Shown shown_seal_of(Parts& parts, LetterId id, const std::string& office);

}  // namespace letters
