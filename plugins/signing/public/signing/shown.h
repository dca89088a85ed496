// SPDX-License-Identifier: Apache-2.0
// What the owner of a subject has shown in the field of a signature, and said in the signature of whoever signs.
#pragma once

#include <string>

#include "core/base/bytes.h"

namespace signing {

struct Shown {
    std::string capacity;   // "Plt. Kepala Dinas Kesehatan", claimed in the signature; "" claims nothing
    // Drawn in the field: this part of the first page of a PDF, in points from the lower left corner. Empty:
    // the field is blank, for the page bears the block of the signature already.
    core::Bytes page;
    double x = 0, y = 0, width = 0, height = 0;
};

}  // namespace signing
