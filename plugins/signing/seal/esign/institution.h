// SPDX-License-Identifier: Apache-2.0
// The electronic seal of an office (segel elektronik), API v2: an activation is fetched first and
// held, and with it a one-time password for the files of one call.
#pragma once

#include "signing/seal/esign/line.h"
#include "signing/seal/esign/look.h"

namespace signing::esign {

// A one-time password from the service.
struct Totp {
    core::Secret code;
    std::string expires;  // as the service writes it; "" when it does not say
};

class Institution {
  public:
    // `subscriber`: the office's id at BSrE. `service` must outlive this.
    Institution(const Service& service, std::string subscriber)
        : line_(service), subscriber_(std::move(subscriber)) {}

    // The activation code goes to the office by a way of the service's own (e-mail).
    void request_activation() const;
    // A fresh one for the one held.
    Totp renew_activation(const core::Secret& activation) const;
    void revoke_activation(const core::Secret& activation) const;
    Totp totp(const core::Secret& activation, int files) const;
    // As V2::sign, with what totp() gave.
    std::vector<core::Bytes> sign(const core::Secret& totp, const std::vector<Look>& looks,
                                  const std::vector<core::ByteView>& files) const;

    // All throw what judge() throws, and Error(upstream, "signing.error.esign_seal", {said}) when
    // the service answers 200 and yet says that it did not do it.

  private:
    core::Json ask(const char* path, const std::vector<SecretMember>& secrets,
                   core::Json more, bool must_confirm) const;

    Line line_;
    std::string subscriber_;
};

}  // namespace signing::esign
