// SPDX-License-Identifier: Apache-2.0
#include "core/pdf/paper.h"

#include "core/pdf/layout.h"

namespace core::pdf {

PaperSize paper_size(Paper paper) {
    return paper == Paper::f4 ? PaperSize{mm(215), mm(330)} : PaperSize{mm(210), mm(297)};
}

}  // namespace core::pdf
