// SPDX-License-Identifier: Apache-2.0
// Decisions line by line, the look at the dossiers themselves, committee and papers.
#include <algorithm>
#include <set>

#include "core/audit/trail.h"
#include "core/pdf/read.h"
#include "disposal/service/desk.h"

namespace disposal {

using core::Code;
using core::Context;
using core::Error;
using core::Verdict;
using core::db::Tx;

namespace {

constexpr std::size_t most_paper_bytes = 20u << 20;

Error fault(const char* field, const char* key) { return Error("core.error.invalid", {{field, key, {}}}); }

void must(bool so) { core::ensure(so ? Verdict::allowed : Verdict::forbidden); }

// True where the line is another than before.
bool take_decision(Tx& tx, const Context& ctx, const Proposal& p, const Standing& standing, Line& line,
                   const Deciding& deciding_on) {
    const auto decision = *deciding_on.decision;
    const auto by = ctx.actor.named();
    if (decision == Decision::struck) {
        if (!striking(p.kind, p.state)) throw Error(Code::conflict, "disposal.error.state");
        must(standing.approver || standing.records_archivist);
        strike(line, deciding_on.reason, by);
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
    must(p.kind == Kind::transfer ? standing.records_archivist
                                  : standing.in_committee() && !standing.proposer);
    if (*looking.found == Found::unchecked) throw fault("found", "disposal.fault.found");
    if (*looking.found != Found::matches && looking.reason.empty()) throw fault("reason", "disposal.fault.difference");
    if (looking.lines.size() != 1 && line.found != Found::unchecked) return false;
    line.found = *looking.found;
    line.found_note = line.found == Found::matches ? std::string() : looking.reason;
    line.found_by = ctx.actor.named();
    core::audit::append(tx, ctx, "disposal.looked", p.object(),
                        {{"line", line.number}, {"found", name(line.found)}, {"note", line.found_note}});
    return true;
}

}  // namespace

void Desk::decide(const Context& ctx, ProposalId id, const Deciding& wish) {
    parts_.db.write([&](Tx& tx) {
        auto p = open_for(tx, parts_, ctx.actor, id);
        const auto standing = standing_of(tx, parts_, ctx.actor, p);
        if (wish.lines.empty()) throw fault("lines", "disposal.fault.lines");
        if (wish.verdict && p.kind != Kind::review) throw fault("verdict", "disposal.fault.no_verdict");
        if (!wish.decision && !wish.found) throw fault("decision", "disposal.fault.decision");
        // The proposal is taken first: nobody leads it on while its lines change.
        parts_.proposals.save(tx, p);
        for (const int number : std::set<int>(wish.lines.begin(), wish.lines.end())) {
            auto line = parts_.proposals.line(tx, id, number);
            if (!line) throw fault("lines", "disposal.fault.lines");
            bool changed = false;
            if (wish.found) changed |= take_look(tx, ctx, p, standing, *line, wish);
            if (wish.decision) changed |= take_decision(tx, ctx, p, standing, *line, wish);
            if (changed) parts_.proposals.save(tx, id, *line);
        }
    });
}

void Desk::seat(const Context& ctx, ProposalId id, const std::vector<Seated>& seated) {
    parts_.db.write([&](Tx& tx) {
        auto p = open_for(tx, parts_, ctx.actor, id);
        must(standing_of(tx, parts_, ctx.actor, p).records_archivist && p.kind != Kind::transfer);
        const bool committee_open = p.state == State::draft;
        if (!committee_open && p.state != State::agreed && p.state != State::decreed)
            throw Error(Code::conflict, "disposal.error.state");
        if (seated.empty()) throw fault("part", "disposal.fault.part");
        parts_.proposals.save(tx, p);
        auto members = parts_.proposals.members(tx, id);
        std::vector<core::Fault> faults;
        for (const auto& each : seated) {
            const bool witness = each.part == Part::legal_witness || each.part == Part::audit_witness;
            if (witness == committee_open) throw Error(Code::conflict, "disposal.error.state");
            const std::string field(name(each.part));
            const auto position = parts_.directory.position(tx, each.position);
            const auto holder = position ? parts_.directory.holder(tx, each.position, ctx.today()) : std::nullopt;
            if (!holder) {
                faults.push_back({field, "disposal.fault.holder", {}});
                continue;
            }
            const auto keeper = parts_.directory.numbering_unit(tx, position->unit).id;
            const bool head = position->roles.contains("head");
            if (holder->person == p.proposer.person) faults.push_back({field, "disposal.fault.proposer", {}});
            if (witness) {
                const auto& of = each.part == Part::legal_witness ? parts_.legal_unit : parts_.audit_unit;
                if (!sits_in(tx, parts_, each.position, of))
                    faults.push_back({field, "disposal.fault." + field, {{"code", of}}});
            }
            if (each.part == Part::chair && (!head || keeper != p.records_unit))
                faults.push_back({field, "disposal.fault.chair", {}});
            if (each.part == Part::unit && keeper != p.unit) faults.push_back({field, "disposal.fault.of_unit", {}});
            if (each.part == Part::archivist && !position->roles.contains("archivist"))
                faults.push_back({field, "disposal.fault.archivist", {}});
            std::erase_if(members, [&](const Member& one) { return one.part == each.part; });
            const Member member{each.part,
                                {holder->person, holder->titled_name, each.position, holder->position_name}};
            for (const auto& other : members)
                if (other.who.person == holder->person)
                    faults.push_back({field, "disposal.fault.same_person", {{"name", holder->titled_name}}});
            members.push_back(member);
        }
        if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
        for (const auto& each : members) parts_.proposals.put(tx, id, each);
        core::audit::append(tx, ctx, "disposal.seated", p.object(), {{"members", members.size()}});
    });
}

namespace {

// A letter of this house that bears the number; it must say what the paper says.
Document of_letter(Tx& tx, Parts& parts, const Context& ctx, const Proposal& p, const Filing& filing) {
    const auto id = parts.letters.numbered(tx, ctx.actor, filing.number);
    const auto issued = id ? parts.letters.issued(tx, *id) : std::nullopt;
    if (!issued || (issued->state != "sealed" && issued->state != "sent"))
        throw fault("number", "disposal.fault.no_letter");
    Document paper;
    paper.kind = filing.kind;
    paper.number = issued->number;
    paper.date = issued->date;
    paper.subject = "letter:" + id->text();
    paper.bytes = issued->bytes;
    paper.name = issued->kind_name;
    paper.signers = 1 + static_cast<int>(issued->cosigners.size());
    if (filing.kind != Paper::act) return paper;
    if (issued->kind != "berita_acara") throw fault("number", "disposal.fault.no_act");
    if (const auto word = party_missing(tx, parts, p, parts.signers.signers(tx, *id))) throw fault("number", word->c_str());
    return paper;
}

}  // namespace

void Desk::file(const Context& ctx, ProposalId id, const Filing& filing) {
    const bool uploaded = !filing.file.empty();
    std::vector<core::Fault> faults;
    if (filing.number.empty()) faults.push_back({"number", "disposal.fault.number", {}});
    if (uploaded && !filing.date) faults.push_back({"date", "disposal.fault.date", {}});
    if (uploaded && filing.date && *filing.date > ctx.today()) faults.push_back({"date", "disposal.fault.date_ahead", {}});
    if (filing.file.size() > most_paper_bytes) throw Error(Code::too_large, "disposal.error.large");
    if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
    core::Digest bytes;
    if (uploaded) {
        parts_.db.read([&](Tx& tx) { open_for(tx, parts_, ctx.actor, id); });
        core::pdf::inspect(filing.file);   // throws of what is no sound PDF
        bytes = parts_.blobs.put(filing.file);
    }
    parts_.db.write([&](Tx& tx) {
        auto p = open_for(tx, parts_, ctx.actor, id);
        const auto standing = standing_of(tx, parts_, ctx.actor, p);
        must(standing.records_archivist || standing.unit_archivist || standing.approver || standing.is(Part::chair) ||
             standing.is(Part::archivist));
        if (p.over() || p.state == State::running) throw Error(Code::conflict, "disposal.error.state");
        const auto wanted = all_papers_of(p.kind, p.route);
        if (std::find(wanted.begin(), wanted.end(), filing.kind) == wanted.end() || made_here(filing.kind))
            throw fault("kind", "disposal.fault.paper");
        // It tells what was destroyed, so it cannot be there before.
        if (p.kind == Kind::destruction && filing.kind == Paper::act && p.state != State::executed)
            throw Error(Code::conflict, "disposal.error.act_early");
        // What an act has rested on stays as it was.
        for (const auto& step : parts_.proposals.steps(tx, id))
            for (const auto used : papers_before(p.kind, p.route, step.act))
                if (used == filing.kind) throw Error(Code::conflict, "disposal.error.paper_used");
        Document paper;
        if (uploaded) {
            paper.kind = filing.kind;
            paper.number = filing.number;
            paper.date = *filing.date;
            paper.bytes = bytes;
            paper.name = filing.file_name;
        } else {
            paper = of_letter(tx, parts_, ctx, p, filing);
        }
        paper.added_by = ctx.actor.named();
        paper.added = ctx.now();
        parts_.proposals.save(tx, p);
        parts_.proposals.put(tx, id, paper);
        core::audit::append(tx, ctx, "disposal.filed", p.object(),
                            {{"paper", name(paper.kind)}, {"number", paper.number}, {"digest", paper.bytes.hex()}});
    });
}

std::pair<core::Bytes, std::string> Desk::paper(const Context& ctx, ProposalId id, Paper kind) {
    const auto found = parts_.db.read([&](Tx& tx) {
        open_for(tx, parts_, ctx.actor, id);
        // The list as it was kept names secret dossiers, too; list_sheet() leaves them out for who may not know them.
        if ((kind == Paper::list || kind == Paper::parcel) && !hidden_from(tx, parts_, ctx, parts_.proposals.lines(tx, id)).empty())
            throw Error(Code::forbidden, "disposal.error.secret_list");
        for (auto& each : parts_.proposals.papers(tx, id))
            if (each.kind == kind && each.subject.empty()) return each;
        throw Error(Code::not_found, "disposal.error.no_paper");
    });
    return {parts_.blobs.get(found.bytes), found.name};
}

}  // namespace disposal
