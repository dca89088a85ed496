// SPDX-License-Identifier: Apache-2.0
// Who may know of what the archive has, told by what he is there: whoever comes to an office later knows of it, too,
// and who leaves it does not.
#include <algorithm>

#include "archive/service/subjects.h"
#include "core/auth/may.h"

namespace archive {

using core::db::Tx;

namespace {

// Sits nowhere: what it may see, its office alone lets it.
const core::PositionId anybody = core::PositionId::parse("00000000-0000-7000-8000-000000000001");

}  // namespace

std::vector<std::string> Subjects::readers(Tx& tx, core::UnitId own, const std::optional<core::UnitId>& kept_by,
                                           AccessClass access) {
    std::set<std::string> tokens;
    if (rank(access) >= rank(AccessClass::secret)) return {};
    const auto archivists_over = [&](core::UnitId unit) {
        for (const auto& archive : archives_over(tx, unit)) tokens.insert(office_of("archivist-of", archive));
    };
    for (const auto& unit : {own, heir(tx, own)}) {
        tokens.insert(office_of(access == AccessClass::ordinary ? "book" : "clerk-of", unit));
        archivists_over(unit);
    }
    if (kept_by)
        for (const auto& unit : {*kept_by, heir(tx, *kept_by)}) archivists_over(unit);
    return {tokens.begin(), tokens.end()};
}

Readers Subjects::concerned(Tx& tx, core::UnitId own, std::string_view subject) {
    Readers found;
    // By office, not in person: nobody's rights of an account, no name.
    const auto may = [&](core::PositionId position, core::UnitId unit, std::set<std::string> roles) {
        return may_see(tx, core::auth::sitting(position, unit, own, std::move(roles)), subject) == core::Verdict::allowed;
    };
    for (const auto& unit : scope(tx, own)) {
        if (may(anybody, unit, {})) {
            found.push_back({{}, office_of("unit", unit)});
            continue;
        }
        std::set<std::string> closed;   // roles that alone let nobody in
        for (const std::string role : reading_roles) {
            if (may(anybody, unit, {role})) found.push_back({{}, office_of(role, unit)});
            else closed.insert(role);
        }
        for (const auto& position : directory_.positions(tx, unit)) {
            if (may(position.id, unit, {})) {
                found.push_back({position.id, ""});
                continue;
            }
            // As a clerk who registered for others: named, and only while he has the office.
            for (const auto& role : closed)
                if (position.roles.contains(role) && may(position.id, unit, {role})) found.push_back({position.id, office_of(role, unit)});
        }
    }
    return plain(std::move(found));
}

Readers Subjects::filing(Tx& tx, core::PositionId id) {
    const auto position = directory_.position(tx, id);
    Readers found;
    if (position)
        for (const auto* role : reading_roles)
            if (position->roles.contains(role)) found.push_back({id, office_of(role, position->unit)});
    if (found.empty()) found.push_back({id, ""});
    return found;
}

Subjects::Seats Subjects::seats(Tx& tx) {
    Seats found;
    for (const auto& position : directory_.all_positions(tx)) found[position.id] = offices_of(position.unit, position.roles);
    return found;
}

std::vector<core::PositionId> Subjects::seated(const Seats& seats, const Readers& readers) {
    std::vector<core::PositionId> found;
    for (const auto& [position, offices] : seats)
        if (admits(readers, position, offices)) found.push_back(position);
    return found;
}

std::string Subjects::token(Tx& tx, const Reader& reader, DossierId dossier) {
    auto unit = reader.office.empty() ? core::UnitId{} : unit_in(reader.office);
    const auto role = reader.office.empty() ? std::string() : std::string(role_in(reader.office));
    std::set<std::string> roles;
    if (!role.empty() && role != "unit") roles.insert(role);
    if (!reader.position.nil()) {
        const auto position = directory_.position(tx, reader.position);
        if (!position || (!unit.nil() && position->unit != unit)) return "";
        unit = position->unit;
        if (roles.empty()) roles = position->roles;
    }
    if (!directory_.unit(tx, unit)) return "";
    const auto position = reader.position.nil() ? anybody : reader.position;
    const auto book = keeper(tx, unit).id;
    const auto probe = core::auth::sitting(position, unit, book, roles);
    if (!store::find(tx, sight(tx, probe), dossier)) return "";
    if (reader.position.nil()) return reader.office;
    if (role.empty() || role == "unit") return "seat:" + position.text();
    return role + "-at:" + position.text() + ":" + book.text();
}

std::vector<core::UnitId> Subjects::following(Tx& tx, std::vector<core::UnitId> units) {
    std::set<core::UnitId> all;
    const auto tree = directory_.units(tx);
    for (const auto& top : units)
        for (const auto& each : directory::with_below(tree, top)) all.insert(each);
    units.assign(all.begin(), all.end());
    directory::add_ended(endings_.endings(tx), units);
    return units;
}

}  // namespace archive
