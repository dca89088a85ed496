// SPDX-License-Identifier: Apache-2.0
#include "archive/domain/reader.h"

#include <algorithm>
#include <optional>

namespace archive {
namespace {

constexpr std::string_view of_unit = "unit";

// Whoever has the narrow one has the wide one.
bool covers(std::string_view wide, std::string_view narrow) {
    if (wide.empty() || wide == narrow) return true;
    return !narrow.empty() && role_in(wide) == of_unit && unit_in(wide) == unit_in(narrow);
}

bool lets_in(const Reader& wide, const Reader& narrow) {
    return (wide.position.nil() || wide.position == narrow.position) && covers(wide.office, narrow.office);
}

std::optional<Reader> meeting(const Reader& one, const Reader& other) {
    Reader made;
    if (!one.position.nil() && !other.position.nil() && one.position != other.position) return std::nullopt;
    made.position = one.position.nil() ? other.position : one.position;
    if (covers(one.office, other.office)) made.office = other.office;
    else if (covers(other.office, one.office)) made.office = one.office;
    else return std::nullopt;
    return made;
}

}  // namespace

std::string office_of(std::string_view role, core::UnitId unit) { return std::string(role) + ":" + unit.text(); }

std::string_view role_in(std::string_view office) { return office.substr(0, office.find(':')); }

core::UnitId unit_in(std::string_view office) { return core::UnitId::parse(office.substr(office.find(':') + 1)); }

std::set<std::string> offices_of(core::UnitId unit, const std::set<std::string>& roles) {
    std::set<std::string> all{office_of(of_unit, unit)};
    for (const auto* role : reading_roles)
        if (roles.contains(role)) all.insert(office_of(role, unit));
    return all;
}

bool admits(const Readers& readers, core::PositionId position, const std::set<std::string>& offices) {
    return std::any_of(readers.begin(), readers.end(), [&](const Reader& each) {
        return (each.position.nil() || each.position == position) && (each.office.empty() || offices.contains(each.office));
    });
}

Readers both(const Readers& one, const Readers& other) {
    Readers met;
    for (const auto& here : one)
        for (const auto& there : other)
            if (auto made = meeting(here, there)) met.push_back(*std::move(made));
    return plain(std::move(met));
}

Readers plain(Readers readers) {
    std::sort(readers.begin(), readers.end());
    readers.erase(std::unique(readers.begin(), readers.end()), readers.end());
    const auto all = readers;
    std::erase_if(readers, [&](const Reader& each) {
        return std::any_of(all.begin(), all.end(), [&](const Reader& wide) { return wide != each && lets_in(wide, each); });
    });
    return readers;
}

}  // namespace archive
