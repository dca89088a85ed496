// SPDX-License-Identifier: Apache-2.0
// Places, what stands in them, the moves, and stock-takes.
#pragma once

#include "depot/domain/place.h"

namespace depot::store {

struct Shelved {
    archive::DossierId dossier;
    PlaceId place;
    std::string barcode;
};

struct Misplaced {
    Shelved shelved;
    core::Instant since;
};

struct Move {
    std::string object;   // "dossier:<id>", "place:<id>"
    std::optional<PlaceId> from, to;
    std::string from_text, to_text, reason;
    core::Instant at;
    core::PersonId by;
    std::string by_name;
};

struct Count {
    CountId id;
    core::UnitId unit;
    PlaceId place;
    std::string place_text, by_name, note;
    core::Instant at;
};

void insert(core::db::Tx& tx, const Place& place);
// Throws Error(conflict) when somebody saved it meanwhile.
void save(core::db::Tx& tx, Place& place);
std::optional<Place> place(core::db::Tx& tx, PlaceId id);
std::vector<Place> places(core::db::Tx& tx, core::UnitId unit);
// It and those it stands in, as far as the top; empty where there is none.
std::vector<Place> upwards(core::db::Tx& tx, PlaceId id);
bool code_taken(core::db::Tx& tx, core::UnitId unit, const std::optional<PlaceId>& parent, const std::string& code,
                PlaceId but);
bool barcode_taken(core::db::Tx& tx, const std::string& barcode, PlaceId but);

std::optional<Shelved> shelved(core::db::Tx& tx, archive::DossierId dossier);
std::vector<Shelved> shelved_in(core::db::Tx& tx, const std::vector<PlaceId>& places);
// Of these dossiers, where those that have a place stand.
std::map<archive::DossierId, PlaceId> shelved_of(core::db::Tx& tx, const std::vector<archive::DossierId>& dossiers);
// In the places of a unit, by id, so many behind `after`.
std::vector<Shelved> shelved_after(core::db::Tx& tx, core::UnitId unit, archive::DossierId after, int most);
// In these places, by id, so many behind `after`.
std::vector<Shelved> shelved_after(core::db::Tx& tx, const std::vector<PlaceId>& places, archive::DossierId after,
                                   int most);
// Of these barcodes those a dossier has.
std::map<std::string, archive::DossierId> by_barcode(core::db::Tx& tx, const std::vector<std::string>& barcodes);
void shelve(core::db::Tx& tx, const Shelved& shelved, core::Instant since);
bool unshelve(core::db::Tx& tx, archive::DossierId dossier);

// Stands where its class may not; false when that was known.
bool misplace(core::db::Tx& tx, archive::DossierId dossier, core::UnitId unit, core::Instant since);
// The unit it stood wrong in; nothing where it was not known to.
std::optional<core::UnitId> settle(core::db::Tx& tx, archive::DossierId dossier);
std::vector<Misplaced> misplaced(core::db::Tx& tx, const std::vector<core::UnitId>& units);   // oldest first
std::vector<core::UnitId> keeping(core::db::Tx& tx);                                          // units with places

void add(core::db::Tx& tx, const Move& move);
std::vector<Move> moves(core::db::Tx& tx, std::string_view object);   // newest first

void insert(core::db::Tx& tx, const Count& count, const std::vector<CountLine>& lines);
std::optional<Count> count(core::db::Tx& tx, CountId id);
std::vector<Count> counts(core::db::Tx& tx, const std::vector<PlaceId>& places);   // newest first
std::vector<CountLine> count_lines(core::db::Tx& tx, CountId id);

}  // namespace depot::store
