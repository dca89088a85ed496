// SPDX-License-Identifier: Apache-2.0
// The cross-reference sections of updates as they are written: readers differ on an object listed twice in
// one section, some take the first entry and some the last.
#pragma once

#include "core/base/bytes.h"

namespace signing::check {

// Whether each section that stands behind the first `revision` octets can be read in one way only.
bool sections_are_plain(core::ByteView pdf, std::size_t revision);

}  // namespace signing::check
