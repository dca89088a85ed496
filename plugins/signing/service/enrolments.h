// SPDX-License-Identifier: Apache-2.0
// How a person comes to a key of his own: he asks, an officer makes sure who he is, and he himself sets the
// passphrase under which the key is made. Or he hands in a key that was made elsewhere.
#pragma once

#include "core/auth/accounts.h"
#include "signing/check/trust.h"
#include "signing/service/certificates.h"
#include "signing/service/inspect.h"

namespace signing {

inline constexpr std::size_t longest_reason = 500;

class Enrolments {
  public:
    Enrolments(core::db::Db& db, core::auth::Accounts& accounts, Keys& keys, const Inspect& inspect,
               std::string agency)
        : db_(db), accounts_(accounts), keys_(keys), inspect_(inspect), agency_(std::move(agency)) {}

    // Where the actor stands on his way.
    struct Stage {
        std::optional<Enrolment> last;
        std::optional<Certificate> handed_in;   // shown to him, not yet kept
        bool may_ask = false;                   // there is an authority here, and nothing is open
    };
    Stage stage(const core::Context& ctx) const;

    // Throws Error(conflict, "signing.error.enrolment_open") when something is open, Error(unavailable,
    // "signing.error.no_authority") where certificates are not issued.
    Enrolment ask(const core::Context& ctx, const std::string& reason);
    void withdraw(const core::Context& ctx);

    // For the officer. His own he cannot decide: Error(forbidden, "signing.error.own_enrolment").
    std::vector<Enrolment> waiting(const core::Context& ctx) const;
    std::int64_t count_waiting(const core::Context& ctx) const;
    Enrolment find(const core::Context& ctx, EnrolmentId id) const;
    void approve(const core::Context& ctx, EnrolmentId id, const IdentityCheck& check);
    // Throws Error(invalid) naming "note" when the reason is missing.
    void refuse(const core::Context& ctx, EnrolmentId id, const std::string& note);

    // The passphrase twice, as typed.
    struct Fresh {
        core::Secret passphrase, again;
    };
    // Makes the key of an approved enrolment. Throws Error(invalid) naming "passphrase" or "again".
    void make(const core::Context& ctx, const Fresh& fresh);
    // Wrong ones count towards the lock of the account. Throws Error(invalid) naming "present" too.
    void change_passphrase(const core::Context& ctx, const core::Secret& present, const Fresh& fresh);

    // A PKCS#12 file with its own passphrase; from then on it is under the fresh one. It is shown first and
    // kept only when he says so. Throws Error(invalid) naming "file", "present", "passphrase" or "again".
    Certificate hand_in(const core::Context& ctx, core::ByteView file, const core::Secret& present, const Fresh& fresh);
    // Throws Error(not_found, "signing.error.nothing_waiting") after an hour, and what Keys::keep throws.
    void keep(const core::Context& ctx);
    void discard(const core::Context& ctx);

  private:
    void decide(const core::Context& ctx, EnrolmentId id, EnrolmentState state,
                const std::function<void(Enrolment&)>& fill);

    core::db::Db& db_;
    core::auth::Accounts& accounts_;
    Keys& keys_;
    const Inspect& inspect_;
    std::string agency_;
};

}  // namespace signing
