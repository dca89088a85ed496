// SPDX-License-Identifier: Apache-2.0
// A PDF of many megabytes, for what is told of memory.
#pragma once

#include "core/base/bytes.h"

namespace tests {

// One page with a scan on it of `size` octets, whole kilobytes, that does not shrink.
core::Bytes large_pdf(std::size_t size);

}  // namespace tests
