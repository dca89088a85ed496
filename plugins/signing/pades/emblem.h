// SPDX-License-Identifier: Apache-2.0
// Whether a drawing of somebody else may be laid into the look of a signature: nothing in it may take from a file
// that it is PDF/A-2b, or show another thing elsewhere. A header of QPDF is included here.
#pragma once

#include <qpdf/QPDFObjectHandle.hh>

namespace signing::pades {

// Lines, areas, shadings and pictures in grey or red, green and blue, which hide what lies under them. Throws
// Error(invalid, "signing.error.emblem") for type, transparency, other colours, and what it does not know.
void require_plain(QPDFObjectHandle page);

}  // namespace signing::pades
