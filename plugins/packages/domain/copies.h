// SPDX-License-Identifier: Apache-2.0
// What is told of a digital copy beside its file: as significant properties of PREMIS and, by the same names, in its row.
#pragma once

#include <array>
#include <string>

#include "depot/digital_copy.h"

namespace packages {

struct CopyText {
    const char* name;
    std::string depot::DigitalCopy::*of;
};
inline constexpr std::array<CopyText, 7> copy_texts{{{"kelompok", &depot::DigitalCopy::batch},
                                                     {"metode", &depot::DigitalCopy::method},
                                                     {"alat", &depot::DigitalCopy::device},
                                                     {"format", &depot::DigitalCopy::format},
                                                     {"media_asal", &depot::DigitalCopy::medium_from},
                                                     {"media_hasil", &depot::DigitalCopy::medium_to},
                                                     {"segel", &depot::DigitalCopy::seal}}};

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

// The seals they bear, each beside the list it is over: "segel-9f2c1a7b4d5e.p7s" and ".txt", documents of that representation.
constexpr std::string_view seals_at = "representations/rep2/documentation/";
// Of its id: "seal:<id>", and "sums:<id>" of the list.
constexpr std::string_view seal_prefix = "seal:", sums_prefix = "sums:", seal_ending = ".p7s", sums_ending = ".txt";
constexpr const char *seal_media = "application/pkcs7-signature", *sums_media = "text/plain";
// The event of PREMIS that tells who sealed, by the id of the seal.
constexpr const char* seal_events = "naskah-copy-seal";
inline std::string seal_file(std::string_view id, std::string_view ending) {
    return "segel-" + std::string(id.substr(0, 12)) + std::string(ending);
}

}  // namespace packages
