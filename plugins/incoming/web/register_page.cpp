// SPDX-License-Identifier: Apache-2.0
// Registering a letter from outside.
#include "core/page/problem.h"
#include "incoming/input/fields.h"
#include "incoming/web/agenda.h"
#include "incoming/web/pages.h"
#include "incoming/web/views.h"

namespace incoming::web {

using core::page::Data;

namespace {

void choose(Data& data, const std::string& section, std::string_view value, const std::string& label,
            bool chosen) {
    data.add(section).set("VALUE", value).set("LABEL", label).show_if(chosen, "CHOSEN");
}

Response form(Room& room, const Context& ctx, const Request& request, Data data, int status) {
    const auto& words = room.words.in(ctx.language);
    const auto& typed = request.form;
    data.set("PAGE_TITLE", words.say("incoming.register.title"))
        .set("SENDER", typed.get("sender"))
        .set("NUMBER", typed.get("number"))
        .set("SUBJECT", typed.get("subject"))
        .set("CLASSIFICATION", typed.get("classification"))
        .set("DATE", typed.get("date"))
        .set("RECEIVED", typed.has("received") ? typed.get("received") : core::iso(ctx.today()));
    show_occasion(data, std::nullopt, request);
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
    for (const auto& position : room.services.registry.positions(ctx))
        choose(data, "POSITION", position.id.text(), position.name,
               typed.get("position") == position.id.text());
    return room.pages.render(ctx, request, "incoming/register", std::move(data), status);
}

}  // namespace

Response blank(Room& room, const Context& ctx, Request& request) {
    return form(room, ctx, request, Data(), 200);
}

Response enter(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    Data data;
    auto wish = input::registration_from(request.form);
    const auto refused = input::keep_files(room, ctx, request, wish);
    // A scan that was taken need not be sent again.
    if (!wish.scan.nil()) data.add("SCANNED").set("SCAN", wish.scan.text());
    try {
        const auto done = input::together(refused, [&] { return room.services.registry.enter(ctx, wish); });
        if (done.entry) return core::http::see_other(address(done.entry->id), "incoming.flash.registered");
        auto& same = data.add("DUPLICATES");
        for (const auto& each : done.like)
            same.add("LIKE")
                .set("LIKE_URL", address(each.id))
                .set("LIKE_AGENDA", each.agenda)
                .set("LIKE_SUBJECT", each.subject)
                .set("LIKE_SENDER", each.sender)
                .set("LIKE_DATE", words.date(each.received));
        return form(room, ctx, request, std::move(data), 409);
    } catch (const core::Error& error) {
        if (error.faults().empty()) throw;
        core::page::show_faults(data, error.faults(), words);
        return form(room, ctx, request, std::move(data), core::page::status(error.code()));
    }
}

}  // namespace incoming::web
