// SPDX-License-Identifier: Apache-2.0
// Users of BSrE: every night each is looked up at the service, so that whoever cannot sign is told before a letter
// waits for him; and those the service does not know are proposed to it.
#pragma once

#include "core/auth/accounts.h"
#include "core/jobs/jobs.h"
#include "signing/service/providers.h"
#include "signing/store/bsre_store.h"

namespace signing {

class BsreUsers {
  public:
    static constexpr std::string_view job = "signing.bsre_users";
    static constexpr std::string_view right = "signing.certificates";   // of the officer

    BsreUsers(core::db::Db& db, const core::Clock& clock, core::auth::Accounts& accounts, Providers& providers)
        : db_(db), clock_(clock), accounts_(accounts), providers_(providers) {}

    struct Line {
        core::PersonId person;
        std::string name;
        Provider provider;
        std::string key;                        // masked
        std::optional<BsreUser> user;           // nothing: not asked yet
        std::string sentence;                   // word key of how he stands
        core::Args args;
        bool well = true;
        std::optional<core::Instant> until;     // of his newest certificate, as his signatures showed it
        std::optional<int> warning;             // it ends within so many days
        bool may_propose = false;
        bool email_needed = false;              // to propose him; his e-mail is not what he is known by
    };
    // The actor's own; nothing for whoever does not sign at BSrE.
    std::optional<Line> own(const core::Context& ctx) const;
    // The officer's; Error(forbidden) for others. Those who cannot sign on top. find() throws Error(not_found,
    // "signing.error.no_bsre_user").
    std::vector<Line> list(const core::Context& ctx) const;
    Line find(const core::Context& ctx, core::PersonId person) const;
    std::int64_t count_ill(const core::Context& ctx) const;
    // Asks the service now and keeps what it says.
    Line ask(const core::Context& ctx, core::PersonId person);
    // Of one it does not know. `email` may be left out where he is known by his. Throws Error(invalid) naming
    // "email", Error(conflict, "signing.error.bsre_known") where nothing is to be proposed.
    Line propose(const core::Context& ctx, core::PersonId person, const std::string& email);

    // By night: a look at all of each provider's users.
    void nightly();
    // Some of them, one after another; comes back for the next a minute later, and later and later while the
    // service is away, until the morning.
    void look(const core::jobs::Job& due);

  private:
    Line line_of(core::db::Tx& tx, const Provider& provider, const ProviderUse& use, const std::string& name) const;
    // False when the service itself is away, and asking for the next would only wait again.
    bool ask(const Provider& provider, const ProviderUse& use);

    core::db::Db& db_;
    const core::Clock& clock_;
    core::auth::Accounts& accounts_;
    Providers& providers_;
};

}  // namespace signing
