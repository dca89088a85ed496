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
};

struct Broken : std::runtime_error {
    Broken() : std::runtime_error("not a whole ZIP") {}
};
struct TooLarge : std::runtime_error {
    TooLarge() : std::runtime_error("a ZIP over its bounds") {}
};

// In the order of the archive, without folders. Throws Broken or TooLarge.
std::vector<Part> read(ByteView bytes, const Bounds& bounds = {}, bool (*wanted)(std::string_view name) = nullptr);

}  // namespace core::zip
