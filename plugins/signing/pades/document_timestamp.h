// SPDX-License-Identifier: Apache-2.0
// A document timestamp (EN 319 142-1, 5.4.3; ISO 32000-2, 12.8.5): proves that every byte before it
// was there at its time. It is no signature of anybody; certified and locked files take it, too.
#pragma once

#include <vector>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "signing/pades/timestamp.h"

namespace signing::pades {

// Appends it, in an invisible field of its own. Throws what prepare_timestamp() and timestamp() throw;
// then the file is untouched.
void add_document_timestamp(core::Bytes& file, TimestampSource& source,
                            const std::vector<core::Bytes>& anchors, core::Instant now);

}  // namespace signing::pades
