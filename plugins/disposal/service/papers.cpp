// SPDX-License-Identifier: Apache-2.0
// The papers of a proposal: letters of this house, which are judged by who signed them, and files from outside, whose
// signatures are judged and which a second person confirms.
#include <algorithm>

#include "core/audit/trail.h"
#include "core/pdf/read.h"
#include "disposal/service/act_list.h"
#include "disposal/service/desk.h"
#include "signing/summary.h"

namespace disposal {

using core::Code;
using core::Context;
using core::Error;
using core::Verdict;
using core::db::Tx;

namespace {

constexpr std::size_t most_paper_bytes = 20u << 20;

// Which kinds of letters of this house are that paper; none is the approval of the national archives.
bool fits(Paper paper, std::string_view kind) {
    constexpr std::array<std::string_view, 6> agreeing{"surat_dinas", "nota_dinas",       "memorandum",
                                                       "keputusan",   "surat_keterangan", "rekomendasi"};
    constexpr std::array<std::string_view, 4> reporting{"laporan", "surat_dinas", "nota_dinas", "memorandum"};
    switch (paper) {
        case Paper::act: return kind == "berita_acara";
        case Paper::committee:
        case Paper::revocation:
        case Paper::decree: return kind == "keputusan";
        case Paper::minutes: return kind == "notula";
        case Paper::consideration: return kind == "surat_dinas" || kind == "nota_dinas" || kind == "rekomendasi";
        case Paper::head_approval:
        case Paper::institution_approval: return std::find(agreeing.begin(), agreeing.end(), kind) != agreeing.end();
        case Paper::authenticity: return kind == "surat_pernyataan";
        case Paper::report: return std::find(reporting.begin(), reporting.end(), kind) != reporting.end();
        default: return false;
    }
}

// A letter of this house that bears the number; it must say what the paper says, and bear the signatures it needs.
Document of_letter(Tx& tx, Parts& parts, const Context& ctx, const Proposal& p, const Filing& filing) {
    const auto id = parts.letters.numbered(tx, ctx.actor, filing.number);
    const auto issued = id ? parts.letters.issued(tx, *id) : std::nullopt;
    if (!issued || (issued->state != "sealed" && issued->state != "sent"))
        throw fault("number", may_be_outside(tx, parts, p, filing.kind) ? "disposal.fault.no_letter_or_file" : "disposal.fault.no_letter");
    Document paper;
    paper.kind = filing.kind;
    paper.number = issued->number;
    paper.date = issued->date;
    paper.subject = "letter:" + id->text();
    paper.bytes = issued->bytes;
    paper.name = issued->kind_name;
    paper.signers = 1 + static_cast<int>(issued->cosigners.size());
    if (!fits(filing.kind, issued->kind)) throw fault("number", "disposal.fault.not_fit." + std::string(name(filing.kind)));
    if (const auto word = hand_missing(tx, parts, p, filing.kind, parts.signers.signers(tx, *id), paper.date)) throw fault("number", *word);
    if (filing.kind == Paper::revocation && !revokes_decree(tx, parts, parts.proposals.papers(tx, p.id), *id))
        throw fault("number", "disposal.fault.not_revoking");
    return paper;
}

// What its signatures are worth as this house judges them, by names; what nobody signed says so.
core::Json judged(Parts& parts, const Context& ctx, core::ByteView file, std::size_t signatures) {
    if (signatures == 0 || parts.verifications == nullptr) return {{"indication", ""}, {"signers", core::Json::array()}};
    const auto report = parts.verifications->judge(ctx, file, {});
    const auto summary = signing::summary_of({}, report, parts.words.in("id"));
    core::Json signers = core::Json::array();
    for (const auto& each : summary.at("signatures"))
        if (core::json::text(each, "level") != "DTS") signers.push_back(core::json::text(each, "signer"));
    return {{"indication", core::json::text(summary, "indication")}, {"signers", signers}};
}

// The act tells what was done, so it is not dated before.
void after_the_deed(const Context& ctx, const Proposal& p, const std::vector<Step>& steps, const Document& paper) {
    const auto* deed = paper.kind == Paper::act ? done_deed(p, steps) : nullptr;
    if (deed != nullptr && paper.date < core::date_of(deed->at, ctx.zone))
        throw fault(paper.subject.empty() ? "date" : "number", "disposal.fault.act_before." + std::string(name(p.kind)));
}

}  // namespace

// Against the papers that are there: each is another one, in the order of their days.
void Desk::among_the_others(Tx& tx, const Context& ctx, const Proposal& p, const Document& paper) {
    const auto papers = parts_.proposals.papers(tx, p.id);
    const auto called = [&](const Document& each) {
        return parts_.words.in(ctx.language).say("disposal.paper." + std::string(name(each.kind)));
    };
    const bool file = paper.subject.empty();
    if (const auto* same = same_as(papers, paper))
        throw same->bytes == paper.bytes && file ? fault("file", "disposal.fault.same_file", {{"paper", called(*same)}})
                                                 : fault("number", "disposal.fault.same_number", {{"paper", called(*same)}});
    if (const auto* other = out_of_order(papers, paper))
        throw fault(file ? "date" : "number", other->date < paper.date ? "disposal.fault.dated_after" : "disposal.fault.dated_before",
                 {{"paper", called(*other)}, {"date", parts_.words.in(ctx.language).date(other->date)}});
    after_the_deed(ctx, p, parts_.proposals.steps(tx, p.id), paper);
}

void Desk::file(const Context& ctx, ProposalId id, const Filing& filing) {
    const bool uploaded = !filing.file.empty();
    std::vector<core::Fault> faults;
    if (filing.number.empty()) faults.push_back({"number", "disposal.fault.number", {}});
    if (uploaded && !filing.date) faults.push_back({"date", "disposal.fault.date", {}});
    if (uploaded && filing.date && *filing.date > ctx.today()) faults.push_back({"date", "disposal.fault.date_ahead", {}});
    if (filing.file.size() > most_paper_bytes) throw Error(Code::too_large, "disposal.error.large");
    if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
    Document brought;
    brought.kind = filing.kind;
    brought.number = filing.number;
    if (uploaded) {
        parts_.db.read([&](Tx& tx) { may_file(tx, ctx, open_for(tx, parts_, ctx.actor, id), filing); });
        const auto told = core::pdf::inspect(filing.file);   // throws of what is no sound PDF
        brought.date = *filing.date;
        brought.name = filing.file_name;
        brought.judged = judged(parts_, ctx, filing.file, static_cast<std::size_t>(told.signatures));
        brought.bringer = ctx.actor.person;
        brought.bytes = parts_.blobs.put(filing.file);
    }
    parts_.db.write([&](Tx& tx) {
        auto p = open_for(tx, parts_, ctx.actor, id);
        may_file(tx, ctx, p, filing);
        auto paper = uploaded ? brought : of_letter(tx, parts_, ctx, p, filing);
        among_the_others(tx, ctx, p, paper);
        paper.added_by = ctx.actor.named();
        paper.added = ctx.now();
        const auto asked = confirmers(tx, parts_, p);
        parts_.proposals.save(tx, p);
        parts_.proposals.put(tx, id, paper);
        if (paper.kind == Paper::act) keep_act_list(tx, parts_, p, act_key(paper));
        tell_confirmers(tx, parts_, ctx, p, asked, &paper);
        core::audit::append(tx, ctx, "disposal.filed", p.object(),
                            {{"paper", name(paper.kind)}, {"number", paper.number}, {"digest", paper.bytes.hex()},
                             {"outside", paper.outside()}, {"judged", paper.judged}});
    });
}

void Desk::may_change(Tx& tx, const Context& ctx, const Proposal& p, Paper kind) {
    const auto standing = standing_of(tx, parts_, ctx.actor, p);
    core::ensure(standing.records_archivist || standing.unit_archivist || standing.approver || standing.is(Part::chair) ||
                         standing.is(Part::archivist) || (p.kind == Kind::transfer && standing.records_lead)
                     ? Verdict::allowed
                     : Verdict::forbidden);
    if (!takes(p, kind)) throw Error(Code::conflict, "disposal.error.state");
    if (kind == Paper::report) {
        const auto filed = parts_.proposals.evidence(tx, p.id);
        if (filed && filed->report) throw Error(Code::conflict, "disposal.error.report_filed");
        return;
    }
    const auto wanted = all_papers_of(p.kind, p.route);
    const bool none = kind != Paper::revocation && std::find(wanted.begin(), wanted.end(), kind) == wanted.end();
    if (none || made_here(kind)) throw fault("kind", "disposal.fault.paper");
    // What an act has rested on stays as it was.
    for (const auto& step : parts_.proposals.steps(tx, p.id))
        for (const auto used : papers_before(p.kind, p.route, step.act))
            if (used == kind) throw Error(Code::conflict, "disposal.error.paper_used");
}

void Desk::may_file(Tx& tx, const Context& ctx, const Proposal& p, const Filing& filing) {
    may_change(tx, ctx, p, filing.kind);
    if (filing.kind == Paper::report) return;
    const auto lines = parts_.proposals.lines(tx, p.id);
    const auto early = filing.kind == Paper::act ? act_early(p, lines, parts_.proposals.steps(tx, p.id)) : too_early(p, lines, filing.kind);
    if (early) throw Error(Code::conflict, early->word, early->args);
    if (!filing.file.empty() && !may_be_outside(tx, parts_, p, filing.kind)) throw fault("file", "disposal.fault.of_the_house");
}

void Desk::take_off(const Context& ctx, ProposalId id, Paper kind, std::string_view reason) {
    parts_.db.write([&](Tx& tx) {
        auto p = open_for(tx, parts_, ctx.actor, id);
        may_change(tx, ctx, p, kind);
        const auto papers = parts_.proposals.papers(tx, id);
        const auto* at = paper_in(papers, kind);
        if (at == nullptr) throw Error(Code::not_found, "disposal.error.no_paper");
        if (reason.empty()) throw fault("reason", "disposal.fault.reason");
        const auto asked = confirmers(tx, parts_, p);
        parts_.proposals.save(tx, p);
        parts_.proposals.take_off(tx, id, kind);
        tell_confirmers(tx, parts_, ctx, p, asked);
        core::audit::append(tx, ctx, "disposal.taken_off", p.object(),
                            {{"paper", name(kind)}, {"number", at->number}, {"digest", at->bytes.hex()}, {"reason", reason}});
    });
}

void Desk::confirm(const Context& ctx, ProposalId id, Paper kind, const Confirming& confirming) {
    parts_.db.write([&](Tx& tx) {
        auto p = open_for(tx, parts_, ctx.actor, id);
        const auto papers = parts_.proposals.papers(tx, id);
        const auto* there = paper_in(papers, kind);
        if (there == nullptr) throw Error(Code::not_found, "disposal.error.no_paper");
        auto paper = *there;
        if (paper.counts()) throw Error(Code::conflict, "disposal.error.counts");
        if (!takes(p, kind)) throw Error(Code::conflict, "disposal.error.state");
        const auto standing = standing_of(tx, parts_, ctx.actor, p);
        if (standing.proposer || paper.bringer == ctx.actor.person) throw Error(Code::forbidden, "disposal.error.second_person");
        core::ensure(standing.confirms(p, paper, ctx.actor.person) ? Verdict::allowed : Verdict::forbidden);
        if (confirming.seen != paper.bytes.hex()) throw Error(Code::conflict, "disposal.error.another_file");
        if (!paper.proven() && confirming.why.empty()) throw fault("why", "disposal.fault.unproven");
        const auto asked = confirmers(tx, parts_, p);
        paper.confirmed_by = ctx.actor.named();
        paper.confirmed_why = confirming.why;
        parts_.proposals.save(tx, p);
        parts_.proposals.put(tx, id, paper);
        tell_confirmers(tx, parts_, ctx, p, asked);
        core::audit::append(tx, ctx, "disposal.confirmed", p.object(),
                            {{"paper", name(kind)}, {"number", paper.number}, {"digest", paper.bytes.hex()}, {"why", paper.confirmed_why}});
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
