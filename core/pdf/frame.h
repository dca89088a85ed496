// SPDX-License-Identifier: Apache-2.0
// How a page lies: people see its crop box, turned (ISO 32000-1, 14.11.2 and table 30), while places on it
// are kept as if it were whole and upright. A header of QPDF is included here.
#pragma once

#include <qpdf/QPDFObjectHandle.hh>

namespace core::pdf {

// Points from a lower left corner.
struct Rect {
    double x = 0, y = 0, width = 0, height = 0;
};

struct Frame {
    Rect shown;         // the part of the page that is seen, in the page's own coordinates
    int rotation = 0;   // 0, 90, 180 or 270, clockwise

    // From the corner that people see to the page's own coordinates, and back.
    Rect on_page(const Rect& seen) const;
    Rect as_seen(const Rect& on_page) const;
};

// What the page says or inherits; A4 upright where it says nothing that can be used.
Frame frame_of(QPDFObjectHandle page);

}  // namespace core::pdf
