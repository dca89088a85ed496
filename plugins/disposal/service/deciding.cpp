// SPDX-License-Identifier: Apache-2.0
// Decisions line by line, the look at the dossiers themselves.
#include <algorithm>
#include <set>

#include "core/audit/trail.h"
#include "disposal/service/desk.h"
#include "disposal/service/passing_on.h"

namespace disposal {

using core::Code;
using core::Context;
using core::Error;
using core::Verdict;
using core::db::Tx;

namespace {

// True where the line is another than before.
bool take_decision(Tx& tx, const Context& ctx, const Proposal& p, const Standing& standing, Line& line,
                   const Deciding& deciding_on) {
    const auto decision = *deciding_on.decision;
    const auto by = ctx.actor.named();
    if (decision == Decision::struck) {
        if (!striking(p.kind, p.state)) throw Error(Code::conflict, "disposal.error.state");
        must(standing.strikes(p));
        strike(p.kind, line, deciding_on.reason, by);
        if (p.state == State::received) give_back(line);
    } else {
        if (!deciding(p.kind, p.state)) throw Error(Code::conflict, "disposal.error.state");
        must(standing.in_committee() && !standing.proposer);
        const bool bulk = deciding_on.lines.size() != 1;
        if (decision == Decision::agreed && p.kind == Kind::review) {
            if (!deciding_on.verdict) throw fault("verdict", "disposal.fault.verdict");
            if (!judge(line, *deciding_on.verdict, deciding_on.years, deciding_on.reason, by, bulk)) return false;
        } else if (!disposal::decide(p.kind, line, decision, deciding_on.reason, by, bulk)) {
            return false;
        }
    }
    core::audit::append(tx, ctx, "disposal.decided", p.object(),
                        {{"line", line.number},
                         {"decision", name(line.decision)},
                         {"verdict", line.verdict ? core::Json(archive::name(*line.verdict)) : core::Json()},
                         {"years", line.years},
                         {"reason", line.reason}});
    return true;
}

bool take_look(Tx& tx, const Context& ctx, const Proposal& p, const Standing& standing, Line& line,
               const Deciding& looking) {
    if (!checking(p.kind, p.state)) throw Error(Code::conflict, "disposal.error.state");
    if (p.kind == Kind::transfer && standing.records_archivist && !standing.receives())
        throw Error(Code::forbidden, "disposal.another_receives");
    if (p.kind == Kind::transfer && line.decision == Decision::struck)
        throw Error(Code::conflict, "disposal.error.struck", {{"line", std::to_string(line.number)}});
    const bool arrives = arriving(p);
    must(p.kind == Kind::transfer ? standing.receives()
         : arrives                ? standing.takes_over
                                  : standing.in_committee() && !standing.proposer);
    if (arrives && !line.stands()) throw Error(Code::conflict, "disposal.error.not_standing", {{"line", std::to_string(line.number)}});
    if (*looking.found == Found::unchecked) throw fault("found", "disposal.fault.found");
    if (*looking.found != Found::matches && looking.reason.empty()) throw fault("reason", "disposal.fault.difference");
    // Nobody of this house looked there: what is recorded is who did, and when.
    if (arrives && !standing.institution && looking.reason.empty()) throw fault("reason", "disposal.fault.looked_there");
    auto& found = arrives ? line.arrived : line.found;
    auto& note = arrives ? line.arrived_note : line.found_note;
    if (looking.lines.size() != 1 && found != Found::unchecked) return false;
    found = *looking.found;
    note = found == Found::matches && (!arrives || standing.institution) ? std::string() : looking.reason;
    (arrives ? line.arrived_by : line.found_by) = ctx.actor.named();
    core::audit::append(tx, ctx, arrives ? "disposal.arrived" : "disposal.looked", p.object(),
                        {{"line", line.number}, {"found", name(found)}, {"note", note}});
    return true;
}

}  // namespace

// What is not sent stays with its unit; what had arrived goes back to it. It may be proposed again, as may what is taken out
// after the decree.
void Desk::drop(Tx& tx, const Context& ctx, const Proposal& p, const Line& line) {
    if (p.kind == Kind::transfer && p.state == State::received)
        parts_.holdings.move(tx, ctx, line.dossier, archive::Life::active, archive::Custody::unit, {});
    parts_.holdings.release(tx, ctx, line.dossier, p.object());
}

void Desk::ensure_untold(Tx& tx, const Context& ctx, const Proposal& p) {
    const auto papers = parts_.proposals.papers(tx, p.id);
    if (const auto* paper = in_its_way(p, papers))
        throw Error(Code::conflict, "disposal.error.paper_stands",
                    {{"paper", parts_.words.in(ctx.language).say("disposal.paper." + std::string(name(paper->kind)))},
                     {"number", paper->number}});
}

void Desk::decide(const Context& ctx, ProposalId id, const Deciding& wish) {
    parts_.db.write([&](Tx& tx) {
        auto p = open_for(tx, parts_, ctx.actor, id);
        const auto standing = standing_of(tx, parts_, ctx.actor, p);
        if (wish.lines.empty()) throw fault("lines", "disposal.fault.lines");
        if (wish.verdict && p.kind != Kind::review) throw fault("verdict", "disposal.fault.no_verdict");
        if (!wish.decision && !wish.found) throw fault("decision", "disposal.fault.decision");
        // The proposal is taken first: nobody leads it on while its lines change.
        parts_.proposals.save(tx, p);
        ensure_untold(tx, ctx, p);
        bool decided = false;
        for (const int number : std::set<int>(wish.lines.begin(), wish.lines.end())) {
            auto line = parts_.proposals.line(tx, id, number);
            if (!line) throw fault("lines", "disposal.fault.lines");
            bool changed = false;
            if (wish.found) changed |= take_look(tx, ctx, p, standing, *line, wish);
            if (wish.decision) changed |= take_decision(tx, ctx, p, standing, *line, wish);
            if (changed) parts_.proposals.save(tx, id, *line);
            const bool leaves = p.kind == Kind::transfer || p.state == State::decreed || p.state == State::received;
            if (changed && wish.decision && leaves) drop(tx, ctx, p, *line);
            decided |= changed;
        }
        if (decided && deciding(p.kind, p.state)) lapse_assents(tx, parts_, ctx, p);
    });
}

}  // namespace disposal
