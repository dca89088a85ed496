// SPDX-License-Identifier: Apache-2.0
// The parties of an act, each of whom signs it in another position.
#include <algorithm>

#include "disposal/service/parts.h"

namespace disposal {

using core::db::Tx;

namespace {

std::vector<core::PositionId> heads_in(Tx& tx, Parts& parts, core::UnitId keeper) {
    return with_role(tx, parts, keeper, "head");
}

}  // namespace

std::vector<Party> parties_of(Tx& tx, Parts& parts, const Proposal& p, core::Date day) {
    const auto members = parts.proposals.members(tx, p.id);
    const auto with_member = [&](Part part, std::vector<core::PositionId> any) {
        for (const auto& each : members)
            if (each.part == part) any.push_back(each.who.position);
        return any;
    };
    if (p.kind == Kind::transfer)
        return {{"unit", heads_in(tx, parts, p.unit)}, {"records", heads_in(tx, parts, p.records_unit)}};
    if (p.kind == Kind::removal) return {{"records", heads_in(tx, parts, p.records_unit)}};   // signs its list
    if (p.kind == Kind::handover) {
        const auto institution = parts.directory.unit_by_code(tx, parts.institution);
        auto creators = leaders(tx, parts, day);
        for (const auto& each : heads_in(tx, parts, p.records_unit)) creators.push_back(each);
        return {{"creator", std::move(creators)},
                {"institution", institution ? heads_in(tx, parts, institution->id) : std::vector<core::PositionId>{}}};
    }
    return {{"records", with_member(Part::chair, heads_in(tx, parts, p.records_unit))},
            {"unit", with_member(Part::unit, heads_in(tx, parts, p.unit))},
            {"legal_witness", with_member(Part::legal_witness, {})},
            {"audit_witness", with_member(Part::audit_witness, {})}};
}

namespace {

// Each party by another signature; where that cannot be, the first party that lacks its own in the fullest matching.
std::optional<std::size_t> unmatched(const std::vector<Party>& parties, std::size_t at,
                                     const std::vector<core::PositionId>& left) {
    if (at == parties.size()) return std::nullopt;
    auto furthest = at;
    for (const auto& position : left) {
        const auto& any = parties[at].any;
        if (std::find(any.begin(), any.end(), position) == any.end()) continue;
        auto rest = left;
        std::erase(rest, position);
        const auto wanting = unmatched(parties, at + 1, rest);
        if (!wanting) return std::nullopt;
        furthest = std::max(furthest, *wanting);
    }
    return furthest;
}

}  // namespace

bool may_be_outside(Tx& tx, Parts& parts, const Proposal& p, Paper paper) {
    if (!of_the_house(paper) || parts.outside_papers) return true;
    // An institution of another house signs there.
    return paper == Paper::act && p.kind == Kind::handover && !parts.directory.unit_by_code(tx, parts.institution);
}

std::optional<std::string> party_missing(Tx& tx, Parts& parts, const Proposal& p,
                                         const std::vector<core::PositionId>& signed_by, core::Date day) {
    const auto parties = parties_of(tx, parts, p, day);
    const auto wanting = unmatched(parties, 0, signed_by);
    if (!wanting) return std::nullopt;
    return std::string("disposal.fault.party.") + parties[*wanting].word;
}

}  // namespace disposal
