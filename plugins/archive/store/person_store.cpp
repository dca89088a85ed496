// SPDX-License-Identifier: Apache-2.0
#include "archive/store/person_store.h"

#include "core/db/in_parts.h"

namespace archive::store {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

void insert(Tx& tx, DossierId dossier, const Person& person) {
    tx.exec("INSERT INTO archive_person (dossier_id, name, nip) VALUES (?, ?, ?)", {dossier, person.name, person.nip});
}

std::optional<Person> person(Tx& tx, DossierId dossier) {
    return tx.one("SELECT name, nip FROM archive_person WHERE dossier_id = ?", {dossier},
                  [](const Row& row) { return Person{row.text(0), row.text(1)}; });
}

std::map<DossierId, Person> persons(Tx& tx, const std::vector<DossierId>& dossiers) {
    std::map<DossierId, Person> all;
    core::db::in_parts(dossiers, [&](const core::db::Values& ids) {
        Query query("SELECT dossier_id, name, nip FROM archive_person WHERE dossier_id IN (");
        query.list(ids).add(")");
        for (auto& [id, person] : query.all(tx, [](const Row& row) {
                 return std::pair{row.id<DossierId>(0), Person{row.text(1), row.text(2)}};
             }))
            all.emplace(id, std::move(person));
    });
    return all;
}

void forget_person(Tx& tx, DossierId dossier) {
    tx.exec("DELETE FROM archive_person WHERE dossier_id = ?", {dossier});
}

}  // namespace archive::store
