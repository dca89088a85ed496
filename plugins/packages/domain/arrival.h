// SPDX-License-Identifier: Apache-2.0
// A package that came in: its bag must be whole, and METS, ERMS and PREMIS must tell of the very bytes in it.
#pragma once

#include <map>

#include "packages/domain/content.h"
#include "packages/domain/piece.h"

namespace packages {

// Metadata of the sender, kept as they came.
struct Sheet {
    std::string path;   // below the bag's folder
    core::Digest digest;
    std::uint64_t bytes = 0;

    std::string file() const;   // below the folder of the package, as a name: "representations-rep1-METS.xml"
    bool operator==(const Sheet&) const = default;
};

struct Arrival {
    Content content;
    core::Digest manifest;                 // of the tag manifest
    std::map<int, std::string> files;      // number of the item, path below the bag's folder
    std::vector<std::string> copies{};     // of each digital copy its path
    std::string besides{};                 // the folder of what goes beside the items; "" = there is none
    std::vector<Sheet> papers{};
    std::uint64_t bytes = 0;               // of the payload
    std::int64_t payload = 0;              // how many files
    std::string stamp{}, seal{};           // the bytes beside the bag; "" = it bears none
    std::string sworn{};                   // what they are over: the text of the tag manifest
};
// What a package may tell, as the house keeps it; and of how many items. More is refused.
constexpr std::size_t longest_told = 64u << 20, most_told = 100'000;

// Throws Error(invalid) of "file" with the first thing that is wrong.
Arrival read_arrival(const Pieces& pieces);

}  // namespace packages
