// SPDX-License-Identifier: Apache-2.0
// An OCSP responder (RFC 6960): request in, response out, for the certificates of one authority. It
// holds no register; the caller tells what is known of a serial number.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/pki/credential.h"

namespace core::pki {

class OcspResponder {
  public:
    enum class State { good, revoked, unknown };
    struct Status {
        State state = State::unknown;
        Instant revoked_at;  // when revoked
        int reason = 0;      // CRLReason; 0 is left out
    };
    // `serial`: hexadecimal, as CertificateFacts::serial. Answer `good` only for what was issued.
    using Lookup = std::function<Status(const std::string& serial)>;

    // `credential`: a delegated responder (Authority::ocsp_signing) of `issuer` (DER); throws
    // Error(internal, "core.error.crypto") when it is not one. An answer may be relied upon for
    // `validity`. `clock` must outlive this object.
    OcspResponder(Credential credential, Bytes issuer, Lookup lookup, const Clock& clock,
                  std::chrono::seconds validity = std::chrono::hours(1));

    // OCSPRequest DER -> OCSPResponse DER; the nonce comes back. What is no request is answered
    // malformedRequest, a question about another authority's certificate unauthorized; never an
    // exception for the content. Media types: application/ocsp-request, application/ocsp-response.
    // Safe to call from several threads when `lookup` is.
    Bytes answer(ByteView request) const;

    const Bytes& certificate() const { return credential_.certificate; }
    const Bytes& issuer() const { return issuer_; }

  private:
    Credential credential_;
    Bytes issuer_;
    Lookup lookup_;
    const Clock& clock_;
    std::chrono::seconds validity_;
};

}  // namespace core::pki
