// SPDX-License-Identifier: Apache-2.0
// Paraf for many at once: asked for here, given one by one by the batch (core/batch), each on the content
// the person saw in his list and on no other.
#pragma once

#include "core/batch/batches.h"
#include "signing/service/desk.h"

namespace signing {

class Many {
  public:
    Many(core::db::Db& db, Subjects& subjects, Desk& desk, core::batch::Batches& batches)
        : db_(db), subjects_(subjects), desk_(desk), batches_(batches) {}

    static constexpr std::string_view act = "signing.initial", act_recall = "signing.recall_many";

    struct Chosen {
        std::string subject;
        core::Digest content;   // as the list showed it
    };
    // One note for all. Error(not_found) when the actor may see none of them; one he may not see any more
    // is refused by name in the batch, untitled.
    core::batch::BatchId ask(const core::Context& ctx, const std::vector<Chosen>& chosen, std::string_view note);
    // One of them, by the batch.
    void run(const core::Context& ctx, const core::batch::Task& task, const core::batch::Done& done);
    void recall(const core::Context& ctx, const core::batch::Task& task, const core::batch::Done& done);

  private:
    core::db::Db& db_;
    Subjects& subjects_;
    Desk& desk_;
    core::batch::Batches& batches_;
};

// The chosen as a batch takes them; one the actor may not see stays untitled. Error(not_found) when he may see none.
std::vector<core::batch::Wanted> wanted_of(core::db::Db& db, const Subjects& subjects, const core::Context& ctx,
                                           const std::vector<Many::Chosen>& chosen);

// "letter:0193...@<digest>", as the boxes of the list carry it; nullopt for any other text.
std::optional<Many::Chosen> chosen_from(std::string_view text);
std::string text_of(const Many::Chosen& chosen);

}  // namespace signing
