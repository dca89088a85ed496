// SPDX-License-Identifier: Apache-2.0
// The Esign Client as a WholeSigner: a person by either API, and the seal of an office.
#pragma once

#include "signing/seal/esign/institution.h"
#include "signing/seal/esign/v1.h"
#include "signing/seal/esign/v2.h"

namespace signing::esign {

class PersonV1 final : public seal::WholeSigner {
  public:
    explicit PersonV1(const Service& service) : api_(service) {}
    void require_ready(const std::string& nik) override { require_may_sign(api_.status(nik)); }
    core::Bytes sign(const seal::WholeRequest& request, const core::Secret& passphrase) override;

  private:
    V1 api_;
};

// Files in one call of v2: BSSN names no limit, and of what is asked too much nothing is signed.
constexpr std::size_t most_files = 100;

class PersonV2 final : public seal::WholeSigner {
  public:
    // `kind`: what is handed to sign() as the passphrase.
    explicit PersonV2(const Service& service, Proof::Kind kind = Proof::Kind::passphrase)
        : api_(service), kind_(kind) {}
    void require_ready(const std::string& who) override { require_may_sign(api_.status(who_of(who))); }
    core::Bytes sign(const seal::WholeRequest& request, const core::Secret& passphrase) override;
    std::vector<core::Bytes> sign_all(const std::vector<seal::WholeRequest>& requests,
                                      const core::Secret& passphrase) override;

  private:
    V2 api_;
    Proof::Kind kind_;
};

// WholeRequest::who is the subscriber's id and the "passphrase" the activation held for it.
class OfficeSeal final : public seal::WholeSigner {
  public:
    explicit OfficeSeal(const Service& service) : service_(service) {}
    void require_ready(const std::string&) override {}  // the service tells nothing beforehand
    core::Bytes sign(const seal::WholeRequest& request, const core::Secret& activation) override;

  private:
    const Service& service_;
};

}  // namespace signing::esign
