// SPDX-License-Identifier: Apache-2.0
// Dossiers and their items. What is listed is filtered by a Sight: the units an actor looks into, and
// the position that opens restricted ones.
#pragma once

#include "archive/domain/dossier.h"

namespace archive::store {

struct Sight {
    std::vector<core::UnitId> units;
    core::PositionId position;
    bool keeps = false; // clerk or archivist: also those of limited access
    bool all = false;   // the house itself
};

struct Wish {
    std::string code;                    // this code and those below; "" = all
    std::optional<State> state;
    std::optional<core::UnitId> unit;
    std::optional<DossierId> id;
    std::optional<Life> life;
    std::optional<Custody> custody;
    std::optional<Process> process;
    int limit = 500;
};

struct CodeCount {
    std::string code, name;
    std::int64_t dossiers = 0;
};

void insert(core::db::Tx& tx, const Dossier& dossier);
// Throws Error(conflict, "archive.error.changed") when somebody saved it meanwhile.
void save(core::db::Tx& tx, Dossier& dossier);
std::vector<Dossier> list(core::db::Tx& tx, const Sight& sight, const Wish& wish);
std::optional<Dossier> find(core::db::Tx& tx, const Sight& sight, DossierId id);
std::int64_t count(core::db::Tx& tx, const Sight& sight);
std::vector<CodeCount> codes(core::db::Tx& tx, const Sight& sight);

void insert(core::db::Tx& tx, const Item& item, core::UnitId unit, core::PositionId by);
std::vector<Item> items(core::db::Tx& tx, DossierId dossier);
void erase_items(core::db::Tx& tx, DossierId dossier);   // of a destroyed one; the database refuses others
int last_item(core::db::Tx& tx, DossierId dossier);
std::vector<DossierId> dossiers_with(core::db::Tx& tx, std::string_view subject);   // of all units
std::optional<DossierId> dossier_of(core::db::Tx& tx, std::string_view subject, core::UnitId unit);

void set_readers(core::db::Tx& tx, DossierId dossier, const std::vector<core::PositionId>& readers);
std::vector<core::PositionId> readers(core::db::Tx& tx, DossierId dossier);

}  // namespace archive::store
