// SPDX-License-Identifier: Apache-2.0
// What revocation lists (RFC 5280) and OCSP responses (RFC 6960) say of a certificate as of one
// moment. Works from what it is given; never goes to the network.
#pragma once

#include <optional>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/pki/evidence.h"
#include "signing/check/findings.h"

struct x509_st;  // OpenSSL's X509

namespace signing::check {

using core::pki::Evidence;   // here: what a file carries

// crlVals and ocspVals as CAdES' revocation-values and Adobe's revocation archive hold them:
// SEQUENCE { [0] SEQUENCE OF CRL, [1] SEQUENCE OF response }.
void read_revocations(core::ByteView sequence, Evidence& out);

struct Revocation {
    bool known = false;                       // somebody entitled to says good or revoked
    std::optional<core::Instant> revoked_at;  // the earliest
    // Since when its issuer has held it back (certificateHold), as far as the newest word goes: that is no end, a
    // newer list without it lifts it (RFC 5280, 5.3.1).
    std::optional<core::Instant> held_at;
    std::optional<core::Instant> told_at;     // of the newest word that counts
};

// A list or response counts when the issuer signed it, or a responder the issuer named; it is not
// over by `at`; and the certificate had not expired before it was made, unless it keeps expired ones.
Revocation ask(x509_st* own, x509_st* issuer, const Evidence& evidence, core::Instant at, Findings& findings);
Revocation ask(x509_st* own, x509_st* issuer, const Evidence& evidence, core::Instant at);

}  // namespace signing::check
