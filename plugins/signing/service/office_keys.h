// SPDX-License-Identifier: Apache-2.0
// Keys by which offices seal, apart from the data and from the people's keys. Each has a folder by the code of
// its unit, which nobody but the server may read:
//
//   keys/seal/<CODE>/seal.json         what kind it is, where it lies, and which set of secrets is its own
//                    <set>/seal.p12    the key, of kind "file"
//                    <set>/pin         opens the file or token; of kind "esign" the activation code
//                    <set>/password    of the application at the service, kind "esign"
//
// A set is written whole before seal.json names it, so that a server killed in between still has the key it had.
// Keys set up before there were sets have their secrets beside seal.json.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "signing/pades/sign.h"
#include "signing/service/keys.h"

namespace signing {

struct OfficeKey {
    enum class Kind { file, token, esign };
    std::string code;                    // of the unit
    Kind kind = Kind::file;
    std::string serial;                  // file: of its certificate in the register; "" of one made before it was
    std::string module, token, label;    // token: the maker's library, the token's and the key's label
    std::string url, user, subscriber;   // esign: BSrE Esign Client Service, the office's id there
    bool plain_http = false;             // esign: http:// on the agency's own network
    std::string set;                     // of its secrets; chosen when it is kept
};
std::string_view name(OfficeKey::Kind kind);   // "file", "token", "esign"

class OfficeKeys {
  public:
    OfficeKeys(std::filesystem::path folder, Keys& keys, const core::Clock& clock)
        : folder_(std::move(folder)), keys_(keys), clock_(clock) {}

    // None when the office has no key; throws Error(unavailable, "signing.error.seal_setup", {code}) when what
    // lies there cannot be read.
    std::optional<OfficeKey> find(std::string_view code) const;
    std::vector<OfficeKey> all() const;

    // What goes with a key; empty: nothing.
    struct Secrets {
        core::Secret pin, password;
        core::Bytes pkcs12{};
    };
    // Sets one up with its secrets, all or nothing; what was there for this office is replaced. Throws Error(invalid,
    // "signing.error.seal_code") for a code no folder can have.
    void keep(const OfficeKey& key, const Secrets& secrets) const;
    // In place of the one held. Throws Error(unavailable, "signing.error.seal_setup", {code}) where there is no key.
    void keep_pin(std::string_view code, const core::Secret& pin) const;
    bool pin_kept(const OfficeKey& key) const;
    void forget_pin(const OfficeKey& key) const;
    // A key with a certificate of the built-in authority, entered in the register, under a PIN made for it. The one
    // before is replaced. Throws Error(unavailable, "signing.error.no_authority").
    void issue(std::string_view code, const std::string& name, const std::string& organization,
               const Keys::Also& also = {}) const;
    // Destroys the key whose certificate has this serial number; nothing happens where there is none.
    void discard(const std::string& serial) const;
    // The seal as the Esign Client Service knows it, with the service it is asked by; of kind "esign". They ask over
    // a network: no unit of work may be open. See esign::Institution for what they throw.
    void request_activation(const OfficeKey& key) const;
    // Of the activation held a fresh one, kept in its place; gives when it ends, as the service writes it.
    std::string renew_activation(const OfficeKey& key) const;
    // The activation held is worth nothing any more, there and here.
    void revoke_activation(const OfficeKey& key) const;

    // Seals the file where it stands, so that it begins with the bytes it had: fills the field kept for it, or makes its
    // own. Gives the certificate (DER) of the seal. Asks tokens and networks: no unit of work may be open.
    // Throws Error(unavailable, "signing.error.seal_open", {file}) for a PIN others can read, and what the
    // provider throws.
    core::Bytes set(const OfficeKey& key, core::Bytes& pdf, const pades::SignRequest& request) const;
    // A CMS signature of content with this digest (DER), level B-B of its kind; by kind "file" and "token". Asks tokens:
    // no unit of work may be open. Throws what set throws.
    core::Bytes vouch(const OfficeKey& key, const core::Digest& digest) const;

  private:
    std::filesystem::path place(std::string_view code) const;
    std::filesystem::path place(const OfficeKey& key) const;   // of its secrets
    core::Secret secret(const OfficeKey& key, const char* file) const;
    void write(const std::filesystem::path& file, std::string_view text) const;
    std::unique_ptr<seal::Provider> provider(const OfficeKey& key) const;   // of kind "file" and "token"
    core::Bytes by_session(const OfficeKey& key, core::Bytes& pdf, const pades::SignRequest& request) const;
    core::Bytes by_service(const OfficeKey& key, core::Bytes& pdf, const pades::SignRequest& request) const;

    std::filesystem::path folder_;
    Keys& keys_;
    const core::Clock& clock_;
};

}  // namespace signing
