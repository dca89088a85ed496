// SPDX-License-Identifier: Apache-2.0
// A signature that waits for its keeper before anything is taken: the keeper does not answer, so no number is taken
// and no passphrase can be kept; the signer's wish is, the keeper is watched (holding.h), and when it answers the
// letter is his again.
#pragma once

#include "signing/service/preflight.h"
#include "signing/service/holding.h"

namespace signing {

class Queueing {
  public:
    Queueing(core::db::Db& db, Hands& hands, Preflights& preflights, Holding& holding)
        : db_(db), hands_(hands), preflights_(preflights), holding_(holding) {}

    // Throws Error(conflict) with what else stands in the way, "signing.error.queue_not_needed" when the keeper
    // answers, "signing.error.held_already" when the number is taken and it is watched anyway; Error(not_found)
    // when he may not see the subject.
    void wish(const core::Context& ctx, std::string_view subject);
    // Error(conflict, "signing.error.not_queued") when there is no wish.
    void withdraw(const core::Context& ctx, std::string_view subject);

  private:
    core::db::Db& db_;
    Hands& hands_;
    Preflights& preflights_;
    Holding& holding_;
};

}  // namespace signing
