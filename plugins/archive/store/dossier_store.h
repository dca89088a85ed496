// SPDX-License-Identifier: Apache-2.0
// Dossiers and their items. What is listed is filtered by a Sight: the units an actor looks into, and
// the position and the offices that open restricted ones.
#pragma once

#include "archive/domain/dossier.h"
#include "archive/domain/person.h"
#include "archive/domain/reader.h"

namespace archive {

enum class Ending { active, inactive };   // of the two periods of a clock
inline std::string_view name(Ending ending) { return ending == Ending::active ? "active" : "inactive"; }
// For what a closed dossier waits: to be moved to the records unit, or for its fate once its retention is over.
enum class Waits { transfer, fate };
inline std::string_view name(Waits waits) { return waits == Waits::transfer ? "transfer" : "fate"; }

}  // namespace archive

namespace archive::store {

struct Sight {
    std::vector<core::UnitId> units;
    core::PositionId position;
    bool keeps = false; // clerk or archivist: also those of limited access
    bool all = false;   // the house itself
    std::vector<core::UnitId> kept = {};   // of an archivist: also what these have in custody, whichever unit made it
    std::set<std::string> offices = {};    // he has (domain/reader.h)
};

// Where a dossier stands in lists: by unit and year, and there as `place_in_year` says.
struct Spot {
    std::string unit_name;
    core::UnitId unit;
    int year = 0;
    std::int64_t number = 0;
    std::int64_t definitive = 0;
};
inline Spot spot(const Dossier& dossier) {
    return {dossier.unit_name, dossier.unit, dossier.year, dossier.number, dossier.definitive.value_or(0)};
}

struct Wish {
    std::string code;                    // this code and those below; "" = all
    std::vector<std::string> kin = {};   // the same matter under codes of other editions; Cabinet::widen fills it in
    std::optional<State> state;
    std::optional<core::UnitId> unit;
    std::optional<DossierId> id;
    std::vector<DossierId> among = {};   // some hundreds at most; none = all
    std::vector<DossierId> without = {};
    std::vector<core::UnitId> units = {};   // made by one of them, or in its custody; none = all
    std::vector<std::pair<std::int64_t, int>> numbers = {};   // number and year; none = all
    std::optional<int> year_from, year_until;   // that it spans, by its own days and those of the items in it
    std::string words = {};   // part of its title, or its code or number; "" = any
    std::string place = {};   // where it stands, or what that is in: "Boks 12", "Depo A / Rak 3"; "" = anywhere
    std::optional<Life> life;
    std::optional<Custody> custody;
    std::optional<Process> process;
    std::optional<Phase> phase;          // as the kept clock says on `today`; one not wound yet may be any
    std::optional<Fate> fate;
    std::optional<int> year;             // of the number
    std::optional<Ending> ending;        // which period ends between these days
    core::Date from{}, until{}, today{};
    std::optional<Waits> waits;          // on `today`
    std::string mark;                    // vital or terjaga; "" = any
    bool past_active = false;            // inactive, or its active years are over on `today`; as `phase` where not wound
    bool personal = false;               // of a person, not of a matter
    std::string nip = {};                // of that person; "" = any
    std::string registered = {};         // by a number of a register; "" = any
    std::optional<PersonKey> person = {};
    bool annulled = false;               // those, too
    bool here = false;                   // neither destroyed nor handed over
    std::vector<std::string> codes = {};   // one of these and no other; none = all
    std::optional<DossierId> after;        // the last one of the page before; Cabinet::widen finds its spot
    bool oldest_first = false;             // of each unit; else the newest
    bool unplaced = false;                 // received and standing nowhere; of `units`, in their custody
    bool unplaced_first = false;
    bool by_definitive = false;            // those that have such a number, in its order
    std::optional<Spot> past;              // what stands behind it
    std::optional<classification::AccessClass> at_most = {};   // of no higher class
    int limit = 500;
    std::int64_t offset = 0;
};

// Closed dossiers of a code that have the same rule.
struct Applied {
    classification::Matter matter;
    std::optional<Rule> rule;
    std::int64_t dossiers = 0;
};

struct CodeCount {
    std::string code, name;
    std::int64_t dossiers = 0;
};

void insert(core::db::Tx& tx, const Dossier& dossier);
// Throws Error(conflict, "archive.error.changed") when somebody saved it meanwhile.
void save(core::db::Tx& tx, Dossier& dossier);
// Nobody else changes it before this unit of work ends; what is read from now on is as the last one left it.
void take(core::db::Tx& tx, DossierId id);
// Shared by units that end dossiers, and taken by one that none of them may pass unseen (keeping.h).
void share_gate(core::db::Tx& tx);
void take_gate(core::db::Tx& tx);
void set_ended(core::db::Tx& tx, DossierId id, core::Instant at, const std::string& by_name);
// Destroyed before that was kept, in the order of ids.
std::vector<DossierId> ended_untold(core::db::Tx& tx, const DossierId& after, int limit);
void set_definitive(core::db::Tx& tx, DossierId id, std::int64_t number);   // once
std::int64_t highest_definitive(core::db::Tx& tx, const std::vector<core::UnitId>& keepers);   // 0 = none
bool bears_definitive(core::db::Tx& tx, const std::vector<core::UnitId>& keepers, std::int64_t number);
Custody custody_named(const std::string& word);
std::vector<Dossier> list(core::db::Tx& tx, const Sight& sight, const Wish& wish);
std::optional<Dossier> find(core::db::Tx& tx, const Sight& sight, DossierId id);
// Units that made what the sight sees by custody.
std::vector<core::UnitId> makers(core::db::Tx& tx, const Sight& sight);
std::int64_t count(core::db::Tx& tx, const Sight& sight);
std::int64_t count(core::db::Tx& tx, const Sight& sight, const Wish& wish);   // whatever its limit
// In the order of ids after the one named.
std::vector<DossierId> after(core::db::Tx& tx, DossierId id, int limit);
std::vector<CodeCount> codes(core::db::Tx& tx, const Sight& sight);
// Those the unit files under most, of dossiers in sight opened since that day.
std::vector<std::string> used_codes(core::db::Tx& tx, const Sight& sight, core::UnitId unit, core::Date since, int most);
// Of those neither destroyed nor handed over.
std::vector<Applied> applied(core::db::Tx& tx, const Sight& sight);

void insert(core::db::Tx& tx, const Item& item, core::UnitId unit, core::PositionId by);
// As they stand: each with the last exception told of it, those moved here from other dossiers among them.
std::vector<Item> items(core::db::Tx& tx, DossierId dossier);
// Of many dossiers at once, each item with `dossier` as the one it stands in.
std::vector<Item> items(core::db::Tx& tx, const std::vector<DossierId>& dossiers);
// Of these files those an item of another house is.
std::vector<core::Digest> handed_files(core::db::Tx& tx, const std::vector<core::Digest>& of);
int erase_items(core::db::Tx& tx, DossierId dossier);   // of a destroyed one, the database refuses others; how many
int last_item(core::db::Tx& tx, DossierId dossier);
// Closed ones after that id, in the order of ids: of a unit, of a fiscal year, or all.
std::vector<DossierId> closed_after(core::db::Tx& tx, const std::vector<core::UnitId>& units,
                                    const std::optional<int>& fiscal_year, const DossierId& after, int limit);
std::optional<DossierId> by_number(core::db::Tx& tx, core::UnitId unit, std::int64_t number, int year);
std::optional<DossierId> by_source(core::db::Tx& tx, std::string_view source);
// By the unit whose archive it lies in; what was taken by the unit of its taker, once, keeps that name.
std::string source_in(core::db::Tx& tx, const std::string& before, core::UnitId kept, core::UnitId taker,
                      const std::string& after);
// Of all units, at most that many.
std::vector<std::string> subjects_numbered(core::db::Tx& tx, std::string_view letter_number, int most);
std::vector<DossierId> dossiers_with(core::db::Tx& tx, std::string_view subject);   // of all units
std::vector<DossierId> dossiers_of(core::db::Tx& tx, std::string_view subject);     // where it stands now, in each unit
std::optional<DossierId> dossier_of(core::db::Tx& tx, std::string_view subject, core::UnitId unit);

void set_readers(core::db::Tx& tx, DossierId dossier, const Readers& readers);
Readers readers(core::db::Tx& tx, DossierId dossier);
// Withheld ones no position may know of for itself, in the order of ids after the one named.
std::vector<DossierId> read_by_office(core::db::Tx& tx, const DossierId& after, int limit);
// What is told to the index of one of these: they made it or keep it, or somebody of them reads it by office.
std::vector<DossierId> told_in(core::db::Tx& tx, const std::vector<core::UnitId>& units);
std::vector<DossierId> read_by(core::db::Tx& tx, const std::vector<core::PositionId>& positions);

// Of before readers were kept by office: those that had somebody, who it was, and whether he has filed in it.
std::vector<DossierId> read_before(core::db::Tx& tx, int limit);
std::vector<std::pair<core::PositionId, bool>> readers_before(core::db::Tx& tx, DossierId dossier);
void forget_before(core::db::Tx& tx, DossierId dossier);

}  // namespace archive::store
