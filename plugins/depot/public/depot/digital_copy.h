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
    std::string seal;                 // the id of the one over it; "" = none

    bool operator==(const DigitalCopy&) const = default;
};

// What an office vouches for of them: a CMS signature (RFC 5652) over their digests.
struct SealOfCopies {
    std::string sums;    // a line for each: its SHA-256, two spaces, a name
    core::Bytes cms;     // DER, without the sums
    std::string office;  // whose it is
    core::Instant at{};
    // Of another house, as it was judged when it came in:
    std::string signer{};   // whom its certificate names
    bool known = false;     // to this house

    std::string id() const { return core::sha256(cms).hex(); }
    bool covers(const core::Digest& file) const {
        const auto line = file.hex() + "  ";
        for (auto from = sums.find(line); from != std::string::npos; from = sums.find(line, from + 1))
            if (from == 0 || sums[from - 1] == '\n') return true;
        return false;
    }
    bool operator==(const SealOfCopies&) const = default;
};

inline constexpr std::string_view copy_media[] = {"application/pdf", "image/tiff", "image/jpeg"};

}  // namespace depot
