// SPDX-License-Identifier: Apache-2.0
// Order and heads of the organisation.
#include "directory/domain/organisation.h"

#include <algorithm>
#include <map>

namespace directory {
namespace {

using Children = std::map<std::string, std::vector<const Unit*>>;

void walk(const Children& children, const std::string& parent, std::vector<Unit>& ordered) {
    const auto found = children.find(parent);
    if (found == children.end()) return;
    for (const Unit* unit : found->second) {
        ordered.push_back(*unit);
        walk(children, unit->id.text(), ordered);
    }
}

}  // namespace

std::vector<Unit> in_tree_order(const std::vector<Unit>& units) {
    Children children;
    for (const Unit& unit : units)
        children[unit.parent ? unit.parent->text() : ""].push_back(&unit);
    std::vector<Unit> ordered;
    ordered.reserve(units.size());
    walk(children, "", ordered);
    return ordered;
}

std::vector<int> depths(const std::vector<Unit>& ordered) {
    std::map<core::UnitId, int> known;
    std::vector<int> found;
    for (const Unit& unit : ordered) {
        const auto parent = unit.parent ? known.find(*unit.parent) : known.end();
        const int depth = parent == known.end() ? 0 : parent->second + 1;
        known[unit.id] = depth;
        found.push_back(depth);
    }
    return found;
}

const Position* head_of(const std::vector<Position>& positions, core::UnitId unit) {
    const auto inside = [&](core::PositionId id) {
        for (const Position& one : positions)
            if (one.id == id) return one.unit == unit;
        return false;
    };
    for (const Position& one : positions)
        if (one.unit == unit && one.roles.contains("head") &&
            (!one.superior || !inside(*one.superior)))
            return &one;
    return nullptr;
}

Group resolve(const GroupRule& rule, const std::vector<Unit>& units,
              const std::vector<Position>& positions) {
    Group group{rule.code, rule.name, {}};
    const auto add = [&](core::PositionId id) {
        if (std::find(group.members.begin(), group.members.end(), id) == group.members.end())
            group.members.push_back(id);
    };
    for (const Unit& unit : units) {
        const auto& kinds = rule.unit_kinds;
        if (std::find(kinds.begin(), kinds.end(), unit.kind) == kinds.end()) continue;
        if (const Position* head = head_of(positions, unit.id)) add(head->id);
    }
    for (core::PositionId member : rule.members) add(member);
    return group;
}

}  // namespace directory
