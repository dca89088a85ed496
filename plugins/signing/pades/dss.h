// SPDX-License-Identifier: Apache-2.0
// The document security store (EN 319 142-1, 5.4.2): certificates, lists and OCSP responses that the
// file carries along for those who will judge its signatures. No VRI: baseline advises against it.
#pragma once

#include "signing/pades/evidence.h"
#include "signing/pades/source.h"

namespace signing::pades {

// What the store of the file holds; empty without one. Entries that cannot be read are left out.
Evidence read_store(const Source& source);

// Appends an update that adds to the store what it lacks of `evidence`; entries that are there stay,
// by reference. False, and the file untouched, when it lacks nothing. Throws what Source throws.
bool add_to_store(core::Bytes& file, const Evidence& evidence);

}  // namespace signing::pades
