// SPDX-License-Identifier: Apache-2.0
// Keys and certificates of this server, in a folder apart from the data: the built-in authority, timestamp
// service and responder of a demo or closed network, the signers' PKCS#12 files under their own
// passphrases, and the certificates we trust. What was issued or taken in stands in the register.
//
//   keys/anchors/*.pem   trust anchors      keys/people/<person>-<serial>.p12   one signer's key
//   keys/root.* ca.*                        built-in authority (absent at offices that use BSrE)
//   keys/tsa.* tsa-<second>.* ocsp-<second>.*   its services, each beside those before it
//   keys/waiting/<person>.json              handed in, shown to its owner, not yet kept
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "core/auth/actor.h"
#include "core/base/secret.h"
#include "core/db/db.h"
#include "core/pki/authority.h"
#include "core/pki/timestamp_authority.h"
#include "signing/domain/certificate.h"
#include "signing/pades/timestamp.h"

namespace signing {

class Keys {
  public:
    // `timestamp_url` "" uses the built-in timestamp service. `published`: "http://host" under which this
    // server tells of the certificates it issues; "" leaves that out of them. `kind`: of the keys the authority and
    // the timestamp service get when they are made.
    Keys(std::filesystem::path folder, core::db::Db& db, const core::Clock& clock,
         std::string timestamp_url, std::string published = {},
         core::pki::KeyKind kind = core::pki::KeyKind::rsa_3072);

    // Makes root, issuing CA, timestamp service and responder, once; what lacks of them later too. Gives false
    // when all were there.
    bool create_authority(const std::string& agency);
    bool has_authority() const;
    // What else is to happen in the unit that enters a certificate into the register.
    using Also = std::function<void(core::db::Tx& tx, const Certificate& entered)>;
    // Issues a certificate and stores the key under the passphrase. Replaces an earlier key; what was
    // signed with it stays valid. Throws Error(unavailable, "signing.error.no_authority").
    void enrol(core::PersonId person, const std::string& name, const std::string& organization,
               const core::Secret& passphrase, const Also& also = {});
    // Keeps a key that was made elsewhere. Throws Error(conflict, "signing.error.certificate_revoked") for
    // one known as revoked, "signing.error.certificate_taken" for another person's.
    void keep(core::PersonId person, const core::pki::Credential& credential, const core::Secret& passphrase,
              const Also& also = {});
    // PKCS#12 of the signer. Throws Error(conflict, "signing.error.not_enrolled"), and
    // "signing.error.certificate_revoked" or "certificate_expired" when it signs no more.
    core::Bytes key_of(core::PersonId person) const;
    bool enrolled(core::PersonId person) const;
    // The same key under another passphrase. Throws Error(invalid, "core.error.passphrase").
    void change_passphrase(core::PersonId person, const core::Secret& present, const core::Secret& fresh);
    void discard(core::PersonId person, const std::string& serial);   // the key; the register keeps its certificate
    // Handed in and not yet kept, for an hour; the bytes are under a passphrase.
    void put_waiting(core::PersonId person, core::ByteView pkcs12, const core::Bytes& certificate);
    struct Waiting {
        core::Bytes pkcs12, certificate;
    };
    std::optional<Waiting> waiting(core::PersonId person) const;
    void drop_waiting(core::PersonId person);
    void sweep_waiting();   // those nobody kept within their hour
    // That of `waiting` becomes the signer's, as it is.
    void keep_waiting(core::PersonId person, const Also& also);

    const std::vector<core::Bytes>& anchors() const { return anchors_; }   // DER
    // Is this anchor our own built-in root?
    bool is_demo(const core::Bytes& anchor) const;
    // Throws Error(unavailable, "signing.error.no_timestamps") when neither is set up.
    pades::TimestampSource& timestamps();
    // Of a service elsewhere; "" when the built-in one is used, or none.
    const std::string& timestamp_address() const { return timestamp_url_; }

    // The built-in timestamp service, whichever is used for letters: that of the newest key, also when another
    // process made it. Null when there is none.
    std::shared_ptr<const core::pki::TimestampAuthority> own_timestamps();
    // "root", "ca", "tsa" or "ocsp", the newest of it. Throws Error(unavailable, "signing.error.no_authority").
    core::pki::Credential credential(const std::string& name) const;
    // DER of the newest; nothing when there is none of that name.
    std::optional<core::Bytes> certificate(const std::string& name) const;

    // How long a new certificate of a service would last: never longer than what it stands under.
    core::Instant lasts(const std::string& name) const;
    // "tsa" and "ocsp" get a new key and certificate, written beside those before and used from then on; "ca" gets a
    // new certificate of its key, for its lists and answers go on for all it issued. What was signed stands. Throws
    // Error(unavailable, "signing.error.no_authority"), Error(invalid, "signing.error.renewable") for other names.
    Certificate renew(const std::string& name, const Also& also = {});
    // Keys of services that have had a successor for a day are destroyed; their certificates stay.
    void destroy_succeeded();

    // Key and certificate for the seal of an office, not yet in the register. Throws as issuing does.
    core::pki::Credential seal_credential(const std::string& name, const std::string& organization) const;
    // Enters one; that of serial number `before` is replaced.
    void enter_seal(core::ByteView certificate, const std::string& before, const Also& also = {});

  private:
    // Asks whichever key the built-in service has at that moment.
    class OwnTimestamps final : public pades::TimestampSource {
      public:
        explicit OwnTimestamps(Keys& keys) : keys_(keys) {}
        core::Bytes ask(core::ByteView request) override;

      private:
        Keys& keys_;
    };

    void load();
    std::string stem(const std::string& name) const { return (folder_ / name).string(); }
    std::filesystem::path waiting_file(core::PersonId person) const;
    // `serial` "": as keys were kept before there was a register.
    std::filesystem::path key_file(core::PersonId person, const std::string& serial) const;
    std::filesystem::path key_in_use(core::PersonId person) const;
    std::filesystem::path key_in_use(core::db::Tx& tx, core::PersonId person) const;
    // Throws Error(unavailable) with "signing.error.no_authority", or "certificate_ended" when it has.
    core::pki::Authority issuing() const;
    core::pki::Authority root() const;
    // All of a service, oldest first, and the one in use.
    std::vector<std::string> stems_of(std::string_view name) const;
    std::optional<std::string> newest(const std::string& name) const;
    void make_service(const core::pki::Authority& ca, const std::string& name);
    void enter_services();
    Certificate entry(core::ByteView certificate, Purpose purpose, CertificateOrigin origin) const;
    // In the register, then in the folder: a crash between leaves a key that signs nothing.
    void put(core::PersonId person, core::ByteView pkcs12, Certificate entered, const Also& also);

    std::filesystem::path folder_;
    core::db::Db& db_;
    const core::Clock& clock_;
    std::string timestamp_url_, published_;
    core::pki::KeyKind kind_;
    std::vector<core::Bytes> anchors_;
    std::mutex stamping_;   // guards the two below
    std::optional<std::string> stamping_key_;
    std::shared_ptr<const core::pki::TimestampAuthority> authority_;
    OwnTimestamps own_source_{*this};
    std::unique_ptr<pades::TimestampSource> elsewhere_;
};

// Checks that a signature made with this certificate may be kept: it is active in the register, or the
// register did not know it and does now. Throws what Keys::key_of throws.
void ensure_usable(core::db::Tx& tx, core::PersonId person, core::ByteView certificate, core::Instant now);

}  // namespace signing
