// SPDX-License-Identifier: Apache-2.0
// A package that came in: its bag must be whole, and METS, ERMS and PREMIS must tell of the very bytes in it.
#pragma once

#include <map>

#include "packages/domain/content.h"

namespace packages {

// What lies in a bag. The text of metadata only.
struct Piece {
    core::Digest digest;
    std::uint64_t bytes = 0;
    std::string text{};
};
using Pieces = std::map<std::string, Piece>;   // by path below the bag's folder

// Why a name of a ZIP may not be one of a package: "packages.bag.path"; "" = it may.
std::string_view wrong_path(std::string_view path);

struct Arrival {
    Content content;
    core::Digest manifest;                 // of the tag manifest
    std::map<int, std::string> files;      // number of the item, path below the bag's folder
    std::uint64_t bytes = 0;               // of the payload
    std::int64_t payload = 0;              // how many files
    bool stamped = false;                  // bears a timestamp, which nobody has judged
};
// Throws Error(invalid) of "file" with the first thing that is wrong.
Arrival read_arrival(const Pieces& pieces);

}  // namespace packages
