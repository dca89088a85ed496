// SPDX-License-Identifier: Apache-2.0
// A private key with its certificate and the certificates above it. Stored either as PKCS#12 under
// a passphrase (a person's key) or as PEM files of mode 0600 (the demo CA and TSA of this server).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/secret.h"

struct evp_pkey_st;  // OpenSSL's EVP_PKEY

namespace core::pki {

enum class KeyKind { rsa_3072, ec_p256 };

struct KeyFree {
    void operator()(evp_pkey_st* key) const noexcept;
};
using Key = std::unique_ptr<evp_pkey_st, KeyFree>;

Key make_key(KeyKind kind);

struct Credential {
    Key key;
    Bytes certificate;         // DER
    std::vector<Bytes> chain;  // DER, issuer first, without the root

    // PBES2 with AES-256-CBC and PBKDF2-HMAC-SHA256, 100 000 rounds; MAC SHA-256. The friendly
    // name is the subject's common name.
    Bytes pkcs12(const Secret& passphrase) const;
    // Throws Error(invalid, "core.error.passphrase") for a wrong passphrase and
    // Error(invalid, "core.error.key_file") for bytes that are no PKCS#12 with a key.
    static Credential from_pkcs12(ByteView bytes, const Secret& passphrase);

    // Writes <stem>.key.pem (0600, unencrypted) and <stem>.pem (certificate and chain); an existing
    // key is not overwritten: throws Error(conflict, "core.error.key_exists").
    void save(const std::string& stem) const;
    // Throws Error(not_found, "core.error.key_file") when either file is absent or unreadable.
    static Credential load(const std::string& stem);
};

// What a certificate says, for lists and logs.
struct CertificateFacts {
    std::string subject, issuer;  // RFC 2253
    std::string common_name, organization;
    std::string serial;  // hexadecimal, lower case
    Instant not_before, not_after;
};
// Throws Error(invalid, "core.error.certificate") when the bytes are no certificate.
CertificateFacts describe(ByteView certificate);

std::string pem(ByteView certificate);
// All certificates of a PEM text, as DER. Throws Error(invalid, "core.error.certificate").
std::vector<Bytes> certificates_of_pem(std::string_view text);

}  // namespace core::pki
