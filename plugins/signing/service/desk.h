// SPDX-License-Identifier: Apache-2.0
// Implements Rounds: opens rounds, gives and refuses paraf (desk.cpp), changes them while they run
// (running.cpp), and has them signed on paper (inking.cpp). The seal itself is sealing.h's.
#pragma once

#include <functional>
#include <map>
#include <memory>

#include "core/events/events.h"
#include "directory/directory.h"
#include "signing/domain/change.h"
#include "signing/domain/preflight.h"
#include "signing/domain/provider.h"
#include "signing/levels.h"
#include "signing/service/telling.h"
#include "signing/store/office_seal_store.h"
#include "signing/store/round_store.h"

namespace signing {

class Sealing;

// The owners of what is signed, by kind ("letter").
class Subjects {
  public:
    void add(Subject& subject) { all_[subject.kind()] = &subject; }
    // Throws Error(not_found) for a kind nobody serves.
    Subject& of(std::string_view subject) const;
    bool serves(std::string_view kind) const { return all_.contains(kind); }
    // What circuits are written for, of all owners.
    std::vector<Matter> matters(core::db::Tx& tx) const;
    Telling& telling() { return telling_; }

  private:
    std::map<std::string, Subject*, std::less<>> all_;
    Telling telling_;
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
    void take_back(core::db::Tx& tx, const core::Context& ctx, std::string_view subject) override;
    std::vector<Step> amend(core::db::Tx& tx, const core::Context& ctx, std::string_view subject,
                            const core::Digest& content, bool originator) override;
    void opened(const core::Context& ctx, std::string_view subject) override;
    std::optional<Circuit> circuit(core::db::Tx& tx, std::string_view matter, core::UnitId unit) override;
    std::optional<Round> current(core::db::Tx& tx, std::string_view subject) override;
    std::vector<Round> history(core::db::Tx& tx, std::string_view subject) override;
    bool takes_part(core::db::Tx& tx, std::string_view subject, core::PositionId position) override;
    void pass(const core::Context& ctx, std::string_view subject, std::string_view note) override {
        pass(ctx, subject, note, std::nullopt);
    }
    // On what was seen and nothing else, where it is said: Error(conflict, "signing.error.changed_since").
    void pass(const core::Context& ctx, std::string_view subject, std::string_view note,
              const std::optional<core::Digest>& seen);
    // Paraf on what was seen and nothing else: Error(conflict, "signing.error.changed_since") for other
    // content. `along` runs last in the unit of the paraf.
    void pass_seen(const core::Context& ctx, std::string_view subject, std::string_view note,
                   const core::Digest& seen, const std::function<void(core::db::Tx&)>& along);
    void give_back(const core::Context& ctx, std::string_view subject, std::string_view note) override {
        (void)refuse(ctx, subject, note);
    }
    // The same; true when others had signed already, so that it is refused for good.
    bool refuse(const core::Context& ctx, std::string_view subject, std::string_view note);
    // What the actor gave back a moment ago, while nobody changed it or sent it up anew (core/undo/undo.h).
    void undo_return(const core::Context& ctx, std::string_view subject);
    void sign(const core::Context& ctx, std::string_view subject, const core::Secret& passphrase) override;
    // With a one-time password, where the signer's provider wants one; on what was seen and nothing else, where it is
    // said: Error(conflict, "signing.error.sign_changed").
    void sign(const core::Context& ctx, std::string_view subject, const core::Secret& passphrase,
              core::Secret one_time, const std::optional<core::Digest>& seen = std::nullopt);
    // What stops a signature, before anything is typed; see preflight.h.
    Preflight preflight(const core::Context& ctx, std::string_view subject);
    // What the actor types, and who keeps his key; nothing to type while the keeper does not let him sign.
    struct Asked {
        SignerReady ready;
        std::string provider_name;   // "" for the files of this server
        std::string key;             // his own number there, masked
        std::optional<core::Error> why;   // he may not
    };
    Asked asked_of(const core::Context& ctx);
    // By a file of this server; asks nobody.
    bool signs_by_file(const core::Context& ctx);
    // Has his provider send him a one-time password for so many letters; gives for how many it is good.
    std::size_t send_one_time(const core::Context& ctx, std::size_t letters = 1);
    void hand_to_ink(const core::Context& ctx, std::string_view subject) override;
    void record_ink(core::db::Tx& tx, const core::Context& ctx, std::string_view subject, const Inked& inked) override;

    // What waits for the actor's seat, with the card of each subject.
    struct Item {
        store::Waiting waiting;
        Card card;
        std::optional<SigningFailure> failure;   // why what is held is not finished, or what is wished for waits
    };
    std::vector<Item> waiting(const core::Context& ctx);
    std::int64_t count(const core::Context& ctx, StepKind kind);
    std::int64_t held(const core::Context& ctx);
    std::int64_t queued(const core::Context& ctx);
    std::int64_t answered(const core::Context& ctx);
    // What the actor brought up and whose signer waits for his keeper.
    std::vector<Item> waiting_for_keepers(const core::Context& ctx);
    // The round as the actor may see it, and what he may do; Error(not_found) when he may not see it.
    struct View {
        Round round;
        std::vector<Round> earlier;    // newest first
        bool may_recall = false;       // his own paraf
        bool may_change = false;       // the circuit
        bool may_prove = false;        // have the evidence file
        std::optional<Standing> stands;   // of the sealed file
        std::optional<SigningFailure> failure;   // why the signature asked for is not finished
        bool queued = false;                     // it has no number yet: it is wished for, and waits
        std::optional<store::OfficeSeal> office;   // the seal of the office on it, set or to come
    };
    View show(const core::Context& ctx, std::string_view subject);

    Card card(const core::Context& ctx, std::string_view subject);
    // The actor's own paraf, until one of the next has opened it.
    void recall(const core::Context& ctx, std::string_view subject,
                const std::function<void(core::db::Tx&)>& along = {});
    struct Addition {
        StepKind kind = StepKind::coordination;
        core::PositionId position;
        Where where;
        std::string reason;
    };
    void add(const core::Context& ctx, std::string_view subject, const Addition& addition);
    void remove(const core::Context& ctx, std::string_view subject, StepId step, std::string_view reason);

    // Positions somebody holds today, to choose from.
    struct Choice {
        core::PositionId position;
        std::string code, name, unit;
    };
    std::vector<Choice> choices(const core::Context& ctx);
    // The position a line of a form begins with, "HUK.KABAG Kepala Bagian Hukum"; none for other text.
    std::optional<core::PositionId> called(const core::Context& ctx, std::string_view line);

  private:
    bool lent_too(core::db::Tx& tx, const core::Context& ctx, const store::Waiting& waiting);
    void give(core::db::Tx& tx, const core::Context& ctx, std::string_view subject, std::string_view note,
              const core::Digest* seen);
    // Tells those who are asked now and were not before, and those who are asked no more.
    void announce(core::db::Tx& tx, const core::Context& ctx, const OwnRound& round,
                  const std::vector<StepId>& before);
    // Who holds what is still to be done.
    void look_up_holders(core::db::Tx& tx, const core::Context& ctx, OwnRound& round);
    bool may_change(core::db::Tx& tx, const core::Context& ctx, std::string_view subject, const OwnRound& round);
    // The round, when the actor may change it.
    OwnRound changeable(core::db::Tx& tx, const core::Context& ctx, std::string_view subject);

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
// Ids of the steps that are asked.
std::vector<StepId> asked(const OwnRound& round);

}  // namespace signing
