// SPDX-License-Identifier: Apache-2.0
#include "incoming/web/class_page.h"

#include "classification/choices.h"
#include "core/page/readings.h"
#include "incoming/input/acts.h"
#include "incoming/web/views.h"

namespace incoming::web {

void show_class(core::page::Data& data, Room& room, const Context& ctx, const Whole& whole) {
    const auto& words = room.words.in(ctx.language);
    const auto now = whole.entry.access;
    if (whole.may_raise) {
        auto& form = data.add("CLASS");
        for (const auto& each : classification::choices(now, whole.may_lower))
            form.add("CLASS_CHOICE").set("VALUE", each).set("LABEL", words.say("incoming.access." + each));
    }
    if (whole.may_see_readers && secret(now))
        core::page::show_readings(data, room.services.reclassify.readings(ctx, whole.entry.id), words, ctx.zone,
                                  "incoming.reading.");
}

Response set_class(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    const auto wish = input::class_from(core::http::Given(request.form));
    room.services.reclassify.change(ctx, id, wish.access, wish.reason);
    return core::http::see_other(room.services.desk.may_open(ctx, id) ? address(id) : "/incoming",
                                 "incoming.flash.class_changed");
}

}  // namespace incoming::web
