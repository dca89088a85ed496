// SPDX-License-Identifier: Apache-2.0
// Decisions line by line, the look at the dossiers themselves, committee and papers.
#include <algorithm>
#include <map>
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

Error fault(const char* field, const char* key) { return Error("core.error.invalid", {{field, key, {}}}); }

void must(bool so) { core::ensure(so ? Verdict::allowed : Verdict::forbidden); }

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

void Desk::decide(const Context& ctx, ProposalId id, const Deciding& wish) {
    parts_.db.write([&](Tx& tx) {
        auto p = open_for(tx, parts_, ctx.actor, id);
        const auto standing = standing_of(tx, parts_, ctx.actor, p);
        if (wish.lines.empty()) throw fault("lines", "disposal.fault.lines");
        if (wish.verdict && p.kind != Kind::review) throw fault("verdict", "disposal.fault.no_verdict");
        if (!wish.decision && !wish.found) throw fault("decision", "disposal.fault.decision");
        // The proposal is taken first: nobody leads it on while its lines change.
        parts_.proposals.save(tx, p);
        if (const auto papers = parts_.proposals.papers(tx, id); const auto* paper = in_its_way(p, papers))
            throw Error(Code::conflict, "disposal.error.paper_stands",
                        {{"paper", parts_.words.in(ctx.language).say("disposal.paper." + std::string(name(paper->kind)))},
                         {"number", paper->number}});
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

namespace {

// What is wrong with seating somebody as that, by his position.
class Seating {
  public:
    Seating(Tx& tx, Parts& parts, const Proposal& p, const Standing& standing, Part part)
        : tx_(tx), parts_(parts), p_(p), part_(part), names_own_(part == Part::unit && standing.unit_head) {
        if (part == Part::chair) leading_ = records_leaders(tx, parts, p.records_unit);
        if (part == Part::unit) leading_ = heads_of(tx, parts, p.unit);
    }
    std::optional<core::Fault> wrong(const directory::Position& position) const {
        const bool leads = std::find(leading_.begin(), leading_.end(), position.id) != leading_.end();
        switch (part_) {
            case Part::chair: return leads ? std::nullopt : because("disposal.fault.chair", {{"unit", p_.records_unit_name}});
            case Part::archivist: return position.roles.contains("archivist") ? std::nullopt : because("disposal.fault.archivist");
            case Part::legal_witness: return of(position, parts_.legal_unit);
            case Part::audit_witness: return of(position, parts_.audit_unit);
            case Part::unit: break;
        }
        if (parts_.directory.numbering_unit(tx_, position.unit).id != living(tx_, parts_, p_.unit)) return because("disposal.fault.of_unit");
        return names_own_ || leads ? std::nullopt : because("disposal.fault.unit_leader");
    }

  private:
    std::optional<core::Fault> because(const std::string& why, core::Args args = {}) const {
        return core::Fault{std::string(name(part_)), why, std::move(args)};
    }
    std::optional<core::Fault> of(const directory::Position& position, const std::string& unit) const {
        if (sits_in(tx_, parts_, position.id, unit)) return std::nullopt;
        return because("disposal.fault." + std::string(name(part_)), {{"code", unit}});
    }

    Tx& tx_;
    Parts& parts_;
    const Proposal& p_;
    Part part_;
    bool names_own_;   // the leader of the unit, whom he will of it
    std::vector<core::PositionId> leading_;
};

// Offices that appraise and witness; others are seated by their code alone.
bool offered(const directory::Position& position) {
    return position.roles.contains("head") || position.roles.contains("archivist") || position.kind == "pengawas" ||
           position.kind == "fungsional";
}

}  // namespace

std::map<Part, std::vector<directory::Holder>> Desk::eligible(const Context& ctx, ProposalId id) {
    return parts_.db.read([&](Tx& tx) {
        const auto p = open_for(tx, parts_, ctx.actor, id);
        const auto standing = standing_of(tx, parts_, ctx.actor, p);
        const auto members = parts_.proposals.members(tx, id);
        const auto sits = [&](core::PositionId position) {
            return std::any_of(members.begin(), members.end(), [&](const Member& each) { return each.who.position == position; });
        };
        std::vector<std::pair<directory::Position, directory::Holder>> held;
        for (const auto& position : parts_.directory.all_positions(tx))
            if (offered(position) || sits(position.id))
                if (auto holder = parts_.directory.holder(tx, position.id, ctx.today())) held.emplace_back(position, *std::move(holder));
        std::map<Part, std::vector<directory::Holder>> found;
        for (const auto part : all_parts) {
            if (!standing.seats(p, part)) continue;
            const Seating seating(tx, parts_, p, standing, part);
            for (const auto& [position, holder] : held) {
                const bool seated = std::any_of(members.begin(), members.end(), [&](const Member& each) {
                    return each.part == part && each.who.position == position.id && each.who.person == holder.person;
                });
                const bool fits = offered(position) && holder.person != p.proposer.person && !seating.wrong(position);
                if (seated || fits) found[part].push_back(holder);
            }
        }
        return found;
    });
}

void Desk::seat(const Context& ctx, ProposalId id, const std::vector<Seated>& seated) {
    parts_.db.write([&](Tx& tx) {
        auto p = open_for(tx, parts_, ctx.actor, id);
        const auto standing = standing_of(tx, parts_, ctx.actor, p);
        must(p.kind != Kind::transfer && (standing.records_archivist || standing.unit_head));
        if (seated.empty()) throw fault("part", "disposal.fault.part");
        parts_.proposals.save(tx, p);
        auto members = parts_.proposals.members(tx, id);
        std::vector<core::Fault> faults;
        for (const auto& each : seated) {
            if (!standing.seats(p, each.part)) {
                must(standing.records_archivist || each.part == Part::unit);
                throw Error(Code::conflict, "disposal.error.state");
            }
            const std::string field(name(each.part));
            const auto position = parts_.directory.position(tx, each.position);
            const auto holder = position ? parts_.directory.holder(tx, each.position, ctx.today()) : std::nullopt;
            if (!holder) {
                faults.push_back({field, "disposal.fault.holder", {}});
                continue;
            }
            const Who who{holder->person, holder->titled_name, each.position, holder->position_name};
            const auto sits = std::find_if(members.begin(), members.end(), [&](const Member& one) { return one.part == each.part; });
            // Whom the unit's leader named stays so in a form that is sent with all of them.
            if (sits != members.end() && sits->who.position == who.position && sits->who.person == who.person) continue;
            if (holder->person == p.proposer.person) faults.push_back({field, "disposal.fault.proposer", {}});
            if (auto wrong = Seating(tx, parts_, p, standing, each.part).wrong(*position)) faults.push_back(*std::move(wrong));
            std::erase_if(members, [&](const Member& one) { return one.part == each.part; });
            for (const auto& other : members)
                if (other.who.person == who.person)
                    faults.push_back({field, "disposal.fault.same_person", {{"name", who.person_name}}});
            members.push_back({each.part, who});
        }
        if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
        const auto asked = confirmers(tx, parts_, p);
        for (const auto& each : members) parts_.proposals.put(tx, id, each);
        tell_confirmers(tx, parts_, ctx, p, asked);
        core::audit::append(tx, ctx, "disposal.seated", p.object(), {{"members", members.size()}});
    });
}

}  // namespace disposal
