// SPDX-License-Identifier: Apache-2.0
// What may become of the document's own entries after a signature: evidence may be added, the version raised and
// the traces of the program that saved it renewed. None of it shows, and each is told.
#pragma once

#include <qpdf/QPDF.hh>
#include <string>
#include <string_view>

#include "signing/check/widgets.h"

namespace signing::check {

// The keys of a catalog judged here; all others must stay.
extern const std::set<std::string> judged_of_catalog;

// /DSS, /Extensions, /Version and /Metadata of the catalogs, /Info of the trailers.
void judge_catalog(QPDF& before, QPDF& after, Told& told);

// An XMP packet without what every program that saves writes anew: times, its own name, the number of the copy, and
// space between elements.
std::string meaning_of(std::string_view xmp);
// Whether two packets describe the document alike: by their text, or by what they state however it is written (xmp.h).
bool same_meaning(std::string_view xmp, std::string_view other);

}  // namespace signing::check
