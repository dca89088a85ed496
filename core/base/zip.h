// SPDX-License-Identifier: Apache-2.0
// Reads ZIP archives people send (DOCX, XLSX) within bounds: a small one may unfold to gigabytes.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"

namespace core::zip {

struct Part {
    std::string name;    // "word/document.xml"
    std::string bytes;
};

struct Bounds {
    std::size_t parts = 4000;             // wanted or not
    std::size_t bytes = 128u << 20;       // unpacked, of the wanted ones together
    std::size_t ratio = 0;                // the same by the size of the archive; a small one may unfold to a mebibyte
                                          // whatever its ratio; 0: any
};

struct Broken : std::runtime_error {
    explicit Broken(const char* why = "not a whole ZIP") : std::runtime_error(why) {}
};
struct Locked : Broken {
    Locked() : Broken("a ZIP under a password") {}
};
struct TooLarge : std::runtime_error {
    TooLarge() : std::runtime_error("a ZIP over its bounds") {}
};

// In the order of the archive, without folders. A name is as it was written, UTF-8 or not, and may lead anywhere: it is
// no path. Links and other things that are no files make it Broken. Throws Broken, Locked or TooLarge.
std::vector<Part> read(ByteView bytes, const Bounds& bounds = {}, bool (*wanted)(std::string_view name) = nullptr);

}  // namespace core::zip
