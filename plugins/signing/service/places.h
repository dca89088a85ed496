// SPDX-License-Identifier: Apache-2.0
// Where our signature may go on a file of others (signing/field.h): the empty fields nobody locked, and places on a
// page where a mark covers nothing.
#pragma once

#include "core/base/bytes.h"
#include "signing/field.h"
#include "signing/pades/source.h"

namespace signing {

// Empty fields that may be signed, in the order of the form; `empty` counts all that are empty.
std::vector<FreeField> free_fields(const pades::Source& source, int& empty);

// Both throw Error(invalid, "signing.error.page", {number, count}) and what Source throws. A page that cannot be drawn
// here is taken as blank: then the form alone decides.
PageRoom room_on(core::ByteView pdf, int page);
bool clear_on(core::ByteView pdf, const Spot& spot);

}  // namespace signing
