// SPDX-License-Identifier: Apache-2.0
// API v1 of the Esign Client Service: forms in, the PDF itself out.
#pragma once

#include "signing/seal/esign/line.h"
#include "signing/seal/esign/look.h"
#include "signing/seal/esign/values.h"

namespace signing::esign {

class V1 {
  public:
    // `service` must outlive this. Throws Error(invalid, "signing.error.esign_address").
    explicit V1(const Service& service) : line_(service) {}

    struct File {
        core::Bytes pdf;
        std::string id;  // the service's own; "" when it gave none
    };
    // An answer that breaks off after naming the id is fetched by it, once. Throws
    // Error(invalid, "signing.error.nik") before asking, and what judge() and add_look() throw.
    File sign(core::ByteView pdf, const std::string& nik, const core::Secret& passphrase,
              const Look& look) const;
    // The service hands a file out once; then Error(gone, "signing.error.esign_fetched").
    core::Bytes download(const std::string& id) const;
    Opinion verify(core::ByteView pdf) const;
    UserStatus status(const std::string& nik) const;

  private:
    Line line_;
};

}  // namespace signing::esign
