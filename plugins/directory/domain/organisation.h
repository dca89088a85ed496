// SPDX-License-Identifier: Apache-2.0
// Everything the directory holds, as one value: what an import is compared with and what it makes.
#pragma once

#include <vector>

#include "directory/directory.h"
#include "directory/domain/appointment.h"
#include "directory/domain/person.h"

namespace directory {

// A group is told by the kinds of units whose heads belong to it, by single positions, or both.
struct GroupRule {
    std::string code;
    std::string name;
    std::vector<std::string> unit_kinds;
    std::vector<core::PositionId> members;

    bool operator==(const GroupRule&) const = default;
};

struct Organisation {
    std::vector<Unit> units;
    std::vector<Position> positions;
    std::vector<Person> persons;
    std::vector<Appointment> appointments;
    std::vector<GroupRule> groups;
};

// Units with parents before their children, siblings in the order given.
std::vector<Unit> in_tree_order(const std::vector<Unit>& units);
// How deep each unit of a tree-ordered list lies; tops are 0.
std::vector<int> depths(const std::vector<Unit>& ordered);
// The position that leads a unit: a head whose superior sits elsewhere. nullptr when there is none.
const Position* head_of(const std::vector<Position>& positions, core::UnitId unit);

// The group's members today: heads in the order of `units`, then the single positions.
Group resolve(const GroupRule& rule, const std::vector<Unit>& units,
              const std::vector<Position>& positions);

}  // namespace directory
