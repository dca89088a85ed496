// SPDX-License-Identifier: Apache-2.0
// Who changes the same thing waits for each other, by name. Of several always in this order: letter, unit, dossier; the
// dossier by its own row (store::take). An event of a fiscal year or of a person is taken alone.
#pragma once

#include <string>
#include <string_view>

#include "archive/domain/person.h"
#include "core/auth/actor.h"
#include "core/db/db.h"

namespace archive::store {

// Waits for whoever else has it to end his unit of work, and has it until this one ends.
void turn(core::db::Tx& tx, const std::string& name);
// A letter's name is its subject. What is finished in a unit and what ends it wait for each other.
inline std::string turn_of(core::UnitId unit) { return "unit:" + unit.text(); }
inline std::string turn_of(PersonKey person) { return "event:person/" + person.text(); }
inline std::string turn_of(std::string_view event, int fiscal_year) {
    return "event:" + std::string(event) + "/" + std::to_string(fiscal_year);
}

}  // namespace archive::store
