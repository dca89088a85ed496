// SPDX-License-Identifier: Apache-2.0
// The document security store (EN 319 142-1, 5.4.2): certificates, lists and responses a file carries
// to be validated with, read within bounds.
#pragma once

#include <qpdf/QPDF.hh>

#include "signing/check/revocation.h"

namespace signing::check {

// Throws TooComplex when it is made to fill the memory.
Evidence evidence_of(QPDF& pdf);

// What a stream unfolds to; takes it from `room` and throws TooComplex where that does not suffice.
core::Bytes unfolded(QPDFObjectHandle stream, std::size_t& room);

}  // namespace signing::check
