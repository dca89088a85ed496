// SPDX-License-Identifier: Apache-2.0
// The room's acts and answers: opening, filing, closing; lists as the actor may see them.
#pragma once

#include "archive/service/subjects.h"
#include "archive/store/event_store.h"
#include "archive/store/pending_store.h"
#include "classification/classes.h"
#include "core/events/events.h"
#include "core/search/index.h"
#include "signing/levels.h"

namespace archive {

struct Opening {
    std::string code, title, place;
    std::string access;   // "" = the default of the code
};

// A letter before it is filed.
struct Desk {
    Letter letter;
    std::optional<letters::Newer> newer;
    std::optional<Place> filed;
    bool hidden_place = false;           // filed where the actor may not look
    std::string why_not;                 // word key; "" = may be filed
    std::vector<Dossier> same, others;   // open dossiers: of its classification, and the rest
};

struct Whole {
    Dossier dossier;
    std::vector<Item> items;             // how they stand now is told by Cabinet::whole alone
    Extent extent;
    std::vector<Event> events;           // that count for it, taken back or not
    Clock term;
    std::vector<classification::Trigger> recordable;   // what it waits for and what is told of it alone
    bool may_close = false, may_trigger = false;
};

class Cabinet final : public Dossiers, public Holdings, public Gate, public classification::Follower {
  public:
    Cabinet(core::db::Db& db, const core::events::Bus& bus, core::search::Index& search,
            classification::Instruments& instruments, Subjects& subjects, signing::Levels& levels, Policy policy)
        : db_(db), bus_(bus), search_(search), instruments_(instruments), subjects_(subjects), levels_(levels),
          policy_(policy) {}

    // A letter it holds or awaits has another class: those it is hidden from now see it no more.
    void reclassified(core::db::Tx& tx, const core::Context& ctx, const classification::ClassChange& change) override;

    std::optional<Place> filed(core::db::Tx& tx, std::string_view subject, core::UnitId unit) override;

    std::optional<Kept> find(core::db::Tx& tx, const core::Context& ctx, DossierId id) override;
    std::vector<Kept> list(core::db::Tx& tx, const core::Context& ctx, const Wanted& wanted) override;
    std::vector<KeptItem> items(core::db::Tx& tx, const core::Context& ctx, DossierId id) override;
    void engage(core::db::Tx& tx, const core::Context& ctx, DossierId id, Process process,
                std::string_view proposal) override;
    void release(core::db::Tx& tx, const core::Context& ctx, DossierId id, std::string_view proposal) override;
    void move(core::db::Tx& tx, const core::Context& ctx, DossierId id, Life life, Custody custody) override;
    void erase(core::db::Tx& tx, const core::Context& ctx, DossierId id, std::string_view act) override;
    void retell(core::db::Tx& tx, DossierId id, std::string_view act) override;

    void guard(Guard& guard) override { guards_.push_back(&guard); }
    std::vector<Obstacle> obstacles(core::db::Tx& tx, const core::Context& ctx, DossierId id, Deed deed) override;
    void pass(core::db::Tx& tx, const core::Context& ctx, DossierId id, Deed deed) override;

    // `chosen`: the id of the one whose items say how their letters stand now.
    std::vector<Whole> list(const core::Context& ctx, const store::Wish& wish, std::string_view chosen = {});
    std::vector<store::CodeCount> codes(const core::Context& ctx);
    Whole whole(const core::Context& ctx, DossierId id);
    std::vector<store::Pending> pending(const core::Context& ctx);
    std::int64_t count_pending(const core::Context& ctx);
    std::vector<classification::Code> search_codes(const core::Context& ctx, std::string_view words);
    // Nothing when the letter belongs to another unit or is unknown to the actor.
    std::optional<Desk> desk(const core::Context& ctx, std::string_view subject);

    DossierId open(const core::Context& ctx, const Opening& opening);
    Item file(const core::Context& ctx, DossierId id, std::string_view subject);
    // Opens and files in one unit.
    DossierId file_new(const core::Context& ctx, const Opening& opening, std::string_view subject);
    void close(const core::Context& ctx, DossierId id, core::Date on);
    // Records what the dossier waits for; `event` "" where it waits for one thing only.
    void trigger(const core::Context& ctx, DossierId id, const std::string& event, core::Date on,
                 const std::string& evidence);

    // The letter is finished: it waits for its unit. Idempotent.
    void finished(const core::Context& ctx, std::string_view subject);
    // It is open once more, and waits for no dossier.
    void unfinished(std::string_view subject);
    // Looks up the rules anew; takes over what keeps longer, records every difference, destroys nothing.
    void recompute(const core::Context& ctx);

  private:
    Whole fill(core::db::Tx& tx, const core::Context& ctx, Dossier dossier);
    Facts facts(core::db::Tx& tx, const Whole& whole, const Dossier& dossier);
    Dossier seen(core::db::Tx& tx, const core::Context& ctx, DossierId id);
    Dossier known(core::db::Tx& tx, DossierId id);   // asks no rights
    Kept kept(core::db::Tx& tx, const core::Context& ctx, Dossier dossier);
    Dossier open(core::db::Tx& tx, const core::Context& ctx, const Opening& opening);
    Item put(core::db::Tx& tx, const core::Context& ctx, Dossier dossier, std::string_view subject);
    void narrow(core::db::Tx& tx, const Dossier& dossier, AccessClass before, const Letter& letter,
                std::optional<core::PositionId> filer);
    std::optional<Rule> rule(core::db::Tx& tx, std::string_view code);
    void index(core::db::Tx& tx, const Dossier& dossier);

    core::db::Db& db_;
    const core::events::Bus& bus_;
    core::search::Index& search_;
    classification::Instruments& instruments_;
    Subjects& subjects_;
    signing::Levels& levels_;
    Policy policy_;
    std::vector<Guard*> guards_;
};

// "dossier:<id>", as in the trail.
std::string object_of(DossierId id);

}  // namespace archive
