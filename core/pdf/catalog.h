// SPDX-License-Identifier: Apache-2.0
// What a PDF says of itself: its title and times twice, alike, and the files it carries along. Inner to
// core/pdf; a header of QPDF is included here.
#pragma once

#define POINTERHOLDER_TRANSITION 4  // the shared_ptr form of QPDF 11
#include <qpdf/QPDF.hh>

#include "core/pdf/carrying.h"
#include "core/pdf/large.h"

namespace core::pdf {

void set_info(QPDF& pdf, const Setup& setup);
// Language, title, metadata; `pdfa`: calls itself PDF/A.
void set_catalog(QPDF& pdf, const Setup& setup, bool pdfa);
// What those carried hold is left to `large`.
void attach(QPDF& pdf, const std::vector<Carried>& carried, const std::vector<Attachment>& files, Instant at, Large& large);

}  // namespace core::pdf
