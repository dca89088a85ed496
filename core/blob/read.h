// SPDX-License-Identifier: Apache-2.0
// Large blobs, read where they are wanted: whoever appends to one, or puts it into another file, needs no second copy.
#pragma once

#include "core/blob/store.h"

namespace core::blob {

// Throws Error(not_found, "core.error.blob").
std::size_t size(const Store& store, const Digest& digest);
// Behind what `to` holds. Throws as Store::get does, and then `to` is as it was.
void append(const Store& store, const Digest& digest, Bytes& to);
// As Store::get, with room for `spare` octets more.
Bytes read(const Store& store, const Digest& digest, std::size_t spare);

}  // namespace core::blob
