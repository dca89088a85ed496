// SPDX-License-Identifier: Apache-2.0
// Rows of packages that came in, and receipts of those that went out.
#pragma once

#include <map>

#include "core/db/db.h"
#include "packages/domain/import.h"
#include "packages/store/reach.h"

namespace packages::store {

// False where the unit has that very package already.
bool insert(core::db::Tx& tx, const Import& import);
std::optional<Import> find(core::db::Tx& tx, ImportId id);
// What came beside its items, and the metadata it came with, live with it; dropped with it, the files are the caller's to destroy where nothing keeps them.
void keep_besides(core::db::Tx& tx, const Import& import);
std::vector<core::Digest> drop_besides(core::db::Tx& tx, ImportId id);
// Of these dossiers, what came beside their items.
std::map<archive::DossierId, std::vector<core::Digest>> besides_of(core::db::Tx& tx, const std::vector<archive::DossierId>& dossiers);
bool keeps_beside(core::db::Tx& tx, const core::Digest& digest);
// Whether its ZIP is needed: nobody took it yet, or what was taken has files that may not be in the store; nothing of
// one that is not known.
std::optional<bool> needs_file(core::db::Tx& tx, ImportId id);
std::optional<Import> by_manifest(core::db::Tx& tx, core::UnitId unit, const core::Digest& manifest);
std::vector<Import> newest_imports(core::db::Tx& tx, const Reach& reach, const core::db::Page& page);
// Stage, dossier, moment and receipt.
void save(core::db::Tx& tx, const Import& import);
// What it tells and which files it holds.
void save_arrival(core::db::Tx& tx, const Import& import);
// Who changes what came of one dossier of another house does it after whoever does so at this moment.
void take_turns(core::db::Tx& tx, core::UnitId unit, const std::string& origin);
std::vector<Import> of_origin(core::db::Tx& tx, core::UnitId unit, const std::string& origin);
// Those nobody took, whichever unit they lie in.
std::vector<Import> untaken(core::db::Tx& tx, const std::string& origin);
// Parts of that dossier of another house which are in the archive of the unit, each once.
std::vector<int> parts_taken(core::db::Tx& tx, core::UnitId unit, const std::string& origin, int parts);
// From which a dossier of this house was made.
std::vector<Import> made_of(core::db::Tx& tx, archive::DossierId dossier);
// Of those what came beside the items, and the sender's metadata; the rest, which is large, is not read.
struct CameWith {
    std::vector<Beside> besides;
    std::vector<Sheet> papers;
};
std::vector<CameWith> came_with(core::db::Tx& tx, archive::DossierId dossier);
// Of those each part, and what the last told of the dossier, without items, files and history.
struct ToldThere {
    struct Part {
        ImportId id;
        int part = 1, parts = 1;
    };
    std::vector<Part> parts;
    Content content;
};
std::optional<ToldThere> told_there(core::db::Tx& tx, archive::DossierId dossier);
std::optional<core::Instant> taken_at(core::db::Tx& tx, ImportId id);   // nothing of one that is not taken
// Those whose grown files wait for a judge, their ZIP gone.
std::vector<ImportId> unjudged(core::db::Tx& tx);
void set_unjudged(core::db::Tx& tx, ImportId id, std::optional<core::Instant> since);
std::vector<ImportId> waiting_before(core::db::Tx& tx, core::Instant at);

// False where one is there already.
bool insert(core::db::Tx& tx, const Receipt& receipt);
std::optional<Receipt> receipt_of(core::db::Tx& tx, PackageId package);
// In the place of the one that is there.
void replace(core::db::Tx& tx, const Receipt& receipt);
void judged(core::db::Tx& tx, PackageId package, Sworn sworn);
void confirm(core::db::Tx& tx, PackageId package, core::Instant at, const std::string& by);
// Of whom it was not known when they were judged last, or that never were; after that one, in the order of their ids.
std::vector<PackageId> unsworn(core::db::Tx& tx, PackageId after, int limit);

}  // namespace packages::store
