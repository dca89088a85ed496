// SPDX-License-Identifier: Apache-2.0
// The berita acara of an alih media written as a letter of the house: what was done stands in a draft with the official
// list as its annex, which is then edited, numbered and signed as any other. Its number is that of the record.
#include <algorithm>

#include "core/audit/trail.h"
#include "depot/service/scan_list.h"
#include "depot/store/scan_seal_store.h"
#include "letters/annexed.h"

namespace depot {

using core::Code;
using core::Context;
using core::Error;
using core::Json;
using core::db::Tx;
using core::words::Catalog;

namespace {

core::Args facts_of(const ScanShown& shown, const Catalog& words) {
    const auto& scan = shown.scan;
    std::int64_t files = 0, pages = 0;
    for (const auto& each : still_here(shown.files)) {
        ++files;
        pages += each.pages;
    }
    return {{"title", scan.title},
            {"unit", scan.unit_name},
            {"number", scan.numbered()},
            {"count", words.number(static_cast<std::int64_t>(shown.rows.size()))},
            {"files", words.number(files)},
            {"pages", words.number(pages)},
            {"from", scan.medium_from},
            {"to", scan.medium_to},
            {"method", scan.method},
            {"format", scan.format},
            {"resolution", words.number(scan.resolution)},
            {"operator", scan.operator_name},
            {"date", words.date(scan.made)},
            {"checker", scan.checked ? scan.checked->name : ""}};
}

// Who led the unit that day: the highest of its heads somebody held.
std::optional<core::PositionId> leader_of(Tx& tx, Parts& parts, core::UnitId unit, core::Date day) {
    auto heads = seats_with(tx, parts, unit, "head");
    std::stable_sort(heads.begin(), heads.end(), [&](const auto& one, const auto& other) {
        return parts.directory.line_above(tx, one).size() < parts.directory.line_above(tx, other).size();
    });
    const auto at = std::find_if(heads.begin(), heads.end(), [&](core::PositionId each) { return parts.directory.holder(tx, each, day); });
    return at == heads.end() ? std::nullopt : std::optional(*at);
}

// He or a head above him, or who recorded the batch together with who checked it.
bool has_its_hands(Tx& tx, Parts& parts, const ScanShown& shown, const std::vector<core::PositionId>& hands, core::Date day) {
    const auto among = [&](core::PositionId each) { return std::find(hands.begin(), hands.end(), each) != hands.end(); };
    if (!shown.checks.empty() && among(shown.scan.opened.position) && among(shown.checks.back().by.position)) return true;
    const auto leader = leader_of(tx, parts, shown.scan.unit, day);
    if (!leader) return false;
    const auto above = parts.directory.line_above(tx, *leader);
    return among(*leader) || std::any_of(above.begin(), above.end(), [&](const directory::Position& each) {
        return each.roles.contains("head") && among(each.id);
    });
}

Json parties_of(Tx& tx, Parts& parts, const Context& ctx, const ScanShown& shown, const Catalog& words,
                std::vector<core::PositionId>& signers) {
    const auto signs = leader_of(tx, parts, shown.scan.unit, ctx.today());
    Json leader{{"role", words.say("depot.scan.party.leader")}};
    if (signs) {
        leader["ours"] = true;
        signers.push_back(*signs);
    } else {
        leader["institution"] = shown.scan.unit_name;
    }
    return Json::array({std::move(leader)});
}

// Who made it and who checked it stand by: they need not be people who sign letters.
Json witnesses_of(Tx& tx, Parts& parts, const ScanShown& shown, const Catalog& words) {
    Json all = Json::array({{{"name", shown.scan.operator_name}, {"position", words.say("depot.scan.operator")}}});
    if (!shown.checks.empty()) {
        const auto& by = shown.checks.back().by;
        const auto position = parts.directory.position(tx, by.position);
        all.push_back({{"name", by.name}, {"position", position ? position->name : words.say("depot.scan.checker")}});
    }
    return all;
}

// Of the highest of its dossiers today: the list names them all.
classification::AccessClass highest(Tx& tx, Parts& parts, const Context& ctx, const ScanShown& shown) {
    std::vector<archive::DossierId> ids;
    for (const auto& each : shown.rows) ids.push_back(each.dossier);
    auto found = classification::AccessClass::ordinary;
    for (const auto& [id, standing] : parts.shelf.standing(tx, ctx, ids)) found = std::max(found, standing.access);
    return found;
}

letters::Drafting berita(Tx& tx, Parts& parts, const Context& ctx, const ScanShown& shown, const Catalog& words) {
    const auto facts = facts_of(shown, words);
    letters::Drafting wanted;
    wanted.kind = "berita_acara";
    wanted.subject = words.say("depot.scan.letter.subject", facts);
    // Where no edition in force has the code who drafts it chooses one.
    if (parts.instruments != nullptr)
        if (const auto code = parts.instruments->code(tx, parts.terms.scan_code); code && code->leaf) wanted.classification = code->code;
    wanted.access = highest(tx, parts, ctx, shown);
    auto parties = parties_of(tx, parts, ctx, shown, words, wanted.signers);
    const auto sheet = scan_list(shown, words);
    const bool fits = letters::fits(sheet);
    Json annex{{"title", words.say("depot.scan.list")}, {"landscape", fits}};
    annex["body"] = fits ? letters::annexed(sheet)
                         : Json(words.say("depot.scan.letter.annex", facts));
    wanted.parts = {{"pihak", std::move(parties)}, {"isi", words.say("depot.scan.letter.body", facts)},
                    {"saksi", witnesses_of(tx, parts, shown, words)}, {"lampiran", Json::array({std::move(annex)})}};
    return wanted;
}

}  // namespace

std::optional<ActLetter> Scans::begun(Tx& tx, const Context& ctx, const ScanShown& shown) {
    const auto kept = store::act_of(tx, shown.scan.id);
    if (!kept) return std::nullopt;
    ActLetter found{kept->letter, kept->by, kept->at, {}, {}};
    if (const auto issued = parts_.letters.issued(tx, kept->letter)) {
        if (issued->state == "void") return std::nullopt;   // it is written anew
        found.number = issued->number;
        found.date = issued->date;
    }
    found.open = parts_.letters.may_see(tx, ctx.actor, kept->letter) == core::Verdict::allowed;
    if (shown.may_record) found.unfit = unfit(tx, ctx, shown, kept->letter);
    return found;
}

// As it stands now: sealed, of the kind that tells of what was done, not dated before it, by the right hands, of no
// other batch.
std::string Scans::unfit(Tx& tx, const Context& ctx, const ScanShown& shown, letters::LetterId letter) {
    const auto issued = parts_.letters.issued(tx, letter);
    if (!issued || (issued->state != "sealed" && issued->state != "sent")) return "depot.fault.act_unsigned";
    if (issued->kind != "berita_acara") return "depot.fault.act_kind";
    if (const auto other = store::scan_of_act(tx, letter); other && *other != shown.scan.id) return "depot.fault.act_of_another";
    if (shown.scan.checked && issued->date < core::date_of(shown.scan.checked->at, ctx.zone)) return "depot.fault.act_before";
    const auto hands = parts_.signers == nullptr ? std::vector<core::PositionId>() : parts_.signers->signers(tx, letter);
    return has_its_hands(tx, parts_, shown, hands, issued->date) ? std::string() : "depot.fault.act_hands";
}

Scans::Act Scans::act_of(Tx& tx, const Context& ctx, const ScanShown& shown, const std::string& number) {
    const auto fault = [](const std::string& word) { return Error("core.error.invalid", {{"act_number", word, {}}}); };
    auto letter = number.empty() ? std::nullopt : parts_.letters.numbered(tx, ctx.actor, number);
    if (number.empty() && shown.act_letter) letter = shown.act_letter->letter;
    if (!letter) {
        if (number.empty()) throw fault("depot.fault.act_number");
        if (!parts_.terms.paper_acts) throw fault("depot.fault.act_no_letter");
        return {number, ctx.today(), std::nullopt};
    }
    if (const auto why = unfit(tx, ctx, shown, *letter); !why.empty()) throw fault(why);
    const auto issued = parts_.letters.issued(tx, *letter);
    return {issued->number, issued->date, letter};
}

std::pair<letters::LetterId, bool> Scans::draft_act(const Context& ctx, ScanId id, const Catalog& words) {
    must(ctx, "depot.keep");
    must(ctx, "letters.write");
    return parts_.db.write([&](Tx& tx) {
        store::take(tx, id);   // two presses at once begin one
        const auto shown = seen(tx, ctx, id);
        if (!shown.may_record || parts_.drafts == nullptr)
            throw Error(Code::conflict, "depot.error.scan_state", {{"number", shown.scan.numbered()}});
        if (shown.act_letter) {
            if (shown.act_letter->open) return std::pair(shown.act_letter->letter, false);
            throw Error(Code::conflict, "depot.error.scan_letter_there", {{"by", shown.act_letter->by}});
        }
        const auto letter = parts_.drafts->draft(tx, ctx, berita(tx, parts_, ctx, shown, words));
        store::put(tx, id, store::ScanAct{letter, ctx.actor.named(), ctx.now()});
        core::audit::append(tx, ctx, "depot.scan_act_drafted", object_of(id), {{"letter", letter.text()}});
        return std::pair(letter, true);
    });
}

}  // namespace depot
