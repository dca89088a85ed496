// SPDX-License-Identifier: Apache-2.0
#include "core/pdf/paper.h"

#include "core/pdf/layout.h"

namespace core::pdf {

PaperSize paper_size(Paper paper) {
    switch (paper) {
        case Paper::f4: return {mm(215), mm(330)};
        case Paper::half_f4: return {mm(215), mm(165)};
        case Paper::a4: break;
    }
    return {mm(210), mm(297)};
}

}  // namespace core::pdf
