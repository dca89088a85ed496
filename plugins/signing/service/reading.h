// SPDX-License-Identifier: Apache-2.0
// Letters laid before their signer one after another, and what he says to each. His consent is kept with the
// content he had before him; nothing is signed here.
#pragma once

#include "signing/service/desk.h"
#include "signing/service/many.h"
#include "signing/store/consent_store.h"

namespace signing {

class Reading {
  public:
    Reading(core::db::Db& db, Subjects& subjects) : db_(db), subjects_(subjects) {}

    struct Letter {
        store::ToSign to_sign;
        Card card;
        bool consented = false;   // by him, to what is printed now
        std::string batch;        // it is being signed in; "" = none
        bool open() const { return !consented && batch.empty(); }
        bool ready() const { return consented && batch.empty(); }
    };
    // What the actor's seat is asked to sign with a key, oldest first.
    std::vector<Letter> all(const core::Context& ctx);
    // As it is printed now. Whoever shows it says that it was opened (Rounds::opened).
    Look lay(const core::Context& ctx, std::string_view subject);
    // It lies before him: for the room that keeps who has read what is secret.
    void note(const core::Context& ctx, std::string_view subject) {
        subjects_.of(subject).note_reading(ctx, subject, "signing");
    }

    // Consent on what he saw. Throws what ready_for_consent throws, Error(conflict,
    // "signing.error.being_signed") for one that is in a batch already.
    void consent(const core::Context& ctx, const Many::Chosen& chosen);
    // The same for many; one that cannot be consented to is left out. Throws what stood in the way when none can.
    void consent_where_possible(const core::Context& ctx, const std::vector<Many::Chosen>& chosen);
    // Error(conflict, "signing.error.no_consent") when there is none, or it is being signed.
    void withdraw(const core::Context& ctx, std::string_view subject);
    // Before it is signed: Error(conflict) when he did not consent to it, or to other content.
    void check(const core::Context& ctx, const Many::Chosen& chosen);

    // Of these subjects those he is asked for and consented to in this batch, with what he consented to.
    std::vector<Many::Chosen> in_batch(const core::Context& ctx, const std::vector<std::string>& subjects,
                                       std::string_view batch);

    // In the unit that asks for the batch, and when it is over.
    void ask(core::db::Tx& tx, const core::Context& ctx, const std::vector<Many::Chosen>& chosen,
             std::string_view batch);
    void release(std::string_view batch);

  private:
    // The step he is asked for, ready for his consent on what he saw.
    void give(core::db::Tx& tx, const core::Context& ctx, const Many::Chosen& chosen);
    OwnStep ready(core::db::Tx& tx, const core::Context& ctx, const Many::Chosen& chosen);

    core::db::Db& db_;
    Subjects& subjects_;
};

// The actor's consent, now, to the signature of the step.
Consent consent_of(const core::Context& ctx, const OwnRound& round, const OwnStep& step);

}  // namespace signing
