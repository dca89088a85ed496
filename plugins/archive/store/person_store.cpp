// SPDX-License-Identifier: Apache-2.0
#include "archive/store/person_store.h"

#include "core/db/in_parts.h"

namespace archive::store {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

void insert(Tx& tx, DossierId dossier, const Person& person) {
    Query query("SELECT p.person_id FROM archive_person p JOIN archive_dossier d ON d.id = p.dossier_id WHERE p.nip = ? "
                "AND p.registered = ?",
                {person.nip, person.registered});
    if (person.nip.empty()) query.add(" AND d.unit_id = (SELECT unit_id FROM archive_dossier WHERE id = ?)", {dossier});
    const auto known = query.limit(1).all(tx, [](const Row& row) { return row.id<PersonKey>(0); });
    tx.exec("INSERT INTO archive_person (dossier_id, name, nip, registered, person_id) VALUES (?, ?, ?, ?, ?)",
            {dossier, person.name, person.nip, person.registered, known.empty() ? PersonKey{dossier.uuid} : known.front()});
}

std::optional<PersonKey> key_of(Tx& tx, DossierId dossier) {
    const auto found = keys_of(tx, {dossier});
    return found.empty() ? std::nullopt : std::optional(found.begin()->second);
}

std::map<DossierId, PersonKey> keys_of(Tx& tx, const std::vector<DossierId>& dossiers) {
    std::map<DossierId, PersonKey> all;
    core::db::in_parts(dossiers, [&](const core::db::Values& ids) {
        Query query("SELECT dossier_id, person_id FROM archive_person WHERE dossier_id IN (");
        query.list(ids).add(")");
        for (const auto& each : query.all(tx, [](const Row& row) {
                 return std::pair{row.id<DossierId>(0), row.id<PersonKey>(1)};
             }))
            all.insert(each);
    });
    return all;
}

std::vector<DossierId> closed_of(Tx& tx, PersonKey person) {
    return tx.all("SELECT d.id FROM archive_dossier d JOIN archive_person p ON p.dossier_id = d.id "
                  "WHERE p.person_id = ? AND d.state = 'closed' AND d.life NOT IN ('destroyed', 'handed_over') ORDER BY d.id",
                  {person}, [](const Row& row) { return row.id<DossierId>(0); });
}

std::optional<Person> person(Tx& tx, DossierId dossier) {
    return tx.one("SELECT name, nip, registered FROM archive_person WHERE dossier_id = ?", {dossier},
                  [](const Row& row) { return Person{row.text(0), row.text(1), row.text(2)}; });
}

std::map<DossierId, Person> persons(Tx& tx, const std::vector<DossierId>& dossiers) {
    std::map<DossierId, Person> all;
    core::db::in_parts(dossiers, [&](const core::db::Values& ids) {
        Query query("SELECT dossier_id, name, nip, registered FROM archive_person WHERE dossier_id IN (");
        query.list(ids).add(")");
        for (auto& [id, person] : query.all(tx, [](const Row& row) {
                 return std::pair{row.id<DossierId>(0), Person{row.text(1), row.text(2), row.text(3)}};
             }))
            all.emplace(id, std::move(person));
    });
    return all;
}

void forget_person(Tx& tx, DossierId dossier) {
    tx.exec("DELETE FROM archive_person WHERE dossier_id = ?", {dossier});
}

}  // namespace archive::store
