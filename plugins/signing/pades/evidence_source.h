// SPDX-License-Identifier: Apache-2.0
// The ways to revocation information and missing certificates. Nothing a source gives is believed
// unread: who asks checks it (answers.h).
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"

namespace signing::pades {

// Certificates and answers are DER. Where nothing is to be had the result is empty; no exception.
class EvidenceSource {
  public:
    virtual ~EvidenceSource() = default;
    // `request`: the OCSPRequest to be answered.
    virtual core::Bytes ocsp(core::ByteView certificate, core::ByteView issuer,
                             core::ByteView request) = 0;
    virtual core::Bytes crl(core::ByteView certificate, core::ByteView issuer) = 0;
    // A certificate that may be the issuer's, for paths that are not whole.
    virtual core::Bytes issuer_of(core::ByteView certificate) = 0;
};

// Nothing but what a file carries itself.
class NoEvidence final : public EvidenceSource {
  public:
    core::Bytes ocsp(core::ByteView, core::ByteView, core::ByteView) override { return {}; }
    core::Bytes crl(core::ByteView, core::ByteView) override { return {}; }
    core::Bytes issuer_of(core::ByteView) override { return {}; }
};

// Whether a certificate names where its revocation is told: a responder, or a list.
bool tells_of_revocation(core::ByteView certificate);

// Authorities inside this process.
struct LocalAuthority {
    core::Bytes certificate;  // of the authority, DER
    std::function<core::Bytes()> crl;
    std::function<core::Bytes(core::ByteView request)> ocsp;  // either may be absent
};
class LocalEvidence final : public EvidenceSource {
  public:
    explicit LocalEvidence(std::vector<LocalAuthority> authorities) : authorities_(std::move(authorities)) {}
    core::Bytes ocsp(core::ByteView certificate, core::ByteView issuer, core::ByteView request) override;
    core::Bytes crl(core::ByteView certificate, core::ByteView issuer) override;
    core::Bytes issuer_of(core::ByteView certificate) override;

  private:
    std::vector<LocalAuthority> authorities_;
};

// Over plain http, at the addresses certificates name (Authority Information Access, CRL distribution
// points). A file from outside names any address it likes, so only hosts allowed are ever asked, and
// no redirection is followed. One source serves one act: it fetches at most `most` times and no longer
// than `total`, and every address once.
class HttpEvidence final : public EvidenceSource {
  public:
    struct Limits {
        std::size_t largest = 8u << 20;  // octets of one answer
        int most = 32;
        std::chrono::seconds step{5};  // to connect, to send, to receive
        std::chrono::seconds total{30};
    };
    // `hosts`: "cvs.example.go.id", or "127.0.0.1:8080" for another port than 80.
    explicit HttpEvidence(std::vector<std::string> hosts);
    HttpEvidence(std::vector<std::string> hosts, Limits limits);
    core::Bytes ocsp(core::ByteView certificate, core::ByteView issuer, core::ByteView request) override;
    core::Bytes crl(core::ByteView certificate, core::ByteView issuer) override;
    core::Bytes issuer_of(core::ByteView certificate) override;

  private:
    core::Bytes fetch(const std::string& url, core::ByteView request);
    core::Bytes kept(const std::string& url);

    std::vector<std::string> hosts_;
    Limits limits_;
    std::chrono::steady_clock::time_point until_;
    int fetched_ = 0;
    std::map<std::string, core::Bytes> kept_;
};

// One after another, until one gives something.
class EvidenceSources final : public EvidenceSource {
  public:
    explicit EvidenceSources(std::vector<std::unique_ptr<EvidenceSource>> list) : list_(std::move(list)) {}
    core::Bytes ocsp(core::ByteView certificate, core::ByteView issuer, core::ByteView request) override;
    core::Bytes crl(core::ByteView certificate, core::ByteView issuer) override;
    core::Bytes issuer_of(core::ByteView certificate) override;

  private:
    std::vector<std::unique_ptr<EvidenceSource>> list_;
};

}  // namespace signing::pades
