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

archive::ArrivedItem item_of(const Document& paper, int number, classification::AccessClass access, const core::words::Catalog& words) {
    archive::ArrivedItem item;
    item.subject = std::string(paper_subject) + paper.bytes.hex();
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

classification::AccessClass class_of(const std::vector<Line>& lines) {
    int highest = 0;
    for (const auto& line : lines) highest = std::max(highest, line.access);
    return classification::all_access.at(static_cast<std::size_t>(highest));
}

}  // namespace

bool Desk::may_file_evidence(const Context& ctx, const Proposal& p, const Standing& standing) {
    return p.state == State::done && standing.records_archivist && ctx.actor.may("archive.manage") && parts_.arrivals != nullptr &&
           parts_.act_codes.contains(p.kind);
}

archive::DossierId Desk::file_evidence(const Context& ctx, ProposalId id) {
    return parts_.db.write([&](Tx& tx) {
        auto p = open_for(tx, parts_, ctx.actor, id);
        const auto standing = standing_of(tx, parts_, ctx.actor, p);
        core::ensure(standing.records_archivist ? core::Verdict::allowed : core::Verdict::forbidden);
        if (!may_file_evidence(ctx, p, standing)) throw Error(Code::conflict, "disposal.error.state");
        parts_.proposals.save(tx, p);
        if (const auto there = parts_.proposals.evidence(tx, id)) return there->dossier;
        auto papers = parts_.proposals.papers(tx, id);
        if (const auto lacking = paper_lacking(p, papers))
            throw Error(Code::conflict, "disposal.error.evidence_lacks",
                        {{"paper", parts_.words.in(ctx.language).say("disposal.paper." + std::string(name(*lacking)))}});
        std::erase_if(papers, [](const Document& each) { return each.kind == Paper::parcel_seal; });
        std::stable_sort(papers.begin(), papers.end(), [](const Document& a, const Document& b) { return a.date < b.date; });
        const auto& words = parts_.words.in("id");
        archive::Arrived set;
        set.source = p.object();
        set.code = act_code(tx, parts_, p.kind);
        set.title = words.say("disposal.evidence.title", {{"kind", words.say("disposal.kind." + std::string(name(p.kind)))},
                                                          {"unit", p.unit_name}, {"number", p.numbered()}});
        set.access = class_of(parts_.proposals.lines(tx, id));
        set.opened = papers.front().date;
        set.closed = ctx.today();
        for (const auto& paper : papers)
            set.items.push_back(item_of(paper, static_cast<int>(set.items.size()) + 1, set.access, words));
        const Evidence filed{parts_.arrivals->take(tx, ctx, set), ctx.actor.named(), ctx.now()};
        parts_.proposals.put(tx, id, filed);
        core::audit::append(tx, ctx, "disposal.evidence_filed", p.object(),
                            {{"dossier", filed.dossier.text()}, {"papers", set.items.size()}});
        return filed.dossier;
    });
}

}  // namespace disposal
