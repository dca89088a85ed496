// SPDX-License-Identifier: Apache-2.0
// An RFC 3161 timestamp responder: request in, response out. Holds no state of its own but the key;
// the caller hands out serial numbers (a gapless counter) and tells the time.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/pki/credential.h"

namespace core::pki {

class TimestampAuthority {
  public:
    // Called once for each granted request; must never give the same number twice (RFC 3161 2.4.2).
    using Serial = std::function<std::uint64_t()>;

    // `credential` must carry the critical timeStamping usage (Authority::timestamping); throws
    // Error(internal, "core.error.crypto") otherwise. `clock` must outlive this object.
    TimestampAuthority(Credential credential, Serial serial, const Clock& clock,
                       std::string policy);

    // TimeStampReq DER -> TimeStampResp DER; SHA-256, -384 and -512 imprints. A request that cannot
    // be served is answered by a response with status rejection, never by an exception for its
    // content. Media types: application/timestamp-query, application/timestamp-reply.
    // Safe to call from several threads.
    Bytes answer(ByteView request) const;

    const Bytes& certificate() const { return credential_.certificate; }

  private:
    Credential credential_;
    Serial serial_;
    const Clock& clock_;
    std::string policy_;
};

}  // namespace core::pki
