// SPDX-License-Identifier: Apache-2.0
// The document security store (EN 319 142-1, 5.4.2): certificates, lists and responses a file carries
// to be validated with, read within bounds.
#pragma once

#include <qpdf/QPDF.hh>

#include "signing/check/revocation.h"

namespace signing::check {

// Throws TooComplex when it is made to fill the memory.
Evidence evidence_of(QPDF& pdf);

}  // namespace signing::check
