// SPDX-License-Identifier: Apache-2.0
// Signature values that come from outside this process: which kind a certificate's key makes, the
// forms they travel in, and whether one holds under the certificate. None is used unjudged.
#pragma once

#include <vector>

#include "core/base/bytes.h"
#include "signing/seal/provider.h"

namespace signing::seal {

// The kind of signature the certificate's key makes. Throws Error(unsupported,
// "signing.error.key_kind") for other keys than RSA from 2048 bits and elliptic curves, and
// Error(upstream, "signing.error.key_certificate") for bytes that are no certificate.
Algorithm algorithm_of(core::ByteView certificate);

// What PKCS#1 v1.5 signs of a SHA-256 digest (RFC 8017, 9.2): DigestInfo in DER.
core::Bytes digest_info(const core::Digest& digest);

// DER of an ECDSA value given as r and s of equal length; empty when it cannot be one.
core::Bytes ecdsa_der(core::ByteView r_and_s);

// Whether the value is the certificate's signature of the digest.
bool holds(core::ByteView certificate, const core::Digest& digest, const Signed& made);

// Certificates above `certificate` taken from `candidates`: issuer first, without the root.
std::vector<core::Bytes> chain_above(core::ByteView certificate,
                                     const std::vector<core::Bytes>& candidates);

}  // namespace signing::seal
