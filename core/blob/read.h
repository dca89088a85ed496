// SPDX-License-Identifier: Apache-2.0
// Large blobs, read where they are wanted: whoever appends to one, or puts it into another file, needs no second copy.
#pragma once

#include "core/blob/store.h"

namespace core::blob {

// Throws Error(not_found, "core.error.blob").
std::size_t size(const Store& store, const Digest& digest);
// Behind what `to` holds. Throws as Store::get does, and then `to` is as it was.
void append(const Store& store, const Digest& digest, Bytes& to);
// The digest of a file of any size, read piece by piece; nothing when it cannot be read.
struct Measured {
    Digest digest;
    std::uint64_t bytes = 0;
};
std::optional<Measured> measure(const std::filesystem::path& file);
// As Store::get, with room for `spare` octets more.
Bytes read(const Store& store, const Digest& digest, std::size_t spare);

}  // namespace core::blob
