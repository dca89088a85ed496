// SPDX-License-Identifier: Apache-2.0
// One document of the tray: its sheets left, what is known of it and what may be done right.
#include <charconv>

#include "core/base/place.h"
#include "core/http/offer.h"
#include "intake/input/fields.h"
#include "intake/web/pages.h"
#include "intake/web/views.h"

namespace intake::web {

using core::http::see_other;
using core::page::Data;
using core::words::Catalog;

namespace {

ArrivalId id_of(const Request& request) { return ArrivalId::parse(request.param("id")); }

void show_sheets(Data& data, const Arrival& arrival, const Catalog& words) {
    if (!shown(arrival)) return;
    data.show("SHEETS");
    for (int page = 1; page <= arrival.pages; ++page) {
        const core::Args args{{"page", std::to_string(page)}, {"pages", std::to_string(arrival.pages)}};
        auto& sheet = data.add("PAGE");
        sheet.set("N", static_cast<std::int64_t>(page))
            .set("URL", address(arrival.id) + "/page?page=" + std::to_string(page))
            .set("ALT", words.say("intake.page_alt", args))
            .set("N_OF_M", words.say("intake.page_of", args));
        if (arrival.state != State::ready) continue;
        auto& sort = sheet.add("SORT");
        for (const int turn : {0, 90, 180, 270})
            sort.add("TURN")
                .set("VALUE", static_cast<std::int64_t>(turn))
                .set("LABEL", words.say("intake.turn." + std::to_string(turn)));
    }
    if (const auto words = arrival.words(); !words.empty()) data.add("AS_TEXT").set("TEXT", words);
}

void show_facts(Data& data, const Whole& whole, const Context& ctx, const Catalog& words) {
    const auto& arrival = whole.arrival;
    const auto fact = [&](std::string_view word, const std::string& value) {
        if (!value.empty())
            data.add("FACT").set("LABEL", words.say("intake.fact." + std::string(word))).set("VALUE", value);
    };
    fact("from", came_from(arrival.source, arrival.origin, words));
    fact("about", arrival.about);
    fact("came", words.moment(arrival.came_at, ctx.zone));
    fact("file", arrival.file_name);
    fact("mailroom", whole.mailroom);
    fact("pages", words.number(arrival.pages));
    fact("sha", arrival.original.hex());
}

void show_trail(Data& data, const Whole& whole, const Context& ctx, const Catalog& words) {
    for (const auto& entry : whole.trail) {
        const auto key = "intake.trail." + entry.act.substr(entry.act.find('.') + 1);
        if (!words.has(key)) continue;
        auto& row = data.add("ACT");
        row.set("WHAT", words.say(key)).set("AT", words.moment(entry.at, ctx.zone)).set("AT_ISO", core::iso(entry.at));
        if (!entry.person_name.empty()) row.add("BY").set("WHO", entry.person_name);
        auto note = core::json::text(entry.data, "to");
        const auto more = core::json::text(entry.data, "note");
        if (!more.empty()) note += (note.empty() ? "" : ": ") + more;
        if (!note.empty()) row.add("SAID").set("NOTE", note);
    }
}

// FILES{FILE...}: what came in one ZIP; CHOOSE where the clerk may say which is the letter.
void show_files(Data& data, const Arrival& arrival, const Catalog& words) {
    if (arrival.bundle.empty() || !shown(arrival)) return;
    const auto& files = arrival.bundle.files;
    const bool choosing = arrival.state == State::ready && files.size() > 1;
    data.show("FILES").show_if(choosing, "CHOOSE");
    for (std::size_t i = 0; i < files.size(); ++i) {
        auto& row = data.add("FILE");
        row.set("URL", address(arrival.id) + "/files/" + std::to_string(i + 1))
            .set("N", static_cast<std::int64_t>(i + 1))
            .set("NAME", files[i].name)
            .set("PAGES", words.say("intake.pages", {{"count", std::to_string(files[i].pages)}}));
        if (i == arrival.bundle.letter) row.show("THE_LETTER");
        else if (choosing) row.show("MAY_BE");
    }
}

void show_acts(Data& data, const Whole& whole) {
    const auto& arrival = whole.arrival;
    const bool ready = arrival.state == State::ready;
    data.show_if(ready, "MAY_REGISTER").show_if(ready && arrival.pages > 0, "MAY_SORT");
    data.show_if(!arrival.over(), "MAY_DISCARD");
    if (!arrival.over() && arrival.state != State::quarantined) {
        data.show("MAY_READ");
        if (!whole.others.empty()) data.show("MAY_MOVE");
    }
    if (arrival.entry)
        data.add("ENTERED").set("ENTRY_URL", "/incoming/" + arrival.entry->text()).set("AGENDA", arrival.agenda);
    if (arrival.parent) data.add("PARENT").set("PARENT_URL", address(*arrival.parent));
    if (whole.before) data.add("BEFORE").set("BEFORE_URL", address(*whole.before));
    if (whole.after) data.add("AFTER").set("AFTER_URL", address(*whole.after));
}

Response render(Room& room, const Context& ctx, Request& request, const std::vector<core::Fault>& faults, int status) {
    const auto& words = room.words.in(ctx.language);
    const auto whole = room.services.tray.whole(ctx, id_of(request));
    const auto& arrival = whole.arrival;
    Data data;
    data.set("PAGE_TITLE", arrival.title())
        .set("ID", arrival.id.text())
        .set("FROM", came_from(arrival.source, arrival.origin, words))
        .set("REASON_TYPED", request.form.get("reason"))
        .set("NOTE_TYPED", request.form.get("note"));
    show_state(data, arrival.state, "", words);
    const auto explained = "intake.explain." + std::string(name(arrival.state));
    data.set("EXPLAIN", words.say(arrival.waits.empty() ? explained : arrival.waits));
    if (!arrival.reason.empty()) data.add("REASON").set("REASON_TEXT", arrival.reason);
    if (!arrival.trouble.empty()) data.add("TROUBLE").set("TROUBLE_TEXT", words.say(arrival.trouble));
    show_sheets(data, arrival, words);
    show_files(data, arrival, words);
    show_facts(data, whole, ctx, words);
    show_trail(data, whole, ctx, words);
    show_acts(data, whole);
    show_verdict(data, arrival, words);
    show_same(data, whole.same, ctx, words);
    for (const auto& line : whole.parts) show_line(data.add("PART"), line, ctx, words);
    data.show_if(!whole.parts.empty(), "PARTS");
    show_mailrooms(data, whole.others);
    core::page::show_faults(data, faults, words);
    return room.pages.render(ctx, request, "intake/show", std::move(data), status);
}

// With the way back offered beside the message.
Response with_undo(Response response, ArrivalId id, const std::string& act) {
    return core::http::offer_undo(std::move(response), address(id) + "/undo", act);
}

// The act, then where it leads; what was typed wrongly stays on the page with its faults.
template <class Act>
Response after(Room& room, const Context& ctx, Request& request, Act act) {
    try {
        return act(id_of(request));
    } catch (const core::Error& error) {
        if (error.code() != core::Code::invalid || error.faults().empty()) throw;
        return render(room, ctx, request, error.faults(), 422);
    }
}

core::http::Given form_of(const Request& request) { return core::http::Given(request.form); }

}  // namespace

Response show(Room& room, const Context& ctx, Request& request) { return render(room, ctx, request, {}, 200); }

Response page(Room& room, const Context& ctx, Request& request) {
    const auto text = request.query.get("page");
    int number = text.empty() ? 1 : 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    auto response = core::http::bytes(room.services.tray.picture(ctx, id_of(request), number), "image/png");
    // Pages may be turned and sorted, so the browser asks again.
    response.header("Cache-Control", "private, no-cache");
    return response;
}

Response pdf(Room& room, const Context& ctx, Request& request) {
    auto file = room.services.tray.pdf(ctx, id_of(request));
    return core::http::bytes(std::move(file.bytes), file.media, file.name);
}

Response original(Room& room, const Context& ctx, Request& request) {
    auto file = room.services.tray.original(ctx, id_of(request));
    return core::http::bytes(std::move(file.bytes), file.media, file.name, false);
}

Response file(Room& room, const Context& ctx, Request& request) {
    auto file = room.services.tray.piece(ctx, id_of(request), core::place(request.param("file")));
    return core::http::bytes(std::move(file.bytes), file.media, file.name, file.media == "application/pdf");
}

Response letter(Room& room, const Context& ctx, Request& request) {
    return after(room, ctx, request, [&](ArrivalId id) {
        room.services.tray.choose(ctx, id, input::file_chosen(form_of(request)));
        return see_other(address(id), "intake.flash.letter_chosen");
    });
}

Response discard(Room& room, const Context& ctx, Request& request) {
    return after(room, ctx, request, [&](ArrivalId id) {
        room.services.tray.discard(ctx, id, input::reason_from(form_of(request)));
        return with_undo(see_other("/intake", "intake.flash.discarded"), id, "discarded");
    });
}

Response release(Room& room, const Context& ctx, Request& request) {
    room.services.tray.release(ctx, id_of(request), input::reason_from(form_of(request)));
    return see_other("/intake/quarantine", "intake.flash.released");
}

Response remove(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    room.services.tray.discard(ctx, id, input::reason_from(form_of(request)));
    return with_undo(see_other("/intake/quarantine", "intake.flash.discarded"), id, "discarded");
}

Response move(Room& room, const Context& ctx, Request& request) {
    return after(room, ctx, request, [&](ArrivalId id) {
        const auto to = input::sending_from(form_of(request));
        room.services.tray.move(ctx, id, to.mailroom, to.word);
        return with_undo(see_other("/intake", "intake.flash.moved"), id, "moved");
    });
}

Response undo(Room& room, const Context& ctx, Request& request) {
    room.services.tray.undo(ctx, id_of(request), input::undone_from(form_of(request)));
    return see_other("/intake", "intake.flash.undone");
}

Response read(Room& room, const Context& ctx, Request& request) {
    return after(room, ctx, request, [&](ArrivalId id) {
        room.services.tray.read_again(ctx, id);
        return see_other(address(id), "intake.flash.reading");
    });
}

Response pages(Room& room, const Context& ctx, Request& request) {
    return after(room, ctx, request, [&](ArrivalId id) {
        const int count = room.services.tray.whole(ctx, id).arrival.pages;
        const auto wanted = request.form.get("act");
        if (wanted != "split" && wanted != "arrange")
            throw core::Error("intake.error.incomplete", {{"act", "intake.fault.act", {}}});
        if (wanted == "split") {
            room.services.tray.split(ctx, id, input::letters_ticked(request.form, count));
            return see_other("/intake", "intake.flash.split");
        }
        room.services.tray.arrange(ctx, id, input::pages_placed(request.form, count));
        return see_other(address(id), "intake.flash.arranged");
    });
}

std::string beside(Room& room, const Context& ctx, const Request& request, std::string_view paper) {
    if (paper.empty()) return {};
    const auto& words = room.words.in(ctx.language);
    const auto whole = room.services.tray.whole(ctx, ArrivalId::parse(paper));
    const auto& arrival = whole.arrival;
    Data data;
    data.set("FROM", came_from(arrival.source, arrival.origin, words))
        .set("CAME", words.moment(arrival.came_at, ctx.zone))
        .set("FILE", arrival.file_name);
    if (!arrival.about.empty()) data.add("ABOUT").set("ABOUT_TEXT", arrival.about);
    if (!arrival.trouble.empty()) data.add("TROUBLE").set("TROUBLE_TEXT", words.say(arrival.trouble));
    if (!arrival.bundle.empty()) {
        auto& zip = data.add("ZIP");
        zip.set("LETTER_NAME", arrival.letter_name()).set("URL", address(arrival.id) + "#f-files");
        const auto attachments = arrival.bundle.attachments();
        if (attachments.empty()) zip.show("ALONE");
        for (const auto& each : attachments) zip.add("ATTACHMENT").set("NAME", each.name);
    }
    show_verdict(data, arrival, words);
    show_same(data, whole.same, ctx, words);
    if (whole.before) data.add("BEFORE").set("BEFORE_URL", "/incoming/new?paper=" + whole.before->text());
    if (whole.after) data.add("AFTER").set("AFTER_URL", "/incoming/new?paper=" + whole.after->text());
    return room.pages.fragment(ctx, request, "intake/beside", data);
}

}  // namespace intake::web
