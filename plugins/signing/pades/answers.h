// SPDX-License-Identifier: Apache-2.0
// What an OCSP response or a revocation list says of one certificate, believed only when the issuer
// or a responder the issuer named for it signed it (RFC 6960 section 4.2.2.2, RFC 5280 section 5).
#pragma once

#include <optional>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/clock.h"

namespace signing::pades {

struct Answer {
    core::Instant from;                        // thisUpdate
    std::optional<core::Instant> until;        // nextUpdate
    std::optional<core::Instant> revoked_at;
    bool on_hold = false;                      // revoked for a time only (certificateHold)
    // DER of a delegated responder; whether it must be looked up itself (no id-pkix-ocsp-nocheck).
    std::optional<core::Bytes> responder;
    bool responder_unproven = false;

    // Speaks of the moment `at` or a later one.
    bool covers(core::Instant at) const { return from >= at || (until && *until >= at); }
    // May be relied on now; five minutes are granted to clocks that differ. Without nextUpdate newer
    // word is always to be had, so only a day's word counts.
    bool is_current(core::Instant now) const;
};

// DER of an OCSPRequest for one certificate, with a nonce; empty when either is no certificate.
core::Bytes ocsp_request(core::ByteView certificate, core::ByteView issuer);

// Nothing when the response is not about this certificate, says "unknown", or is not to be believed.
// `request`: when not empty and the response carries a nonce, it must be the request's.
std::optional<Answer> read_ocsp(core::ByteView response, core::ByteView certificate,
                                core::ByteView issuer, core::ByteView request = {});

// Nothing when the list is another's, of another part of the certificates, partial by reason or a
// delta, older than the certificate, or not to be believed.
std::optional<Answer> read_crl(core::ByteView list, core::ByteView certificate, core::ByteView issuer);

}  // namespace signing::pades
