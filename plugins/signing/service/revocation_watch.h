// SPDX-License-Identifier: Apache-2.0
// Whether what people sign with here can be judged at all: a certificate whose issuer tells nowhere of revocation
// leaves every letter signed with it uncertain, until signing.revocation says that none is to be asked for.
#pragma once

#include <mutex>

#include "signing/service/inspect.h"

namespace signing {

class RevocationWatch {
  public:
    RevocationWatch(core::db::Db& db, const core::Clock& clock, const Inspect& inspect)
        : db_(db), clock_(clock), inspect_(inspect) {}

    // Throws Error(conflict, "signing.error.no_lists", {issuer}) for the first issuer elsewhere, of a certificate in
    // use, that names neither a revocation list nor a responder while one is asked for below its anchor. What was
    // found is good for some minutes, as anybody may ask for the health of the server.
    void check();

  private:
    // "" when all is well.
    std::string silent_issuer() const;

    core::db::Db& db_;
    const core::Clock& clock_;
    const Inspect& inspect_;
    std::mutex mutex_;
    std::optional<core::Instant> looked_;
    std::string found_;
};

}  // namespace signing
