// SPDX-License-Identifier: Apache-2.0
// What a signer holds once he has proven himself: his key opened, for every signature he consents to while
// it lasts. The passphrase is tried once, when the hand is opened, before anything is taken.
#pragma once

#include <memory>

#include "core/auth/accounts.h"
#include "signing/pades/sign.h"
#include "signing/service/keys.h"

namespace signing {

class Hand {
  public:
    struct Made {
        core::Bytes pdf;           // begins with the bytes that were to be signed
        core::Bytes certificate;   // DER, of this signature
    };
    virtual ~Hand() = default;
    // Asks over networks: no unit of work may be open.
    virtual Made sign(core::ByteView pdf, const pades::SignRequest& request) = 0;
};

class Hands {
  public:
    Hands(core::db::Db& db, core::auth::Accounts& accounts, Keys& keys)
        : db_(db), accounts_(accounts), keys_(keys) {}

    // The actor's. Throws Error(invalid, "signing.error.passphrase") for a wrong passphrase, which counts
    // towards the lock of the account, Error(too_many) once it is locked, and what Keys::key_of throws.
    std::unique_ptr<Hand> open(const core::Context& ctx, const core::Secret& passphrase);

  private:
    core::db::Db& db_;
    core::auth::Accounts& accounts_;
    Keys& keys_;
};

}  // namespace signing
