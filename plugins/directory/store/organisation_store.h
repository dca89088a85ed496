// SPDX-License-Identifier: Apache-2.0
// Units, positions and groups in their tables.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/db/db.h"
#include "directory/domain/organisation.h"

namespace directory::store {

std::vector<Unit> units(core::db::Tx& tx);  // by place, not yet a tree
std::optional<Unit> unit(core::db::Tx& tx, core::UnitId id);
std::optional<Unit> unit_by_code(core::db::Tx& tx, std::string_view code);
void save(core::db::Tx& tx, const Unit& unit);
// Until this unit of work ends no other one that holds it goes on.
void hold(core::db::Tx& tx, core::UnitId id);

std::vector<Position> positions(core::db::Tx& tx);
std::vector<Position> positions(core::db::Tx& tx, core::UnitId unit);
std::vector<Position> subordinates(core::db::Tx& tx, core::PositionId of);
std::optional<Position> position(core::db::Tx& tx, core::PositionId id);
std::optional<Position> position_by_code(core::db::Tx& tx, std::string_view code);
void save(core::db::Tx& tx, const Position& position);

// Positions with every word in their name, their unit's name or that of who holds them on `day`.
std::vector<Position> find(core::db::Tx& tx, const std::vector<std::string>& words, core::Date day,
                           int limit);

std::vector<GroupRule> groups(core::db::Tx& tx);
void save(core::db::Tx& tx, const GroupRule& group);

}  // namespace directory::store
