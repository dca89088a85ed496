// SPDX-License-Identifier: Apache-2.0
// The register of certificates as people use it: how a person stands with his, revocation by himself or the
// officer, and the watch that tells before something ends.
#pragma once

#include "core/jobs/jobs.h"
#include "signing/pades/evidence_source.h"
#include "signing/service/keys.h"

namespace signing {

class Certificates {
  public:
    static constexpr std::string_view right = "signing.certificates";   // of the officer
    static constexpr std::string_view watch_job = "signing.certificates";
    using Sources = std::function<std::unique_ptr<pades::EvidenceSource>()>;

    Certificates(core::db::Db& db, const core::Clock& clock, Keys& keys, Sources sources)
        : db_(db), clock_(clock), keys_(keys), sources_(std::move(sources)) {}

    // How a person stands who signs with a key kept here: what blocks him, or what will soon; nothing when
    // all is well. For whoever signs elsewhere (a token, a service) do not ask.
    std::optional<CertificateStanding> standing(core::PersonId person, core::Instant now) const;
    std::optional<CertificateStanding> standing(core::db::Tx& tx, core::PersonId person, core::Instant now) const;

    // All of the actor's own; the one in use first.
    std::vector<Certificate> own(const core::Context& ctx) const;
    // Of persons, for the officer; those in use that end first on top.
    std::vector<Certificate> list(const core::Context& ctx) const;
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
        std::optional<int> warning;   // as warning_due
        bool ended = false;
    };
    std::vector<Watched> services() const;

    // By night: certificates of signatures made here are entered, the end of each is told once at each of
    // warning_days, and issuers elsewhere are asked whether theirs still hold.
    void watch();
    // Throws Error(unavailable, "signing.error.certificate_ends", {name, days}) when what this server stands on
    // ends within a month, "certificate_ended" when it has.
    void check() const;
    // How many certificates of persons end within a month, or have.
    std::int64_t count_ending(const core::Context& ctx) const;

  private:
    void adopt();
    void warn(const core::Context& ctx);
    void ask_issuers(const core::Context& ctx);
    Certificate revoke(const core::Context& ctx, Certificate certificate, RevocationReason reason,
                       const std::string& note, core::Instant at);

    core::db::Db& db_;
    const core::Clock& clock_;
    Keys& keys_;
    Sources sources_;
};

}  // namespace signing
