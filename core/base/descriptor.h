// SPDX-License-Identifier: Apache-2.0
// What every writer to an open file needs and write(2) leaves to its caller. For whole files see file.h.
#pragma once

#include "core/base/bytes.h"

namespace core {

// All of the bytes, however often it takes; false when the disk is full or the file says no.
bool write_all(int descriptor, ByteView bytes);

}  // namespace core
