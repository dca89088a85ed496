// SPDX-License-Identifier: Apache-2.0
// API v2 of the Esign Client Service: JSON both ways, several files in one call.
#pragma once

#include "signing/seal/esign/line.h"
#include "signing/seal/esign/look.h"
#include "signing/seal/esign/values.h"

namespace signing::esign {

// Named by NIK or by e-mail, one of them.
struct Who {
    std::string nik, email;
};
// What has an @ is an e-mail.
Who who_of(const std::string& key);

// What he shows: his passphrase, or the one-time password that went to his e-mail.
struct Proof {
    enum class Kind { passphrase, totp } kind = Kind::passphrase;
    const core::Secret& secret;
};

class V2 {
  public:
    // `service` must outlive this. Throws Error(invalid, "signing.error.esign_address").
    explicit V2(const Service& service) : line_(service) {}

    // In the order of `files`; `looks` holds one for all or one for each. Throws
    // Error(invalid, "signing.error.nik") or signing.error.esign_who before asking, and what judge()
    // and signature_properties() throw. All files or none.
    std::vector<core::Bytes> sign(const Who& who, const Proof& proof, const std::vector<Look>& looks,
                                  const std::vector<core::ByteView>& files) const;
    // A one-time password for so many files goes to the person's e-mail.
    void send_totp(const Who& who, int files) const;
    UserStatus status(const Who& who) const;
    // Proposes a person to BSrE. Throws signing.error.esign_registered for one it knows.
    void propose(const std::string& name, const std::string& email) const;
    Opinion verify(core::ByteView pdf) const;

  private:
    Line line_;
};

// The files of an answer: exactly so many, each a PDF by its first bytes.
std::vector<core::Bytes> files_of(const core::Json& answer, std::size_t count);

}  // namespace signing::esign
