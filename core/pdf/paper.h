// SPDX-License-Identifier: Apache-2.0
// How large sheets of paper are.
#pragma once

#include "core/pdf/document.h"

namespace core::pdf {

struct PaperSize {
    double width = 0, height = 0;  // points
};

PaperSize paper_size(Paper paper);  // upright

}  // namespace core::pdf
