// SPDX-License-Identifier: Apache-2.0
// One letter: the paper left; state, acts, way, addressees and facts right.
#include <algorithm>
#include <charconv>

#include "core/http/given.h"
#include "letters/web/pages.h"
#include "letters/web/relations.h"
#include "letters/web/views.h"

namespace letters::web {

using core::page::Data;

namespace {

// Acts of the trail that people know; savings and renderings are left out of the timeline.
bool told(const std::string& act) {
    static const std::vector<std::string> acts{
        "letters.drafted", "letters.submitted", "letters.taken_back", "letters.returned",
        "letters.numbered", "letters.sealed",   "letters.sent",       "letters.withdrawn",
        "letters.corrected", "letters.amended", "letters.revoked",    "letters.cancelled"};
    return std::find(acts.begin(), acts.end(), act) != acts.end();
}

constexpr std::size_t few_addressees = 6;   // more are folded

// Who holds it now, or what its state means.
std::string explain(const Whole& whole, const core::words::Catalog& words) {
    if (whole.letter.state == State::waiting && whole.awaited)
        return words.say("letters.awaits." + std::string(signing::name(whole.awaited->kind)),
                         {{"position", whole.awaited->position_name},
                          {"person", whole.awaited->person_name}});
    return words.say("letters.explain." + std::string(name(whole.letter.state)));
}

void show_trail(Data& data, const Whole& whole, const Context& ctx, const core::words::Catalog& words) {
    for (const auto& entry : whole.trail) {
        if (!told(entry.act)) continue;
        auto& row = data.add("ACT");
        row.set("WHAT", words.say("letters.trail." + entry.act.substr(entry.act.find('.') + 1)))
            .set("AT", words.moment(entry.at, ctx.zone))
            .set("ISO", core::iso(entry.at))
            .show_if(entry.act == "letters.returned", "BACK");
        // The house sends; who signed the newer letter is told by that one, to those who may see it.
        if (entry.act != "letters.sent" && !entry.data.contains("by")) row.add("BY").set("WHO", entry.person_name);
        if (const auto note = core::json::text(entry.data, "note"); !note.empty())
            row.add("REMARK").set("NOTE", note);
    }
}

void show_receipts(Data& data, const Whole& whole, const Context& ctx, const core::words::Catalog& words) {
    std::int64_t received = 0;
    for (const auto& each : whole.receipts) {
        auto& row = data.add("ADDRESSEE");
        row.set("NAME", each.addressee.printed).show_if(each.addressee.copy, "COPY");
        if (each.at) {
            ++received;
            row.add("RECEIVED").set("AT", words.moment(*each.at, ctx.zone)).set("AGENDA", each.agenda);
        }
    }
    const core::Args counts{{"received", std::to_string(received)},
                            {"all", std::to_string(whole.receipts.size())}};
    const bool sent = whole.letter.state == State::sent;
    data.set("COUNTED", words.say(sent ? "letters.receipts" : "letters.addressed", counts));
    data.show_if(whole.receipts.size() <= few_addressees, "FEW")
        .show_if(!whole.receipts.empty(), "ADDRESSED");
}

void show_facts(Data& data, const Whole& whole, const core::words::Catalog& words) {
    const auto& letter = whole.letter;
    const auto fact = [&](std::string_view word, const std::string& value) {
        if (!value.empty())
            data.add("FACT").set("LABEL", words.say("letters.fact." + std::string(word))).set("VALUE", value);
    };
    if (letter.numbered_as) {
        fact("number", letter.numbered_as->number);
        fact("date", words.date(letter.numbered_as->date));
    }
    fact("kind", whole.kind.name);
    fact("signer", whole.signer_position);
    fact("classification", letter.content.classification);
    fact("access", words.say("letters.access." + std::string(classification::name(letter.content.access))));
    fact("urgency", words.say("letters.urgency." + std::string(name(letter.content.urgency))));
    fact("unit", whole.unit_name);
    fact("drafter", letter.drafter_name);
    if (letter.numbered_as) data.set("CODE", letter.numbered_as->code).show("CODE");
}

}  // namespace

Response show(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    const auto whole = room.services.desk.whole(ctx, id_of(request));
    const auto& letter = whole.letter;
    const auto shown_title =
        letter.content.subject.empty() ? words.say("letters.no_subject") : letter.content.subject;
    Data data;
    data.set("PAGE_TITLE", shown_title)
        .set("ID", letter.id.text())
        .set("SUBJECT", shown_title)
        .set("KIND", whole.kind.name)
        .set("REVISION", letter.version)
        .set("TEXT", style::plain_text(whole.kind, letter.content.parts))
        .set("EXPLAIN", explain(whole, words));
    show_state(data, letter.state, !letter.note.empty(), words);
    show_pages(data, letter, room.services.paper.pages(ctx, letter.id), words);
    show_ahead(data, whole.ahead, words);
    show_trail(data, whole, ctx, words);
    show_receipts(data, whole, ctx, words);
    show_facts(data, whole, words);
    show_around(data, room.services.relate.around(ctx, letter.id), words);
    for (const auto& version : whole.versions)
        data.add("VERSION")
            .set("N", version.number)
            .set("WHO", version.person)
            .set("AT", words.moment(version.at, ctx.zone));
    if (!whole.versions.empty()) data.show("VERSIONS");
    if (!letter.note.empty()) data.add("NOTED").set("NOTE", letter.note).set("BY", letter.note_by);
    data.show_if(whole.may_edit, "MAY_EDIT")
        .show_if(whole.may_take_back, "MAY_TAKE_BACK")
        .show_if(whole.may_withdraw, "MAY_WITHDRAW")
        .show_if(whole.inside, "INSIDE");
    return room.pages.render(ctx, request, "letters/show", std::move(data), 200, subject_of(letter.id));
}

Response take_back(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    room.services.submit.take_back(ctx, id);
    return core::http::see_other(address(id) + "/edit", "letters.flash.taken_back");
}

Response withdraw(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    core::http::Given given(request.form);
    const auto reason = given.prose("reason", longest_reason);
    given.done("letters.error.incomplete");
    room.services.submit.withdraw(ctx, id, reason);
    return core::http::see_other(address(id), "letters.flash.withdrawn");
}

Response page(Room& room, const Context& ctx, Request& request) {
    const auto text = request.query.get("page");
    int number = 1;
    if (!text.empty()) {
        const auto [at, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (fault != std::errc() || at != text.data() + text.size() || number < 1)
            throw core::Error(core::Code::not_found, "letters.error.page");
    }
    auto response = core::http::bytes(room.services.paper.picture(ctx, id_of(request), number), "image/png");
    // Addresses on our pages carry the revision; others must ask again.
    response.header("Cache-Control",
                    request.query.has("v") ? "private, max-age=86400" : "private, no-cache");
    return response;
}

Response pdf(Room& room, const Context& ctx, Request& request) {
    auto file = room.services.paper.pdf(ctx, id_of(request));
    return core::http::bytes(std::move(file.bytes), "application/pdf", file.name);
}

}  // namespace letters::web
