// SPDX-License-Identifier: Apache-2.0
#include "letters/web/way.h"

#include <algorithm>

#include "core/base/text.h"
#include "letters/web/views.h"

namespace letters::web {

using core::Context;
using core::http::Request;
using core::http::Response;
using core::way::Step;
using core::way::When;
using core::words::Catalog;

namespace {

// Acts of the trail that people know; savings and renderings are left out of the timeline.
bool told(const core::audit::Entry& entry) {
    static const std::vector<std::string> acts{
        "letters.drafted",  "letters.submitted", "letters.taken_back", "letters.returned",  "letters.corrected",
        "letters.numbered", "letters.sealed",    "letters.scanned",    "letters.rescanned", "letters.inked",
        "letters.sent",     "letters.withdrawn", "letters.writing_taken",
        "letters.passed_to_giver", "letters.handed",   "letters.rectified",  "letters.altered",   "letters.revoked",
        "letters.cancelled",  "letters.merged",
        "letters.refused",    "letters.reclassified",    "signing.signed",
        "signing.passed",   "signing.recalled",  "signing.undone",     "signing.added",     "signing.removed",
        "signing.amended",
        "deadlines.paused",  "deadlines.resumed", "deadlines.escalated", "deadlines.urged", "deadlines.pause_asked",
        "deadlines.pause_declined"};
    if (entry.act == "signing.amended" && entry.data.value("lapsed", core::Json::array()).empty()) return false;
    return std::find(acts.begin(), acts.end(), entry.act) != acts.end();
}

// "Langkah ditambahkan: Kepala Bagian Hukum", "Paraf gugur: Rina, Budi"
std::string what(const core::audit::Entry& entry, const core::words::Catalog& words) {
    std::vector<std::string> lapsed;
    for (const auto& each : entry.data.value("lapsed", core::Json::array()))
        if (each.is_string()) lapsed.push_back(each.get<std::string>());
    const auto class_told = [&](const char* which) {
        const auto told = core::json::text(entry.data, which);
        return told.empty() ? told : words.say("letters.access." + told);
    };
    const auto until = core::json::text(entry.data, "until");
    return words.say("letters.trail." + entry.act.substr(entry.act.find('.') + 1),
                     {{"who", entry.position_name.empty() ? words.say("letters.ahead.house") : entry.position_name},
                      {"number", core::json::text(entry.data, "number")},
                      {"giver", core::json::text(entry.data, "giver")},
                      {"until", until.empty() ? until : words.date(core::parse_date(until))},
                      {"position", core::json::text(entry.data, "position")},
                      {"from", core::json::text(entry.data, "from")},
                      {"was", class_told("was")},
                      {"now", class_told("now")},
                      {"names", core::text::join(lapsed, ", ")},
                      {"line", std::to_string(entry.data.value("line", std::int64_t{0}))}});
}

std::vector<std::string> notes_of(const core::audit::Entry& entry, const Catalog& words) {
    std::vector<std::string> said;
    if (const auto mandate = entry.data.find("mandate"); mandate != entry.data.end() && mandate->is_object())
        said.push_back(words.say("letters.mandate.used", {{"basis", core::json::text(*mandate, "basis")},
                                                          {"giver", core::json::text(*mandate, "giver_name")}}));
    if (const auto way = core::json::text(entry.data, "way"); !way.empty())
        said.push_back(core::json::text(entry.data, "to") + ": " + words.say("letters.way." + way));
    if (const auto on = core::json::text(entry.data, "signed_on"); !on.empty())
        said.push_back(words.say("letters.ink.signed_by", {{"person", core::json::text(entry.data, "signer")},
                                                           {"date", words.date(core::parse_date(on))}}));
    if (const auto note = core::json::text(entry.data, "note"); !note.empty()) said.push_back(note);
    return said;
}

// Who is asked now and who after him, of a round that runs.
void round_ahead(const signing::Round& round, const Catalog& words, std::vector<Step>& all) {
    for (const auto& asked : round.steps) {
        const bool now = asked.state == signing::StepState::active;
        if (!now && asked.state != signing::StepState::waiting) continue;
        Step step;
        step.when = now ? When::now : When::later;
        const std::string key = now ? "letters.ahead.waits." : "letters.ahead.then.";
        step.what = words.say(key + std::string(signing::name(asked.kind)), {{"who", asked.position_name}});
        step.person = asked.person_name.empty() ? words.say("letters.vacant") : asked.person_name;
        all.push_back(std::move(step));
    }
}

// The circuit a draft will go.
void stations_ahead(const std::vector<Station>& ahead, const Catalog& words, std::vector<Step>& all) {
    for (const auto& station : ahead) {
        Step step;
        step.when = When::later;
        step.what = words.say("letters.ahead.then." + std::string(signing::name(station.kind)),
                              {{"who", station.position_name}});
        step.person = station.holder.empty() ? words.say("letters.vacant") : station.holder;
        if (station.skip != Skip::none)
            step.notes.push_back(words.say("letters.skip." + std::string(name(station.skip))));
        all.push_back(std::move(step));
    }
}

void ahead_of(const Whole& whole, const Catalog& words, std::vector<Step>& all) {
    const auto state = whole.letter.state;
    const bool to_come = state == State::draft || state == State::waiting || state == State::sealing ||
                         state == State::printed || state == State::sealed;
    if (!to_come) return;
    stations_ahead(whole.ahead, words, all);
    if (whole.round && state == State::waiting) round_ahead(*whole.round, words, all);
    if (state == State::printed) {
        Step scan;
        scan.when = When::now;
        scan.what = words.say("letters.ahead.scan");
        all.push_back(std::move(scan));
    }
    Step sent;
    sent.when = When::later;
    sent.what = words.say("letters.ahead.sent");
    all.push_back(std::move(sent));
}

}  // namespace

std::vector<Step> way_of(const Whole& whole, const Catalog& words) {
    std::vector<Step> all;
    if (!whole.inside) return all;
    for (const auto& entry : whole.trail) {
        if (!told(entry)) continue;
        Step step;
        step.at = entry.at;
        step.what = what(entry, words);
        step.notes = notes_of(entry, words);
        step.back = entry.act == "letters.returned" || entry.act == "signing.amended";
        // The house sends; who signed the newer letter is told by that one, to those who may see it.
        if (entry.act != "letters.sent" && !entry.data.contains("by")) {
            step.person = entry.person_name;
            step.position = entry.position_name;
        }
        all.push_back(std::move(step));
    }
    ahead_of(whole, words, all);
    return all;
}

Response way_paper(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    const auto whole = room.services.desk.whole(ctx, id_of(request));
    core::ensure(whole.inside ? core::Verdict::allowed : core::Verdict::hidden);
    auto sheet = core::way::sheet(way_of(whole, words), words, ctx.zone, ctx.now());
    const auto& content = whole.letter.content;
    const auto number = whole.letter.numbered_as ? ", " + whole.letter.numbered_as->number : std::string();
    sheet.titles = {words.say("letters.way_title"),
                    content.subject.empty() ? words.say("letters.no_subject") : content.subject,
                    whole.kind.name + number};
    const core::table::Print print{room.fonts, ctx.now(), ctx.language == "en" ? "en" : "id-ID",
                                   words.say("core.table.page")};
    return core::http::bytes(core::table::pdf(sheet, print), "application/pdf", words.say("letters.way_file") + ".pdf");
}

}  // namespace letters::web
