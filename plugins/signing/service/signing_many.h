// SPDX-License-Identifier: Apache-2.0
// Many signed with one passphrase, or one one-time password: it opens the signer's hand once, a batch (core/batch) signs each letter he
// consented to, and the hand is wiped when the batch is over or stands still. Nothing of passphrase or key is in
// the batch, its jobs or the database; after a restart the batch waits until the passphrase is given again.
//
//   begin   the passphrase is tried, consents kept, the batch asked for      -> it runs
//   run     one letter: still consented to, not changed? number, seal, record -> signed, or refused with the reason
//           its keeper fails                              -> the batch stands still with the reason, the rest untouched
//   resume  the passphrase again, for what waits                              -> it runs
//
// A one-time password signs a group in one go: the first letter of the batch that finds nothing signed has as many
// prepared and signed as the password is good for; each is then recorded at its own turn. Where it does not reach for
// all the batch stands still, and a new one goes on. What was signed and not recorded, for the process died, has its
// number and is signed anew.
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
    // with no passphrase tried. Where he gives leave on a page of his keeper, the batch waits for it. One of several that cannot be signed is refused by name in the batch.
    core::batch::BatchId begin(const core::Context& ctx, const std::vector<Many::Chosen>& chosen,
                               const core::Secret& passphrase, core::Secret one_time = {});
    // What the batch is about, for its owner: Error(not_found) for anybody else's or another act's, Error(conflict,
    // "core.batch.not_paused") when it does not wait.
    core::batch::Batch waiting(const core::Context& ctx, core::batch::BatchId id);
    void resume(const core::Context& ctx, core::batch::BatchId id, const core::Secret& passphrase,
                core::Secret one_time = {});
    // Of those that wait the first that are not signed yet, as many as this, with what he consented to; and what came
    // of them where they were signed elsewhere (permits.h): the batch goes on and records it.
    std::vector<Sealing::Letter> letters_left(const core::Context& ctx, core::batch::BatchId id, std::size_t most);
    void go_on(const core::Context& ctx, core::batch::BatchId id, Sealing::Prepared came_of);
    // Consent to those that can be signed, without signing them yet: his keeper wants what he has not typed.
    void consent(const core::Context& ctx, const std::vector<Many::Chosen>& chosen);

    // One of them, by the batch; and when it is over or stands still.
    void run(const core::Context& ctx, const core::batch::Task& task, const core::batch::Done& done);
    void rested(core::batch::BatchId id, bool over);
    // The job: wipes hands whose time is up, and comes again for the others.
    void close_expired(core::Instant now);

  private:
    // What became of the letters of one password, and whether it is spent.
    struct Group {
        bool signed_once = false;
        std::map<std::string, Sealing::Outcome> letters;
    };
    void run_one(const core::Context& ctx, const core::batch::Task& task, const Many::Chosen& chosen,
                 const Sealing::Consented& to);
    std::optional<Sealing::Outcome> signed_of(core::batch::BatchId batch, const std::string& subject);
    // Error(unavailable, "signing.error.next_code") when the password is spent.
    void sign_group(const core::Context& ctx, core::batch::BatchId batch, const Many::Chosen& first, Hand& hand);
    std::vector<std::string> waiting_subjects(const core::Context& ctx, core::batch::BatchId id);
    // Each outcome is told once, to the letter's own turn.
    void keep(core::batch::BatchId id, Sealing::Prepared came_of);
    // Held from now on, and the batch goes.
    void go(const core::Context& ctx, core::batch::BatchId id, std::unique_ptr<Hand> hand);

    core::db::Db& db_;
    Subjects& subjects_;
    Hands& hands_;
    OpenHands& open_;
    Sealing& sealing_;
    Reading& reading_;
    core::batch::Batches& batches_;
    std::mutex mutex_;
    std::map<core::batch::BatchId, Group> groups_;   // of hands that sign together
};

}  // namespace signing
