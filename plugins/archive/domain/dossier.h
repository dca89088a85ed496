// SPDX-License-Identifier: Apache-2.0
// A dossier (berkas) of a unit and the letters in it.
//
//   open --close(date)--> closed --reopen(reason)--> open
//    | file, continue in a further volume
//    |--annul(reason), where nothing was ever in it--> annulled: its number is left
//
// The class of a dossier is the highest of its own code and its items, and never sinks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/dated.h"
#include "archive/domain/description.h"
#include "archive/dossiers.h"
#include "archive/domain/retention.h"
#include "core/auth/actor.h"
#include "letters/relations.h"

namespace archive {

constexpr std::size_t longest_title = 500;   // characters

using classification::AccessClass;

int rank(AccessClass access);
AccessClass ranked(std::int64_t rank);

enum class State { open, closed };

// Secret dossiers are numbered in a series of their own, "R-3/2026", so that no gap in the other tells of one (archive.md
// 5.2 L6); its numbers are kept below zero. One given stays, whatever the class becomes.
constexpr std::string_view secret_series = "R-";
std::string series(std::int64_t number);
// Where a number stands within its year: the secret series after the other, whether the oldest or the newest come first.
inline std::pair<bool, std::int64_t> place_in_year(std::int64_t number) { return {number < 0, number < 0 ? -number : number}; }

struct Dossier {
    DossierId id;
    core::UnitId unit;
    std::string unit_name;
    std::int64_t number = 0;
    int year = 0;
    std::string code, code_name;
    std::string scheme{};     // the edition its code was given by, by id; "" of those opened before that was kept
    std::string title;
    AccessClass access = AccessClass::ordinary;
    State state = State::open;
    core::Date opened{};
    std::optional<core::Date> closed, trigger;
    std::string trigger_note;
    std::string place, box{};   // the box is told by the depot alone
    core::PositionId opened_by;
    std::optional<Rule> rule, rule_seen;
    Life life = Life::active;
    Custody custody = Custody::unit;
    std::optional<core::UnitId> keeper;   // whose records unit or institution has it
    Process process = Process::none;
    std::string process_of;   // the proposal that has it
    std::string ended_by;     // the act that destroyed it or handed it over, as it is told
    std::optional<core::Instant> ended_at{};   // it was destroyed, or the copy of what was handed over; and by whom
    std::string ended_by_name{};
    std::int64_t version = 1;
    std::optional<int> fiscal;   // corrected; otherwise the year of its number
    int volume = 1;              // the one that takes letters now, or took the last
    std::string source;          // the row of a table it came from; "" = none
    std::string creator{}, creator_unit{};   // pencipta and its unit, of another house; "" = this one
    std::optional<std::int64_t> definitive;   // number given by the records unit that received it
    bool unplaced = false;         // received, and its depot has not told yet where its paper stands
    std::string definitive_of{};   // which one gave it, where its heir had given the same; "" otherwise

    classification::Matter matter() const { return {code, code_name, scheme}; }
    int fiscal_year() const { return fiscal.value_or(year); }
    bool annulled() const { return life == Life::annulled; }
    bool gone() const { return life == Life::destroyed || life == Life::handed_over || annulled(); }   // it is not ours any more
    bool emptied() const { return life == Life::handed_over && ended_at; }
    bool stub() const { return life == Life::destroyed || emptied() || annulled(); }   // no word of its contents is here
    const std::string& made_by() const { return creator_unit.empty() ? unit_name : creator_unit; }   // unit pengolah
    std::string stands() const { return unplaced ? std::string() : place; }   // that of the unit it left is no place of it
    std::string definitive_told() const;   // "112", or "112 (Depo Lama)"; "" = none
    std::string numbered() const { return series(number) + "/" + std::to_string(year); }
    // Throws Error(conflict) when the state does not allow the move, Error(invalid) for a wrong date.
    void close(core::Date on, core::Date today);
    void reopen();
    void engage(Process wanted, std::string_view proposal);
    // Of the proposal that has it; of another nothing happens.
    void release(std::string_view proposal);
};

struct Item : Description {
    ItemId id;
    DossierId dossier;
    std::string subject;
    int number = 0;
    std::string letter_number;
    core::Date date{};
    std::string title;
    core::Digest digest;
    AccessClass access = AccessClass::ordinary;
    bool inherits = false;                   // nobody told its class: that of the dossier it was filed in
    core::Instant filed{};
    std::string filed_by_name;
    std::optional<letters::Newer> newer{};   // by which letter it stands otherwise now; the cabinet fills it in
    int volume = 1;
    std::optional<core::Date> first{};       // of a bundle: its earliest day
    std::string receiver{};                  // of paper
    std::string remark{};
    std::optional<Exception> exception{};    // the last that was told of it
    std::string dated{};                     // EDTF, where it is not known to the day (archive/dated.h)

    std::string edtf() const { return edtf_of(dated, first, date); }
    bool moved() const { return exception && exception->kind == Exception::Kind::moved; }
    bool here() const { return digest != core::Digest{}; }   // its file lies in the house
};

// What stands in the columns Kurun Waktu and Jumlah: "2025-2026" and sums by unit.
struct Extent {
    std::optional<core::Date> first, last;
    std::vector<std::pair<std::string, std::int64_t>> amounts;   // unit, sum
    std::int64_t items = 0;
    std::vector<std::string> media, stages;   // each once
    std::string physical;                     // the worst condition; "" = none told
    bool by_month = true;                     // of no item is the year all that is known

    bool untold() const { return items > 0 && !first; }   // it holds something, and nothing in it bears a date
    // The one of all its items; "hybrid" of files and others together, "mixed" of others, "" of an empty one.
    std::string_view medium() const;
};
// Without what was moved to another dossier.
Extent extent(const std::vector<Item>& items);

// A letter of another room, as far as filing needs it.
struct Letter {
    std::string subject;
    std::string number;
    core::Date date{};
    std::string title;
    std::string code;          // "" when nobody gave one
    AccessClass access = AccessClass::ordinary;
    core::Digest digest;
    core::UnitId unit;         // whose archive it belongs to
    int pages = 1;
    bool finished = false;
    std::string link;
    std::string sender{};      // of what came in
    std::string stage = "asli", medium = "electronic";   // as they follow from how it came about and came here
};

// Where its box stands; all of the place where it ends in none.
std::string rack_of(const Dossier& dossier);

// "3/2026" or "R-3/2026" as number and year; nothing of what cannot be one.
std::optional<std::pair<std::int64_t, int>> number_in(std::string_view text);

// "3/2026 item 2", "3/2026, item 2": the dossier as it is called and the number in it.
std::optional<std::pair<std::string, int>> item_in(std::string_view text);

// What its clock is computed from, as far as the dossier and its items tell it. `earlier`: when the volumes before
// the last were closed.
Facts facts_of(const Dossier& dossier, const std::vector<Item>& items, const std::vector<core::Date>& earlier = {},
               bool settled = false);

// May this seat put letters into dossiers?
bool files(const core::Actor& actor);

}  // namespace archive
