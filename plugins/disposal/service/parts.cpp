// SPDX-License-Identifier: Apache-2.0
#include "disposal/service/parts.h"

#include <algorithm>

#include "core/auth/actor.h"

namespace disposal {

using core::Context;
using core::Error;
using core::db::Tx;

namespace {

constexpr const char* waits_kind = "disposal.waits";

bool leads_the_agency(Tx& tx, Parts& parts, core::PositionId id) {
    const auto position = parts.directory.position(tx, id);
    return position && (position->kind == "kdh" || position->kind == "sekda");
}

bool is_institution(Tx& tx, Parts& parts, core::UnitId keeper) {
    const auto unit = parts.directory.unit_by_code(tx, parts.institution);
    return unit && unit->id == keeper;
}

// The positions of a unit's own books that have the role, in tree order.
std::vector<core::PositionId> with_role(Tx& tx, Parts& parts, core::UnitId keeper, std::string_view role) {
    std::vector<core::PositionId> found;
    for (const auto& position : parts.directory.all_positions(tx))
        if (position.roles.contains(std::string(role)) &&
            parts.directory.numbering_unit(tx, position.unit).id == keeper)
            found.push_back(position.id);
    return found;
}

std::vector<core::PositionId> heads_of(Tx& tx, Parts& parts, core::UnitId keeper) {
    std::vector<core::PositionId> found;
    // Its leader alone: the heads below him are heads, too.
    for (const auto& position : parts.directory.positions(tx, keeper)) {
        const auto superior = position.superior ? parts.directory.position(tx, *position.superior) : std::nullopt;
        if (position.roles.contains("head") && (!superior || superior->unit != keeper)) found.push_back(position.id);
    }
    return found;
}

std::vector<core::PositionId> leaders(Tx& tx, Parts& parts) {
    std::vector<core::PositionId> found;
    for (const auto& position : parts.directory.all_positions(tx))
        if (position.kind == "kdh" || position.kind == "sekda") found.push_back(position.id);
    return found;
}

}  // namespace

Context by_house(const Parts& parts) {
    Context ctx;
    ctx.actor = core::Actor::system();
    ctx.clock = &parts.clock;
    ctx.zone = parts.zone;
    return ctx;
}

Who who_of(const Context& ctx) {
    if (!ctx.actor.signed_in()) return {};
    return {ctx.actor.person, ctx.actor.named(), ctx.actor.seat().position, core::written(ctx.actor.seat())};
}

directory::Unit records_unit(Tx& tx, Parts& parts) {
    auto unit = parts.directory.unit_by_code(tx, parts.records_unit);
    if (!unit)
        throw Error(core::Code::conflict, "disposal.error.no_records_unit", {{"code", parts.records_unit}});
    return *std::move(unit);
}

bool Standing::is(Part part) const { return std::find(parts.begin(), parts.end(), part) != parts.end(); }

bool Standing::may_see() const {
    return unit_archivist || unit_head || unit_clerk || records_archivist || records_head || institution || approver ||
           !parts.empty();
}

Standing standing_of(Tx& tx, Parts& parts, const core::Actor& actor, const Proposal& proposal) {
    Standing standing;
    if (!actor.signed_in() || actor.seats.empty() || actor.borrows()) return standing;
    const auto& seat = actor.seat();
    const auto keeper = parts.directory.numbering_unit(tx, seat.unit).id;
    const bool archivist = seat.roles.contains("archivist"), head = seat.roles.contains("head");
    standing.unit_archivist = archivist && keeper == proposal.unit;
    const auto leading = heads_of(tx, parts, proposal.unit);
    standing.unit_head = std::find(leading.begin(), leading.end(), seat.position) != leading.end();
    standing.unit_clerk = seat.roles.contains("clerk") && keeper == proposal.unit;
    standing.records_archivist = archivist && keeper == proposal.records_unit;
    standing.records_head = head && keeper == proposal.records_unit;
    standing.institution = proposal.kind == Kind::handover && (archivist || head) && is_institution(tx, parts, keeper);
    standing.approver = head && proposal.kind != Kind::transfer && leads_the_agency(tx, parts, seat.position);
    standing.proposer = actor.person == proposal.proposer.person;
    for (const auto& member : parts.proposals.members(tx, proposal.id))
        if (member.who.position == seat.position) standing.parts.push_back(member.part);
    return standing;
}

Sight sight_of(Tx& tx, Parts& parts, const core::Actor& actor) {
    Sight sight;
    if (!actor.signed_in() || actor.seats.empty() || actor.borrows()) return sight;
    const auto& seat = actor.seat();
    sight.position = seat.position;
    if (seat.roles.contains("archivist") || seat.roles.contains("head") || seat.roles.contains("clerk"))
        sight.units.push_back(parts.directory.numbering_unit(tx, seat.unit).id);
    // The rest of what an approver and an institution may see is told apart by kind, one by one.
    sight.all = leads_the_agency(tx, parts, seat.position) ||
                (!sight.units.empty() && is_institution(tx, parts, sight.units.front()));
    return sight;
}

Proposal open_for(Tx& tx, Parts& parts, const core::Actor& actor, ProposalId id) {
    auto proposal = parts.proposals.find(tx, id);
    if (!proposal || !standing_of(tx, parts, actor, *proposal).may_see())
        throw Error(core::Code::not_found, "disposal.error.not_found");
    return *std::move(proposal);
}

std::vector<core::PositionId> awaited(Tx& tx, Parts& parts, const Proposal& p) {
    std::vector<core::PositionId> found;
    const auto member = [&](Part part) {
        for (const auto& each : parts.proposals.members(tx, p.id))
            if (each.part == part) found.push_back(each.who.position);
        return found;
    };
    switch (p.state) {
        case State::draft: return {p.proposer.position};
        case State::submitted:
            if (p.kind == Kind::transfer) return heads_of(tx, parts, p.unit);
            return member(Part::chair);
        case State::approved: return {p.proposer.position};
        case State::sent:
        case State::received:
        case State::executed: return with_role(tx, parts, p.records_unit, "archivist");
        case State::considered:
        case State::agreed: return leaders(tx, parts);
        case State::decreed: return with_role(tx, parts, p.records_unit, "archivist");
        case State::returned:
        case State::rejected: return {p.proposer.position};
        default: return {};
    }
}

void tell_next(Tx& tx, Parts& parts, const Context& ctx, const Proposal& proposal) {
    if (parts.notices == nullptr) return;
    if (ctx.actor.signed_in()) parts.notices->done(tx, ctx, proposal.object());
    notify::Notice notice{waits_kind, proposal.object(), {}};
    for (const auto& position : awaited(tx, parts, proposal)) notice.to.emplace_back(position);
    if (!notice.to.empty()) parts.notices->tell(tx, ctx, notice);
}

}  // namespace disposal
