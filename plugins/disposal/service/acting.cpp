// SPDX-License-Identifier: Apache-2.0
// The acts that lead a proposal on, and what each does to its dossiers.
#include <algorithm>

#include "core/audit/trail.h"
#include "core/db/scrub.h"
#include "core/jobs/jobs.h"
#include "disposal/service/act_list.h"
#include "disposal/service/desk.h"
#include "disposal/service/lists.h"
#include "disposal/service/passing_on.h"
#include "disposal/service/running.h"

namespace disposal {

using archive::Custody;
using archive::Deed;
using archive::Life;
using archive::Obstacle;
using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

std::string judged_by(const Parts& parts, const Proposal& p) {
    return parts.words.in("id").say("disposal.kind." + std::string(name(p.kind))) + " " + p.numbered();
}

bool his_part(const Proposal& p, const Standing& standing, Act act) {
    const bool transfer = p.kind == Kind::transfer, removal = p.kind == Kind::removal;
    switch (act) {
        case Act::cancel:
            if (revocable(p)) return standing.approver;   // by whose office decreed
            [[fallthrough]];
        case Act::submit: return transfer ? standing.unit_archivist : standing.records_archivist;
        case Act::approve: return standing.unit_head;
        case Act::reject: return transfer ? standing.unit_head : removal ? standing.agrees_to_removal() : standing.approver;
        case Act::send: return standing.unit_archivist;
        case Act::receive:
        case Act::accept:
        case Act::send_back: return transfer ? standing.records_archivist || standing.records_lead : standing.takes_over;
        case Act::execute: return standing.records_archivist;
        case Act::consider: return standing.is(Part::chair);
        case Act::agree: return removal ? standing.agrees_to_removal() : standing.approver;
        case Act::decree: return standing.approver;
        case Act::finish: return standing.records_archivist || standing.is(Part::chair);
    }
    return false;
}

// Whoever proposed does not also agree (I9).
bool of_second_person(Act act) {
    return act == Act::approve || act == Act::agree || act == Act::decree || act == Act::consider;
}

std::optional<Obstacle> members_missing(const std::vector<Member>& members, std::initializer_list<Part> wanted,
                                        const char* word) {
    for (const auto part : wanted)
        if (std::none_of(members.begin(), members.end(), [&](const Member& each) { return each.part == part; }))
            return Obstacle{word, {}};
    return std::nullopt;
}

std::optional<Obstacle> lines_missing(Kind kind, const std::vector<Line>& lines, Act act) {
    const auto any = [&](auto is) { return std::any_of(lines.begin(), lines.end(), is); };
    const auto left = [](const Line& each) { return each.decision != Decision::struck; };
    if (kind == Kind::transfer && act != Act::cancel && act != Act::reject && act != Act::send_back && !any(left))
        return Obstacle{"disposal.needs.standing", {}};
    if (act == Act::accept && any([&](const Line& each) { return left(each) && each.found == Found::unchecked; }))
        return Obstacle{"disposal.needs.checks", {}};
    if (act == Act::consider)
        if (auto why = unanswered(lines)) return why;
    if (act == Act::receive && any([](const Line& each) { return each.stands() && each.arrived == Found::unchecked; }))
        return Obstacle{"disposal.needs.arrived", {}};
    const bool agreed = act == Act::agree && kind != Kind::removal;   // which agrees to all of it at once
    const bool handed = kind == Kind::handover && (act == Act::receive || act == Act::finish);
    const bool last = agreed || handed || act == Act::decree || act == Act::execute;
    if (kind != Kind::review && last && !any([](const Line& each) { return each.stands(); }))
        return Obstacle{"disposal.needs.standing", {}};
    return std::nullopt;
}

}  // namespace

// A dossier of a transfer that is lent or held, with the line it stands on: it is dropped, or given back, first.
std::optional<Obstacle> Desk::line_in_the_way(Tx& tx, const Context& ctx, const Proposal& p, const std::vector<Line>& lines,
                                              Act act) {
    if (p.kind != Kind::transfer || (act != Act::send && act != Act::accept)) return std::nullopt;
    const auto goes = [](const Line& line) { return line.decision != Decision::struck && line.found != Found::missing; };
    archive::Wanted wanted;
    for (const auto& line : lines)
        if (goes(line)) wanted.among.push_back(line.dossier);
    if (wanted.among.empty()) return std::nullopt;
    wanted.brief = true;
    wanted.limit = static_cast<int>(wanted.among.size());
    const auto all = parts_.gate.obstacles_of(tx, ctx, parts_.holdings.list(tx, by_house(parts_), wanted), Deed::transfer);
    for (const auto& line : lines) {
        const auto found = all.find(line.dossier);
        if (!goes(line) || found == all.end()) continue;
        const auto& why = found->second.front();
        return Obstacle{act == Act::send ? "disposal.needs.dropped" : "disposal.needs.given_back",
                        {{"line", std::to_string(line.number)},
                         {"why", parts_.words.in(ctx.language).say(why.word, why.args)}}};
    }
    return std::nullopt;
}

std::optional<Obstacle> Desk::why_not(Tx& tx, const Proposal& p, const Inside& inside,
                                      const Standing& standing, Act act) {
    if (!his_part(p, standing, act)) return Obstacle{"disposal.not_yours", {}};
    const bool takes_in = p.kind == Kind::transfer && (act == Act::receive || act == Act::accept);
    if (takes_in && !standing.receives()) return Obstacle{"disposal.another_receives", {}};
    if (p.kind == Kind::removal && act == Act::agree && standing.sender) return Obstacle{"disposal.removal.another_agrees", {}};
    if (act == Act::finish && standing.proposer) return Obstacle{"disposal.another_finishes", {}};
    if ((act == Act::agree || act == Act::decree) && standing.appraised) return Obstacle{"disposal.two_persons", {}};
    if (of_second_person(act) && standing.proposer) return Obstacle{"disposal.two_persons", {}};
    const auto& [lines, members, papers] = inside;
    if (act == Act::submit && p.kind != Kind::transfer)
        if (auto why = members_missing(members, {Part::chair, Part::unit, Part::archivist}, "disposal.needs.members"))
            return why;
    if (act == Act::send && parts_.seal_required &&
        (parts_.vouching == nullptr || !parts_.vouching->seals(tx, living(tx, parts_, p.unit))))
        return Obstacle{"disposal.error.no_seal", {{"unit", p.unit_name}}};
    // Begun where nothing can be cleaned, it would end half done.
    if (act == Act::execute && !core::db::owned(tx)) return Obstacle{"core.scrub.not_owner", {}};
    if (act == Act::execute && p.kind == Kind::destruction)
        if (auto why = members_missing(members, {Part::legal_witness, Part::audit_witness}, "disposal.needs.witnesses"))
            return why;
    if (auto why = lines_missing(p.kind, lines, act)) return why;
    if (act == Act::consider)
        if (auto why = assent_missing(tx, parts_, p, members, standing)) return why;
    if (auto why = paper_missing(tx, parts_, p, papers, act)) return why;
    return act == Act::accept || act == Act::finish ? of_another_list(tx, parts_, p, lines, papers) : std::nullopt;
}

// The list of the dossiers with the digest over them, sealed by the office that sends them; sealing asks a key, so it is
// done before the unit of the act.
Desk::Parcel Desk::parcel(const Context& ctx, ProposalId id) {
    const auto [p, lines, sender] = parts_.db.read([&](Tx& tx) {
        auto proposal = open_for(tx, parts_, ctx.actor, id);
        const bool his = his_part(proposal, standing_of(tx, parts_, ctx.actor, proposal), Act::send);
        core::ensure(his ? core::Verdict::allowed : core::Verdict::forbidden);
        if (!next(proposal.kind, proposal.state, Act::send)) throw Error(Code::conflict, "disposal.error.state");
        return std::tuple(proposal, parts_.proposals.lines(tx, id), living(tx, parts_, proposal.unit));
    });
    auto as_sent = p;
    as_sent.state = State::sent;
    const auto list = list_paper(parts_, as_sent, lines, ctx.now());
    std::vector<Document> papers{made_paper(parts_, p, Paper::parcel, list)};
    if (parts_.vouching != nullptr)
        if (const auto seal = parts_.vouching->seal(sender, list))
            papers.push_back(made_paper(parts_, p, Paper::parcel_seal, seal->cms));
    if (parts_.seal_required && papers.size() == 1) throw Error(Code::conflict, "disposal.error.no_seal", {{"unit", p.unit_name}});
    return {p.version, std::move(papers)};
}

Kind Desk::act(const Context& ctx, ProposalId id, const Doing& doing) {
    const auto sent = doing.act == Act::send ? parcel(ctx, id) : Parcel{};
    return parts_.db.write([&](Tx& tx) {
        auto p = open_for(tx, parts_, ctx.actor, id);
        const auto to = next(p.kind, p.state, doing.act);
        const auto standing = standing_of(tx, parts_, ctx.actor, p);
        core::ensure(his_part(p, standing, doing.act) ? core::Verdict::allowed : core::Verdict::forbidden);
        if (!to) throw Error(Code::conflict, "disposal.error.state");
        // A line may have been dropped since: the sealed list would name what is not sent.
        if (doing.act == Act::send && sent.version != p.version) throw Error(Code::conflict, "disposal.error.changed");
        if (auto why = why_not(tx, p, inside(tx, id), standing, doing.act))
            throw Error(Code::conflict, std::move(why->word), std::move(why->args));
        std::vector<core::Fault> faults;
        if (needs_reason(doing.act) && doing.note.empty()) faults.push_back({"note", "disposal.fault.reason", {}});
        if (doing.act == Act::execute && p.kind == Kind::destruction) {
            if (doing.method.empty()) faults.push_back({"method", "disposal.fault.method", {}});
            if (doing.place.empty()) faults.push_back({"place", "disposal.fault.place", {}});
            p.method = doing.method;
            p.place = doing.place;
        }
        if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
        // Each dossier is asked, so it is asked when it is done and not by every look at the page.
        if (auto why = line_in_the_way(tx, ctx, p, parts_.proposals.lines(tx, id), doing.act))
            throw Error(Code::conflict, std::move(why->word), std::move(why->args));
        const auto waited = awaited(tx, parts_, p);
        const auto asked = confirmers(tx, parts_, p);
        settle(tx, ctx, p, doing.act);
        for (const auto& each : sent.papers) {
            parts_.proposals.put(tx, id, each);
            core::audit::append(tx, ctx, "disposal.filed", p.object(),
                                {{"paper", name(each.kind)}, {"number", each.number}, {"digest", each.bytes.hex()}});
        }
        p.state = *to;
        parts_.proposals.save(tx, p);
        parts_.proposals.add(tx, id, {doing.act, p.state, who_of(ctx), ctx.now(), doing.note});
        core::audit::append(tx, ctx, "disposal." + std::string(name(doing.act)), p.object(),
                            {{"kind", name(p.kind)}, {"state", name(p.state)}, {"note", doing.note}});
        tell_next(tx, parts_, ctx, p, waited);
        tell_confirmers(tx, parts_, ctx, p, asked);
        return p.kind;
    });
}

void Desk::release(Tx& tx, const Context& ctx, const Proposal& p, bool all) {
    for (const auto& line : parts_.proposals.lines(tx, p.id))
        if (all || !line.stands()) parts_.holdings.release(tx, ctx, line.dossier, p.object());
}

namespace {

// What the committee decided moves the dossiers' clocks; each then goes the way of its own.
void pronounce(Tx& tx, Parts& parts, const Context& ctx, const Proposal& p) {
    for (auto line : parts.proposals.lines(tx, p.id)) {
        if (line.stands() && line.verdict) {
            parts.appraisal.judge(tx, ctx, line.dossier,
                                  {*line.verdict, line.years, ctx.today(), judged_by(parts, p), line.reason});
            line.outcome = Outcome::done;
            parts.proposals.save(tx, p.id, line);
        }
        parts.holdings.release(tx, ctx, line.dossier, p.object());
    }
}

void agree_to_all(Tx& tx, Parts& parts, const Context& ctx, const Proposal& p) {
    for (auto line : parts.proposals.lines(tx, p.id)) {
        line.decision = Decision::agreed;
        line.decided_by = ctx.actor.named();
        parts.proposals.save(tx, p.id, line);
    }
}

void add_job(Tx& tx, const Context& ctx, std::string_view kind, const Proposal& p) {
    core::jobs::add(tx, ctx.now(), kind, {{"proposal", p.id.text()}}, {.key = Running::key(kind, p.id)});
}

// What was to be destroyed and the committee gave another fate is kept for ever.
void keep_for_ever(Tx& tx, Parts& parts, const Context& ctx, const Proposal& p) {
    for (const auto& line : parts.proposals.lines(tx, p.id))
        if (p.kind == Kind::destruction && line.decision == Decision::other)
            parts.appraisal.judge(tx, ctx, line.dossier,
                                  {archive::Judgement::Verdict::keep, 0, ctx.today(), judged_by(parts, p), line.reason});
}

}  // namespace

void Desk::settle(Tx& tx, const Context& ctx, Proposal& p, Act act) {
    switch (act) {
        case Act::submit: freeze_all(tx, p); break;
        case Act::send:
            for (const auto& line : parts_.proposals.lines(tx, p.id)) {
                if (line.decision == Decision::struck) continue;
                parts_.gate.pass(tx, ctx, line.dossier, Deed::transfer);
                parts_.holdings.move(tx, ctx, line.dossier, Life::active, Custody::transit, {});
            }
            break;
        case Act::receive:
            if (p.kind == Kind::handover) take_over(tx, parts_, ctx, p);
            break;
        case Act::accept:
            hand_in(tx, parts_, ctx, p);
            add_job(tx, ctx, Running::list_job, p);
            break;
        case Act::send_back:
            for (const auto& line : parts_.proposals.lines(tx, p.id))
                if (p.kind == Kind::transfer && line.decision != Decision::struck)
                    parts_.holdings.move(tx, ctx, line.dossier, Life::active, Custody::unit, {});
            release(tx, ctx, p, true);
            break;
        case Act::reject:
        case Act::cancel: release(tx, ctx, p, true); break;
        case Act::agree:
            if (p.kind == Kind::removal) agree_to_all(tx, parts_, ctx, p);
            if (p.kind != Kind::review) break;
            pronounce(tx, parts_, ctx, p);
            add_job(tx, ctx, Running::list_job, p);
            break;
        case Act::decree:
            set_back(tx, parts_, ctx, p);
            keep_for_ever(tx, parts_, ctx, p);
            release(tx, ctx, p, false);
            break;
        case Act::execute:
            parts_.running.queue(tx, p.id);
            add_job(tx, ctx, Running::job, p);
            break;
        case Act::finish:
            if (p.kind == Kind::handover) hand_over(tx, parts_, ctx, p);
            add_job(tx, ctx, p.kind == Kind::handover ? Running::list_job : Running::retell_job, p);
            break;
        default: break;
    }
}

}  // namespace disposal
