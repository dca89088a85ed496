// SPDX-License-Identifier: Apache-2.0
// Implements Rounds: opens rounds, gives and refuses paraf. The seal itself is seal.h's.
#pragma once

#include <map>
#include <memory>

#include "core/events/events.h"
#include "directory/directory.h"
#include "signing/domain/round.h"
#include "signing/store/round_store.h"

namespace signing {

class Sealing;

// The owners of what is signed, by kind ("letter").
class Subjects {
  public:
    void add(Subject& subject) { all_[subject.kind()] = &subject; }
    // Throws Error(not_found) for a kind nobody serves.
    Subject& of(std::string_view subject) const;

  private:
    std::map<std::string, Subject*, std::less<>> all_;
};

class Desk final : public Rounds {
  public:
    Desk(core::db::Db& db, const core::events::Bus& bus, directory::Directory& directory,
         Subjects& subjects, Sealing& sealing)
        : db_(db), bus_(bus), directory_(directory), subjects_(subjects), sealing_(sealing) {}

    void serve(Subject& subject) override { subjects_.add(subject); }
    RoundId open(core::db::Tx& tx, const core::Context& ctx, std::string_view subject,
                 const core::Digest& content, const std::vector<StepWish>& steps) override;
    void cancel(core::db::Tx& tx, const core::Context& ctx, std::string_view subject) override;
    std::optional<Round> current(core::db::Tx& tx, std::string_view subject) override;
    std::vector<Round> history(core::db::Tx& tx, std::string_view subject) override;
    bool takes_part(core::db::Tx& tx, std::string_view subject, core::PositionId position) override;
    void pass(const core::Context& ctx, std::string_view subject, std::string_view note) override;
    void give_back(const core::Context& ctx, std::string_view subject, std::string_view note) override;
    void sign(const core::Context& ctx, std::string_view subject, const core::Secret& passphrase) override;

    // What waits for the actor's seat, with the card of each subject.
    struct Item {
        store::Waiting waiting;
        Card card;
    };
    std::vector<Item> waiting(const core::Context& ctx);
    std::int64_t count(const core::Context& ctx, StepKind kind);
    std::int64_t held(const core::Context& ctx);
    // The round as the actor may see it; Error(not_found) when he may not.
    Round show(const core::Context& ctx, std::string_view subject);

  private:
    void announce(core::db::Tx& tx, const core::Context& ctx, const OwnRound& round);

    core::db::Db& db_;
    const core::events::Bus& bus_;
    directory::Directory& directory_;
    Subjects& subjects_;
    Sealing& sealing_;
};

// The actor's present seat as an act of now.
Act act_of(const core::Context& ctx);
// The latest round of the subject; Error(not_found) when there is none.
OwnRound round_of(core::db::Tx& tx, std::string_view subject);

}  // namespace signing
