// SPDX-License-Identifier: Apache-2.0
// Registering a letter from outside.
#include <algorithm>

#include "core/page/problem.h"
#include "incoming/input/fields.h"
#include "incoming/web/agenda.h"
#include "incoming/web/paper.h"
#include "incoming/web/pages.h"
#include "incoming/web/views.h"

namespace incoming::web {

using core::page::Data;

namespace {

void choose(Data& data, const std::string& section, std::string_view value, const std::string& label,
            bool chosen) {
    data.add(section).set("VALUE", value).set("LABEL", label).show_if(chosen, "CHOSEN");
}

void show_like(Data& data, const std::vector<Entry>& like, const core::words::Catalog& words) {
    auto& same = data.add("DUPLICATES");
    for (const auto& each : like)
        same.add("LIKE")
            .set("LIKE_URL", address(each.id))
            .set("LIKE_AGENDA", each.agenda)
            .set("LIKE_SUBJECT", each.subject)
            .set("LIKE_SENDER", each.sender)
            .set("LIKE_DATE", words.date(each.received));
}

void show_typed(Data& data, const core::http::Fields& typed, const Context& ctx,
                const std::vector<directory::Position>& positions, const core::words::Catalog& words) {
    data.show_if(typed.has("personal"), "PERSONAL").show_if(typed.has("received_confirmed"), "RECEIVED_CONFIRMED");
    data.set("SENDER", typed.get("sender"))
        .set("NUMBER", typed.get("number"))
        .set("SUBJECT", typed.get("subject"))
        .set("CLASSIFICATION", typed.get("classification"))
        .set("DATE", typed.get("date"))
        .set("REPLY_BY", typed.get("reply_by"))
        .set("RECEIVED", typed.has("received") ? typed.get("received") : core::iso(ctx.today()));
    using classification::AccessClass;
    const auto access = typed.has("access") ? typed.get("access") : std::string("biasa");
    for (const auto each : {AccessClass::ordinary, AccessClass::limited, AccessClass::secret,
                            AccessClass::top_secret}) {
        const std::string code(classification::name(each));
        choose(data, "ACCESS", code, words.say("incoming.access." + code), access == code);
    }
    const auto urgency = typed.has("urgency") ? typed.get("urgency") : std::string("biasa");
    for (const auto each : {letters::Urgency::ordinary, letters::Urgency::urgent,
                            letters::Urgency::most_urgent}) {
        const std::string code(letters::name(each));
        choose(data, "URGENCY", code, words.say("incoming.urgency." + code), urgency == code);
    }
    const auto copies = typed.every("copies");
    for (const auto& position : positions) {
        const auto id = position.id.text();
        choose(data, "POSITION", id, position.name, typed.get("position") == id);
        choose(data, "COPY", id, position.name, std::find(copies.begin(), copies.end(), id) != copies.end());
    }
    data.show_if(!copies.empty(), "COPIES_OPEN");
}

// With a document that waits beside it, when the request names one.
Response form(Room& room, const Context& ctx, Request& request, Data data, int status) {
    const auto& words = room.words.in(ctx.language);
    const auto positions = room.services.registry.positions(ctx);
    const bool sent = request.method == "POST";
    const auto paper = sent ? request.form.get("paper") : request.query.get("paper");
    data.set("PAGE_TITLE", words.say("incoming.register.title"));
    if (paper.empty()) {
        data.set("LEAD", words.say("incoming.register.lead")).set("BACK", "/incoming").show("FILE");
    } else {
        const auto waiting = room.services.registry.waiting(ctx, paper);
        data.set("LEAD", words.say("incoming.register.lead_paper")).set("BACK", waiting.paper.page);
        show_paper(data, waiting.paper, positions, words);
        if (!sent) request.form = filled_in(waiting.paper, positions);
        else if (request.form.has("take"))
            request.form = taken_over(request.form, waiting.paper, request.form.get("take"), positions);
        if (status != 409 && !waiting.like.empty()) show_like(data, waiting.like, words);
    }
    show_occasion(data, std::nullopt, request);
    show_typed(data, request.form, ctx, positions, words);
    return room.pages.render(ctx, request, "incoming/register", std::move(data), status, paper);
}

}  // namespace

Response blank(Room& room, const Context& ctx, Request& request) {
    return form(room, ctx, request, Data(), 200);
}

Response enter(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    Data data;
    if (request.form.has("take")) return form(room, ctx, request, std::move(data), 200);
    auto wish = input::registration_from(request.form);
    const auto refused = input::keep_files(room, ctx, request, wish);
    // A scan that was taken need not be sent again.
    if (!wish.scan.nil()) data.add("SCANNED").set("SCAN", wish.scan.text());
    try {
        const auto done = input::together(refused, [&] { return room.services.registry.enter(ctx, wish); });
        // What is somebody's own its clerk opens no more.
        if (done.entry && wish.personal) return core::http::see_other("/incoming", "incoming.flash.registered_personal");
        if (done.entry && wish.paper.empty())
            return core::http::see_other(address(done.entry->id), "incoming.flash.registered");
        if (done.entry)
            return core::http::see_other(room.services.registry.onward(ctx, wish.paper),
                                         "incoming.flash.registered_on");
        show_like(data, done.like, words);
        return form(room, ctx, request, std::move(data), 409);
    } catch (const core::Error& error) {
        if (error.faults().empty()) throw;
        core::page::show_faults(data, error.faults(), words);
        return form(room, ctx, request, std::move(data), core::page::status(error.code()));
    }
}

}  // namespace incoming::web
