// SPDX-License-Identifier: Apache-2.0
#include "incoming/web/class_page.h"

#include "classification/choices.h"
#include "core/page/readings.h"
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
        for (const auto& each : classification::choices(now, whole.may_lower || whole.may_propose))
            form.add("CLASS_CHOICE").set("VALUE", each).set("LABEL", words.say("incoming.access." + each));
    }
    show_proposed(data, ctx, whole, words);
    if (whole.may_see_readers && secret(now))
        core::page::show_readings(data, room.services.reclassify.readings(ctx, whole.entry.id), words, ctx.zone,
                                  "incoming.reading.");
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
