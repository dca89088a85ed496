// SPDX-License-Identifier: Apache-2.0
// Keys and certificates of this server, in a folder apart from the data: the built-in authority and
// timestamp service of a demo or closed network, the signers' PKCS#12 files under their own
// passphrases, and the certificates we trust.
//
//   keys/anchors/*.pem   trust anchors      keys/people/<person>.p12   one signer's key
//   keys/root.* ca.* tsa.*   built-in authority (absent at offices that use BSrE)
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "core/auth/actor.h"
#include "core/base/secret.h"
#include "core/db/db.h"
#include "core/pki/timestamp_authority.h"
#include "signing/pades/timestamp.h"

namespace signing {

class Keys {
  public:
    // `timestamp_url` "" uses the built-in timestamp service.
    Keys(std::filesystem::path folder, core::db::Db& db, const core::Clock& clock,
         std::string timestamp_url);

    // Makes root, issuing CA and timestamp service, once. Gives false when they were there.
    bool create_authority(const std::string& agency);
    bool has_authority() const;
    // Issues a certificate and stores the key under the passphrase. Replaces an earlier key; what was
    // signed with it stays valid. Throws Error(unavailable, "signing.error.no_authority").
    void enrol(core::PersonId person, const std::string& name, const std::string& organization,
               const core::Secret& passphrase);
    // PKCS#12 of the signer. Throws Error(conflict, "signing.error.not_enrolled").
    core::Bytes key_of(core::PersonId person) const;
    bool enrolled(core::PersonId person) const;

    const std::vector<core::Bytes>& anchors() const { return anchors_; }   // DER
    // Is this anchor our own built-in root?
    bool is_demo(const core::Bytes& anchor) const;
    // Throws Error(unavailable, "signing.error.no_timestamps") when neither is set up.
    pades::TimestampSource& timestamps();

  private:
    void load();
    std::string stem(const char* name) const { return (folder_ / name).string(); }

    std::filesystem::path folder_;
    core::db::Db& db_;
    const core::Clock& clock_;
    std::string timestamp_url_;
    std::vector<core::Bytes> anchors_;
    std::unique_ptr<core::pki::TimestampAuthority> authority_;
    std::unique_ptr<pades::TimestampSource> source_;
};

}  // namespace signing
