// SPDX-License-Identifier: Apache-2.0
// The berita acara written from the proposal: its parties, its list and what was done stand in a draft, which is then
// edited, signed and filed as any letter of the house.
#include <algorithm>
#include <map>

#include "core/audit/trail.h"
#include "core/base/text.h"
#include "disposal/service/desk.h"
#include "disposal/service/lists.h"

namespace disposal {

using core::Code;
using core::Context;
using core::Error;
using core::Json;
using core::db::Tx;
using core::words::Catalog;

namespace {

const char* classification_of(Kind kind) {
    switch (kind) {
        case Kind::transfer: return "000.5.6.1";
        case Kind::destruction: return "000.5.6.2";
        case Kind::handover: return "000.5.6.3";
        case Kind::review: break;
    }
    return "";
}

const Step* done(const std::vector<Step>& steps, Kind kind) {
    const auto at = std::find_if(steps.begin(), steps.end(), [&](const Step& each) { return each.act == deed_of(kind); });
    return at == steps.end() ? nullptr : &*at;
}

// "Keputusan Nomor 1/2026 tanggal 3 Maret 2026; Persetujuan ...".
std::string papers_text(const std::vector<Document>& papers, const Catalog& words) {
    std::vector<std::string> said;
    for (const auto kind : {Paper::consideration, Paper::head_approval, Paper::institution_approval,
                            Paper::national_approval, Paper::decree})
        for (const auto& each : papers)
            if (each.kind == kind && each.counts())
                said.push_back(words.say("disposal.berita.paper",
                                         {{"paper", words.say("disposal.paper." + std::string(name(kind)))},
                                          {"number", each.number},
                                          {"date", words.date(each.date)}}));
    return core::text::join(said, "; ");
}

// What is told of: of a transfer without what did not arrive.
std::vector<Line> told_of(const Proposal& p, const std::vector<Line>& lines) {
    auto all = listed(p, lines);
    if (p.kind == Kind::transfer) std::erase_if(all, [](const Line& each) { return each.found == Found::missing; });
    return all;
}

core::Args facts_of(const Proposal& p, const std::vector<Line>& lines, const Step& deed, core::Zone zone,
                    const Catalog& words) {
    const auto on_list = told_of(p, lines);
    std::int64_t items = 0;
    for (const auto& each : on_list)
        if (const auto found = each.snapshot.find("items"); found != each.snapshot.end() && found->is_number())
            items += found->get<std::int64_t>();
    const auto left = std::count_if(lines.begin(), lines.end(), [](const Line& each) { return each.outcome == Outcome::blocked; });
    return {{"unit", p.unit_name},
            {"records", p.records_unit_name},
            {"list", words.say(list_word(p))},
            {"number", p.numbered()},
            {"count", words.number(static_cast<std::int64_t>(on_list.size()))},
            {"items", words.number(items)},
            {"left", words.number(left)},
            {"method", p.method},
            {"place", p.place},
            {"day", words.day_date(core::date_of(deed.at, zone))},
            {"hash", hash_of(listed(p, lines)).hex()}};
}

// Those who may sign for a party, whom it would be first: who sits in the committee, of the records unit the head
// nearest above its archivists, else whoever is highest.
std::vector<core::PositionId> by_rank(Tx& tx, Parts& parts, const Proposal& p, const Party& party) {
    std::vector<core::PositionId> first;
    for (const auto& each : parts.proposals.members(tx, p.id)) first.push_back(each.who.position);
    if (std::string_view(party.word) == "records")
        for (const auto& each : records_leads(tx, parts, p.records_unit)) first.push_back(each);
    std::map<core::PositionId, std::pair<std::size_t, std::size_t>> rank;
    for (const auto& each : party.any)
        rank[each] = {static_cast<std::size_t>(std::find(first.begin(), first.end(), each) - first.begin()),
                      parts.directory.line_above(tx, each).size()};
    auto sorted = party.any;
    std::stable_sort(sorted.begin(), sorted.end(), [&](const auto& a, const auto& b) { return rank[a] < rank[b]; });
    return sorted;
}

// Of each party one position that is held today and signs for no other; a party nobody of this house signs for is named.
Json parties_json(Tx& tx, Parts& parts, const Context& ctx, const Proposal& p, std::vector<core::PositionId>& signers) {
    const auto& words = parts.words.in("id");
    Json all = Json::array();
    for (const auto& party : parties_of(tx, parts, p)) {
        const auto any = by_rank(tx, parts, p, party);
        const auto at = std::find_if(any.begin(), any.end(), [&](core::PositionId each) {
            return std::find(signers.begin(), signers.end(), each) == signers.end() &&
                   parts.directory.holder(tx, each, ctx.today());
        });
        Json one{{"role", words.say("disposal.berita.party." + std::string(party.word))}};
        if (at == any.end()) {
            one["institution"] = words.say("disposal.berita.vacant." + std::string(party.word));
        } else {
            one["ours"] = true;
            signers.push_back(*at);
        }
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace

core::table::Signed signed_by(Tx& tx, Parts& parts, const Proposal& p, core::Date day, const Catalog& words) {
    core::table::Signed signs{words.say("disposal.list.place_day", {{"date", words.date(day)}}), {}};
    if (p.kind == Kind::review) return signs;
    std::vector<core::PositionId> taken;
    for (const auto& party : parties_of(tx, parts, p)) {
        const std::string_view word(party.word);
        if (word.ends_with("witness")) continue;
        core::table::Signature one;
        one.role = words.say("disposal.list.signs." + std::string(word));
        one.number = words.say("disposal.list.nip");
        for (const auto& each : by_rank(tx, parts, p, party)) {
            if (std::find(taken.begin(), taken.end(), each) != taken.end()) continue;
            const auto holder = parts.directory.holder(tx, each, day);
            if (!holder) continue;
            const std::string as(core::printed(holder->capacity));   // "Plt."
            one.position = as.empty() ? holder->position_name : as + " " + holder->position_name;
            one.name = holder->titled_name;
            taken.push_back(each);
            break;
        }
        signs.by.push_back(std::move(one));
    }
    return signs;
}

bool Desk::may_draft(Tx& tx, const Context& ctx, const Proposal& p, const std::vector<Document>& papers,
                     const std::vector<Step>& steps) {
    const bool there = std::any_of(papers.begin(), papers.end(), [](const Document& each) { return each.kind == Paper::act; });
    return parts_.drafts != nullptr && !there && p.kind != Kind::review && done(steps, p.kind) != nullptr &&
           ctx.actor.may("letters.write") && (p.kind != Kind::destruction || p.state == State::executed) &&
           !parties_of(tx, parts_, p).empty();
}

letters::LetterId Desk::draft_act(const Context& ctx, ProposalId id) {
    return parts_.db.write([&](Tx& tx) {
        const auto p = open_for(tx, parts_, ctx.actor, id);
        Filing filing;
        filing.kind = Paper::act;
        may_file(tx, ctx, p, filing);
        const auto steps = parts_.proposals.steps(tx, id);
        const auto* deed = done(steps, p.kind);
        const auto papers = parts_.proposals.papers(tx, id);
        if (deed == nullptr) throw Error(Code::conflict, "disposal.error.act_early");
        if (std::any_of(papers.begin(), papers.end(), [](const Document& each) { return each.kind == Paper::act; }))
            throw Error(Code::conflict, "disposal.error.act_there");
        if (parts_.drafts == nullptr) throw Error(Code::internal, "core.error.internal");
        const auto& words = parts_.words.in("id");
        const std::string kind(name(p.kind));
        const auto lines = parts_.proposals.lines(tx, id);
        const auto facts = facts_of(p, lines, *deed, ctx.zone, words);
        letters::Drafting wanted;
        wanted.kind = "berita_acara";
        wanted.subject = words.say("disposal.berita.subject." + kind, facts);
        wanted.classification = classification_of(p.kind);
        auto parties = parties_json(tx, parts_, ctx, p, wanted.signers);
        auto text = words.say("disposal.berita." + kind, facts);
        if (const auto basis = papers_text(papers, words); !basis.empty())
            text = words.say("disposal.berita.basis", {{"papers", basis}}) + "\n\n" + text;
        if (p.kind != Kind::transfer &&
            std::any_of(lines.begin(), lines.end(), [](const Line& each) { return each.outcome == Outcome::blocked; }))
            text += "\n\n" + words.say("disposal.berita.left", facts);
        const Json annex{{"title", words.say(list_word(p))}, {"body", words.say("disposal.berita.annex", facts)}};
        wanted.parts = {{"pihak", std::move(parties)}, {"isi", text}, {"lampiran", Json::array({annex})}};
        const auto letter = parts_.drafts->draft(tx, ctx, wanted);
        core::audit::append(tx, ctx, "disposal.act_drafted", p.object(), {{"letter", letter.text()}});
        return letter;
    });
}

}  // namespace disposal
