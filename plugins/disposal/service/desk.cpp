// SPDX-License-Identifier: Apache-2.0
// What is shown, and drawing up.
#include "disposal/service/desk.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/audit/trail.h"
#include "disposal/service/lists.h"
#include "disposal/service/running.h"

namespace disposal {

using archive::DossierId;
using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

// "Kepala Bagian Umum, <who sits there>".
std::vector<std::string> names_of(Tx& tx, Parts& parts, const Context& ctx, const std::vector<core::PositionId>& of) {
    std::vector<std::string> names;
    for (const auto& id : of) {
        const auto position = parts.directory.position(tx, id);
        if (!position) continue;
        const auto holder = parts.directory.holder(tx, id, ctx.today());
        names.push_back(holder ? holder->position_name + ", " + holder->titled_name : position->name);
    }
    return names;
}

bool archivist(const Context& ctx) {
    return !ctx.actor.seats.empty() && ctx.actor.may("disposal.propose") && ctx.actor.seat().roles.contains("archivist");
}

bool of_records_unit(Tx& tx, Parts& parts, const Context& ctx) {
    return parts.directory.numbering_unit(tx, ctx.actor.seat().unit).id == records_unit(tx, parts).id;
}

}  // namespace

void must(bool so) { core::ensure(so ? core::Verdict::allowed : core::Verdict::forbidden); }

Error fault(const char* field, std::string key, core::Args args) {
    return Error("core.error.invalid", {{field, std::move(key), std::move(args)}});
}

void must_propose(Tx& tx, Parts& parts, const Context& ctx, Kind kind) {
    core::ensure(archivist(ctx) ? core::Verdict::allowed : core::Verdict::forbidden);
    if (kind != Kind::transfer && !of_records_unit(tx, parts, ctx))
        throw Error(Code::forbidden, "disposal.error.records_archivist");
}

std::vector<Kind> Desk::proposes(const Context& ctx) {
    if (!archivist(ctx)) return {};
    return parts_.db.read([&](Tx& tx) {
        return of_records_unit(tx, parts_, ctx) ? std::vector<Kind>(drawn_kinds.begin(), drawn_kinds.end())
                                                : std::vector<Kind>{Kind::transfer};
    });
}

std::vector<Heading> Desk::list(const Context& ctx, const Wish& wish) {
    return parts_.db.read([&](Tx& tx) {
        const auto sight = sight_of(tx, parts_, ctx.actor);
        const auto most = static_cast<std::size_t>(wish.limit);
        std::vector<Heading> all;
        // Some he sees of a kind and not of another: asked on until the page is full.
        for (auto part = wish; all.size() < most;) {
            auto found = parts_.proposals.list(tx, sight, part);
            const bool last = found.size() < most;
            if (!found.empty()) part.after = found.back().proposal.id.text();
            for (auto& each : found)
                if (all.size() < most && standing_of(tx, parts_, ctx.actor, each.proposal).may_see())
                    all.push_back(std::move(each));
            if (last) break;
        }
        for (auto& each : all) {
            each.awaited = names_of(tx, parts_, ctx, awaited(tx, parts_, each.proposal));
            each.proposal.heirs = heirs_of(tx, parts_, each.proposal.unit);
        }
        return all;
    });
}

std::int64_t Desk::waiting(const Context& ctx) {
    if (ctx.actor.seats.empty()) return 0;
    return parts_.db.read([&](Tx& tx) {
        Wish wish;
        wish.open = true;
        wish.limit = static_cast<int>(most_lines);
        // Whom a step waits for is the same for many where it hangs on the units alone, and not on who is in it.
        std::map<std::tuple<Kind, State, core::UnitId, core::UnitId>, std::int64_t> known;
        std::int64_t count = 0;
        for (const auto& each : parts_.proposals.list(tx, sight_of(tx, parts_, ctx.actor), wish)) {
            const auto& p = each.proposal;
            const auto asked = [&] {
                const auto positions = awaited(tx, parts_, p);
                return std::count(positions.begin(), positions.end(), ctx.actor.seat().position);
            };
            const bool of_units = (p.state == State::submitted && p.kind == Kind::transfer) ||
                                  p.state == State::considered || p.state == State::agreed ||
                                  (p.state == State::decreed && p.kind != Kind::handover);
            if (!of_units) {
                count += asked();
                continue;
            }
            const auto [at, fresh] = known.try_emplace({p.kind, p.state, p.unit, p.records_unit}, 0);
            if (fresh) at->second = asked();
            count += at->second;
        }
        return count;
    });
}

std::vector<Told> Desk::of_dossier(const Context& ctx, DossierId dossier) {
    return parts_.db.read([&](Tx& tx) {
        if (!parts_.holdings.find(tx, ctx, dossier)) core::ensure(core::Verdict::hidden);
        std::vector<Told> all;
        for (auto& [proposal, line] : parts_.proposals.of_dossier(tx, dossier)) {
            Told told{proposal, line, {}, standing_of(tx, parts_, ctx.actor, proposal).may_see(), {}};
            for (auto& paper : parts_.proposals.papers(tx, proposal.id))
                if (paper.kind == Paper::act) told.act = paper;
            if (proposal.kind == Kind::handover && line.outcome == Outcome::done)
                told.receipts = receipts_of(tx, parts_, dossier);
            all.push_back(std::move(told));
        }
        return all;
    });
}

std::int64_t Desk::unreported(const Context& ctx) {
    if (!archivist(ctx)) return 0;
    return parts_.db.read([&](Tx& tx) {
        return parts_.proposals.unreported(tx, with_ended(tx, parts_, parts_.directory.numbering_unit(tx, ctx.actor.seat().unit).id));
    });
}

Desk::Inside Desk::inside(Tx& tx, ProposalId id) {
    return {parts_.proposals.lines(tx, id), parts_.proposals.members(tx, id), parts_.proposals.papers(tx, id)};
}

Whole Desk::whole(const Context& ctx, ProposalId id) {
    auto whole = inner(ctx, id);
    std::map<Paper, core::Digest> files;
    for (const auto& paper : whole.papers) files[paper.kind] = paper.bytes;
    if (parts_.vouching != nullptr && files.contains(Paper::parcel_seal))
        whole.seal = parts_.vouching->sealed(parts_.blobs.get(files[Paper::parcel_seal]),
                                             parts_.blobs.get(files[Paper::parcel]));
    return whole;
}

// By the house: whoever sees the line decides of it, or of the whole list, also where he may not open the dossier.
void Desk::tell_files(Tx& tx, std::vector<LineShown>& lines) {
    if (parts_.standings == nullptr) return;
    std::vector<archive::DossierId> shown;
    for (const auto& each : lines)
        if (!each.hidden) shown.push_back(each.line.dossier);
    const auto all = parts_.standings->standing(tx, by_house(parts_), shown);
    for (auto& each : lines)
        if (const auto at = all.find(each.line.dossier); at != all.end() && !each.hidden) each.files = at->second;
}

void Desk::tell_papers(Tx& tx, const Context& ctx, const Standing& standing, Whole& whole) {
    const auto& p = whole.proposal;
    const auto there = [&](Paper kind) { return paper_in(whole.papers, kind); };
    if (there(Paper::parcel_seal) != nullptr) whole.wanted.push_back(Paper::parcel_seal);
    if (reports(p)) whole.wanted.push_back(Paper::report);
    if (there(Paper::revocation) != nullptr) whole.wanted.push_back(Paper::revocation);
    whole.unreported = reports(p) && (there(Paper::report) == nullptr || !there(Paper::report)->counts());
    for (const auto& paper : whole.papers)
        if (!paper.counts() && standing.confirms(p, paper, ctx.actor.person)) whole.to_confirm.push_back(paper.kind);
    const bool committee = standing.in_committee() && !standing.proposer;
    const auto filed = parts_.proposals.evidence(tx, p.id);
    const bool open = takes(p, Paper::act) ? p.kind != Kind::removal : reports(p) && !(filed && filed->report);
    whole.may_add_papers = open && (standing.records_archivist || standing.unit_archivist || standing.approver || committee ||
                                    (p.kind == Kind::transfer && standing.records_lead));
    if (!whole.may_add_papers) return;
    auto some = whole.wanted;
    if (revocable(p) && there(Paper::revocation) == nullptr) some.push_back(Paper::revocation);
    std::copy_if(some.begin(), some.end(), std::back_inserter(whole.choices), [&](Paper each) { return !made_here(each) && takes(p, each); });
    std::copy_if(whole.choices.begin(), whole.choices.end(), std::back_inserter(whole.outside),
                 [&](Paper each) { return may_be_outside(tx, parts_, p, each); });
    for (const auto& paper : whole.papers) {
        const bool used = std::any_of(whole.steps.begin(), whole.steps.end(), [&](const Step& step) {
            const auto rested = papers_before(p.kind, p.route, step.act);
            return std::find(rested.begin(), rested.end(), paper.kind) != rested.end();
        });
        if (!used && !made_here(paper.kind) && takes(p, paper.kind)) whole.to_take_off.push_back(paper.kind);
    }
    whole.may_draft = may_draft(tx, ctx, p, whole.papers);
    if (whole.may_draft) whole.draft_there = begun(tx, ctx, p, *whole.may_draft);
}

Listing Desk::listing(const Context& ctx, ProposalId id) {
    return parts_.db.read([&](Tx& tx) {
        Listing made{open_for(tx, parts_, ctx.actor, id), parts_.proposals.lines(tx, id), {}, {}};
        const auto hidden = hidden_from(tx, parts_, ctx, made.lines);
        for (const auto& line : made.lines)
            if (hidden.contains(line.dossier)) made.hidden.push_back(line.number);
        made.signs = signed_by(tx, parts_, made.proposal, ctx.today(), parts_.words.in(ctx.language));
        return made;
    });
}

Whole Desk::inner(const Context& ctx, ProposalId id) {
    return parts_.db.read([&](Tx& tx) {
        Whole whole;
        whole.proposal = open_for(tx, parts_, ctx.actor, id);
        const auto& p = whole.proposal;
        const auto standing = standing_of(tx, parts_, ctx.actor, p);
        auto held = inside(tx, id);
        whole.wanted = all_papers_of(p.kind, p.route);
        whole.steps = parts_.proposals.steps(tx, id);
        for (const auto act : acts(p.kind, p.state)) {
            auto why = why_not(tx, p, held, standing, act);
            if (why && why->word.starts_with("disposal.not_yours")) continue;
            whole.acts.push_back({act, std::move(why)});
        }
        const auto hidden = hidden_from(tx, parts_, ctx, held.lines);
        if (p.kind == Kind::handover && p.state == State::done &&
            (standing.records_archivist || standing.records_head || standing.approver)) {
            whole.copies = copies(tx, held.lines, hidden);
            whole.removals = parts_.proposals.removals(tx, id);
            whole.may_remove = standing.records_archivist && ctx.actor.may("disposal.propose") &&
                               std::any_of(whole.copies.begin(), whole.copies.end(),
                                           [](const CopyShown& each) { return !each.gone && !each.why_not; });
        }
        whole.assents = parts_.proposals.assents(tx, id);
        whole.may_assent = may_assent(tx, p, standing) && !unanswered(held.lines) && !sits_twice(held.members, standing, ctx.actor.person);
        whole.decided = decided_of(held.lines);
        for (auto& line : held.lines) {
            const bool hides = hidden.contains(line.dossier);
            whole.lines.push_back({std::move(line), hides});
        }
        tell_files(tx, whole.lines);
        whole.members = std::move(held.members);
        whole.papers = std::move(held.papers);
        whole.awaited = names_of(tx, parts_, ctx, awaited(tx, parts_, p));
        if (p.state == State::running) whole.hindered = Running::hindered(tx, id);
        whole.logged = parts_.db.engine() == core::db::Engine::postgres;
        if (parts_.backup_days > 0)
            for (const auto& step : whole.steps)
                if (step.act == Act::execute)
                    whole.backups_until = core::add_days(core::date_of(step.at, ctx.zone), static_cast<int>(parts_.backup_days));
        const bool committee = standing.in_committee() && !standing.proposer;
        whole.may_decide = deciding(p.kind, p.state) && committee;
        whole.may_check = checking(p.kind, p.state) &&
                          (p.kind == Kind::transfer ? standing.receives() : arriving(p) ? standing.takes_over : committee);
        whole.may_strike = striking(p.kind, p.state) && standing.strikes(p);
        tell_papers(tx, ctx, standing, whole);
        tell_evidence(tx, ctx, standing, whole);
        for (const auto part : all_parts)
            if (may_seat(tx, p, standing, whole.members, part, ctx.today())) whole.may_seat.push_back(part);
        return whole;
    });
}

ProposalId Desk::draw(const Context& ctx, const Drawn& drawn) {
    return parts_.db.write([&](Tx& tx) {
        must_propose(tx, parts_, ctx, drawn.kind);
        if (drawn.dossiers.empty()) throw Error("core.error.invalid", {{"dossiers", "disposal.fault.dossiers", {}}});
        if (drawn.dossiers.size() > most_lines)
            throw Error("core.error.invalid",
                        {{"dossiers", "disposal.fault.many", {{"most", std::to_string(most_lines)}}}});
        const auto records = records_unit(tx, parts_);
        Proposal p;
        p.id = ProposalId::make(ctx.now());
        p.kind = drawn.kind;
        p.year = static_cast<int>(ctx.today().year());
        p.records_unit = records.id;
        p.records_unit_name = records.name;
        p.proposer = who_of(ctx);
        p.created = ctx.now();
        p.note = drawn.note;
        std::vector<Line> lines;
        std::vector<archive::Kept> dossiers;
        for (const auto& id : drawn.dossiers) {
            const auto known = parts_.holdings.find(tx, ctx, id);
            auto dossier = known ? known : parts_.holdings.find(tx, by_house(parts_), id);
            const bool in_reach = dossier && (known || (drawn.kind != Kind::transfer &&
                                                        dossier->custody == archive::Custody::records_unit &&
                                                        !classification::secret(dossier->access)));
            if (!in_reach) throw Error(Code::not_found, "disposal.error.no_dossier");
            if (lines.empty()) {
                p.unit = dossier->unit;
                p.unit_name = dossier->unit_name;
            } else if (p.unit != dossier->unit) {
                throw Error("core.error.invalid", {{"dossiers", "disposal.fault.units", {{"number", dossier->number}}}});
            }
            Line line;
            line.number = static_cast<int>(lines.size()) + 1;
            line.dossier = id;
            lines.push_back(std::move(line));
            dossiers.push_back(*std::move(dossier));
        }
        for (const auto refused = refusals(tx, ctx, drawn.kind, dossiers); const auto& each : dossiers)
            if (const auto why = refused.find(each.id); why != refused.end())
                throw Error(why->second.word == not_his ? Code::forbidden : Code::conflict, why->second.word,
                            why->second.args);
        parts_.proposals.insert(tx, p);
        for (auto& line : lines) {
            parts_.holdings.engage(tx, ctx, line.dossier, process_of(p.kind), p.object());
            line.snapshot = core::Json::object();
            parts_.proposals.insert(tx, p.id, line);
        }
        freeze_all(tx, p);
        parts_.proposals.save(tx, p);
        core::audit::append(tx, ctx, "disposal.drawn", p.object(),
                            {{"kind", name(p.kind)}, {"number", p.numbered()}, {"dossiers", lines.size()}});
        return p.id;
    });
}

void Desk::freeze_all(Tx& tx, Proposal& p) {
    const auto house = by_house(parts_);
    p.route = archive::Route::none;
    auto lines = parts_.proposals.lines(tx, p.id);
    std::erase_if(lines, [](const Line& each) { return each.decision == Decision::struck; });
    for (auto& line : lines) {
        const auto dossier = parts_.holdings.find(tx, house, line.dossier);
        if (!dossier) throw Error(Code::conflict, "disposal.error.changed");
        if (auto why = against(p.kind, *dossier)) throw Error(Code::conflict, std::move(why->word), std::move(why->args));
        line.snapshot = frozen(tx, parts_, *dossier);
        line.hash = hash_of(line.snapshot);
        line.access = rank_of(dossier->access);
        if (p.kind == Kind::destruction) p.route = strictest(p.route, dossier->route);
        parts_.proposals.save(tx, p.id, line);
    }
    p.hash = hash_of(lines);
}

}  // namespace disposal
