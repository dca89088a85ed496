// SPDX-License-Identifier: Apache-2.0
// Sheets of units, positions and groups.
#include <algorithm>

#include "core/base/text.h"
#include "directory/domain/planner.h"

namespace directory {
namespace {

template <class T, class I>
T* with_id(std::vector<T>& all, I id) {
    for (T& one : all)
        if (one.id == id) return &one;
    return nullptr;
}

std::string kind_word(std::string_view word) {
    return core::text::replace(core::text::replace(core::text::lower(word), " ", "_"), "-", "_");
}

std::vector<std::string> words(std::string_view cell) {
    std::vector<std::string> found;
    for (const std::string& part : core::text::split(cell, ';')) {
        const std::string word = core::text::lower(core::text::trim(part));
        if (!word.empty()) found.push_back(word);
    }
    return found;
}

}  // namespace

void Planner::units(const Sheet& sheet) {
    if (!columns(sheet, {"kode", "nama", "jenis"})) return;
    const auto key = [&](const Sheet::Row& row) { return sheet.cell(row, "kode"); };
    const auto twice = assign_ids(sheet, key, unit_ids_);
    for (const Sheet::Row& row : sheet.rows) {
        const std::string code = key(row);
        const core::UnitId id{code.empty() ? core::Uuid{} : unit_ids_[code]};
        Unit* there = with_id(now_.units, id);
        Reading reading = open(sheet, row, code, there != nullptr, twice.contains(row.line));
        Unit unit = there ? *there : Unit{};
        unit.id = id;
        unit.code = reading.needed("kode");
        reading.needed("nama");
        reading.text("nama", unit.name);
        reading.assign("jenis", unit.kind, kind_word(reading.needed("jenis")));
        const std::string parent = reading.cell("induk");
        if (!parent.empty() && !unit_ids_.contains(parent)) {
            reading.fault("induk", "directory.fault.unit_unknown", {{"value", parent}});
        } else if (sheet.has("induk")) {
            std::optional<core::UnitId> above;
            if (!parent.empty()) above = core::UnitId{unit_ids_[parent]};
            reading.assign("induk", unit.parent, above);
        }
        reading.text("kode_surat", unit.letter_code);
        reading.text("singkatan", unit.short_name);
        reading.text("alamat", unit.address);
        reading.text("telepon", unit.phone);
        reading.text("surel", unit.email);
        reading.text("laman", unit.site);
        reading.flag("mandiri_nomor", unit.own_numbers);
        if (unit.own_numbers && unit.letter_code.empty())
            reading.fault("kode_surat", "directory.fault.letter_code");
        if (!close(reading)) continue;
        row_of_[id.uuid] = plan_.rows.size() - 1;
        plan_.save.units.push_back(unit);
        if (there)
            *there = unit;
        else
            now_.units.push_back(unit);
    }
}

void Planner::roles(Reading& reading, std::set<std::string>& value) {
    if (!reading.sheet.has("peran")) return;
    std::set<std::string> wanted;
    for (const std::string& word : words(reading.cell("peran"))) {
        const std::string role = role_named(word);
        if (role.empty())
            reading.fault("peran", "directory.fault.role", {{"value", word}});
        else
            wanted.insert(role);
    }
    reading.assign("peran", value, wanted);
}

void Planner::positions(const Sheet& sheet) {
    if (!columns(sheet, {"kode", "nama", "unit"})) return;
    const auto key = [&](const Sheet::Row& row) { return sheet.cell(row, "kode"); };
    const auto twice = assign_ids(sheet, key, position_ids_);
    for (const Sheet::Row& row : sheet.rows) {
        const std::string code = key(row);
        const core::PositionId id{code.empty() ? core::Uuid{} : position_ids_[code]};
        Position* there = with_id(now_.positions, id);
        Reading reading = open(sheet, row, code, there != nullptr, twice.contains(row.line));
        Position position = there ? *there : Position{};
        position.id = id;
        position.code = reading.needed("kode");
        reading.needed("nama");
        reading.text("nama", position.name);
        const std::string unit = reading.needed("unit");
        if (unit_ids_.contains(unit))
            reading.assign("unit", position.unit, core::UnitId{unit_ids_[unit]});
        else if (!unit.empty())
            reading.fault("unit", "directory.fault.unit_unknown", {{"value", unit}});
        if (sheet.has("jenis"))
            reading.assign("jenis", position.kind, kind_word(reading.cell("jenis")));
        const std::string superior = reading.cell("atasan");
        if (!superior.empty() && !position_ids_.contains(superior)) {
            reading.fault("atasan", "directory.fault.position_unknown", {{"value", superior}});
        } else if (sheet.has("atasan")) {
            std::optional<core::PositionId> above;
            if (!superior.empty()) above = core::PositionId{position_ids_[superior]};
            reading.assign("atasan", position.superior, above);
        }
        roles(reading, position.roles);
        reading.flag("dapat_tanda_tangan", position.signs);
        if (!close(reading)) continue;
        row_of_[id.uuid] = plan_.rows.size() - 1;
        plan_.save.positions.push_back(position);
        if (there)
            *there = position;
        else
            now_.positions.push_back(position);
    }
}

void Planner::groups(const Sheet& sheet) {
    if (!columns(sheet, {"kode", "nama"})) return;
    std::set<std::string> seen;
    for (const Sheet::Row& row : sheet.rows) {
        const std::string code = sheet.cell(row, "kode");
        const auto there = std::find_if(now_.groups.begin(), now_.groups.end(),
                                        [&](const GroupRule& group) { return group.code == code; });
        const bool known = there != now_.groups.end();
        Reading reading = open(sheet, row, code, known, !code.empty() && !seen.insert(code).second);
        GroupRule group = known ? *there : GroupRule{};
        group.code = reading.needed("kode");
        reading.needed("nama");
        reading.text("nama", group.name);
        if (sheet.has("jenis_unit"))
            reading.assign("jenis_unit", group.unit_kinds, words(reading.cell("jenis_unit")));
        std::vector<core::PositionId> members;
        for (const std::string& part : core::text::split(reading.cell("anggota"), ';')) {
            const std::string member(core::text::trim(part));
            if (member.empty()) continue;
            if (position_ids_.contains(member))
                members.push_back({position_ids_[member]});
            else
                reading.fault("anggota", "directory.fault.position_unknown", {{"value", member}});
        }
        if (sheet.has("anggota")) reading.assign("anggota", group.members, members);
        if (close(reading)) plan_.save.groups.push_back(group);
    }
}

void Planner::circles() {
    const auto refuse = [&](core::Uuid id, std::string column) {
        const auto found = row_of_.find(id);
        if (found == row_of_.end()) return;
        RowFate& row = plan_.rows[found->second];
        row.fate = Fate::refused;
        row.columns.clear();
        row.faults.push_back({std::move(column), "directory.fault.circle", {}});
    };
    std::map<core::Uuid, core::Uuid> above;
    for (const Unit& unit : now_.units)
        if (unit.parent) above[unit.id.uuid] = unit.parent->uuid;
    std::map<core::Uuid, core::Uuid> superior;
    for (const Position& position : now_.positions)
        if (position.superior) superior[position.id.uuid] = position.superior->uuid;
    const auto circular = [](const std::map<core::Uuid, core::Uuid>& up, core::Uuid start) {
        core::Uuid at = start;
        for (std::size_t steps = 0; steps <= up.size(); ++steps) {
            const auto next = up.find(at);
            if (next == up.end()) return false;
            at = next->second;
            if (at == start) return true;
        }
        return false;
    };
    for (const Unit& unit : plan_.save.units)
        if (circular(above, unit.id.uuid)) refuse(unit.id.uuid, "induk");
    for (const Position& position : plan_.save.positions)
        if (circular(superior, position.id.uuid)) refuse(position.id.uuid, "atasan");
}

}  // namespace directory
