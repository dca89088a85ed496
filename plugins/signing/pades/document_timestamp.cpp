// SPDX-License-Identifier: Apache-2.0
#include "signing/pades/document_timestamp.h"

#include "signing/pades/embed.h"

namespace signing::pades {

void add_document_timestamp(core::Bytes& file, TimestampSource& source,
                            const std::vector<core::Bytes>& anchors, core::Instant now) {
    Prepared prepared = prepare_timestamp(file);
    fill(prepared, timestamp(digest(file, prepared), source, anchors, now));
    file.insert(file.end(), prepared.update.begin(), prepared.update.end());
}

}  // namespace signing::pades
