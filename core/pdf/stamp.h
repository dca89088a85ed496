// SPDX-License-Identifier: Apache-2.0
// The mark of a signature set onto a page of somebody else. Inner to core/pdf; a header of QPDF is
// included here.
#pragma once

#include "core/pdf/found.h"
#include "core/pdf/write.h"

class QPDF;

namespace core::pdf {

struct Edges {
    double left = 0, bottom = 0, right = 0, top = 0;   // points
};

// Around the placeholder, between the text above and below it: as large as `mark` if there is room, else
// smaller alike. Throws Error(invalid, "core.pdf.mark_room") when a code in it could not be read.
Place room_for_mark(const PageText& page, const Found& found, const Edges& paper, const Place& mark);

class Stamp {
  public:
    // `mark` is a PDF whose first page bears it at `at`.
    Stamp(QPDF& into, const Bytes& mark, const Place& at) : into_(into), mark_(mark), at_(at) {}

    // The operators that draw it at `place`; the form is put among the page's `pictures` under `name`.
    std::string draw(QPDFObjectHandle& pictures, const std::string& name, const Place& place);

  private:
    QPDF& into_;
    const Bytes& mark_;
    Place at_;
    std::shared_ptr<QPDF> source_;   // copied objects are read when the file is written
};

}  // namespace core::pdf
