// SPDX-License-Identifier: Apache-2.0
// What a person wants to be told, when and where.
#include "notify/input/fields.h"
#include "notify/web/pages.h"
#include "notify/web/views.h"

namespace notify::web {

using core::Fault;
using core::page::Data;

namespace {

void show_address(Data& data, const Settings& settings, Channel channel, const std::vector<Fault>& faults,
                  const core::words::Catalog& words) {
    const std::string code(name(channel));
    auto& field = data.add("ADDRESS");
    field.set("FIELD", code)
        .set("LABEL", words.say("notify.address." + code))
        .set("HINT", words.say("notify.address." + code + "_hint"))
        .set("TYPE", channel == Channel::email ? "email" : channel == Channel::whatsapp ? "tel" : "text");
    field.show_if(!settings.carried.at(channel), "NOT_CARRIED");
    for (const auto& fault : faults)
        if (fault.field == code) field.add("FAULTY").set("TEXT", words.say(fault.key, fault.args));
    const auto found = settings.addresses.find(channel);
    if (found == settings.addresses.end()) return;
    field.set("VALUE", found->second.text);
    if (!found->second.reason.empty()) field.add("REFUSED").set("WHY", told(words, found->second.reason, {}));
}

void show_messages(Data& data, const Settings& settings, const Context& ctx, const core::words::Catalog& words) {
    if (settings.messages.empty()) return;
    auto& list = data.add("MESSAGES");
    for (const auto& message : settings.messages) {
        const std::string state(name(message.state));
        list.add("MESSAGE")
            .set("CHANNEL", words.say("notify.channel." + std::string(name(message.channel))))
            .set("WHAT", words.say(message.notice ? "notify.sent.one" : "notify.sent.digest"))
            .set("AT", words.moment(message.made, ctx.zone))
            .set("STATE", words.say("notify.state." + state))
            .set("WHY", message.state == Sending::sent ? "" : told(words, message.reason, message.detail))
            .set("TONE", message.state == Sending::failed ? "bad" : message.state == Sending::sent ? "good" : "none")
            .set("ICON", message.state == Sending::failed ? "alert-circle"
                         : message.state == Sending::sent ? "circle-check" : "circle-dashed");
    }
}

Response page(Room& room, const Context& ctx, Request& request, const Settings& settings,
              const std::vector<Fault>& faults) {
    const auto& words = room.words.in(ctx.language);
    Data data;
    data.set("PAGE_TITLE", words.say("notify.settings.title"));
    show_settings(data, settings, words);
    for (const Channel channel : all_channels) show_address(data, settings, channel, faults, words);
    show_messages(data, settings, ctx, words);
    data.show_if(settings.own_rhythm, "OWN_RHYTHM").show_if(ctx.actor.may("notify.manage"), "MANAGES");
    core::page::show_faults(data, faults, words);
    return room.pages.render(ctx, request, "notify/settings", std::move(data), faults.empty() ? 200 : 422);
}

}  // namespace

Response settings(Room& room, const Context& ctx, Request& request) {
    return page(room, ctx, request, room.services.prefer.settings(ctx), {});
}

Response save_settings(Room& room, const Context& ctx, Request& request) {
    auto standing = room.services.prefer.settings(ctx);
    const auto wish = input::settings_from_form(request.form, standing.rows);
    try {
        room.services.prefer.save(ctx, wish);
    } catch (const core::Error& error) {
        if (error.faults().empty()) throw;
        lay_over(standing, wish);
        return page(room, ctx, request, standing, error.faults());
    }
    return core::http::see_other("/notices/settings", "notify.flash.saved");
}

}  // namespace notify::web
