// SPDX-License-Identifier: Apache-2.0
// For the administrator: what is set for who said nothing, the gateways, and what could not be sent.
#include "notify/input/fields.h"
#include "notify/web/pages.h"
#include "notify/web/views.h"

namespace notify::web {

using core::Fault;
using core::page::Data;

namespace {

constexpr const char* home = "/notices/manage";
constexpr const char* usual_body =
    "{\n  \"to\": \"{{address}}\",\n  \"message\": \"{{text}}\",\n  \"id\": \"{{id}}\"\n}";

struct Mended {   // what was sent and cannot stand
    std::optional<SettingsWish> defaults;
    std::optional<Gateway> gateway;
    std::vector<Fault> faults;
};

void show_gateway(Data& data, const Gateway& gateway, const core::words::Catalog& words) {
    auto& form = data.add("GATEWAY");
    form.set("CODE", name(gateway.channel))
        .set("NAME", words.say("notify.channel." + std::string(name(gateway.channel))))
        .set("URL", gateway.url)
        .set("BODY", gateway.body.empty() ? usual_body : gateway.body)
        .set("SECONDS", std::int64_t{gateway.seconds});
    form.show_if(gateway.active, "ACTIVE").show_if(gateway.active, "TESTABLE");
}

void show_failures(Data& data, Room& room, const Context& ctx, const Request& request,
                   const core::words::Catalog& words) {
    const auto found = room.services.watch.failures(ctx, input::after_from(request.query));
    data.show_if(found.lines.empty(), "NONE_FAILED");
    if (found.lines.empty()) return;
    auto& list = data.add("FAILED");
    for (const auto& failure : found.lines) {
        auto& line = list.add("FAILURE");
        line.show_if(failure.message.state == Sending::failed, "ENDED");
        line.show_if(failure.message.state != Sending::failed, "TRIED_AGAIN");
        line.set("ID", failure.message.id.text())
            .set("PERSON", failure.person.empty() ? words.say("notify.nobody") : failure.person)
            .set("CHANNEL", words.say("notify.channel." + std::string(name(failure.message.channel))))
            .set("AT", words.moment(failure.message.made, ctx.zone))
            .set("TRIES", words.number(failure.message.tries))
            .set("WHY", told(words, failure.message.reason, failure.message.detail));
    }
    if (!found.next.empty()) data.add("OLDER").set("URL", std::string(home) + "?after=" + found.next);
}

Response page(Room& room, const Context& ctx, Request& request, const Mended& mended = {}) {
    const auto& words = room.words.in(ctx.language);
    auto defaults = room.services.prefer.defaults(ctx);
    if (mended.defaults) lay_over(defaults, *mended.defaults);
    Data data;
    data.set("PAGE_TITLE", words.say("notify.manage.title"));
    show_settings(data, defaults, words);
    data.show_if(!room.services.watch.mail_is_set(), "NO_MAIL");
    data.show_if(room.services.watch.mail_is_set(), "MAIL_SET");
    for (const auto& gateway : room.services.watch.gateways(ctx)) {
        const bool sent = mended.gateway && mended.gateway->channel == gateway.channel;
        show_gateway(data, sent ? *mended.gateway : gateway, words);
    }
    show_failures(data, room, ctx, request, words);
    core::page::show_faults(data, mended.faults, words);
    return room.pages.render(ctx, request, "notify/manage", std::move(data), mended.faults.empty() ? 200 : 422);
}

}  // namespace

Response manage(Room& room, const Context& ctx, Request& request) { return page(room, ctx, request); }

Response save_defaults(Room& room, const Context& ctx, Request& request) {
    const auto wish = input::settings_from_form(request.form, room.services.prefer.defaults(ctx).rows);
    try {
        room.services.prefer.save_defaults(ctx, wish);
    } catch (const core::Error& error) {
        if (error.faults().empty()) throw;
        return page(room, ctx, request, {wish, std::nullopt, error.faults()});
    }
    return core::http::see_other(home, "notify.flash.saved");
}

Response save_gateway(Room& room, const Context& ctx, Request& request) {
    const auto wish = input::gateway_from(core::http::Given(request.form), request.param("code"));
    try {
        room.services.watch.save(ctx, wish.gateway, wish.faults);
    } catch (const core::Error& error) {
        if (error.faults().empty()) throw;
        return page(room, ctx, request, {std::nullopt, wish.gateway, error.faults()});
    }
    return core::http::see_other(home, "notify.flash.saved");
}

Response test(Room& room, const Context& ctx, Request& request) {
    try {
        room.services.watch.test(ctx, input::channel_from(request.param("code")));
    } catch (const core::Error& error) {
        if (error.faults().empty()) throw;
        return page(room, ctx, request, {std::nullopt, std::nullopt, error.faults()});
    }
    return core::http::see_other(home, "notify.flash.tested");
}

Response retry(Room& room, const Context& ctx, Request& request) {
    room.services.watch.retry(ctx, MessageId::parse(request.param("id")));
    return core::http::see_other(home, "notify.flash.retried");
}

}  // namespace notify::web
