// SPDX-License-Identifier: Apache-2.0
// The papers of a proposal that is over become records themselves: one dossier under the code of its act (000.5.6.x), with
// the file of each (I10).
#include <algorithm>

#include "core/audit/trail.h"
#include "disposal/service/desk.h"

namespace disposal {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

// The first paper that is wanted and not there, by its own word; the list comes by a job.
std::optional<Paper> paper_lacking(const Proposal& p, const std::vector<Document>& papers) {
    for (const auto wanted : all_papers_of(p.kind, p.route))
        if (std::none_of(papers.begin(), papers.end(), [&](const Document& each) { return each.kind == wanted; })) return wanted;
    return std::nullopt;
}

archive::ArrivedItem item_of(ProposalId id, const Document& paper, int number, classification::AccessClass access,
                            const core::words::Catalog& words) {
    archive::ArrivedItem item;
    item.subject = std::string(paper_subject) + id.text() + ":" + std::string(name(paper.kind));
    item.number = number;
    item.letter_number = paper.number;
    item.title = words.say("disposal.paper." + std::string(name(paper.kind)));
    item.stage = "asli";
    item.amount_unit = "naskah";
    item.date = paper.date;
    item.digest = paper.bytes;
    item.access = access;
    return item;
}

// What its papers tell of: the dossiers its list names, and the letters it has as papers.
struct Matter {
    classification::AccessClass access = classification::AccessClass::ordinary;   // the highest of them
    std::vector<archive::DossierId> secret;
    std::vector<std::string> secret_letters;
    bool known = true;             // the actor may know of all of them
};

Matter matter_of(Tx& tx, const Context& ctx, Parts& parts, ProposalId id, const std::vector<Document>& papers) {
    Matter matter;
    const auto lines = parts.proposals.lines(tx, id);
    const auto ranks = ranks_of(tx, parts, lines);
    for (std::size_t at = 0; at < lines.size(); ++at) {
        matter.access = std::max(matter.access, classification::all_access.at(static_cast<std::size_t>(ranks[at])));
        if (ranks[at] >= secret_rank) matter.secret.push_back(lines[at].dossier);
    }
    matter.known = hidden_from(tx, parts, ctx, lines).empty();
    for (const auto& paper : papers) {
        const auto letter = paper.subject.empty() ? std::nullopt : parts.letters.issued(tx, letter_of(paper.subject));
        if (!letter) continue;
        matter.access = std::max(matter.access, letter->access);
        if (!classification::secret(letter->access)) continue;
        matter.secret_letters.push_back(paper.subject);
        matter.known = matter.known && parts.letters.may_see(tx, ctx.actor, letter->id) == core::Verdict::allowed;
    }
    return matter;
}

// Of what is secret the archivist of the owning unit files it, too: in the records unit there may be nobody who may know.
bool files_it(const Context& ctx, const Standing& standing, const Matter& matter) {
    const bool secret = !matter.secret.empty() || !matter.secret_letters.empty();
    return ctx.actor.may("archive.manage") && (standing.records_archivist || (secret && standing.unit_archivist));
}

archive::Arrived set_of(Tx& tx, const Context& ctx, Parts& parts, const Proposal& p, const Matter& matter,
                        const std::vector<Document>& papers, const char* title) {
    const auto& words = parts.words.in("id");
    archive::Arrived set;
    set.source = p.object();
    set.code = act_code(tx, parts, p.kind);
    set.title = words.say(title, {{"kind", words.say("disposal.kind." + std::string(name(p.kind)))},
                                  {"unit", p.unit_name},
                                  {"number", p.numbered()}});
    set.access = matter.access;
    set.tells_of = matter.secret;
    set.tells_of_letters = matter.secret_letters;
    set.opened = papers.front().date;
    set.closed = ctx.today();
    for (const auto& paper : papers)
        set.items.push_back(item_of(p.id, paper, static_cast<int>(set.items.size()) + 1, set.access, words));
    return set;
}

const Document* report_in(const std::vector<Document>& papers) {
    const auto at = std::find_if(papers.begin(), papers.end(),
                                 [](const Document& each) { return each.kind == Paper::report && each.counts(); });
    return at == papers.end() ? nullptr : &*at;
}

}  // namespace

bool Desk::evidence_waits(Tx& tx, const Proposal& p) {
    if (p.state != State::done || parts_.arrivals == nullptr || !parts_.act_codes.contains(p.kind)) return false;
    const auto filed = parts_.proposals.evidence(tx, p.id);
    return !filed || (!filed->report && report_in(parts_.proposals.papers(tx, p.id)) != nullptr);
}

// The dossier is closed once it is filed, so a report that came later gets one of its own beside it.
std::optional<archive::DossierId> Desk::file_evidence(const Context& ctx, ProposalId id) {
    return parts_.db.write([&](Tx& tx) {
        auto p = open_for(tx, parts_, ctx.actor, id);
        auto papers = parts_.proposals.papers(tx, id);
        const auto matter = matter_of(tx, ctx, parts_, id, papers);
        core::ensure(files_it(ctx, standing_of(tx, parts_, ctx.actor, p), matter) ? core::Verdict::allowed : core::Verdict::forbidden);
        if (!matter.known) throw Error(Code::forbidden, "disposal.error.secret_evidence");
        parts_.proposals.save(tx, p);
        auto filed = parts_.proposals.evidence(tx, id);
        if (!evidence_waits(tx, p)) {
            if (!filed) throw Error(Code::conflict, "disposal.error.state");
            return openable(tx, ctx, filed->dossier);
        }
        if (const auto lacking = paper_lacking(p, papers))
            throw Error(Code::conflict, "disposal.error.evidence_lacks",
                        {{"paper", parts_.words.in(ctx.language).say("disposal.paper." + std::string(name(*lacking)))}});
        std::erase_if(papers, [&](const Document& each) {
            return each.kind == Paper::parcel_seal || !each.counts() || (filed && each.kind != Paper::report);
        });
        std::stable_sort(papers.begin(), papers.end(), [](const Document& a, const Document& b) { return a.date < b.date; });
        auto set = set_of(tx, ctx, parts_, p, matter, papers, filed ? "disposal.evidence.report_title" : "disposal.evidence.title");
        if (filed) set.source += ":" + std::string(name(Paper::report));
        const auto dossier = parts_.arrivals->take(tx, ctx, set);
        if (!filed) filed = Evidence{dossier, ctx.actor.named(), ctx.now()};
        if (report_in(papers) != nullptr) filed->report = dossier;
        parts_.proposals.put(tx, id, *filed);
        core::audit::append(tx, ctx, "disposal.evidence_filed", p.object(),
                            {{"dossier", dossier.text()}, {"papers", set.items.size()}});
        return openable(tx, ctx, dossier);
    });
}

std::optional<archive::DossierId> Desk::openable(Tx& tx, const Context& ctx, archive::DossierId dossier) {
    return parts_.shelf.standing(tx, ctx, {dossier}).contains(dossier) ? std::optional(dossier) : std::nullopt;
}

void Desk::tell_evidence(Tx& tx, const Context& ctx, const Standing& standing, Whole& whole) {
    const bool archivist = standing.records_archivist || standing.unit_archivist;
    if (archivist && evidence_waits(tx, whole.proposal)) {
        const auto matter = matter_of(tx, ctx, parts_, whole.proposal.id, whole.papers);
        whole.may_file_evidence = matter.known && files_it(ctx, standing, matter);
        whole.evidence_of_others = !matter.known && files_it(ctx, standing, matter);
    }
    const auto filed = parts_.proposals.evidence(tx, whole.proposal.id);
    if (!filed) return;
    whole.evidence = EvidenceShown{filed->by, filed->at, openable(tx, ctx, filed->dossier), {}};
    if (filed->report && filed->report != filed->dossier) whole.evidence->report = openable(tx, ctx, *filed->report);
}

}  // namespace disposal
