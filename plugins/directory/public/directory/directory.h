// SPDX-License-Identifier: Apache-2.0
// Who is who: the agency, its units, the positions in them and who holds each today. Letters go to
// positions; persons hold positions for a time, in a capacity (definitif, Plt, Plh, Pj, Pjs).
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/auth/actor.h"
#include "core/db/db.h"

namespace directory {

struct Agency {
    std::string name;         // "Pemerintah Kota Pangkalpinang"
    std::string short_name;   // "Pemkot Pangkalpinang"
    std::string place;        // "Pangkalpinang": where letters are dated
    std::string region_code;  // "19.71"
};

struct Unit {
    core::UnitId id;
    std::string code;          // "DISKOMINFO", unique
    std::string name;
    std::string kind;          // setda, setwan, inspektorat, dinas, badan, satuan, kecamatan, kelurahan, bagian, bidang, ...
    std::optional<core::UnitId> parent;
    std::string letter_code;   // as printed in letter numbers
    std::string address, phone, email, site;   // of the letterhead; "" = the parent's
    bool own_numbers = false;  // numbers its own letters; otherwise the nearest unit above does
    std::string short_name;    // "Diskominfo"; "" = the name
};

struct Position {
    core::PositionId id;
    core::UnitId unit;
    std::string code;          // "DISKOMINFO.KADIS", unique
    std::string name;          // "Kepala Dinas Komunikasi dan Informatika"
    std::string kind;          // kdh, wakil_kdh, sekda, pimpinan_tinggi, administrator, pengawas, fungsional, pelaksana
    std::optional<core::PositionId> superior;
    bool signs = false;
    std::set<std::string> roles;   // staff, head, clerk, archivist, admin
};

// A position with the person who acts in it on a day.
struct Holder {
    core::AppointmentId appointment;
    core::PersonId person;
    core::PositionId position;
    core::UnitId unit;
    core::Capacity capacity = core::Capacity::definitive;
    std::string position_name;
    std::string person_name;     // without academic titles
    std::string titled_name;     // "Dr. Nama, S.T., M.Si."
    std::string rank;            // "Pembina Tingkat I (IV/b)"; "" when none
    std::string nip;
};

struct Group {
    std::string code;            // "SELURUH-OPD"
    std::string name;            // "Seluruh Kepala Perangkat Daerah"
    std::vector<core::PositionId> members;
};

class Directory {
  public:
    virtual ~Directory() = default;
    virtual Agency agency(core::db::Tx& tx) = 0;
    virtual std::vector<Unit> units(core::db::Tx& tx) = 0;                      // tree order
    virtual std::optional<Unit> unit(core::db::Tx& tx, core::UnitId id) = 0;
    virtual std::optional<Unit> unit_by_code(core::db::Tx& tx, std::string_view code) = 0;
    virtual std::optional<Position> position(core::db::Tx& tx, core::PositionId id) = 0;
    virtual std::optional<Position> position_by_code(core::db::Tx& tx, std::string_view code) = 0;
    virtual std::vector<Position> positions(core::db::Tx& tx, core::UnitId unit) = 0;
    virtual std::vector<Position> all_positions(core::db::Tx& tx) = 0;          // tree order
    virtual std::vector<Position> subordinates(core::db::Tx& tx, core::PositionId of) = 0;   // direct
    // Superiors from the nearest up.
    virtual std::vector<Position> line_above(core::db::Tx& tx, core::PositionId of) = 0;
    // Who acts in the position that day: an acting holder goes before an absent definitive one.
    virtual std::optional<Holder> holder(core::db::Tx& tx, core::PositionId position, core::Date day) = 0;
    virtual std::optional<Holder> holder_by(core::db::Tx& tx, core::AppointmentId appointment) = 0;
    // The unit itself or the nearest above that numbers its own letters.
    virtual Unit numbering_unit(core::db::Tx& tx, core::UnitId unit) = 0;
    // The clerk (pencatat) who registers mail for the unit: its own, or the nearest above with one.
    virtual std::optional<Position> clerk(core::db::Tx& tx, core::UnitId unit) = 0;
    virtual std::vector<Group> groups(core::db::Tx& tx) = 0;
};

// A unit and all below it, in the order of Directory::units, in which a unit comes after the one above it.
inline std::vector<core::UnitId> with_below(const std::vector<Unit>& units, core::UnitId top) {
    std::vector<core::UnitId> all{top};
    std::set<core::UnitId> inside{top};
    for (const auto& unit : units)
        if (unit.parent && inside.contains(*unit.parent) && inside.insert(unit.id).second) all.push_back(unit.id);
    return all;
}

}  // namespace directory
