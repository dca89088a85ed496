// SPDX-License-Identifier: Apache-2.0
// Where a signature value comes from. The seam is narrow on purpose: DER of the signed attributes
// in, signature out; so a PKCS#12 file, a PKCS#11 token and a remote signing service fit alike.
#pragma once

#include <memory>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/secret.h"

namespace signing::seal {

// The algorithms we make signatures with; the digest is SHA-256 throughout.
enum class Algorithm { rsa_pkcs1_sha256, ecdsa_sha256 };

struct Signed {
    core::Bytes value;  // RSA: the PKCS#1 v1.5 block; ECDSA: DER of r and s
    Algorithm algorithm = Algorithm::rsa_pkcs1_sha256;
};

// A key opened for one act of signing. Whatever was loaded is wiped when the session goes.
class Session {
  public:
    virtual ~Session() = default;
    virtual const core::Bytes& certificate() const = 0;  // DER
    virtual const std::vector<core::Bytes>& chain()
        const = 0;  // DER, issuer first, without the root
    // `attributes`: DER of the SET OF signed attributes (RFC 5652 section 5.4).
    virtual Signed sign(core::ByteView attributes) = 0;
    // Those of several letters at once, in their order: all or none. Keys that are asked once for each letter
    // sign one after another.
    virtual std::vector<Signed> sign_all(const std::vector<core::Bytes>& attributes) {
        std::vector<Signed> out;
        for (const core::Bytes& one : attributes) out.push_back(sign(one));
        return out;
    }
};

class Provider {
  public:
    virtual ~Provider() = default;
    // Throws Error(invalid, "signing.error.passphrase") for a wrong passphrase. Never call it
    // again with the same one: tokens and services lock after a few tries.
    virtual std::unique_ptr<Session> open(const core::Secret& passphrase) = 0;
};

}  // namespace signing::seal
