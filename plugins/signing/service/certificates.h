// SPDX-License-Identifier: Apache-2.0
// The register of certificates as people use it: how a person stands with his, revocation by himself or the
// officer, and the watch that tells before something ends.
#pragma once

#include "core/jobs/jobs.h"
#include "signing/pades/evidence_source.h"
#include "signing/service/keys.h"

namespace signing {

class OfficeKeys;

class Certificates {
  public:
    static constexpr std::string_view right = "signing.certificates";   // of the officer
    static constexpr std::string_view watch_job = "signing.certificates";
    using Sources = std::function<std::unique_ptr<pades::EvidenceSource>()>;

    // `seals`: keys of offices, destroyed with their certificates; none: no office seals.
    Certificates(core::db::Db& db, const core::Clock& clock, Keys& keys, Sources sources,
                 const OfficeKeys* seals = nullptr)
        : db_(db), clock_(clock), keys_(keys), sources_(std::move(sources)), seals_(seals) {}

    // How a person stands who signs with a key kept here: what blocks him, or what will soon; nothing when
    // all is well. For whoever signs elsewhere (a token, a service) do not ask.
    std::optional<CertificateStanding> standing(core::PersonId person, core::Instant now) const;
    std::optional<CertificateStanding> standing(core::db::Tx& tx, core::PersonId person, core::Instant now) const;

    // All of the actor's own; the one in use first.
    std::vector<Certificate> own(const core::Context& ctx) const;
    // The one the actor signs with here. Throws Error(not_found, "signing.error.no_certificate").
    Certificate of_actor(const core::Context& ctx) const;
    // Of persons and offices, for the officer, page by page; those in use that end first on top.
    CertificateLines list(const core::Context& ctx, const CertificateWish& wish) const;
    // Throws Error(not_found) unless it is the actor's or he is the officer.
    Certificate find(const core::Context& ctx, CertificateId id) const;
    // By its owner or the officer; the key kept here is destroyed, and nothing is signed with it from then on.
    // Throws Error(conflict, "signing.error.certificate_revoked") when it was before.
    Certificate revoke(const core::Context& ctx, CertificateId id, RevocationReason reason, const std::string& note);
    // From the command line: any certificate of the built-in authorities. Throws Error(not_found).
    Certificate revoke(const core::Context& ctx, const std::string& serial, RevocationReason reason);

    // What this server stands on, and when each ends.
    struct Watched {
        std::string what;   // "root", "ca", "tsa", "ocsp", "anchor", "archive"
        std::string name;   // of the certificate
        core::Instant until;
        std::optional<int> warning;   // as service_warning_due
        bool ended = false;
    };
    std::vector<Watched> services() const;

    // By night: certificates of signatures and seals made here are entered, the end of each is told once at each of
    // warning_days, issuers elsewhere are asked whether theirs still hold, and what was handed in and not kept is
    // thrown away. What fails with one certificate is logged and keeps nobody from the next.
    void watch();
    // Throws Error(unavailable, "signing.error.certificate_ends", {name, days}) when what this server stands on
    // ends within a month, the built-in issuer within half a year; "certificate_ended" when it has.
    void check() const;
    // How many certificates of persons and offices end within a month, or have.
    std::int64_t count_ending(const core::Context& ctx) const;

  private:
    void adopt();
    void warn(const core::Context& ctx);
    void warn(const core::Context& ctx, const Certificate& certificate);
    void ask_issuer(const core::Context& ctx, const Certificate& certificate);
    void hold(const core::Context& ctx, CertificateId id, core::Instant since);
    // Of every certificate that is active or held, of whom there may be many.
    void each_active(const std::function<void(const Certificate&)>& act) const;
    Certificate revoke(const core::Context& ctx, Certificate certificate, RevocationReason reason,
                       const std::string& note, core::Instant at);

    core::db::Db& db_;
    const core::Clock& clock_;
    Keys& keys_;
    Sources sources_;
    const OfficeKeys* seals_;
};

}  // namespace signing
