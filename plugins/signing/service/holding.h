// SPDX-License-Identifier: Apache-2.0
// Signatures that have their number and are not finished: why, since when, and when the provider they wait for
// answers again. No passphrase can be kept, so what waits is the letter: its signer is told when to come back.
#pragma once

#include "core/events/events.h"
#include "core/jobs/jobs.h"
#include "signing/domain/round.h"
#include "signing/service/hands.h"
#include "signing/service/timestamp_watch.h"

namespace signing {

class Subjects;

class Holding {
  public:
    Holding(core::db::Db& db, const core::events::Bus& bus, Subjects& subjects)
        : db_(db), bus_(bus), subjects_(subjects) {}

    static constexpr std::string_view job = "signing.watch";

    using Context = core::Context;

    // The actor's signature failed by no fault of his: kept of each of these that had its number, and counted once
    // against whoever keeps his key. Never throws: the round itself says that the number is held.
    void note(const Context& ctx, const std::vector<std::string>& subjects, Hands& hands,
              const core::Error& error) noexcept;
    // His wish to sign where no number is taken: the keeper does not answer. Once for each letter.
    void queue(const Context& ctx, std::string_view subject, Hands& hands, const core::Error& error);
    // His keeper gave a good one: what failed before is over.
    void signed_at(const Context& ctx, Hands& hands) noexcept;
    // Looks whether the provider, or the timestamp service, answers again; tells the signers, or comes back later. A
    // signer whom another keeper serves by now, his own being removed for one, need not wait for it.
    void watch(const core::jobs::Job& job, const Context& ctx, Providers& providers, TimestampWatch& timestamps);

  private:
    void hold(core::db::Tx& tx, const Context& ctx, std::string_view subject, const SigningFailure& failure,
              bool timestamps);
    void tell(core::db::Tx& tx, const Context& ctx, const std::vector<store::Stuck>& all);

    core::db::Db& db_;
    const core::events::Bus& bus_;
    Subjects& subjects_;
};

}  // namespace signing
