// SPDX-License-Identifier: Apache-2.0
// An authority elsewhere, over real HTTP: at one address it stamps times (RFC 3161), at another it tells of revocation
// (OCSP and lists). Each goes away, so that nobody is at its address, and comes back there.
#pragma once

#include <memory>
#include <string>

#include "core/base/bytes.h"
#include "core/base/secret.h"

namespace signing::test {

class AuthorityServer {
  public:
    AuthorityServer();
    ~AuthorityServer();

    std::string timestamp_url() const;
    std::string evidence_host() const;   // "127.0.0.1:8080"
    const core::Bytes& root() const;     // DER
    // PKCS#12 of a person below it; his certificate names the addresses of the evidence.
    core::Bytes person(const std::string& name, const core::Secret& passphrase) const;

    void timestamps(bool there);
    void evidence(bool there);

  private:
    class House;
    std::unique_ptr<House> house_;
};

}  // namespace signing::test
