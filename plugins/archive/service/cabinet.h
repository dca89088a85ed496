// SPDX-License-Identifier: Apache-2.0
// The room's acts and answers: opening, filing, closing; lists as the actor may see them.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <set>

#include "archive/appraising.h"
#include "archive/definitive.h"
#include "archive/dossier_account.h"
#include "archive/files.h"
#include "archive/results.h"
#include "archive/service/desk.h"
#include "archive/service/takeover.h"
#include "archive/shelf.h"
#include "archive/store/turn_store.h"
#include "classification/classes.h"
#include "classification/custody.h"
#include "core/audit/trail.h"
#include "core/events/events.h"
#include "core/jobs/jobs.h"
#include "core/search/index.h"
#include "core/search/sources.h"
#include "directory/rearranging.h"
#include "signing/levels.h"

namespace notify {
class Notices;
}

namespace archive {

class Cabinet final : public Dossiers, public Holdings, public Gate, public Shelf, public Appraisal, public Results,
                       public Definitive, public Files,
                      public classification::Follower, public classification::Custodian, public directory::Heir,
                      public directory::Settler {
  public:
    Cabinet(core::db::Db& db, const core::events::Bus& bus, core::search::Index& search,
            classification::Instruments& instruments, Subjects& subjects, signing::Levels& levels, Policy policy)
        : db_(db), bus_(bus), search_(search), instruments_(instruments), subjects_(subjects), levels_(levels),
          policy_(policy) {}

    // A letter it holds or awaits has another class: those it is hidden from now see it no more.
    void reclassified(core::db::Tx& tx, const core::Context& ctx, const classification::ClassChange& change) override;

    bool keeps(core::db::Tx& tx, const core::Actor& actor, std::string_view subject) override;

    // Every dossier of a unit that ends has a custodian before it does (archive.md I25).
    void inherit(core::db::Tx& tx, const core::Context& ctx, const directory::Ending& ending) override;
    // What passed to a successor is found by its people: by jobs, in portions.
    void find_passed(const core::Context& ctx, const core::Json& job);

    // What is told to the index of them is told anew, by their new place.
    void rearranged(core::db::Tx& tx, const core::Context& ctx, const directory::Rearranged& what) override;

    std::optional<Place> filed(core::db::Tx& tx, std::string_view subject, core::UnitId unit) override;

    std::optional<Kept> find(core::db::Tx& tx, const core::Context& ctx, DossierId id) override;
    std::vector<Kept> list(core::db::Tx& tx, const core::Context& ctx, const Wanted& wanted) override;
    std::int64_t count(core::db::Tx& tx, const core::Context& ctx, const Wanted& wanted) override;
    std::vector<KeptItem> items(core::db::Tx& tx, const core::Context& ctx, DossierId id) override;
    std::map<DossierId, std::vector<std::string>> subjects(core::db::Tx& tx, const core::Context& ctx,
                                                           const std::vector<DossierId>& ids) override;
    std::map<DossierId, std::vector<FiledFile>> kept_files(core::db::Tx& tx, const core::Context& ctx,
                                                      const std::vector<DossierId>& ids) override;
    std::vector<Hand> hands(core::db::Tx& tx, const core::Context& ctx, DossierId id) override;
    void engage(core::db::Tx& tx, const core::Context& ctx, DossierId id, Process process, std::string_view proposal) override;
    void release(core::db::Tx& tx, const core::Context& ctx, DossierId id, std::string_view proposal) override;
    void move(core::db::Tx& tx, const core::Context& ctx, DossierId id, Life life, Custody custody,
              const std::optional<core::UnitId>& keeper) override;
    int settle(core::db::Tx& tx, const core::Context& ctx, core::UnitId keeper) override;
    void erase(core::db::Tx& tx, const core::Context& ctx, DossierId id, std::string_view act) override;
    void retell(core::db::Tx& tx, DossierId id, std::string_view act) override;

    void judge(core::db::Tx& tx, const core::Context& ctx, DossierId id, const Judgement& judgement) override;
    std::optional<Judgement> judged(core::db::Tx& tx, DossierId id) override;

    void set_place(core::db::Tx& tx, DossierId id, std::string_view place, std::string_view box) override;
    void reindex(core::db::Tx& tx, DossierId id) override { index(tx, known(tx, id)); }
    void give_number(core::db::Tx& tx, DossierId id, std::int64_t number) override;
    std::int64_t highest(core::db::Tx& tx, const std::vector<core::UnitId>& records) override;
    void keeper(ShelfKeeper& keeper) override { shelf_keeper_ = &keeper; }
    std::map<DossierId, Standing> standing(core::db::Tx& tx, const core::Context& ctx,
                                           const std::vector<DossierId>& ids) override;

    void guard(Guard& guard) override { guards_.push_back(&guard); }
    void take(core::db::Tx& tx, DossierId id) override;
    void take_to_end(core::db::Tx& tx, DossierId id) override;
    void take_all(core::db::Tx& tx) override;
    std::vector<Obstacle> obstacles(core::db::Tx& tx, const core::Context& ctx, DossierId id, Deed deed) override;
    Obstacles obstacles_of(core::db::Tx& tx, const core::Context& ctx, const std::vector<Kept>& dossiers, Deed deed) override;
    Obstacles proposing(core::db::Tx& tx, const core::Context& ctx, std::vector<Kept> dossiers, Process process) override;
    void pass(core::db::Tx& tx, const core::Context& ctx, DossierId id, Deed deed) override;
    OfResults dossiers_of(core::db::Tx& tx, const core::Context& ctx,
                          const std::vector<core::search::Listed>& results) override;

    // `chosen`: the id of the one whose items say how their letters stand now.
    Leaf list(const core::Context& ctx, const store::Wish& wish, std::string_view chosen = {});
    std::vector<store::CodeCount> codes(const core::Context& ctx);
    Whole whole(const core::Context& ctx, DossierId id);
    // Of a secret one it is kept that the actor had it before him, `what` of it ("": not yet); true where it is one.
    bool note_reading(const core::Context& ctx, DossierId id, std::string_view what);
    // The same of all that a list shows; true where one of them is.
    bool note_listed(const core::Context& ctx, const std::vector<DossierId>& secret, std::string_view what);
    // Of whom the dossier is; hidden where it is of nobody.
    OfPerson of_person(core::db::Tx& tx, const core::Context& ctx, DossierId id);
    // Whose it is. Throws Error(not_found) where the actor may not know of it, or it is of nobody.
    PersonKey key_of(core::db::Tx& tx, const core::Context& ctx, DossierId id);
    OfPerson of_person(const core::Context& ctx, DossierId id);
    // Of closed dossiers of its person that the actor may know of and that wait for the event, or count from its last.
    std::vector<Shift> shifts(core::db::Tx& tx, const core::Context& ctx, const Event& event);
    Unfiled pending(const core::Context& ctx, const store::Queue& queue = {});
    // Of each unit the actor looks into, for the records unit of all: how many wait, and since when the oldest.
    std::vector<std::pair<directory::Unit, store::Waiting>> pending_by_unit(const core::Context& ctx);
    std::int64_t count_pending(const core::Context& ctx);
    bool oversees(const core::Context& ctx);   // what waits in all units, by number alone
    // Those right below `under`, "" the top; without it those found by words.
    CodeChoice choose_codes(const core::Context& ctx, std::string_view words, const std::optional<std::string>& under = {});
    std::vector<classification::Code> search_codes(const core::Context& ctx, std::string_view words) { return choose_codes(ctx, words).leaves; }
    std::vector<classification::Code> used_codes(const core::Context& ctx);   // by the actor's unit most, in force today
    // Nothing when the letter belongs to another unit or is unknown to the actor. `words`: other dossiers that bear them.
    std::optional<Desk> desk(const core::Context& ctx, std::string_view subject, const std::string& words = {});
    core::UnitId own_archive(const core::Context& ctx);   // into which the actor files
    // Of the actor's own archive: of letters where each would go, and its open dossiers.
    std::vector<Proposed> proposed(const core::Context& ctx, const std::vector<std::string>& subjects);
    std::vector<Named> named(const core::Context& ctx, const std::vector<std::string>& subjects);
    OpenOnes open_ones(const core::Context& ctx, const std::string& words);
    // The newest of its unit the actor may know of, for who names another one by its number.
    std::vector<Dossier> neighbours(const core::Context& ctx, const Dossier& of);
    Dossier open_called(const core::Context& ctx, const std::string& number);   // throws Error(invalid) naming "number"

    DossierId open(const core::Context& ctx, const Opening& opening);
    // `told`: of the letter otherwise than it follows from how it came here.
    Item file(const core::Context& ctx, DossierId id, std::string_view subject, const Telling& told = {},
              const Also& also = {});
    // Into the first that is suggested. Throws Error(conflict) where none is.
    Item file_suggested(const core::Context& ctx, std::string_view subject, const Also& also);
    // Into the one of the letter's unit with that number, "3/2026".
    DossierId file_called(const core::Context& ctx, const std::string& number, std::string_view subject,
                          const Telling& told = {});
    // Opens and files in one unit.
    DossierId file_new(const core::Context& ctx, const Opening& opening, std::string_view subject,
                       const Telling& told = {});
    void close(const core::Context& ctx, DossierId id, core::Date on);
    // Records what the dossier waits for; `event` "" where it waits for one thing only.
    void trigger(const core::Context& ctx, DossierId id, const std::string& event, core::Date on,
                 const std::string& evidence, const std::string& letter = "");
    std::map<EventId, Proof> proofs(core::db::Tx& tx, const core::Context& ctx, const std::vector<Event>& events);
    std::map<EventId, Proof> proofs(const core::Context& ctx, const std::vector<Event>& events);
    // The subject of a filed item by its letter's number or its place in that unit, "3/2026 item 2"; "" of "". Throws
    // Error(invalid) naming "letter".
    std::string letter_named(core::db::Tx& tx, const core::Context& ctx, core::UnitId unit, const std::string& text);

    // Ends the volume that is open and begins the next.
    void continue_volume(const core::Context& ctx, DossierId id, core::Date on);
    void correct_year(const core::Context& ctx, DossierId id, int year, const std::string& reason);
    // `to`: the number of a dossier of the same unit, "3/2026", or an id.
    void tell_apart(const core::Context& ctx, DossierId id, Exception told, const std::string& to);
    // To where it loses something: a second person of the records unit decides.
    MoveId ask_move(const core::Context& ctx, DossierId id, int item, const std::string& to, const std::string& reason);
    // A word about an item that takes from the one that stands: the same.
    MoveId ask_lesser(const core::Context& ctx, DossierId id, Exception word);
    std::vector<AskedMove> moves(const core::Context& ctx);   // that wait, the oldest first
    std::int64_t count_moves(const core::Context& ctx);       // for the actor's own decision
    // `seen`: what was looked at, of an approval. Throws Error(conflict) where it is otherwise by now.
    void decide(const core::Context& ctx, MoveId id, Move::Verdict verdict, const std::string& answer, const std::string& seen);
    // A lower class: another person decides. Throws Error(invalid) below what its code or one of its items asks for.
    LoweringId ask_lowering(const core::Context& ctx, DossierId id, AccessClass wanted, const std::string& reason);
    std::vector<AskedLowering> lowerings(const core::Context& ctx);   // that wait, the oldest first
    std::int64_t count_lowerings(const core::Context& ctx);           // for the actor's own decision
    // As decide(); who asked may refuse it himself.
    void decide_lowering(const core::Context& ctx, LoweringId id, Move::Verdict verdict, const std::string& answer,
                         const std::string& seen);
    // Nothing of what the actor may not know of. The second without what holds it up and what is decided upon.
    std::optional<AskedLowering> asked_lowering(core::db::Tx& tx, const core::Actor& actor, Lowering lowering);
    std::optional<AskedLowering> named_lowering(core::db::Tx& tx, const core::Actor& actor, Lowering lowering);
    void tell_by(notify::Notices& notices) { notices_ = &notices; }   // at start; nobody is told without
    void refer(const core::Context& ctx, DossierId id, const std::string& to, const std::string& reason);
    void unrefer(const core::Context& ctx, DossierId id, store::ReferenceId reference, const std::string& reason);
    // The records unit's alone, where one is known: throws Error(forbidden). The archivist of another unit asks.
    void reopen(const core::Context& ctx, DossierId id, const std::string& reason);
    ReopeningId ask_reopening(const core::Context& ctx, DossierId id, const std::string& reason);
    std::vector<AskedReopening> reopenings(const core::Context& ctx);
    std::int64_t count_reopenings(const core::Context& ctx);
    void decide_reopening(const core::Context& ctx, ReopeningId id, Move::Verdict verdict, const std::string& answer,
                          const std::string& seen);
    // When those who may know of a secret one are told to look at its class again.
    void review_secrecy(const core::Context& ctx, DossierId id, core::Date review, const std::string& reason);
    static constexpr std::string_view secrecy_notice = "archive.secrecy_review";
    void tell_secrecy(const core::Context& ctx);   // each night
    // What the forms tell of a filed item is corrected.
    void describe(const core::Context& ctx, DossierId id, int item, const Telling& told, const std::string& reason);
    void rename(const core::Context& ctx, DossierId id, int item, const Naming& told, const std::string& reason);   // of paper
    // A dossier was called wrongly, or filed under a wrong code; where that one keeps less, a second person decides.
    void retitle(const core::Context& ctx, DossierId id, const std::string& title, const std::string& reason);
    void recode(const core::Context& ctx, DossierId id, const std::string& code, const std::string& reason);
    MoveId ask_recoding(const core::Context& ctx, DossierId id, const std::string& code, const std::string& reason);
    // An open one nothing ever was in, nor refers to. Its number stays, and is not given again.
    void annul(const core::Context& ctx, DossierId id, const std::string& reason);
    Item register_paper(const core::Context& ctx, DossierId id, const Paper& paper);
    // The rule in force instead of the one applied, whatever it does to the dates.
    void adopt(const core::Context& ctx, DossierId id, const std::string& reason);
    void mark(const core::Context& ctx, Mark mark);
    // One of a list that is reported, in the unit that keeps it; one that was reported before stays as it is.
    void report(core::db::Tx& tx, const core::Context& ctx, const Dossier& dossier, core::Date on, const std::string& number);
    void safeguard(const core::Context& ctx, Safeguard done);   // of a vital one
    void unmark(const core::Context& ctx, DossierId id, Mark::Kind kind, const std::string& reason);
    void reported(const core::Context& ctx, DossierId id, core::Date on, const std::string& number);
    // Its authentic copy was handed to the national archives. Throws Error(conflict) before it is reported.
    void copied(const core::Context& ctx, DossierId id, core::Date on, const std::string& number);

    // The unit whose archive the actor files into.
    core::UnitId archive_of(core::db::Tx& tx, const core::Context& ctx) {
        return subjects_.keeper(tx, ctx.actor.seat().unit).id;
    }

    // Of the records unit, whose backlog is in its custody; and has a dossier there that number?
    bool of_records_unit(core::db::Tx& tx, const core::Context& ctx) {
        return subjects_.office().known() && subjects_.office().seats(tx, ctx.actor);
    }
    bool bears_definitive(core::db::Tx& tx, const core::Context& ctx, std::int64_t number);
    // A dossier put into its place at once: backlog on paper, with its one bundle; one of the records unit into its custody.
    Dossier take_in(core::db::Tx& tx, const core::Context& ctx, Dossier dossier, const Paper& paper, const Person& person = {});

    Dossier take_over(core::db::Tx& tx, const core::Context& ctx, Takeover over);
    Readers knowing(core::db::Tx& tx, const core::Context& ctx, const struct Arrived& arrived);
    // By id; asks no rights.
    std::string scheme_of(core::db::Tx& tx, DossierId id) { return known(tx, id).scheme; }
    // For another house, without the name of the scheme. Throws Error(not_found).
    Account account(core::db::Tx& tx, const core::Context& ctx, DossierId id);
    // Of an item that came so; nothing of any other. Throws Error(not_found).
    std::optional<core::Digest> handed_file(const core::Context& ctx, DossierId id, int number);

    // Throws Error(not_found) of what the actor may not know of, Error(forbidden) where he does not manage it or another
    // unit has it now, Error(conflict) of what is on its way, gone or archival.
    Dossier kept_by(core::db::Tx& tx, const core::Context& ctx, DossierId id);
    Dossier unmarked_by(core::db::Tx& tx, const core::Context& ctx, DossierId id);   // a mark keeps a copy, too
    // Of what another house has the records unit minds the copy.
    bool minds_copy(core::db::Tx& tx, const core::Actor& actor, const Dossier& dossier);

    // What the clock of a closed dossier says now is kept; a difference goes to the trail.
    void wind(core::db::Tx& tx, const core::Context& ctx, DossierId id);
    // A dossier that was just closed: the rule of that day, its clock, and what else begins.
    void shut(core::db::Tx& tx, const core::Context& ctx, Dossier& dossier);
    // Of a guarded dossier whose activity has no end told: that is when it was closed. And back, once it is open again.
    void end_activity(core::db::Tx& tx, const core::Context& ctx, const Dossier& dossier);
    void resume_activity(core::db::Tx& tx, const core::Context& ctx, const Dossier& dossier, core::Date closed);
    // For all of a person, which are few; asks no rights.
    void wind_all_of(core::db::Tx& tx, const core::Context& ctx, PersonKey person);
    // For all of a unit or of a fiscal year: by jobs, in portions.
    void wind_later(core::db::Tx& tx, const core::Context& ctx, const std::optional<core::UnitId>& unit,
                    const std::optional<int>& fiscal_year);
    void wind_portion(const core::Context& ctx, const core::Json& job);
    // Filed under a code of an older edition, it is found under what that became, and the other way round. Throws
    // Error(invalid) naming "after" where that one is no more in sight.
    store::Wish widen(core::db::Tx& tx, const store::Sight& sight, store::Wish wish);
    // These ask no rights: for lists, of what they may show.
    static std::optional<Rule> rule_from(const std::optional<classification::RetentionRule>& found);
    bool of_persons(core::db::Tx& tx, std::string code);   // is it a code of personal dossiers?
    std::optional<Rule> rule_in_force(core::db::Tx& tx, const classification::Matter& matter) {
        return rule_from(instruments_.retention(tx, matter, {}));
    }
    std::optional<std::string> another(core::db::Tx& tx, const classification::Matter& matter) { return instruments_.another(tx, matter); }
    std::optional<std::string> undecided(core::db::Tx& tx, const classification::Matter& matter) { return instruments_.undecided(tx, matter); }
    std::vector<store::Wound> wound_now(core::db::Tx& tx, const core::Context& ctx, std::vector<Dossier> dossiers);

    // With the unit whose dossiers it belongs into: of one that ended, its heir's, unless it was filed before.
    std::optional<Letter> coming(core::db::Tx& tx, std::string_view subject);
    // The letter is finished: it waits for its unit. Idempotent.
    void finished(const core::Context& ctx, std::string_view subject);
    // It is open once more, and waits for no dossier.
    void unfinished(std::string_view subject);
    // How all of them are put into the index again.
    core::search::Source found();
    // Letters that wait where a unit has ended wait for its heir.
    void find_heirs();
    // Withheld dossiers nobody may know of get their readers anew.
    void find_lost(const core::Context& ctx);
    // Readers of before they were kept by office: at start asked for, where there are any, and found by the job.
    static constexpr const char* before_job = "archive.find_before";
    void begin(const core::Context& ctx);
    void find_before();
    // Dossiers that are less closed than a letter in them rise to it.
    void find_lower(const core::Context& ctx);
    // To the class its code has in that edition of the access classification, unless it has it; asks no rights.
    void rise(core::db::Tx& tx, const core::Context& ctx, DossierId id, AccessClass least, const std::string& edition);
    // When stubs were destroyed before that was kept, as the trail has it.
    void tell_ended();
    // Looks up the rules anew; takes over what keeps longer, records every difference, destroys nothing.
    void recompute(const core::Context& ctx);

  private:
    using Newest = std::map<std::string, letters::Newer>;   // by subject
    Whole fill(core::db::Tx& tx, const core::Context& ctx, Dossier dossier);
    // `supposed`: as if that had happened to all of them.
    std::vector<Whole> fill(core::db::Tx& tx, const core::Context& ctx, std::vector<Dossier> dossiers,
                            const Event* supposed = nullptr);
    Facts facts(const Whole& whole, const Dossier& dossier, const Newest& newest);
    void wind(core::db::Tx& tx, const core::Context& ctx, const Dossier& dossier, const Clock& clock);
    bool at_keeper(core::db::Tx& tx, const core::Actor& actor, const Dossier& dossier);   // works where it was moved to
    // `asked`: by keeper, for many.
    using AtKeepers = std::map<std::optional<core::UnitId>, bool>;
    bool in_hand(core::db::Tx& tx, const core::Actor& actor, const Dossier& dossier, AtKeepers* asked = nullptr);
    void ensure_in_hand(core::db::Tx& tx, const core::Context& ctx, const Dossier& dossier);
    void ensure_changes(core::db::Tx& tx, const core::Context& ctx, const Dossier& dossier);   // and not archival
    Dossier told_by(core::db::Tx& tx, const core::Context& ctx, DossierId id);       // manages it, archival or not
    Dossier filed_by(core::db::Tx& tx, const core::Context& ctx, DossierId id);      // files into it
    Dossier referred_by(core::db::Tx& tx, const core::Context& ctx, DossierId id);   // files, archival or not
    Dossier other_end(core::db::Tx& tx, const core::Context& ctx, const Dossier& dossier, const std::string& to,
                      std::string_view field);
    void move_into(core::db::Tx& tx, const core::Context& ctx, const Dossier& from, Dossier target, const Item& item,
                   Exception& told, const std::optional<core::PositionId>& asked);
    // `asked`: by whom, where a second person decided that it is moved whatever it loses.
    void apart(core::db::Tx& tx, const core::Context& ctx, const Dossier& dossier, Exception made,
               const std::optional<Dossier>& target, const std::optional<core::PositionId>& asked);
    bool decides(core::db::Tx& tx, const core::Context& ctx, const Dossier& from, const Dossier& target);
    Dossier under(core::db::Tx& tx, Dossier dossier, const std::string& code);   // as it would be
    std::optional<AskedMove> asked_move(core::db::Tx& tx, const core::Context& ctx, Move move);
    bool reopens(core::db::Tx& tx, const core::Actor& actor);
    void forget_asked(core::db::Tx& tx, DossierId id);   // what one asked of it and another would decide
    std::optional<AskedReopening> asked_reopening(core::db::Tx& tx, const core::Actor& actor, Reopening reopening);
    void open_again(core::db::Tx& tx, const core::Context& ctx, Dossier dossier, const std::string& reason);
    AccessClass access_today(core::db::Tx& tx, const Item& item);
    Floor floor_of(core::db::Tx& tx, const Dossier& dossier, const std::vector<Item>& items);
    bool lowers(core::db::Tx& tx, const core::Actor& actor, const Dossier& dossier);
    std::vector<core::PositionId> lowerers(core::db::Tx& tx, const Dossier& dossier, core::PositionId asker);
    void lower(core::db::Tx& tx, const core::Context& ctx, const AskedLowering& asked);
    void tell_lowering(core::db::Tx& tx, const core::Context& ctx, const Lowering& lowering,
                       const std::vector<core::PositionId>& waited);
    void void_lowering(core::db::Tx& tx, const core::Context& ctx, const Dossier& dossier, AccessClass least, bool rises);
    // What the item would lose there.
    std::optional<Lost> loses(core::db::Tx& tx, const Dossier& from, const Dossier& target, const Item& item);
    std::optional<Lost> loses_recoded(core::db::Tx& tx, const Dossier& from, const Dossier& target);
    void put_code(core::db::Tx& tx, const core::Context& ctx, DossierId id, const Move& asked);
    bool untouched(core::db::Tx& tx, DossierId id);
    // The rule of its dossier with what was told of the item and what a committee decided to keep.
    std::optional<Rule> kept_as(core::db::Tx& tx, const Dossier& from, const Item& item,
                                const std::optional<Judgement>& judged);
    // Its exceptions were gone through without what came in (no reason), or by what another rule excepts.
    void unsettle(core::db::Tx& tx, const core::Context& ctx, DossierId id, const std::string& reason = {});
    Item put_item(core::db::Tx& tx, const core::Context& ctx, Dossier dossier, Item item);
    std::vector<Suggestion> suggest_for(core::db::Tx& tx, const core::Context& ctx, const Letter& letter);
    std::vector<Dossier> candidates(core::db::Tx& tx, const core::Context& ctx, const Letter& letter,
                                    const Experience& experience);
    OpenOnes open_in(core::db::Tx& tx, const core::Context& ctx, core::UnitId unit, const std::string& words);
    std::optional<Letter> own_letter(core::db::Tx& tx, const core::Context& ctx, std::string_view subject);   // of his archive
    // By its number, "3/2026", in that unit, or by an id; nothing of what the actor may not know of.
    std::optional<Dossier> called(core::db::Tx& tx, const core::Context& ctx, core::UnitId unit, const std::string& to);
    std::optional<Proof> proof(core::db::Tx& tx, const core::Context& ctx, const store::Sight& sight, const std::string& subject);
    void renew(core::db::Tx& tx, const core::Context& ctx, DossierId id);
    void save_risen(core::db::Tx& tx, const core::Context& ctx, Dossier& dossier, AccessClass least);   // to it at least
    Dossier seen(core::db::Tx& tx, const core::Context& ctx, DossierId id);
    Dossier known(core::db::Tx& tx, DossierId id);   // asks no rights
    // `least`: of what comes into it at once.
    Dossier open(core::db::Tx& tx, const core::Context& ctx, const Opening& opening, AccessClass least = AccessClass::ordinary);
    // Throws Error(conflict) naming another open one of that person in its unit and under its code.
    void ensure_only_open(core::db::Tx& tx, const core::Context& ctx, const Dossier& dossier, const Person& person);
    void keep_review(core::db::Tx& tx, const core::Context& ctx, const Dossier& dossier, core::Date review, const std::string& reason);
    // The class of its letters today and of its other items as they were filed.
    AccessClass least_of(core::db::Tx& tx, const Dossier& dossier, const std::vector<Item>& items);
    void lift(core::db::Tx& tx, const core::Context& ctx, DossierId id);
    Item put(core::db::Tx& tx, const core::Context& ctx, Dossier dossier, std::string_view subject, const Telling& told);
    Readers concerned(core::db::Tx& tx, const Dossier& dossier, std::string_view subject);
    // Who may know of a withheld letter that waits in those units; never nobody.
    Readers awaiting(core::db::Tx& tx, const std::vector<core::UnitId>& units, std::string_view subject);
    void admit(core::db::Tx& tx, const Dossier& dossier, Readers readers, const std::optional<core::PositionId>& filer);
    // Readers of a dossier may know of all that is in it; `coming`: of the letter that comes into it now, too.
    void narrow(core::db::Tx& tx, const Dossier& dossier, const Letter* coming,
                const std::optional<core::PositionId>& filer);
    void narrow_more(core::db::Tx& tx, const Dossier& dossier, const Letter& coming, core::PositionId filer);
    void keep_by_office(core::db::Tx& tx, DossierId id);
    void narrow_as(core::db::Tx& tx, const Dossier& dossier, AccessClass before, const Dossier& from);
    std::optional<Rule> rule(core::db::Tx& tx, const Dossier& dossier) { return rule_in_force(tx, dossier.matter()); }
    std::optional<Rule> rule_to_freeze(core::db::Tx& tx, const Dossier& dossier);   // that of the day it was closed
    void freeze(core::db::Tx& tx, Dossier& dossier);
    static void give_next_number(core::db::Tx& tx, Dossier& dossier);   // of its unit, year and series
    void index(core::db::Tx& tx, const Dossier& dossier);
    void hand(core::db::Tx& tx, const core::Context& ctx, const Dossier& dossier);
    void await_place(core::db::Tx& tx, const Dossier& now);
    void open_over(core::db::Tx& tx, const core::Context& ctx, Dossier& wanted, const Account& told);
    void put_account(core::db::Tx& tx, const core::Context& ctx, const Dossier& dossier, const Account& told,
                     const std::function<std::string(const std::string&)>& source_of);
    void put_decisions(core::db::Tx& tx, const core::Context& ctx, const Dossier& dossier, const Account& told);
    void ask_guards(core::db::Tx& tx, const core::Context& ctx, const std::vector<Kept>& dossiers, Deed deed, Obstacles& all);

    core::db::Db& db_;
    const core::events::Bus& bus_;
    core::search::Index& search_;
    classification::Instruments& instruments_;
    Subjects& subjects_;
    signing::Levels& levels_;
    Policy policy_;
    std::vector<Guard*> guards_;
    ShelfKeeper* shelf_keeper_ = nullptr;
    notify::Notices* notices_ = nullptr;
};

}  // namespace archive
