// SPDX-License-Identifier: Apache-2.0
// The committee is three (archive.md 1.9): whoever of it decided, the other members say yes to it before the chair
// considers, each for himself; what is decided anew is to be said yes to anew.
#include <algorithm>

#include "core/audit/trail.h"
#include "disposal/service/desk.h"

namespace disposal {

using archive::Obstacle;
using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

bool sits_beside_the_chair(Part part) { return part == Part::unit || part == Part::archivist; }

const Assent* given_in(const std::vector<Assent>& all, Part part) {
    const auto at = std::find_if(all.begin(), all.end(), [&](const Assent& each) { return each.part == part; });
    return at == all.end() ? nullptr : &*at;
}

std::optional<Part> part_of(const Standing& standing) {
    for (const auto part : standing.parts)
        if (sits_beside_the_chair(part)) return part;
    return std::nullopt;
}

}  // namespace

std::vector<core::PositionId> undecided(Tx& tx, Parts& parts, const Proposal& p) {
    const auto given = parts.proposals.assents(tx, p.id);
    std::vector<core::PositionId> found;
    for (const auto& each : parts.proposals.members(tx, p.id))
        if (each.part == Part::chair || (sits_beside_the_chair(each.part) && given_in(given, each.part) == nullptr))
            found.push_back(each.who.position);
    return found;
}

std::optional<Obstacle> assent_missing(Tx& tx, Parts& parts, const Proposal& p, const std::vector<Member>& members,
                                       const Standing& standing) {
    const auto given = parts.proposals.assents(tx, p.id);
    for (const auto& each : members)
        if (sits_beside_the_chair(each.part) && given_in(given, each.part) == nullptr)
            return Obstacle{"disposal.needs.assent", {{"name", each.who.person_name}, {"position", each.who.position_name}}};
    // He may sit in two of these positions by now.
    if (standing.assented) return Obstacle{"disposal.error.one_of_three", {}};
    return std::nullopt;
}

bool sits_twice(const std::vector<Member>& members, const Standing& standing, core::PersonId person) {
    return standing.assented || std::any_of(members.begin(), members.end(), [&](const Member& each) {
        return each.part == Part::chair && each.who.person == person;
    });
}

void lapse_assents(Tx& tx, Parts& parts, const Context& ctx, const Proposal& p) {
    const auto given = parts.proposals.assents(tx, p.id);
    if (given.empty()) return;
    parts.proposals.drop_assents(tx, p.id);
    core::audit::append(tx, ctx, "disposal.assents_lapsed", p.object(), {{"members", given.size()}});
    if (parts.notices == nullptr) return;
    notify::Notice notice{waits_kind, p.object(), {}};
    for (const auto& each : given) notice.to.emplace_back(each.who.position);
    parts.notices->tell(tx, ctx, notice);
}

bool Desk::may_assent(Tx& tx, const Proposal& p, const Standing& standing) {
    const auto part = part_of(standing);
    return part && deciding(p.kind, p.state) && !standing.proposer && given_in(parts_.proposals.assents(tx, p.id), *part) == nullptr;
}

void Desk::assent(const Context& ctx, ProposalId id, std::string_view seen) {
    parts_.db.write([&](Tx& tx) {
        auto p = open_for(tx, parts_, ctx.actor, id);
        const auto standing = standing_of(tx, parts_, ctx.actor, p);
        const auto part = part_of(standing);
        core::ensure(part && !standing.proposer ? core::Verdict::allowed : core::Verdict::forbidden);
        if (!deciding(p.kind, p.state)) throw Error(Code::conflict, "disposal.error.state");
        if (!may_assent(tx, p, standing)) return;   // he has said yes to just this
        if (sits_twice(parts_.proposals.members(tx, id), standing, ctx.actor.person)) throw Error(Code::conflict, "disposal.error.one_of_three");
        const auto lines = parts_.proposals.lines(tx, id);
        if (auto why = unanswered(lines)) throw Error(Code::conflict, why->word, why->args);
        if (seen != decided_of(lines).hex()) throw Error(Code::conflict, "disposal.error.decided_anew");
        parts_.proposals.save(tx, p);
        parts_.proposals.put(tx, id, Assent{*part, who_of(ctx), ctx.now()});
        core::audit::append(tx, ctx, "disposal.assented", p.object(), {{"part", name(*part)}, {"decided", seen}});
        if (parts_.notices == nullptr) return;
        parts_.notices->done(tx, ctx, p.object());
        // The chair is told once more when nobody but him is waited for.
        if (const auto left = undecided(tx, parts_, p); left.size() == 1)
            parts_.notices->tell(tx, ctx, {waits_kind, p.object(), {left.front()}});
    });
}

}  // namespace disposal
