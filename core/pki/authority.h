// SPDX-License-Identifier: Apache-2.0
// The demo certificate authority: a root, an issuing CA under it, and the certificates of persons
// and of the timestamp service. For trials and tests; an office in service uses BSrE's.
#pragma once

#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/pki/credential.h"

namespace core::pki {

struct Subject {
    std::string common_name;
    std::string organization;  // may be empty
    std::string country = "ID";
};

struct Window {
    Instant from, until;
};

struct Revoked {
    std::string serial;  // hexadecimal, as CertificateFacts::serial
    Instant at;
    int reason = 0;      // CRLReason of RFC 5280 section 5.3.1; 0 is left out of lists
};

// Where an authority's certificates say that their standing is told; "" is left out. Plain http
// addresses (RFC 5280 section 8): what is fetched is signed.
struct Publication {
    std::string ocsp, crl, certificate;
};

class Authority {
  public:
    // Takes a credential whose certificate may sign certificates.
    explicit Authority(Credential credential) : own_(std::move(credential)) {}

    static Authority root(const Subject& subject, Window window, KeyKind kind = KeyKind::rsa_3072);
    Authority issuing(const Subject& subject, Window window,
                      KeyKind kind = KeyKind::rsa_3072) const;

    // keyUsage digitalSignature and nonRepudiation, critical; the policy of demo signatures. No
    // national identity number goes into the subject.
    Credential person(const Subject& subject, Window window,
                      KeyKind kind = KeyKind::rsa_3072) const;
    // Of an office, for its seal (EN 319 412-3): as of a person, and told apart by the statement that it is
    // for electronic seals (EN 319 412-5, 4.2.3).
    Credential office(const Subject& subject, Window window, KeyKind kind = KeyKind::rsa_3072) const;

    // RFC 3161 section 2.3: critical extended key usage with timeStamping and nothing else.
    Credential timestamping(const Subject& subject, Window window,
                            KeyKind kind = KeyKind::rsa_3072) const;

    // RFC 6960 section 4.2.2.2: a responder for this authority, itself not to be looked up
    // (id-pkix-ocsp-nocheck); so let it live briefly.
    Credential ocsp_signing(const Subject& subject, Window window,
                            KeyKind kind = KeyKind::rsa_3072) const;

    // The authority below once more, with its name and key under a certificate of another time: its lists and answers
    // go on for all it ever issued.
    Authority renewing(const Authority& below, Window window) const;

    // From now on the certificates of persons, services and authorities below tell of it.
    void publish(Publication at) { published_ = std::move(at); }

    // Certificate revocation list in DER. `number` grows with every list.
    Bytes crl(const std::vector<Revoked>& revoked, Instant this_update, Instant next_update,
              std::int64_t number) const;

    const Bytes& certificate() const { return own_.certificate; }
    const Credential& credential() const { return own_; }

  private:
    Credential own_;
    Publication published_;
};

// Object identifiers of the demo policies, from a UUID arc (ITU-T X.667) so that none of
// anybody's register is borrowed.
std::string demo_signature_policy();
std::string demo_timestamp_policy();

}  // namespace core::pki
