// SPDX-License-Identifier: Apache-2.0
// Certificates decoded once. The same few stand in every file of a house, several times in each: decoding them,
// above all their keys, would be most of the work of a check. For .cpp files only: it drags in OpenSSL's headers.
#pragma once

#include <memory>
#include <mutex>

#include "core/base/bytes.h"
#include "core/pki/credential.h"
#include "core/pki/openssl.h"

namespace signing::check {

// One certificate, the same for whoever asks for these bytes. Safe to use from several threads.
class Known {
  public:
    Known(core::pki::X509Held own, core::Bytes der);

    X509* own() const { return own_.get(); }
    const core::Bytes& der() const { return der_; }
    // Whether encoding it again gives the bytes it was read from.
    bool exact() const { return exact_; }
    const core::pki::CertificateFacts& facts() const;

  private:
    core::pki::X509Held own_;
    core::Bytes der_;
    bool exact_;
    mutable std::once_flag described_;
    mutable core::pki::CertificateFacts facts_;
};

// Null for bytes that are no certificate. The last few hundred are kept.
std::shared_ptr<const Known> known(core::ByteView der);

// A reference of one's own, as core::pki::certificate() gives; null for bytes that are no certificate.
core::pki::X509Held known_certificate(core::ByteView der);

// As core::pki::describe(), which it calls once for each certificate.
core::pki::CertificateFacts known_facts(core::ByteView der);

}  // namespace signing::check
