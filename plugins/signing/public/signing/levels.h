// SPDX-License-Identifier: Apache-2.0
// How long a sealed file stays provable. The sealed bytes are what a letter is known by for ever; from
// them grow raised files (EN 319 142-1, level.h), each beginning with the bytes of the one before: with
// the evidence of revocation, and with archive timestamps that are renewed before they run out.
#pragma once

#include <optional>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/db/db.h"
#include "signing/level.h"

namespace signing {

// How a sealed file stands.
struct Standing {
    core::Digest bytes;                        // of the newest file
    Level level = Level::t;                    // which it has
    Level wanted = Level::t;
    std::optional<core::Instant> renew_by;     // when the certificate of its archive timestamp ends
    std::optional<core::Instant> renew_at;     // when it is to be renewed
};

class Levels {
  public:
    virtual ~Levels() = default;
    // The newest file grown from the sealed one, which every page and dossier hands out; the sealed one
    // itself while there is none.
    virtual core::Digest newest(core::db::Tx& tx, const core::Digest& sealed) = 0;
    // The sealed file that this one is or has grown from; nothing for any other file.
    virtual std::optional<core::Digest> sealed_of(core::db::Tx& tx, const core::Digest& bytes) = 0;
    virtual std::optional<Standing> standing(core::db::Tx& tx, const core::Digest& sealed) = 0;
    // Wants at least this level from now on; a job does the work. Of a file that was not sealed here one judges what
    // others signed (foreign.h).
    virtual void want(core::db::Tx& tx, core::Instant now, const core::Digest& sealed, Level level) = 0;
};

}  // namespace signing
