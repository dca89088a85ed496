// SPDX-License-Identifier: Apache-2.0
// Persons and their appointments in their tables, and uploads waiting for confirmation.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/db/db.h"
#include "directory/domain/organisation.h"

namespace directory::store {

std::vector<Person> persons(core::db::Tx& tx);  // by name
std::optional<Person> person(core::db::Tx& tx, core::PersonId id);
std::optional<Person> person_called(core::db::Tx& tx, std::string_view login);
std::vector<Person> find_persons(core::db::Tx& tx, std::string_view words, int limit);
void save(core::db::Tx& tx, const Person& person);

std::vector<Appointment> appointments(core::db::Tx& tx);
std::vector<Appointment> appointments_to(core::db::Tx& tx,
                                         core::PositionId position);  // newest first
std::vector<Appointment> appointments_of(core::db::Tx& tx, core::PersonId person);
std::optional<Appointment> appointment(core::db::Tx& tx, core::AppointmentId id);
void save(core::db::Tx& tx, const Appointment& appointment);

using ImportId = core::Id<struct ImportTag>;
struct Waiting {
    ImportId id;
    std::string person;
    core::Instant made_at;
    std::string outline;  // of the dry run shown
    core::Bytes sheets;   // the workbook as JSON
};
void keep(core::db::Tx& tx, const Waiting& waiting);
std::optional<Waiting> waiting(core::db::Tx& tx, ImportId id, std::string_view person);
void drop(core::db::Tx& tx, ImportId id);
void drop_before(core::db::Tx& tx, core::Instant limit);

Organisation everything(core::db::Tx& tx);
void save(core::db::Tx& tx, const Organisation& organisation);

}  // namespace directory::store
