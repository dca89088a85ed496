// SPDX-License-Identifier: Apache-2.0
// Who leads the units a disposal is about, whose hand each paper bears, and the parties of an act, each of whom signs it
// in another position.
#include <algorithm>

#include "disposal/service/parts.h"

namespace disposal {

using core::db::Tx;

namespace {

std::optional<directory::Position> set_leader(Tx& tx, Parts& parts, core::UnitId keeper) {
    if (parts.records_leader.empty()) return std::nullopt;
    auto position = parts.directory.position_by_code(tx, parts.records_leader);
    const bool there = position && parts.directory.numbering_unit(tx, position->unit).id == keeper;
    return there ? position : std::nullopt;
}

void add_missing(std::vector<core::PositionId>& all, const std::vector<core::PositionId>& more) {
    for (const auto& each : more)
        if (std::find(all.begin(), all.end(), each) == all.end()) all.push_back(each);
}

}  // namespace

std::vector<core::PositionId> records_leaders(Tx& tx, Parts& parts, core::UnitId unit) {
    const auto keeper = living(tx, parts, unit);
    if (const auto set = set_leader(tx, parts, keeper)) return {set->id};
    auto found = records_leads(tx, parts, keeper);
    add_missing(found, heads_of(tx, parts, keeper));
    return found;
}

std::vector<core::PositionId> unit_leaders(Tx& tx, Parts& parts, core::UnitId unit) {
    auto found = heads_of(tx, parts, unit);
    auto at = parts.directory.unit(tx, living(tx, parts, unit));
    while (at && at->parent) {
        add_missing(found, heads_of(tx, parts, *at->parent));
        at = parts.directory.unit(tx, *at->parent);
    }
    return found;
}

void ensure_offices(Tx& tx, Parts& parts) {
    const auto office = records_office(tx, parts);
    if (office && !parts.records_leader.empty() && !set_leader(tx, parts, office->id))
        throw core::Error(core::Code::conflict, "disposal.error.no_records_leader",
                          {{"code", parts.records_leader}, {"unit", office->name}});
    if (!parts.seal_required || parts.vouching == nullptr) return;
    Wish wish;
    wish.kind = Kind::transfer;
    wish.state = State::approved;
    for (const auto& each : parts.proposals.list(tx, {true, {}, {}}, wish))
        if (!parts.vouching->seals(tx, living(tx, parts, each.proposal.unit)))
            throw core::Error(core::Code::conflict, "disposal.error.no_seal", {{"unit", each.proposal.unit_name}});
}

std::vector<Party> parties_of(Tx& tx, Parts& parts, const Proposal& p, core::Date day) {
    const auto members = parts.proposals.members(tx, p.id);
    const auto with_member = [&](Part part, std::vector<core::PositionId> any) {
        for (const auto& each : members)
            if (each.part == part) any.push_back(each.who.position);
        return any;
    };
    if (p.kind == Kind::transfer)
        return {{"unit", unit_leaders(tx, parts, p.unit)}, {"records", records_leaders(tx, parts, p.records_unit)}};
    if (p.kind == Kind::removal) return {{"records", records_leaders(tx, parts, p.records_unit)}};   // signs its list
    if (p.kind == Kind::handover) {
        const auto institution = parts.directory.unit_by_code(tx, parts.institution);
        return {{"creator", leaders(tx, parts, day)},
                {"institution", institution ? heads_of(tx, parts, institution->id) : std::vector<core::PositionId>{}}};
    }
    return {{"records", with_member(Part::chair, records_leaders(tx, parts, p.records_unit))},
            {"unit", with_member(Part::unit, unit_leaders(tx, parts, p.unit))},
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

namespace {

// One of these signs a letter of this house that is the paper; nobody: no letter of this house is it.
std::vector<core::PositionId> hands_of(Tx& tx, Parts& parts, const Proposal& p, Paper paper, core::Date day) {
    switch (paper) {
        case Paper::committee:
        case Paper::head_approval:
        case Paper::authenticity:
        case Paper::revocation:
        case Paper::decree: return leaders(tx, parts, day);
        case Paper::institution_approval: {
            const auto institution = parts.directory.unit_by_code(tx, parts.institution);
            return institution ? heads_of(tx, parts, institution->id) : std::vector<core::PositionId>{};
        }
        case Paper::minutes:
        case Paper::consideration: {
            std::vector<core::PositionId> chair;
            for (const auto& each : parts.proposals.members(tx, p.id))
                if (each.part == Part::chair) chair.push_back(each.who.position);
            return chair;
        }
        case Paper::report: {
            auto any = records_leaders(tx, parts, p.records_unit);
            for (const auto& each : parts.proposals.members(tx, p.id))
                if (each.part == Part::chair) any.push_back(each.who.position);
            return any;
        }
        default: return {};
    }
}

}  // namespace

std::optional<std::string> hand_missing(Tx& tx, Parts& parts, const Proposal& p, Paper paper,
                                        const std::vector<core::PositionId>& signed_by, core::Date day) {
    if (paper == Paper::act) {
        const auto parties = parties_of(tx, parts, p, day);
        const auto wanting = unmatched(parties, 0, signed_by);
        return wanting ? std::optional(std::string("disposal.fault.party.") + parties[*wanting].word) : std::nullopt;
    }
    const auto any = hands_of(tx, parts, p, paper, day);
    if (std::find_first_of(any.begin(), any.end(), signed_by.begin(), signed_by.end()) != any.end()) return std::nullopt;
    return "disposal.fault.not_signed." + std::string(name(paper));
}

}  // namespace disposal
