// SPDX-License-Identifier: Apache-2.0
// A small city for tests: a mayor, a secretariat, a department with a sub-district office below it.
#pragma once

#include <optional>
#include <vector>

#include "core/auth/actor.h"
#include "directory/directory.h"

namespace style {

class City final : public directory::Directory {
  public:
    using Tx = core::db::Tx;
    const core::UnitId mayor = core::UnitId::make({1}), secretariat = core::UnitId::make({2}),
                       department = core::UnitId::make({3}), district = core::UnitId::make({4}),
                       village = core::UnitId::make({5});

    directory::Agency agency(Tx&) override { return {"Pemerintah Kota Contoh", "", "Kota Contoh", "19.71"}; }
    std::vector<directory::Unit> units(Tx&) override { return all(); }
    std::optional<directory::Unit> unit(Tx&, core::UnitId id) override {
        for (const auto& each : all())
            if (each.id == id) return each;
        return std::nullopt;
    }
    std::optional<directory::Unit> unit_by_code(Tx&, std::string_view) override { return std::nullopt; }
    std::optional<directory::Position> position(Tx&, core::PositionId) override { return std::nullopt; }
    std::optional<directory::Position> position_by_code(Tx&, std::string_view) override { return std::nullopt; }
    std::vector<directory::Position> positions(Tx&, core::UnitId) override { return {}; }
    std::vector<directory::Position> all_positions(Tx&) override { return {}; }
    std::vector<directory::Position> subordinates(Tx&, core::PositionId) override { return {}; }
    std::vector<directory::Position> line_above(Tx&, core::PositionId) override { return {}; }
    std::optional<directory::Holder> holder(Tx&, core::PositionId, core::Date) override { return std::nullopt; }
    std::optional<directory::Holder> holder_by(Tx&, core::AppointmentId) override { return std::nullopt; }
    directory::Unit numbering_unit(Tx& tx, core::UnitId id) override { return *unit(tx, id); }
    std::optional<directory::Position> clerk(Tx&, core::UnitId) override { return std::nullopt; }
    std::vector<directory::Group> groups(Tx&) override { return {}; }

    core::Context as(std::set<std::string> rights, const core::Clock& clock) const {
        core::Context ctx;
        ctx.clock = &clock;
        ctx.actor.kind = core::Actor::Kind::person;
        ctx.actor.person = core::PersonId::make({9});
        ctx.actor.person_name = "Melati Kusuma";
        core::Seat seat;
        seat.unit = department;
        ctx.actor.seats = {seat};
        ctx.actor.rights = std::move(rights);
        return ctx;
    }

  private:
    std::vector<directory::Unit> all() const {
        const auto made = [](core::UnitId id, const char* code, const char* name, const char* kind,
                             std::optional<core::UnitId> parent, const char* address) {
            directory::Unit unit;
            unit.id = id;
            unit.code = unit.letter_code = code;
            unit.name = name;
            unit.kind = kind;
            unit.parent = parent;
            unit.address = address;
            unit.phone = address[0] ? "(0717) 000000" : "";
            unit.own_numbers = true;
            return unit;
        };
        return {made(mayor, "WK", "Wali Kota Contoh", "kdh", std::nullopt, "Jalan Merdeka 1"),
                made(secretariat, "SETDA", "Sekretariat Daerah", "setda", mayor, "Jalan Merdeka 1"),
                made(department, "DINKES", "Dinas Kesehatan", "dinas", std::nullopt, "Jalan Sehat 2"),
                made(district, "GABEK", "Kecamatan Gabek", "kecamatan", std::nullopt, "Jalan Raya 3"),
                made(village, "SELINDUNG", "Kelurahan Selindung", "kelurahan", district, "")};
    }
};

}  // namespace style
