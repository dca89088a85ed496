// SPDX-License-Identifier: Apache-2.0
#include "incoming/web/class_page.h"

#include "incoming/input/acts.h"
#include "incoming/web/views.h"

namespace incoming::web {

void show_class(core::page::Data& data, Room& room, const Context& ctx, const Whole& whole) {
    const auto& words = room.words.in(ctx.language);
    const auto now = whole.entry.access;
    if (whole.may_raise) {
        auto& form = data.add("CLASS");
        for (const auto each : classification::all_access_classes) {
            if (each == now || (each < now && !whole.may_lower)) continue;
            form.add("CLASS_CHOICE")
                .set("VALUE", classification::name(each))
                .set("LABEL", words.say("incoming.access." + std::string(classification::name(each))));
        }
    }
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
    room.services.reclassify.change(ctx, id, wish.access, wish.reason);
    return core::http::see_other(room.services.desk.may_open(ctx, id) ? address(id) : "/incoming",
                                 "incoming.flash.class_changed");
}

}  // namespace incoming::web
