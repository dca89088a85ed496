// SPDX-License-Identifier: Apache-2.0
// Whom a proposal waits for, and who is told of it.
#include <algorithm>
#include <iterator>
#include <set>

#include "disposal/service/parts.h"

namespace disposal {

using core::Context;
using core::db::Tx;

namespace {

constexpr const char* over_kind = "disposal.over";

std::optional<core::PersonId> who_did(Tx& tx, Parts& parts, ProposalId id, Act act) {
    std::optional<core::PersonId> who;
    for (const auto& step : parts.proposals.steps(tx, id))
        if (step.act == act) who = step.who.person;
    return who;
}

}  // namespace

std::optional<core::PersonId> sender_of(Tx& tx, Parts& parts, const Proposal& p) {
    if (p.kind == Kind::transfer) return who_did(tx, parts, p.id, Act::send);
    return p.after ? who_did(tx, parts, *p.after, Act::finish) : std::nullopt;
}

namespace {

// Of these the positions held today by another than who proposed and than that person.
std::vector<core::PositionId> by_others(Tx& tx, Parts& parts, const Proposal& p, std::optional<core::PersonId> than,
                                        std::vector<core::PositionId> of) {
    std::erase_if(of, [&](core::PositionId each) {
        const auto holder = parts.directory.holder(tx, each, today(parts));
        return !holder || holder->person == p.proposer.person || holder->person == than;
    });
    return of;
}

// Another than who proposed and sent: an archivist of the records unit, where there is no other its head.
std::vector<core::PositionId> receivers(Tx& tx, Parts& parts, const Proposal& p) {
    const auto sender = sender_of(tx, parts, p);
    auto found = by_others(tx, parts, p, sender, with_role(tx, parts, p.records_unit, "archivist"));
    if (!found.empty()) return found;
    found = by_others(tx, parts, p, sender, records_leads(tx, parts, p.records_unit));
    if (found.size() > 1) found.resize(1);
    return found;
}

// Of a handover, as Standing::takes_over: the archivists of the institution, where it has none its head; of one outside this
// house the archivists of the records unit and the chair.
std::vector<core::PositionId> taking_over(Tx& tx, Parts& parts, const Proposal& p) {
    std::vector<core::PositionId> side;
    if (const auto institution = parts.directory.unit_by_code(tx, parts.institution)) {
        side = by_others(tx, parts, p, std::nullopt, with_role(tx, parts, institution->id, "archivist"));
        return side.empty() ? by_others(tx, parts, p, std::nullopt, heads_of(tx, parts, institution->id)) : side;
    }
    side = with_role(tx, parts, p.records_unit, "archivist");
    for (const auto& each : parts.proposals.members(tx, p.id))
        if (each.part == Part::chair) side.push_back(each.who.position);
    return by_others(tx, parts, p, std::nullopt, std::move(side));
}

// Of a removal: another than who proposed it and who closed its handover, the nearest head of the records unit, else who
// leads.
std::vector<core::PositionId> agreeing(Tx& tx, Parts& parts, const Proposal& p) {
    const auto closed_by = sender_of(tx, parts, p);
    auto found = by_others(tx, parts, p, closed_by, records_leads(tx, parts, p.records_unit));
    if (found.empty()) return by_others(tx, parts, p, closed_by, leaders(tx, parts, today(parts)));
    found.resize(1);
    return found;
}

// As Standing::confirms: of a transfer the head of the unit, else one of the records unit; else the chair, else who leads.
std::vector<core::PositionId> confirmers_of(Tx& tx, Parts& parts, const Proposal& p, const Document& paper) {
    std::vector<core::PositionId> nearest;
    if (p.kind == Kind::transfer) {
        nearest = heads_of(tx, parts, p.unit);
    } else {
        for (const auto& each : parts.proposals.members(tx, p.id))
            if (each.part == Part::chair) nearest.push_back(each.who.position);
    }
    auto found = by_others(tx, parts, p, paper.bringer, std::move(nearest));
    if (!found.empty()) return found;
    return by_others(tx, parts, p, paper.bringer,
                     p.kind == Kind::transfer ? records_leads(tx, parts, p.records_unit) : leaders(tx, parts, today(parts)));
}

}  // namespace

std::vector<core::PositionId> awaited(Tx& tx, Parts& parts, const Proposal& p) {
    std::vector<core::PositionId> found;
    const auto member = [&](Part part) {
        for (const auto& each : parts.proposals.members(tx, p.id))
            if (each.part == part) found.push_back(each.who.position);
        return found;
    };
    switch (p.state) {
        case State::draft: return proposers(tx, parts, p);
        case State::approved:
            return p.kind == Kind::removal ? with_role(tx, parts, p.records_unit, "archivist") : proposers(tx, parts, p);
        case State::submitted:
            if (p.kind == Kind::transfer) return heads_of(tx, parts, p.unit);
            return p.kind == Kind::removal ? agreeing(tx, parts, p) : undecided(tx, parts, p);
        case State::sent: return receivers(tx, parts, p);
        case State::received:
            if (p.kind == Kind::transfer) return receivers(tx, parts, p);
            found = with_role(tx, parts, p.records_unit, "archivist");
            return member(Part::chair);
        // The archivists bring the act, the chair ends it: never who proposed.
        case State::executed:
            found = with_role(tx, parts, p.records_unit, "archivist");
            return member(Part::chair);
        case State::considered:
        case State::agreed: return leaders(tx, parts, today(parts));
        case State::decreed:
            return p.kind == Kind::handover ? taking_over(tx, parts, p) : with_role(tx, parts, p.records_unit, "archivist");
        default: return {};
    }
}

void tell_next(Tx& tx, Parts& parts, const Context& ctx, const Proposal& p, const std::vector<core::PositionId>& waited) {
    if (parts.notices == nullptr) return;
    if (ctx.actor.signed_in()) parts.notices->done(tx, ctx, p.object());
    const auto waits = awaited(tx, parts, p);
    // One of several did it: the others are asked for nothing any more.
    for (const auto& position : waited)
        if (std::find(waits.begin(), waits.end(), position) == waits.end())
            parts.notices->withdraw(tx, ctx, waits_kind, p.object(), position);
    notify::Notice notice{waits_kind, p.object(), {}};
    for (const auto& position : waits)
        if (std::find(waited.begin(), waited.end(), position) == waited.end()) notice.to.emplace_back(position);
    if (p.over()) {
        notice.kind = over_kind;
        const auto led = proposers(tx, parts, p);
        std::set<core::PositionId> told(led.begin(), led.end());
        for (const auto& position : with_role(tx, parts, p.unit, "archivist")) told.insert(position);
        for (const auto& position : told) notice.to.emplace_back(position);
    }
    if (!notice.to.empty()) parts.notices->tell(tx, ctx, notice);
}

std::set<core::PositionId> confirmers(Tx& tx, Parts& parts, const Proposal& p) {
    std::set<core::PositionId> found;
    for (const auto& paper : parts.proposals.papers(tx, p.id))
        if (takes(p, paper.kind) && !paper.counts())
            for (const auto& each : confirmers_of(tx, parts, p, paper)) found.insert(each);
    return found;
}

void tell_confirmers(Tx& tx, Parts& parts, const Context& ctx, const Proposal& p, const std::set<core::PositionId>& asked,
                     const Document* brought) {
    if (parts.notices == nullptr) return;
    const auto now = confirmers(tx, parts, p);
    for (const auto& each : asked)
        if (!now.contains(each)) parts.notices->withdraw(tx, ctx, confirm_kind, p.object(), each);
    std::set<core::PositionId> fresh;
    std::set_difference(now.begin(), now.end(), asked.begin(), asked.end(), std::inserter(fresh, fresh.end()));
    if (brought != nullptr && !brought->counts())
        for (const auto& each : confirmers_of(tx, parts, p, *brought)) fresh.insert(each);
    if (!fresh.empty()) parts.notices->tell(tx, ctx, {confirm_kind, p.object(), {fresh.begin(), fresh.end()}});
}

}  // namespace disposal
