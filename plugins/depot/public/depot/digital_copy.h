// SPDX-License-Identifier: Apache-2.0
// A file alih media made of paper, as its house tells of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/clock.h"

namespace depot {

struct DigitalCopy {
    std::string id, batch;   // in the house that made it
    int item = 0;            // 0: of the dossier as a whole
    std::string media;       // one of copy_media
    int pages = 0, dpi = 0;  // dpi 0: it does not tell
    std::int64_t octets = 0;
    core::Digest digest;
    bool looked = false;     // by who checked it
    // Of its batch:
    std::string method, device, format, medium_from, medium_to, made_by;
    int resolution = 0;
    core::Date made{};
    std::string checked_by, note;
    core::Instant checked{};
    std::vector<std::string> found;   // what the check made sure of: "pages", "legible", "straight", "complete"

    bool operator==(const DigitalCopy&) const = default;
};

inline constexpr std::string_view copy_media[] = {"application/pdf", "image/tiff", "image/jpeg"};

}  // namespace depot
