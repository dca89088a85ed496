// SPDX-License-Identifier: Apache-2.0
// What the rooms around the archive stand on: a dossier as it is kept, in dimensions that do not
// depend on each other (never one status), and the one gate before every act that moves, lends,
// proposes or destroys it. All of it is asked and done inside the caller's unit of work, so that
// what was asked still holds when it is done.
#pragma once

#include <map>
#include <vector>

#include "archive/dossiers.h"
#include "classification/classification.h"
#include "core/base/clock.h"
#include "core/base/error.h"

namespace archive {

// Fase: in use, seldom used, kept for ever by an archival institution; destroyed, of which only a stub is left; handed
// over to another house, whose it is: what lies here still is a copy, until it is removed (`Kept::emptied`).
// annulled: opened by mistake and never held anything; its number alone is left.
enum class Life { active, inactive, archival, destroyed, handed_over, annulled };
// In whose hands: unit pengolah, on its way, unit kearsipan, lembaga kearsipan.
enum class Custody { unit, transit, records_unit, institution };
// The disposal (penyusutan) it is proposed for; one at a time.
enum class Process { none, transfer, destruction, handover, review, removal };
// Where its retention clock stands (domain/retention.h).
enum class Phase { open, unruled, review, waiting, active, inactive, ended };
// Who must agree before it is destroyed: nobody is asked, the head, the national archives (ANRI).
enum class Route { none, head, national_archives };

std::string_view name(Life life);
std::string_view name(Custody custody);
std::string_view name(Process process);
std::string_view name(Phase phase);
std::string_view name(Route route);

// An item that departs from the rule of its dossier: a word that stands, or one that was taken back: by two persons, before
// that was asked for by one.
struct ToldApart {
    int item = 0;
    std::string kind;   // "permanent", "unresolved", "years"
    int active_years = 0, inactive_years = 0;
    bool lifted = false;
};

struct Kept {
    DossierId id;
    core::UnitId unit;
    std::string unit_name, number, code, code_name, title, place;
    std::string scheme = {};   // the edition of the classification its code is of
    classification::AccessClass access = classification::AccessClass::ordinary;
    core::Date opened{};
    std::optional<core::Date> closed;                           // none: it is still open
    std::optional<core::Date> first, last;                      // kurun waktu
    std::vector<std::pair<std::string, std::int64_t>> amounts;  // unit, sum
    std::int64_t items = 0;
    std::string medium, physical;          // archive/media.h, or "mixed"; the worst condition; "" = none told
    std::string creator, creator_unit;     // pencipta and its unit, of another house; "" = this one and `unit_name`
    Life life = Life::active;
    Custody custody = Custody::unit;
    Process process = Process::none;
    std::string process_of;  // "proposal:<id>"; "" = none
    std::optional<core::Instant> emptied;   // handed over, and its copy here removed since then
    Phase phase = Phase::open;
    std::optional<core::Date> active_until, inactive_until;  // the last day belongs to the period
    classification::Fate fate = classification::Fate::review;
    bool whole = true;  // false: some items must be told apart before it could be destroyed
    Route route = Route::none;
    int active_years = 0, inactive_years = 0;
    std::string rule;  // the row of the schedule as found; "" = none
    std::vector<std::string> marks = {};   // "vital", "terjaga"
    std::vector<ToldApart> apart = {};     // by item

    bool unplaced = false;   // received, and its depot has not told yet where its paper stands

    bool stub() const { return life == Life::destroyed || life == Life::annulled || emptied; }   // no word of its contents is here
};

struct KeptItem {
    std::string subject;  // "letter:<id>", "incoming:<id>"
    int number = 0;
    std::string letter_number;
    core::Date date{};
    std::string title;
    core::Digest digest;  // of the file as it was filed
    std::int64_t amount = 1;
    std::string amount_unit, stage;  // stage: tingkat perkembangan
    classification::AccessClass access = classification::AccessClass::ordinary;
    std::string sender = {}, receiver = {};   // sender "" = the unit of the dossier made it
    std::string medium = "electronic", physical = {};   // archive/media.h; condition, "" = none told
    std::string dated = {};                             // EDTF, where it is not known to the day (archive/dated.h)
};

// Whose hands a dossier came into.
struct Hand {
    Custody custody = Custody::unit;
    std::string unit_name;   // "" on its way, and outside this house
    std::string reason;
    core::Instant since{};
};
// The word key that names it, with {unit}: "archive.custody.records_unit".
std::string word_of(const Hand& hand);

struct Wanted {
    std::optional<core::UnitId> unit;
    std::vector<core::UnitId> units = {};  // made by one of these or in its custody; none = all
    std::string code;                      // this one and those below; "" = all
    bool kin = true;                       // also what the code became or came from in other editions
    std::vector<DossierId> among = {}, without = {};
    std::vector<std::string> numbers = {};      // "3/2026"; none = all
    std::optional<int> year_from, year_until;   // years from its opening or first letter to its closing or last one
    bool annulled = false;                      // those, too: of ids noted before
    bool here = false;                          // neither destroyed nor handed over
    std::optional<Life> life;
    std::optional<Custody> custody;
    std::optional<Process> process;
    std::optional<Phase> phase;
    std::optional<classification::Fate> fate;
    // Past its active period by its kept clock, and still with the unit that made it: an index knows, and nothing is wound.
    bool untransferred = false;
    // Without phase and what follows from it, fate, route and rule, nor marks and exceptions: then many cost a few questions and not some each.
    bool brief = false;
    std::optional<classification::AccessClass> at_most = {};   // of no higher class
    bool unplaced = false;       // only such, in the custody of `units` where those are told
    bool unplaced_first = false;
    bool oldest_first = false;   // of each unit; else the newest
    int limit = 500;
    std::int64_t offset = 0;
};

// What may be done to a dossier and can be in the way of another's work.
// remove: of the copy of what was handed over to another house.
enum class Deed { file, reopen, propose, lend, relocate, transfer, decree, destroy, hand_over, remove };
// The removal of a copy, or a proposal of it.
bool removes(const Kept& dossier, Deed deed);

// Why not: a word key of whoever stands in the way.
struct Obstacle {
    std::string word;
    core::Args args;
};

// Of many dossiers; one nothing is in the way of is not among them.
using Obstacles = std::map<DossierId, std::vector<Obstacle>>;

// A room with reasons of its own: holds, loans, files that do not hold.
class Guard {
  public:
    virtual ~Guard() = default;
    // Of many at once, for lists ask of thousands. What it throws blocks, too.
    virtual Obstacles against(core::db::Tx& tx, const core::Context& ctx, const std::vector<Kept>& dossiers,
                              Deed deed) = 0;
};

class Gate {
  public:
    virtual ~Gate() = default;
    // At start; it must live as long as the house.
    virtual void guard(Guard& guard) = 0;
    // Takes the dossier for this unit of work: whoever changes what the gate answers takes it too, so what is asked
    // after this holds until it is done.
    virtual void take(core::db::Tx& tx, DossierId id) = 0;
    // As take(), by who is about to end it; and for who changes what stands in the way of dossiers nobody counted: one
    // waits for the other, so what was told before a dossier ends is known where it is asked.
    virtual void take_to_end(core::db::Tx& tx, DossierId id) = 0;
    virtual void take_all(core::db::Tx& tx) = 0;
    virtual std::vector<Obstacle> obstacles(core::db::Tx& tx, const core::Context& ctx,
                                            DossierId id, Deed deed) = 0;
    // Of many as they were read in this very unit of work, for lists: whoever does the deed asks of each anew.
    virtual Obstacles obstacles_of(core::db::Tx& tx, const core::Context& ctx, const std::vector<Kept>& dossiers,
                                   Deed deed) = 0;
    // What would stand in the way of proposing them for that, before they are engaged; read in this unit, too.
    virtual Obstacles proposing(core::db::Tx& tx, const core::Context& ctx, std::vector<Kept> dossiers,
                                Process process) = 0;
    // Takes it first. Throws Error(conflict) with the first obstacle.
    virtual void pass(core::db::Tx& tx, const core::Context& ctx, DossierId id, Deed deed) = 0;
};

class Holdings {
  public:
    virtual ~Holdings() = default;
    // What the actor may know of; the system knows all.
    virtual std::optional<Kept> find(core::db::Tx& tx, const core::Context& ctx, DossierId id) = 0;
    virtual std::vector<Kept> list(core::db::Tx& tx, const core::Context& ctx,
                                   const Wanted& wanted) = 0;
    // How many list() has in all, whatever its limit; phase and fate by the clocks that are kept.
    virtual std::int64_t count(core::db::Tx& tx, const core::Context& ctx, const Wanted& wanted) = 0;
    // Throws Error(not_found) where find() finds nothing.
    virtual std::vector<KeptItem> items(core::db::Tx& tx, const core::Context& ctx,
                                        DossierId id) = 0;
    // What the items of each of them are, of those the actor may know of.
    virtual std::map<DossierId, std::vector<std::string>> subjects(core::db::Tx& tx, const core::Context& ctx,
                                                                   const std::vector<DossierId>& ids) = 0;
    // Oldest first, from the first that differs from the unit that made it. Throws Error(not_found) as items() does.
    virtual std::vector<Hand> hands(core::db::Tx& tx, const core::Context& ctx, DossierId id) = 0;

    // Takes it for one proposal and lets it go again; passes the gate. Throws Error(conflict) while
    // another has it.
    virtual void engage(core::db::Tx& tx, const core::Context& ctx, DossierId id, Process process,
                        std::string_view proposal) = 0;
    virtual void release(core::db::Tx& tx, const core::Context& ctx, DossierId id,
                         std::string_view proposal) = 0;
    // Of a transfer: on its way, received, sent back. `keeper`: the records unit or institution that has it now, whose
    // archivists may know of it from this moment. Asks no rights: the room that moves it has.
    virtual void move(core::db::Tx& tx, const core::Context& ctx, DossierId id, Life life, Custody custody,
                      const std::optional<core::UnitId>& keeper) = 0;
    // What a records unit was given before it was kept whose: it is that one's. How many.
    virtual int settle(core::db::Tx& tx, const core::Context& ctx, core::UnitId keeper) = 0;
    // Of a destruction, or of the copy of what was handed over, after whoever does it has asked the gate and destroyed
    // what the items stand for: their rows are gone and a stub is left, which is found by title, number and `act`. Nothing
    // brings it back; what was handed over stays that.
    virtual void erase(core::db::Tx& tx, const core::Context& ctx, DossierId id, std::string_view act) = 0;
    // What became of it is told by another act; of a stub only.
    virtual void retell(core::db::Tx& tx, DossierId id, std::string_view act) = 0;
};

}  // namespace archive
