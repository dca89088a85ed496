// SPDX-License-Identifier: Apache-2.0
// What is told of a digital copy beside its file: as significant properties of PREMIS and, by the same names, in its row.
#pragma once

#include <array>

#include "depot/digital_copy.h"

namespace packages {

struct CopyText {
    const char* name;
    std::string depot::DigitalCopy::*of;
};
inline constexpr std::array<CopyText, 6> copy_texts{{{"kelompok", &depot::DigitalCopy::batch},
                                                     {"metode", &depot::DigitalCopy::method},
                                                     {"alat", &depot::DigitalCopy::device},
                                                     {"format", &depot::DigitalCopy::format},
                                                     {"media_asal", &depot::DigitalCopy::medium_from},
                                                     {"media_hasil", &depot::DigitalCopy::medium_to}}};

struct CopyNumber {
    const char* name;
    int depot::DigitalCopy::*of;
};
inline constexpr std::array<CopyNumber, 4> copy_numbers{{{"item", &depot::DigitalCopy::item},
                                                         {"halaman", &depot::DigitalCopy::pages},
                                                         {"dpi", &depot::DigitalCopy::dpi},
                                                         {"resolusi", &depot::DigitalCopy::resolution}}};

constexpr std::string_view copy_prefix = "copy:";   // of subject_of(copy)
// That who checked it looked at it.
constexpr const char* copy_looked = "diperiksa";
// Where they lie in the package: a representation of their own.
constexpr std::string_view copies_at = "representations/rep2/";
// Their events in PREMIS: "<id>/creation", "<id>/validation".
constexpr const char* copy_events = "naskah-copy";

}  // namespace packages
