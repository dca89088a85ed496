// SPDX-License-Identifier: Apache-2.0
// Many signed with one passphrase: it opens the signer's hand once, a batch (core/batch) signs each letter he
// consented to, and the hand is wiped when the batch is over or stands still. Nothing of passphrase or key is in
// the batch, its jobs or the database; after a restart the batch waits until the passphrase is given again.
//
//   begin   the passphrase is tried, consents kept, the batch asked for      -> it runs
//   run     one letter: still consented to, not changed? number, seal, record -> signed, or refused with the reason
//           its keeper fails                              -> the batch stands still with the reason, the rest untouched
//   resume  the passphrase again, for what waits                              -> it runs
#pragma once

#include "core/batch/batches.h"
#include "signing/service/open_hands.h"
#include "signing/service/reading.h"
#include "signing/service/sealing.h"

namespace signing {

class SigningMany {
  public:
    SigningMany(core::db::Db& db, Subjects& subjects, Hands& hands, OpenHands& open, Sealing& sealing, Reading& reading,
                core::batch::Batches& batches)
        : db_(db), subjects_(subjects), hands_(hands), open_(open), sealing_(sealing), reading_(reading),
          batches_(batches) {}

    static constexpr std::string_view act = "signing.sign";
    static constexpr std::string_view wipe_job = "signing.close_hands";

    // Consent to each is kept before anything is tried, so that nothing is lost by a wrong passphrase: throws what
    // Hands::open throws, Error(not_found) when the actor may see none of them, and when none can be signed why,
    // with no passphrase tried. One of several that cannot be signed is refused by name in the batch.
    core::batch::BatchId begin(const core::Context& ctx, const std::vector<Many::Chosen>& chosen,
                               const core::Secret& passphrase);
    // What the batch is about, for its owner: Error(not_found) for anybody else's or another act's, Error(conflict,
    // "core.batch.not_paused") when it does not wait.
    core::batch::Batch waiting(const core::Context& ctx, core::batch::BatchId id);
    void resume(const core::Context& ctx, core::batch::BatchId id, const core::Secret& passphrase);

    // One of them, by the batch; and when it is over or stands still.
    void run(const core::Context& ctx, const core::batch::Task& task, const core::batch::Done& done);
    void rested(core::batch::BatchId id, bool over);
    // The job: wipes hands whose time is up, and comes again for the others.
    void close_expired(core::Instant now);

  private:
    // Error(conflict, "signing.error.one_by_one") where a one-time password is good for one letter only.
    std::unique_ptr<Hand> open(const core::Context& ctx, const core::Secret& passphrase);
    // Held from now on, and the batch goes.
    void go(const core::Context& ctx, core::batch::BatchId id, std::unique_ptr<Hand> hand);

    core::db::Db& db_;
    Subjects& subjects_;
    Hands& hands_;
    OpenHands& open_;
    Sealing& sealing_;
    Reading& reading_;
    core::batch::Batches& batches_;
};

}  // namespace signing
