// SPDX-License-Identifier: Apache-2.0
// Raises sealed files to the level wanted, by job, and renews archive timestamps before they end. What
// cannot be had today (no responder answers, no timestamp is given) leaves the file as it is and is tried
// again by the job, and after it has given up by the next night.
#pragma once

#include "core/blob/read.h"
#include "core/jobs/jobs.h"
#include "signing/adopting.h"
#include "signing/growths.h"
#include "signing/levels.h"
#include "signing/pades/evidence_source.h"
#include "signing/service/desk.h"
#include "signing/service/keys.h"
#include "signing/service/office_seal.h"

namespace signing {

class Raising final : public Levels, public Growths, public Adopting {
  public:
    static constexpr std::string_view job = "signing.raise";
    using Sources = std::function<std::unique_ptr<pades::EvidenceSource>()>;   // anew for each file

    // `validator`: of what was made here; `judged`: of what came from outside.
    Raising(core::db::Db& db, core::blob::Store& blobs, const core::Clock& clock, Subjects& subjects, Keys& keys,
            Validator& validator, Validator& judged, Level level, Sources sources, OfficeSeals* offices = nullptr)
        : db_(db), blobs_(blobs), clock_(clock), subjects_(subjects), keys_(keys), validator_(validator), judged_(judged),
          level_(level), sources_(std::move(sources)), offices_(offices) {}

    core::Digest newest(core::db::Tx& tx, const core::Digest& sealed) override;
    std::optional<core::Digest> sealed_of(core::db::Tx& tx, const core::Digest& bytes) override;
    std::optional<Standing> standing(core::db::Tx& tx, const core::Digest& sealed) override;
    void want(core::db::Tx& tx, core::Instant now, const core::Digest& sealed, Level level) override;

    std::map<core::Digest, core::Digest> grown(core::db::Tx& tx, const std::vector<core::Digest>& sealed) override;

    // Larger than any letter: what came with a package is read into memory to be judged.
    static constexpr std::uintmax_t most_adopted = 128u << 20;
    void adopt(const core::Digest& sealed, const core::Digest& grown) override;
    // Grows a file others signed, judged apart before, to B-LTA beside its bytes; from then on it is renewed as ours are.
    // Gives "" when that is so, else why it cannot be: "stranger" (no authority of theirs is known here), "away" (revocation
    // is told neither by the file nor by whom may be asked), "unfit" (it takes no update). Throws where no judge or timestamp
    // is to be had now. No unit open.
    std::string keep_foreign(const core::Digest& sealed);

    // A file was sealed: it is to have the seal of its office and the level its subject asks for. Of what was signed with ink nothing is.
    void begin(const Sealed& event);
    // No unit open. Idempotent: what stands as wanted is left alone. Throws what pades::extend throws.
    void raise(const core::jobs::Job& job);
    // Asks again for what is behind, and for as many of those to be renewed as let none end before its turn.
    void nightly();
    // Throws Error(unavailable): "signing.error.renewals_behind" when archive timestamps end within days or have ended,
    // "signing.error.levels_behind" when files have been below their level for days; each with {count}.
    void check() const;

  private:
    // The seal of the office, where it is wanted and not there. What kept it away is kept with the file and given.
    struct Missing {
        std::exception_ptr why;
        bool waited = false;
    };
    std::optional<Missing> seal(const core::Digest& sealed);
    void seal_now(const store::OfficeSeal& wanted, const Standing& before);
    void lift(const core::Digest& sealed);
    // Octets of what others had signed before the first of ours: what they left out of it is not ours to prove.
    std::size_t of_others(std::string_view subject);
    Level level_of(core::ByteView file, std::string_view subject);
    void begin_grown(const core::Digest& sealed, std::string_view subject, const Standing& stands, core::Instant now);

    core::db::Db& db_;
    core::blob::Store& blobs_;
    const core::Clock& clock_;
    Subjects& subjects_;
    Keys& keys_;
    Validator& validator_;
    Validator& judged_;
    Level level_;
    Sources sources_;
    OfficeSeals* offices_;   // none: no office seals
};

}  // namespace signing
