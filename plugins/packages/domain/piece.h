// SPDX-License-Identifier: Apache-2.0
// What lies in a bag, before anybody reads what it tells. Whoever opens the ZIP knows no more: libarchive's struct bears
// the name of the namespace of the room archive.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "core/base/bytes.h"

namespace packages {

// What lies in a bag. The text of metadata only.
struct Piece {
    core::Digest digest;
    std::uint64_t bytes = 0;
    std::string text{};
};
using Pieces = std::map<std::string, Piece>;   // by path below the bag's folder

// Over the tag manifest, beside the bag: no tag manifest can name what was made of it (RFC 8493, 2.2.1).
constexpr std::string_view stamp_path = "seal/tagmanifest-sha256.tst", seal_path = "seal/tagmanifest-sha256.p7s";

// Why a name of a ZIP may not be one of a package: "packages.bag.path"; "" = it may.
std::string_view wrong_path(std::string_view path);

}  // namespace packages
