// SPDX-License-Identifier: Apache-2.0
#include "letters/web/class_page.h"

#include "classification/choices.h"
#include "core/http/given.h"
#include "core/page/readings.h"
#include "letters/filters.h"
#include "letters/web/views.h"

namespace letters::web {

void show_class(core::page::Data& data, Room& room, const Context& ctx, const Whole& whole) {
    const auto& words = room.words.in(ctx.language);
    const auto now = whole.letter.access();
    if (whole.may_raise) {
        auto& form = data.add("CLASS");
        for (const auto& each : classification::choices(now, whole.may_lower))
            form.add("CLASS_CHOICE").set("VALUE", each).set("LABEL", words.say("letters.access." + each));
        form.show_if(whole.letter.numbered_as.has_value(), "CLASS_PRINTED")
            .show_if(whole.letter.state == State::waiting, "CLASS_ON_ITS_WAY");
    }
    if (whole.may_see_readers && secret(now))
        core::page::show_readings(data, room.services.readings.of(ctx, whole.letter.id), words, ctx.zone,
                                  "letters.reading.");
}

Response set_class(Room& room, const Context& ctx, Request& request) {
    core::http::Given given(request.form);
    const auto wish = class_from(given);
    given.done("letters.error.incomplete");
    const auto letter = room.services.reclassify.change(ctx, id_of(request), wish.access, wish.reason);
    const bool still = room.services.desk.may_open(ctx, letter.id);
    return core::http::see_other(still ? address(letter.id) : "/letters", "letters.flash.class_changed");
}

}  // namespace letters::web
