// SPDX-License-Identifier: Apache-2.0
// The berita acara and the report written from the proposal: parties, list and what was done stand in a draft, which is
// then edited, signed and filed as any letter of the house.
#include <algorithm>
#include <map>

#include "core/audit/trail.h"
#include "core/base/text.h"
#include "disposal/service/act_list.h"
#include "disposal/service/desk.h"
#include "disposal/service/lists.h"
#include "letters/annexed.h"

namespace disposal {

using core::Code;
using core::Context;
using core::Error;
using core::Json;
using core::db::Tx;
using core::words::Catalog;

// The code its act is filed under, as the office has set it; the serving edition must have it.
std::string act_code(Tx& tx, Parts& parts, Kind kind) {
    const auto at = parts.act_codes.find(kind);
    const auto code = at == parts.act_codes.end() ? std::string() : at->second;
    if (parts.instruments == nullptr || !parts.instruments->code(tx, code))
        throw Error(Code::conflict, "disposal.error.no_code",
                    {{"code", code}, {"setting", "disposal." + std::string(name(kind)) + "_code"}});
    return code;
}

namespace {

// Why no draft of that paper may be begun; nothing: one may.
std::optional<archive::Obstacle> no_draft(Tx& tx, Parts& parts, const Proposal& p, Paper kind, const std::vector<Document>& papers) {
    auto wanted = all_papers_of(p.kind, p.route);
    if (reports(p)) wanted.push_back(Paper::report);
    if (!takes(p, kind) || std::find(wanted.begin(), wanted.end(), kind) == wanted.end())
        return archive::Obstacle{"disposal.error.state", {}};
    const auto lines = parts.proposals.lines(tx, p.id);
    if (auto early = act_early(p, lines, parts.proposals.steps(tx, p.id))) return early;
    // The act cites the statement.
    if (kind == Paper::act && p.kind == Kind::handover && std::none_of(papers.begin(), papers.end(), [](const Document& each) {
            return each.kind == Paper::authenticity && each.counts();
        }))
        return archive::Obstacle{"disposal.error.act_without_statement", {}};
    const auto* there = paper_in(papers, kind);
    // One of a list that is another by now is written anew.
    if (there != nullptr && !(kind == Paper::act && of_another_list(tx, parts, p, lines, act_key(*there))))
        return archive::Obstacle{"disposal.error." + std::string(name(kind)) + "_there", {}};
    return std::nullopt;
}

// "Keputusan Nomor 1/2026 tanggal 3 Maret 2026; Persetujuan ...".
std::string papers_text(const std::vector<Document>& papers, const Catalog& words) {
    std::vector<std::string> said;
    for (const auto kind : {Paper::consideration, Paper::head_approval, Paper::institution_approval,
                            Paper::national_approval, Paper::decree, Paper::authenticity})
        for (const auto& each : papers)
            if (each.kind == kind && each.counts())
                said.push_back(words.say("disposal.berita.paper",
                                         {{"paper", words.say("disposal.paper." + std::string(name(kind)))},
                                          {"number", each.number},
                                          {"date", words.date(each.date)}}));
    return core::text::join(said, "; ");
}

core::Args facts_of(const Proposal& p, const std::vector<Line>& lines, const Step& deed, core::Zone zone,
                    const Catalog& words) {
    const auto on_list = listed(p, lines);
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
            {"hash", hash_of(on_list).hex()}};
}

// Those who may sign for a party, whom it would be first: who sits in the committee (the creator himself signs for the
// creator), of the records unit the head nearest above its archivists, of the owning unit its own leader, else whoever is
// highest.
std::vector<core::PositionId> by_rank(Tx& tx, Parts& parts, const Proposal& p, const Party& party) {
    std::vector<core::PositionId> first;
    if (std::string_view(party.word) != "creator")
        for (const auto& each : parts.proposals.members(tx, p.id)) first.push_back(each.who.position);
    if (std::string_view(party.word) == "records")
        for (const auto& each : records_leads(tx, parts, p.records_unit)) first.push_back(each);
    if (std::string_view(party.word) == "unit")
        for (const auto& each : heads_of(tx, parts, p.unit)) first.push_back(each);
    std::map<core::PositionId, std::pair<std::size_t, std::size_t>> rank;
    for (const auto& each : party.any)
        rank[each] = {static_cast<std::size_t>(std::find(first.begin(), first.end(), each) - first.begin()),
                      parts.directory.line_above(tx, each).size()};
    auto sorted = party.any;
    std::stable_sort(sorted.begin(), sorted.end(), [&](const auto& a, const auto& b) { return rank[a] < rank[b]; });
    return sorted;
}

// The first of them somebody holds that day and who signs for no other.
std::optional<core::PositionId> held_first(Tx& tx, Parts& parts, const std::vector<core::PositionId>& any,
                                           const std::vector<core::PositionId>& taken, core::Date day) {
    const auto at = std::find_if(any.begin(), any.end(), [&](core::PositionId each) {
        return std::find(taken.begin(), taken.end(), each) == taken.end() && parts.directory.holder(tx, each, day);
    });
    return at == any.end() ? std::nullopt : std::optional(*at);
}

// Of each party one position that is held today and signs for no other; a party nobody of this house signs for is named.
Json parties_json(Tx& tx, Parts& parts, const Context& ctx, const Proposal& p, std::vector<core::PositionId>& signers) {
    const auto& words = parts.words.in("id");
    Json all = Json::array();
    for (const auto& party : parties_of(tx, parts, p, ctx.today())) {
        const auto signs = held_first(tx, parts, by_rank(tx, parts, p, party), signers, ctx.today());
        Json one{{"role", words.say("disposal.berita.party." + std::string(party.word))}};
        if (signs) {
            one["ours"] = true;
            signers.push_back(*signs);
        } else {
            one["institution"] = words.say("disposal.berita.vacant." + std::string(party.word));
        }
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace

core::table::Signed signed_by(Tx& tx, Parts& parts, const Proposal& p, core::Date day, const Catalog& words) {
    const auto or_dots = [&](std::string text, const char* dots) { return text.empty() ? words.say(dots) : std::move(text); };
    core::table::Signed signs{words.say("disposal.list.place_day",
                                        {{"place", or_dots(parts.directory.agency(tx).place, "disposal.list.no_place")},
                                         {"date", words.date(day)}}),
                              {}};
    if (p.kind == Kind::review) return signs;
    std::vector<core::PositionId> taken;
    for (const auto& party : parties_of(tx, parts, p, day)) {
        const std::string_view word(party.word);
        if (word.ends_with("witness")) continue;
        core::table::Signature one;
        one.role = words.say("disposal.list.signs." + std::string(word));
        one.number = words.say("disposal.list.nip", {{"nip", or_dots({}, "disposal.list.no_nip")}});
        if (const auto each = held_first(tx, parts, by_rank(tx, parts, p, party), taken, day)) {
            const auto holder = parts.directory.holder(tx, *each, day);
            const std::string as(core::printed(holder->capacity));   // "Plt."
            one.position = as.empty() ? holder->position_name : as + " " + holder->position_name;
            one.name = holder->titled_name;
            one.number = words.say("disposal.list.nip", {{"nip", or_dots(holder->nip, "disposal.list.no_nip")}});
            // Who was elected is no civil servant.
            const auto position = parts.directory.position(tx, *each);
            if (position && (position->kind == "kdh" || position->kind == "wakil_kdh")) one.number.clear();
            taken.push_back(*each);
        }
        signs.by.push_back(std::move(one));
    }
    return signs;
}

std::optional<Paper> Desk::may_draft(Tx& tx, const Context& ctx, const Proposal& p, const std::vector<Document>& papers) {
    if (parts_.drafts == nullptr || !ctx.actor.may("letters.write")) return std::nullopt;
    for (const auto kind : {Paper::act, Paper::report})
        if (!no_draft(tx, parts_, p, kind, papers)) return kind;
    return std::nullopt;
}

std::optional<PaperDraft> Desk::begun(Tx& tx, const Context& ctx, const Proposal& p, Paper kind) {
    const auto kept = parts_.proposals.begun(tx, p.id, kind);
    if (!kept) return std::nullopt;
    if (kind == Paper::act && of_another_list(tx, parts_, p, parts_.proposals.lines(tx, p.id), kept->subject)) return std::nullopt;
    PaperDraft draft{letter_of(kept->subject), kept->by, kept->at, false};
    // What was declared void is written anew.
    if (const auto issued = parts_.letters.issued(tx, draft.letter); issued && issued->state == "void") return std::nullopt;
    draft.open = parts_.letters.may_see(tx, ctx.actor, draft.letter) == core::Verdict::allowed;
    return draft;
}

namespace {

constexpr std::size_t most_told = 20;   // of lines, in the words of a letter

// The list as a table, in the columns of its form; null of one too long for a letter. Of a secret dossier it has the row
// and not a word, so that the letter needs no more than the class of the others.
struct Annexed {
    Json body;
    classification::AccessClass access = classification::AccessClass::ordinary;
};

Annexed annex_of(Tx& tx, Parts& parts, const Proposal& p, const std::vector<Line>& lines, const Catalog& words) {
    const auto on_list = listed(p, lines);
    const auto ranks = ranks_of(tx, parts, on_list);
    Annexed made;
    auto highest = made.access;
    std::vector<int> hidden;
    for (std::size_t at = 0; at < on_list.size(); ++at) {
        if (ranks[at] >= secret_rank) hidden.push_back(on_list[at].number);
        else if (ranks[at] > 0) highest = classification::AccessClass::limited;
    }
    const auto sheet = list_sheet(p, lines, hidden, words);
    if (!letters::fits(sheet)) return made;
    made.access = highest;
    made.body = letters::annexed(sheet);
    return made;
}

// What was found otherwise where it arrived, and what did not come; of those anybody may know of by number, of many the
// list tells it.
std::string differences_text(Tx& tx, Parts& parts, const Proposal& p, const std::vector<Line>& lines, const Catalog& words) {
    const auto besides = remarked(p, lines);
    if (besides.empty()) return {};
    const auto differing = std::count_if(besides.begin(), besides.end(), [&](const Line& each) {
        return each.outcome != Outcome::blocked && (p.kind == Kind::transfer ? each.found : each.arrived) == Found::differs;
    });
    auto text = "\n\n" + words.say("disposal.berita.differences",
                                   {{"differing", words.number(differing)},
                                    {"left", words.number(static_cast<std::int64_t>(besides.size()) - differing)}});
    const auto ranks = ranks_of(tx, parts, besides);
    for (std::size_t at = 0; at < besides.size() && besides.size() <= most_told; ++at)
        if (ranks[at] == 0)
            text += "\n\n" + words.say("disposal.berita.difference", {{"number", core::json::text(besides[at].snapshot, "number")},
                                                                      {"what", remark_text(besides[at], words)}});
    return text;
}

letters::Drafting berita(Tx& tx, Parts& parts, const Context& ctx, const Proposal& p, const std::vector<Document>& papers,
                         const Step& deed) {
    const auto& words = parts.words.in("id");
    const std::string kind(name(p.kind));
    const auto lines = parts.proposals.lines(tx, p.id);
    auto facts = facts_of(p, lines, deed, ctx.zone, words);
    for (const auto& each : papers)
        if (each.kind == Paper::authenticity) {
            facts.emplace_back("statement", each.number);
            facts.emplace_back("stated", words.date(each.date));
        }
    letters::Drafting wanted;
    wanted.kind = "berita_acara";
    wanted.subject = words.say("disposal.berita.subject." + kind, facts);
    wanted.classification = act_code(tx, parts, p.kind);
    auto parties = parties_json(tx, parts, ctx, p, wanted.signers);
    auto text = words.say("disposal.berita." + kind, facts);
    if (const auto basis = papers_text(papers, words); !basis.empty())
        text = words.say("disposal.berita.basis", {{"papers", basis}}) + "\n\n" + text;
    if (p.kind != Kind::destruction)
        text += differences_text(tx, parts, p, lines, words);
    else if (std::any_of(lines.begin(), lines.end(), [](const Line& each) { return each.outcome == Outcome::blocked; }))
        text += "\n\n" + words.say("disposal.berita.left", facts);
    auto annexed = annex_of(tx, parts, p, lines, words);
    wanted.access = annexed.access;
    Json annex{{"title", words.say(list_word(p))}, {"landscape", !annexed.body.is_null()}};
    annex["body"] = annexed.body.is_null() ? Json(words.say("disposal.berita.annex", facts)) : std::move(annexed.body);
    wanted.parts = {{"pihak", std::move(parties)}, {"isi", text}, {"lampiran", Json::array({std::move(annex)})}};
    return wanted;
}

// What stayed and why, of those anybody may know of; of many the list tells it.
std::string stayed_text(Tx& tx, Parts& parts, const std::vector<Line>& lines, const core::Args& facts, const Catalog& words) {
    std::vector<Line> stayed;
    std::copy_if(lines.begin(), lines.end(), std::back_inserter(stayed), [](const Line& each) { return each.outcome == Outcome::blocked; });
    if (stayed.empty()) return {};
    auto text = "\n\n" + words.say("disposal.berita.left", facts);
    const auto ranks = ranks_of(tx, parts, stayed);
    for (std::size_t at = 0; at < stayed.size() && stayed.size() <= most_told; ++at)
        if (ranks[at] == 0)
            text += "\n\n" + words.say("disposal.list.blocked", {{"number", core::json::text(stayed[at].snapshot, "number")},
                                                                 {"why", why_text(stayed[at], words)}});
    return text;
}

// To who leads the agency; where the national archives approved to them, too, which only a letter that leaves the house does.
letters::Drafting report(Tx& tx, Parts& parts, const Context& ctx, const Proposal& p, const std::vector<Document>& papers,
                         const Step& deed) {
    const auto& words = parts.words.in("id");
    const auto lines = parts.proposals.lines(tx, p.id);
    auto facts = facts_of(p, lines, deed, ctx.zone, words);
    for (const auto& each : papers) {
        if (each.kind != Paper::act) continue;
        facts.emplace_back("act", each.number);
        facts.emplace_back("date", words.date(each.date));
    }
    letters::Drafting wanted;
    wanted.subject = words.say("disposal.report.subject", facts);
    wanted.classification = act_code(tx, parts, p.kind);
    const auto records = parties_of(tx, parts, p, ctx.today()).front();
    if (const auto signs = held_first(tx, parts, by_rank(tx, parts, p, records), {}, ctx.today())) wanted.signers = {*signs};
    for (const auto& each : leaders(tx, parts, ctx.today()))
        if (const auto position = parts.directory.position(tx, each); position && position->kind == "kdh") wanted.to.push_back(each);
    const auto intro = words.say("disposal.report.intro", facts) + "\n\n" +
                       words.say("disposal.berita.basis", {{"papers", papers_text(papers, words)}});
    const auto done = words.say("disposal.report.deed", facts);
    const auto result = words.say("disposal.report.result", facts) + stayed_text(tx, parts, lines, facts, words);
    const auto end = words.say("disposal.report.end", facts);
    if (p.route == archive::Route::national_archives) {
        wanted.kind = "surat_dinas";
        wanted.outside = {words.say("disposal.report.national_archives")};
        wanted.parts = {{"body", core::text::join({intro, done, result, end}, "\n\n")}};
    } else {
        wanted.kind = "laporan";
        wanted.parts = {{"pendahuluan", intro}, {"kegiatan", done}, {"hasil", result}, {"simpulan", end}};
    }
    return wanted;
}

}  // namespace

std::pair<letters::LetterId, bool> Desk::draft(const Context& ctx, ProposalId id, Paper kind) {
    return parts_.db.write([&](Tx& tx) {
        auto p = open_for(tx, parts_, ctx.actor, id);
        Filing filing;
        filing.kind = kind;
        may_file(tx, ctx, p, filing);
        const auto papers = parts_.proposals.papers(tx, id);
        const auto steps = parts_.proposals.steps(tx, id);
        if (const auto why = no_draft(tx, parts_, p, kind, papers)) throw Error(Code::conflict, why->word, why->args);
        if (parts_.drafts == nullptr) throw Error(Code::internal, "core.error.internal");
        parts_.proposals.save(tx, p);   // two presses at once begin one
        if (const auto there = begun(tx, ctx, p, kind)) {
            if (there->open) return std::pair(there->letter, false);
            throw Error(Code::conflict, "disposal.error.draft_there",
                        {{"paper", parts_.words.in(ctx.language).say("disposal.paper." + std::string(name(kind)))},
                         {"by", there->by}, {"at", parts_.words.in(ctx.language).moment(there->at, ctx.zone)}});
        }
        const auto& deed = *done_deed(p, steps);
        const auto letter = parts_.drafts->draft(tx, ctx, kind == Paper::report ? report(tx, parts_, ctx, p, papers, deed)
                                                                                : berita(tx, parts_, ctx, p, papers, deed));
        parts_.proposals.put(tx, id, kind, Begun{"letter:" + letter.text(), ctx.actor.named(), ctx.now()});
        if (kind == Paper::act) keep_act_list(tx, parts_, p, "letter:" + letter.text());
        core::audit::append(tx, ctx, "disposal." + std::string(name(kind)) + "_drafted", p.object(), {{"letter", letter.text()}});
        return std::pair(letter, true);
    });
}

}  // namespace disposal
