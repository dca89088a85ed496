// SPDX-License-Identifier: Apache-2.0
// Files others signed (signing/foreign.h), by job: judged apart, the report kept, and grown where that may be.
#pragma once

#include "core/blob/store.h"
#include "core/jobs/jobs.h"
#include "signing/foreign.h"
#include "signing/service/raising.h"

namespace signing {

class Foreign final : public ForeignReports {
  public:
    static constexpr std::string_view job = "signing.foreign";

    // `judge`: of what came from outside.
    Foreign(core::db::Db& db, const core::blob::Store& blobs, const core::Clock& clock, Validator& judge, Raising& raising)
        : db_(db), blobs_(blobs), clock_(clock), judge_(judge), raising_(raising) {}

    void came(core::db::Tx& tx, core::Instant now, const core::Digest& bytes, std::string_view subject) override {
        ask(tx, now, bytes, subject);
    }
    std::map<core::Digest, ForeignReport> reports(core::db::Tx& tx, const std::vector<core::Digest>& files) override;

    static void ask(core::db::Tx& tx, core::Instant now, const core::Digest& bytes, std::string_view subject);
    // No unit open. Idempotent. Throws jobs::Later while no judge is to be had, Error(unavailable) where one did not answer
    // or no timestamp is to be had now.
    void judge(const core::jobs::Job& job);
    // Asks again for what waits, and a while for what nobody could tell the revocation of.
    void nightly();

  private:
    std::optional<ForeignReport> judged(const core::Digest& bytes, int tries);
    std::optional<ForeignReport> judged_some_day(const core::Digest& bytes, int tries);
    void keep(const ForeignReport& report);

    core::db::Db& db_;
    const core::blob::Store& blobs_;
    const core::Clock& clock_;
    Validator& judge_;
    Raising& raising_;
};

}  // namespace signing
