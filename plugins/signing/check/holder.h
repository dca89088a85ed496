// SPDX-License-Identifier: Apache-2.0
// Whose certificate it is: a person's, or an office's for its seal. A seal says which office a file comes from;
// nobody has signed with it.
#pragma once

#include "core/base/bytes.h"

namespace signing::check {

// By what the certificate says of itself: type eseal (EN 319 412-5, 4.2.3), the subject of a legal person
// (EN 319 412-3, 4.2.1), or the issuer's own words "Segel Elektronik". False for what is no certificate.
bool of_office(core::ByteView certificate);

}  // namespace signing::check
