// SPDX-License-Identifier: Apache-2.0
// The offices of the model test and who sits in them.
#pragma once

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "directory/directory.h"

namespace disposal::town {

using core::Context;
using core::db::Tx;

template <class Id>
Id numbered_id(int group, int number) {
    const auto tail = std::to_string(group * 100'000 + number);
    return Id::parse("01930000-0000-7000-8000-" + std::string(12 - tail.size(), '0') + tail);
}

// Who there is: 0 proposes, 1 and 2 are heads, 3 an archivist of the owning unit, 4 leads the agency, 5 and 6 may be
// witnesses, 7 is a stranger.
constexpr int people = 8;
inline core::PositionId seat(int who) { return numbered_id<core::PositionId>(1, who); }
inline core::PersonId person(int who) { return numbered_id<core::PersonId>(2, who); }

class Offices final : public directory::Directory {
  public:
    Offices() {
        for (const auto& [code, parent] : std::vector<std::pair<std::string, int>>{
                 {"SETDA", -1}, {"UM", 0}, {"DINAS", -1}, {"HK", 0}, {"INSP", -1}, {"LUAR", -1}}) {
            directory::Unit one;
            one.id = numbered_id<core::UnitId>(3, static_cast<int>(units_.size()));
            one.code = one.name = code;
            one.own_numbers = parent < 0;
            if (parent >= 0) one.parent = units_[static_cast<std::size_t>(parent)].id;
            units_.push_back(one);
        }
        const std::array<std::size_t, people> in{1, 0, 2, 2, 0, 3, 4, 5};
        const std::array<const char*, people> role{"archivist", "head", "head", "archivist", "head", "head", "head", "staff"};
        for (int who = 0; who < people; ++who) {
            directory::Position one;
            one.id = seat(who);
            one.unit = units_[in[static_cast<std::size_t>(who)]].id;
            one.name = "Jabatan " + std::to_string(who);
            one.kind = who == 4 ? "kdh" : who == 7 ? "sekda" : "administrator";
            one.roles = {role[static_cast<std::size_t>(who)]};
            positions_.push_back(one);
        }
    }
    core::UnitId owning() const { return units_[2].id; }
    void add(const directory::Position& one) { positions_.push_back(one); }
    Context as(int who, const core::Clock& clock) const {
        const auto& position = positions_[static_cast<std::size_t>(who)];
        core::Seat sits;
        sits.position = position.id;
        sits.unit = position.unit;
        sits.position_name = position.name;
        sits.roles = position.roles;
        Context ctx;
        ctx.actor.kind = core::Actor::Kind::person;
        ctx.actor.person = person(who);
        ctx.actor.person_name = "Orang " + std::to_string(who);
        ctx.actor.seats = {sits};
        ctx.actor.rights = {"disposal.read"};
        if (position.roles.contains("archivist")) ctx.actor.rights.insert("disposal.propose");
        ctx.clock = &clock;
        return ctx;
    }

    directory::Agency agency(Tx&) override { return {}; }
    std::vector<directory::Unit> units(Tx&) override { return units_; }
    std::optional<directory::Unit> unit(Tx&, core::UnitId id) override {
        return first_of(units_, [&](const auto& each) { return each.id == id; });
    }
    std::optional<directory::Unit> unit_by_code(Tx&, std::string_view code) override {
        return first_of(units_, [&](const auto& each) { return each.code == code; });
    }
    std::optional<directory::Position> position(Tx&, core::PositionId id) override {
        return first_of(positions_, [&](const auto& each) { return each.id == id; });
    }
    std::optional<directory::Position> position_by_code(Tx&, std::string_view) override { return {}; }
    std::vector<directory::Position> positions(Tx&, core::UnitId unit) override {
        std::vector<directory::Position> found;
        for (const auto& each : positions_)
            if (each.unit == unit) found.push_back(each);
        return found;
    }
    std::vector<directory::Position> all_positions(Tx&) override { return positions_; }
    std::vector<directory::Position> subordinates(Tx&, core::PositionId) override { return {}; }
    std::vector<directory::Position> line_above(Tx&, core::PositionId) override { return {}; }
    void leaves(core::PositionId id) { left_.insert(id); }
    std::optional<directory::Holder> holder(Tx&, core::PositionId id, core::Date) override {
        if (left_.contains(id)) return std::nullopt;
        for (int who = 0; who < static_cast<int>(positions_.size()); ++who) {
            if (seat(who) != id) continue;
            directory::Holder one;
            one.person = person(who);
            one.position = id;
            one.position_name = "Jabatan " + std::to_string(who);
            one.titled_name = one.person_name = "Orang " + std::to_string(who);
            return one;
        }
        return std::nullopt;
    }
    std::optional<directory::Holder> holder_by(Tx&, core::AppointmentId) override { return {}; }
    directory::Unit numbering_unit(Tx& tx, core::UnitId id) override {
        auto one = *unit(tx, id);
        while (!one.own_numbers) one = *unit(tx, *one.parent);
        return one;
    }
    std::optional<directory::Position> clerk(Tx&, core::UnitId) override { return {}; }
    std::vector<directory::Group> groups(Tx&) override { return {}; }

  private:
    template <class Each, class Is>
    static std::optional<Each> first_of(const std::vector<Each>& all, Is is) {
        const auto at = std::find_if(all.begin(), all.end(), is);
        return at == all.end() ? std::nullopt : std::optional(*at);
    }

    std::vector<directory::Unit> units_;
    std::vector<directory::Position> positions_;
    std::set<core::PositionId> left_;
};

}  // namespace disposal::town
