// SPDX-License-Identifier: Apache-2.0
// One letter: the paper left; state, acts, way, addressees and facts right.
#include <algorithm>
#include <charconv>

#include "core/base/text.h"
#include "core/http/given.h"
#include "core/http/reader.h"
#include "letters/filters.h"
#include "letters/web/class_page.h"
#include "letters/web/file_page.h"
#include "letters/web/ink_page.h"
#include "letters/web/pages.h"
#include "letters/web/place.h"
#include "letters/web/relations.h"
#include "letters/web/views.h"
#include "letters/web/way.h"

namespace letters::web {

using core::page::Data;

namespace {

constexpr std::size_t few_addressees = 6;   // more are folded

std::int64_t signed_by(const Whole& whole) {
    return std::count_if(whole.round->steps.begin(), whole.round->steps.end(), [](const signing::Step& step) {
        return step.kind == signing::StepKind::signature && step.state == signing::StepState::passed;
    });
}

// Who holds it now, or what its state means.
std::string explain(const Whole& whole, const core::words::Catalog& words) {
    const auto& awaited = whole.awaited;
    if (whole.partly && awaited.size() == 1)
        return words.say("letters.awaits.next_signature",
                         {{"position", awaited[0].position_name}, {"person", awaited[0].person_name},
                          {"given", std::to_string(signed_by(whole))},
                          {"all", std::to_string(whole.cosigner_positions.size() + 1)}});
    if (whole.letter.state == State::waiting && awaited.size() == 1)
        return words.say("letters.awaits." + std::string(signing::name(awaited[0].kind)),
                         {{"position", awaited[0].position_name}, {"person", awaited[0].person_name}});
    if (whole.letter.state == State::waiting && !awaited.empty()) {
        std::vector<std::string> who;
        for (const auto& step : awaited) who.push_back(step.position_name + " (" + step.person_name + ")");
        return words.say("letters.awaits.several", {{"who", core::text::join(who, ", ")}});
    }
    return words.say("letters.explain." + std::string(name(whole.letter.state)));
}

// Which groups it went to, how many they were, and of which day.
void show_groups(Data& data, const Whole& whole, const core::words::Catalog& words) {
    const auto& day = whole.letter.content.grouped_on;
    for (const auto& each : whole.groups) {
        const core::Args args{{"group", each.name}, {"count", words.number(each.members)},
                              {"date", day ? words.date(*day) : ""}};
        data.add("WHOLE_GROUP").set("TEXT", words.say(day ? "letters.group_frozen" : "letters.group_now", args)).show_if(
            each.copy, "COPY");
    }
}

// Copies of a secret letter bear numbers, and its list says who has which (letters.md 2.7).
bool numbers_copies(const Whole& whole) { return secret(whole.letter.access()) && whole.letter.numbered_as.has_value(); }

void show_copy_number(Data& row, std::size_t place, const Whole& whole, const core::words::Catalog& words) {
    row.add("COPY_NUMBER").set("TEXT", words.say("letters.copy_number",
                                                 {{"n", std::to_string(place)},
                                                  {"all", std::to_string(whole.receipts.size() + whole.outside.size())}}));
}

void show_outside(Data& data, const Whole& whole, const Context& ctx, const core::words::Catalog& words) {
    if (whole.outside.empty()) return;
    auto& box = data.add("OUTSIDE");
    auto place = whole.receipts.size();
    for (const auto& each : whole.outside) {
        auto& row = box.add("TO_OUTSIDE");
        if (numbers_copies(whole)) show_copy_number(row, ++place, whole, words);
        row.set("NAME", each.printed + (each.town.empty() ? "" : ", " + each.town)).show_if(each.copy, "COPY");
        if (each.partner) row.add("KNOWN").set("PARTNER_URL", "/directory/partners/" + each.partner->text());
        else row.show("WRITTEN");
        if (each.handed)
            row.add("HANDED")
                .set("HOW", words.say("letters.way." + std::string(name(each.handed->way))))
                .set("ON", words.date(each.handed->on))
                .set("RECEIPT", each.handed->receipt)
                .show_if(!each.handed->receipt.empty(), "WITH_RECEIPT");
        else if (whole.letter.state == State::sealed || whole.letter.state == State::sent)
            row.show("NOT_YET");
        if (!whole.may_hand) continue;
        auto& form = row.add("HAND");
        form.set("PLACE", each.place)
            .set("TODAY", core::iso(each.handed ? each.handed->on : ctx.today()))
            .set("RECEIPT_NOW", each.handed ? each.handed->receipt : "");
        for (const auto way : all_ways)
            form.add("WAY")
                .set("VALUE", name(way))
                .set("LABEL", words.say("letters.way." + std::string(name(way))))
                .show_if(each.handed && each.handed->way == way, "CHOSEN");
    }
}

// In whose name it will be signed, or why it no longer can be.
void show_mandate(Data& data, const Whole& whole, const core::words::Catalog& words) {
    if (!whole.mandate) return;
    const auto& made = whole.mandate->mandate.delegation;
    if (!whole.mandate->holds()) {
        const auto told = lack_told(*whole.mandate);
        data.add("LAPSED").set("TEXT", words.say(told.key, told.args));
    } else {
        data.add("MANDATE").set("TEXT", words.say("letters.mandate.none", {{"basis", made.basis},
                                                                          {"giver", whole.mandate->mandate.giver_name},
                                                                          {"until", words.date(made.until)}}));
    }
    if (whole.may_pass_to_giver) data.add("MAY_PASS_TO_GIVER").set("GIVER", whole.mandate->mandate.giver_name);
}

void show_receipts(Data& data, const Whole& whole, const Context& ctx, const core::words::Catalog& words) {
    std::int64_t received = 0;
    const bool numbered = numbers_copies(whole);
    std::size_t place = 0;
    for (const auto& each : whole.receipts) {
        auto& row = data.add("ADDRESSEE");
        if (numbered) show_copy_number(row, ++place, whole, words);
        row.set("NAME", each.addressee.printed).show_if(each.addressee.copy, "COPY").show_if(each.addressee.personal, "PERSONAL");
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
    for (const auto& each : whole.cosigner_positions) fact("cosigner", each);
    if (whole.ink) fact("form", words.say("letters.ink.form"));
    if (letter.numbered_as && letter.numbered_as->mandate)
        fact("mandate", words.say("letters.mandate.used", {{"basis", letter.numbered_as->mandate->basis},
                                                           {"giver", letter.numbered_as->mandate->giver_name}}));
    fact("classification", letter.content.classification);
    fact("access", words.say("letters.access." + std::string(classification::name(letter.access()))));
    fact("urgency", words.say("letters.urgency." + std::string(name(letter.content.urgency))));
    if (letter.content.access_until) fact("access_until", words.date(*letter.content.access_until));
    fact("summary", letter.content.summary);
    if (letter.content.reply_by) fact("reply_by", words.date(*letter.content.reply_by));
    fact("unit", whole.unit_name);
    fact("drafter", letter.drafter_name);
    if (letter.content.file && whole.inside) data.add("SOURCE").set("FILE_NAME", letter.content.file->name);
    // The public page knows a letter once it is signed.
    if (letter.numbered_as && (letter.bytes || !letter.by_ink())) data.set("CODE", letter.numbered_as->code).show("CODE");
}

}  // namespace

Response show(Room& room, const Context& ctx, Request& request) { return show_with(room, ctx, request, {}, 200); }

Response show_with(Room& room, const Context& ctx, Request& request, const std::vector<core::Fault>& faults, int status) {
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
        .set("TEXT", text_of(room.services.parts, letter.content, whole.kind))
        .set("EXPLAIN", explain(whole, words));
    show_state(data, letter.state, !letter.note.empty(), words, whole.partly);
    show_sheets(data, room, ctx, letter);
    // Its pages and words are here; kept before the panel beside them asks whether he may sign.
    if (core::http::before_a_reader(request)) room.services.desk.opened(ctx, letter.id);
    show_ahead(data, whole.ahead, words);
    core::way::show(data, way_of(whole, words), words, ctx.zone);
    show_mandate(data, whole, words);
    show_receipts(data, whole, ctx, words);
    show_groups(data, whole, words);
    show_outside(data, whole, ctx, words);
    show_facts(data, whole, words);
    if (letter.content.file && whole.inside) show_earlier(data, *letter.content.file, words, ctx.zone);
    show_ink(data, whole, ctx, words);
    show_class(data, room, ctx, whole);
    core::page::show_faults(data, faults, words);
    show_place(data, room, ctx, request, letter.id);
    show_done(data, room, ctx, request);
    show_around(data, room.services.relate.around(ctx, letter.id), words);
    for (const auto& version : whole.versions)
        data.add("VERSION")
            .set("N", version.number)
            .set("WHO", version.person)
            .set("AT", words.moment(version.at, ctx.zone))
            .show_if(version.cause == Cause::correction, "CORRECTION");
    data.show_if(whole.versions.size() > 1, "COMPARABLE");
    if (whole.may_take_back && whole.opened)
        data.add("TOO_LATE")
            .set("WHO", whole.opened->person_name)
            .set("AT", words.moment(whole.opened->opened ? *whole.opened->opened : whole.opened->at.value(), ctx.zone));
    if (whole.writer && whole.writer->person != ctx.actor.person)
        data.add("WRITER").set("WHO", whole.writer->name).set("AT", words.time(whole.writer->since, ctx.zone));
    if (!whole.versions.empty()) data.show("VERSIONS");
    if (!letter.note.empty()) data.add("NOTED").set("NOTE", letter.note).set("BY", letter.note_by);
    data.show_if(whole.may_edit, "MAY_EDIT")
        .show_if(whole.may_correct, "MAY_CORRECT")
        .show_if(whole.may_take_back && !whole.opened, "MAY_TAKE_BACK")
        .show_if(whole.may_withdraw, "MAY_WITHDRAW")
        .show_if(letter.state == State::sealing || whole.partly, "UNSIGNED_YET")
        .show_if(whole.inside, "INSIDE");
    return room.pages.render(ctx, request, "letters/show", std::move(data), status, subject_of(letter.id));
}

Response handed(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    core::http::Given given(request.form);
    const auto handing = handing_from(given);
    given.done("letters.error.handing");
    room.services.courier.record(ctx, id, handing.place, handing.handing);
    return core::http::see_other(address(id), "letters.flash.handed");
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
    // Opened is the page the pictures stand on; a browser fetches some before anybody looks.
    auto response = core::http::bytes(room.services.paper.picture(ctx, id_of(request), number), "image/png");
    // Addresses on our pages carry the revision; others must ask again.
    response.header("Cache-Control",
                    request.query.has("v") ? "private, max-age=86400" : "private, no-cache");
    return response;
}

Response pdf(Room& room, const Context& ctx, Request& request) {
    auto file = room.services.paper.pdf(ctx, id_of(request));
    if (core::http::before_a_reader(request)) room.services.desk.opened(ctx, id_of(request));
    return core::http::bytes(std::move(file.bytes), "application/pdf", file.name);
}

}  // namespace letters::web
