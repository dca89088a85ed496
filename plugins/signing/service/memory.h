// SPDX-License-Identifier: Apache-2.0
// The memory a file from outside may take while it is judged, whatever it holds: the judge, the file, and the
// other renderer beside them come to no more than `all`.
#pragma once

#include <cstddef>

namespace signing::memory_of {

constexpr std::size_t all = 512UL << 20;

constexpr std::size_t judge = 224UL << 20;     // private memory of naskah-judge
constexpr std::size_t program = 32UL << 20;    // its code, libraries and stack
constexpr std::size_t renderer = 144UL << 20;  // address space of poppler
// Files up to this size get a second look; the renderer has a copy of its own.
constexpr std::size_t looked_at = 56UL << 20;
static_assert(judge + program + renderer + 2 * looked_at <= all);

// Larger ones are not judged at all.
constexpr std::size_t file = 256UL << 20;
static_assert(judge + program + file <= all);

}  // namespace signing::memory_of
