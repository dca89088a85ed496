// SPDX-License-Identifier: Apache-2.0
// Signs with a key kept on this server in a PKCS#12 file under the signer's own passphrase.
#pragma once

#include "signing/seal/provider.h"

namespace signing::seal {

class Local final : public Provider {
  public:
    // `pkcs12`: the bytes as stored. They stay encrypted here; the key exists in clear only while
    // a Session lives.
    explicit Local(core::Bytes pkcs12) : pkcs12_(std::move(pkcs12)) {}

    // Throws Error(invalid, "signing.error.passphrase") for a wrong passphrase and
    // Error(invalid, "signing.error.key_file") for bytes that are no usable PKCS#12.
    std::unique_ptr<Session> open(const core::Secret& passphrase) override;

  private:
    core::Bytes pkcs12_;
};

}  // namespace signing::seal
