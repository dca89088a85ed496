// SPDX-License-Identifier: Apache-2.0
// Signs with a key on a PKCS#11 token or HSM: RSA (PKCS#1 v1.5) and ECDSA, SHA-256. The key never
// leaves the token; its certificate and the chain are read from there too.
#pragma once

#include <memory>
#include <optional>

#include "signing/seal/pkcs11.h"
#include "signing/seal/provider.h"

namespace signing::seal {

// Which key. With neither label nor id the token's only signing key is taken.
struct TokenKey {
    TokenName token;
    std::string label;  // CKA_LABEL of the private key
    core::Bytes id;     // CKA_ID
};

class Token final : public Provider {
  public:
    Token(std::shared_ptr<Module> module, TokenKey key)
        : module_(std::move(module)), key_(std::move(key)) {}

    // The session keeps the PIN in locked memory while it lives: keys that ask for it before each
    // signature get it, and a login that was lost is made again. Throws what Slot::enter throws, and
    // of signing.error: key_missing, key_several, key_certificate, key_kind.
    // Session::sign throws Error(upstream, "signing.error.key_wrong") when the value does not hold
    // under the certificate, and token_away, token_busy, token_fault.
    std::unique_ptr<Session> open(const core::Secret& pin) override;

    // The key's certificate and those above it, as far as the token shows them without the PIN; nothing when it
    // hides them or which is the key's cannot be told. Never throws.
    struct Shown {
        core::Bytes certificate;
        std::vector<core::Bytes> chain;
    };
    std::optional<Shown> shown() const;

    // For the page of health. Never throws.
    TokenStatus status() const;

  private:
    std::shared_ptr<Module> module_;
    TokenKey key_;
};

}  // namespace signing::seal
