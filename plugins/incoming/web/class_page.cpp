// SPDX-License-Identifier: Apache-2.0
#include "incoming/web/class_page.h"

#include "incoming/input/acts.h"
#include "incoming/web/views.h"

namespace incoming::web {

namespace {

// A lower class its clerk asks for: who answers for the letter gives it with one press, or refuses it.
void show_proposed(core::page::Data& data, const Context& ctx, const Whole& whole, const core::words::Catalog& words) {
    if (!whole.proposed) return;
    const auto& asked = *whole.proposed;
    const auto code = std::string(classification::name(asked.access));
    data.add("PROPOSED")
        .set("CLASS_ASKED", words.say("incoming.access." + code))
        .set("CLASS_CODE", code)
        .set("CLASS_WHY", asked.reason)
        .set("ASKED_BY", asked.person_name + ", " + asked.position_name)
        .set("ASKED_AT", words.moment(asked.at, ctx.zone))
        .show_if(whole.may_lower, "MAY_LOWER");
}

}  // namespace

void show_class(core::page::Data& data, Room& room, const Context& ctx, const Whole& whole) {
    const auto& words = room.words.in(ctx.language);
    const auto now = whole.entry.access;
    if (whole.may_raise) {
        auto& form = data.add("CLASS");
        form.show(whole.may_propose ? "PROPOSES" : "DECIDES");
        for (const auto each : classification::all_access_classes) {
            if (each == now || (each < now && !whole.may_lower && !whole.may_propose)) continue;
            form.add("CLASS_CHOICE")
                .set("VALUE", classification::name(each))
                .set("LABEL", words.say("incoming.access." + std::string(classification::name(each))));
        }
    }
    show_proposed(data, ctx, whole, words);
    if (!whole.may_see_readers || !secret(now)) return;
    const auto all = room.services.reclassify.readings(ctx, whole.entry.id);
    auto& box = data.add("READERS");
    box.set("READ_COUNT", words.number(static_cast<std::int64_t>(all.size())));
    for (const auto& each : all)
        box.add("READER")
            .set("WHO", each.person_name)
            .set("AS", each.position_name)
            .set("AT", words.moment(each.at, ctx.zone))
            .set("WHAT", words.say("incoming.reading." + core::json::text(each.data, "what")));
}

Response set_class(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    const auto wish = input::class_from(core::http::Given(request.form));
    const auto done = room.services.reclassify.change(ctx, id, wish.access, wish.reason);
    return core::http::see_other(room.services.desk.may_open(ctx, id) ? address(id) : "/incoming",
                                 done == Reclassify::Done::proposed ? "incoming.flash.class_proposed"
                                                                    : "incoming.flash.class_changed");
}

Response keep_class(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    room.services.reclassify.keep(ctx, id, input::reason_from(core::http::Given(request.form),
        "incoming.fault.class_reason"));
    return core::http::see_other(address(id), "incoming.flash.class_kept");
}

}  // namespace incoming::web
