// SPDX-License-Identifier: Apache-2.0
// Opens a ZIP somebody sent: names that lead anywhere, links, two files of one name in whatever case and what unfolds
// beyond the bounds are refused; files are read piece by piece.
#pragma once

#include <filesystem>
#include <functional>

#include "packages/domain/piece.h"

namespace packages {

struct CrateBounds {
    std::size_t files = 0;
    std::uint64_t bytes = 0;   // unpacked, together
    std::uint64_t small = 64u << 20, widest = 20;   // what a small ZIP may unfold to; how much a larger one
    std::uint64_t text = 32u << 20, texts = 64u << 20;   // of one file of metadata; of all
};

// All of it read once, hashed; texts of metadata are kept. Paths are those below its one folder. Throws Error(invalid)
// of "file".
Pieces look_into(const std::filesystem::path& zip, const CrateBounds& bounds);
// Reads it again and writes those paths, each to `to`, then given to `take`. Throws the same, and Error(unavailable,
// "packages.error.disk").
void unpack(const std::filesystem::path& zip, const std::map<std::string, core::Digest>& wanted,
            const std::filesystem::path& to, const std::function<void(const core::Digest&)>& take);

}  // namespace packages
