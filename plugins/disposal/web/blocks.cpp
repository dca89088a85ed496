// SPDX-License-Identifier: Apache-2.0
#include "disposal/web/blocks.h"

#include <algorithm>

#include "disposal/service/lists.h"

namespace disposal::web {

using core::page::Data;
using core::words::Catalog;

std::vector<Line> lines_of(const Whole& whole) {
    std::vector<Line> lines;
    for (const auto& each : whole.lines) lines.push_back(each.line);
    return lines;
}

void show_running(Data& data, const Whole& whole, const Catalog& words) {
    std::int64_t gone = 0, kept = 0, queued = 0;
    for (const auto& each : whole.lines) {
        gone += each.line.outcome == Outcome::done ? 1 : 0;
        kept += each.line.outcome == Outcome::blocked ? 1 : 0;
        queued += each.line.outcome == Outcome::queued ? 1 : 0;
    }
    const bool removal = whole.proposal.kind == Kind::removal;
    if ((whole.proposal.kind != Kind::destruction && !removal) || gone + kept + queued == 0) return;
    data.add("PROGRESS").set("TEXT", words.say(removal ? "disposal.removal.progress" : "disposal.progress",
                                               {{"gone", words.number(gone)},
                                                {"kept", words.number(kept)},
                                                {"queued", words.number(queued)}}));
    if (whole.hindered) data.add("HINDERED").set("TEXT", hindered_text(*whole.hindered, words));
    if (gone == 0) return;
    auto text = whole.backups_until ? words.say("disposal.backups.until", {{"date", words.date(*whole.backups_until)}})
                                    : words.say("disposal.backups.unsaid");
    if (whole.logged) text += " " + words.say("disposal.backups.logged");
    data.add("BACKUPS").set("TEXT", text);
}

void show_frozen(Data& data, const Whole& whole) {
    if (std::none_of(whole.steps.begin(), whole.steps.end(), [](const Step& each) { return each.act == Act::submit; })) return;
    data.add("FROZEN").set("HASH", whole.proposal.hash.hex());
    const auto list_hash = hash_of(listed(whole.proposal, lines_of(whole)));
    if (list_hash != whole.proposal.hash) data.add("LISTED").set("LIST_HASH", list_hash.hex());
}

void show_assent(Data& row, const Whole& whole, Part part, const Context& ctx, const Catalog& words) {
    const auto at = std::find_if(whole.assents.begin(), whole.assents.end(), [&](const Assent& each) { return each.part == part; });
    if (at != whole.assents.end())
        row.add("ASSENTED").set("TEXT", words.say("disposal.assent.given", {{"by", at->who.person_name}, {"at", words.moment(at->at, ctx.zone)}}));
}

void show_evidence(Data& data, const Whole& whole, const Context& ctx, const Catalog& words) {
    data.show_if(whole.unreported, "UNREPORTED");
    data.show_if(whole.evidence_of_others, "SECRET_EVIDENCE");
    if (whole.may_file_evidence)
        data.add("FILE_EVIDENCE").set("EVIDENCE_URL", address(whole.proposal.id) + "/evidence")
            .set("AFTER", words.say(whole.evidence ? "disposal.evidence.report_after" : "disposal.evidence.after"));
    if (!whole.evidence) return;
    auto& there = data.add("EVIDENCE");
    there.set("TEXT", words.say("disposal.evidence.filed", {{"by", whole.evidence->by}, {"at", words.moment(whole.evidence->at, ctx.zone)}}));
    if (whole.evidence->dossier) there.add("OPEN").set("EVIDENCE_URL", "/archive/dossiers/" + whole.evidence->dossier->text());
    if (whole.evidence->report) there.add("REPORT").set("REPORT_URL", "/archive/dossiers/" + whole.evidence->report->text());
}

void show_draft(Data& data, const Whole& whole, const Context& ctx, const Catalog& words) {
    if (!whole.may_draft) return;
    const std::string kind(name(*whole.may_draft)), group = "disposal.draft." + kind;
    if (!whole.draft_there) {
        data.add("DRAFT").set("DRAFT_URL", address(whole.proposal.id) + "/draft-" + kind)
            .set("AFTER", words.say(group + ".after")).set("LABEL", words.say(group + ".begin"));
        return;
    }
    auto& there = data.add("DRAFT_THERE");
    there.set("TEXT", words.say(group + ".there", {{"by", whole.draft_there->by}, {"at", words.moment(whole.draft_there->at, ctx.zone)}}));
    if (whole.draft_there->open)
        there.add("OPEN").set("DRAFT_URL", "/letters/" + whole.draft_there->letter.text()).set("LABEL", words.say(group + ".open"));
}

void show_receipts(Data& row, const std::vector<packages::Acknowledged>& receipts, const Context& ctx, const Catalog& words) {
    for (const auto& each : receipts) {
        auto& one = row.add("RECEIPT");
        one.set("TEXT", words.say("disposal.receipt", {{"receiver", each.receiver},
                                                       {"at", words.moment(each.received, ctx.zone)},
                                                       {"part", std::to_string(each.part)},
                                                       {"parts", std::to_string(each.parts)}}))
            .set("MANIFEST", each.manifest.hex());
        if (ctx.actor.may("packages.make")) one.add("LINKED").set("PACKAGE_URL", "/packages/" + each.package);
    }
}

void show_copies(Data& data, const Whole& whole, const Context& ctx, const Request& request, const Catalog& words) {
    if (whole.proposal.after) data.add("FOLLOWS").set("HANDOVER_URL", address(*whole.proposal.after));
    if (whole.copies.empty()) return;
    auto& block = data.add("COPIES");
    const auto ticked = request.form.every("dossiers");
    for (const auto& each : whole.copies) {
        auto& row = block.add("COPY");
        row.set("NUMBER", each.number).set("TITLE", each.title).set("DOSSIER_URL", "/archive/dossiers/" + each.dossier.text());
        show_receipts(row, each.receipts, ctx, words);
        row.set("SAYS", each.gone      ? words.say("disposal.copy.gone", {{"at", words.moment(*each.gone, ctx.zone)}})
                        : each.why_not ? words.say(each.why_not->word, each.why_not->args)
                                       : words.say("disposal.copy.may_go"));
        if (!whole.may_remove || each.gone || each.why_not) continue;
        row.add("PICK_COPY").set("DOSSIER", each.dossier.text())
            .show_if(std::find(ticked.begin(), ticked.end(), each.dossier.text()) != ticked.end(), "CHOSEN");
    }
    for (const auto& each : whole.removals)
        block.add("REMOVAL")
            .set("REMOVAL_URL", address(each.id))
            .set("NAME", words.say("disposal.kind.removal") + " " + each.numbered())
            .set("TONE", tone_of(each.state))
            .set("STATE", words.say("disposal.state." + std::string(name(each.state))));
    if (whole.may_remove) block.add("PROPOSING").set("REASON_TYPED", request.form.get("reason"));
}

}  // namespace disposal::web
