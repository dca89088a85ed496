// SPDX-License-Identifier: Apache-2.0
#include "letters/web/class_page.h"

#include "core/http/given.h"
#include "letters/filters.h"
#include "letters/web/views.h"

namespace letters::web {

void show_class(core::page::Data& data, Room& room, const Context& ctx, const Whole& whole) {
    const auto& words = room.words.in(ctx.language);
    const auto now = whole.letter.access();
    if (whole.may_raise) {
        auto& form = data.add("CLASS");
        for (const auto each : classification::all_access_classes) {
            if (each == now || (each < now && !whole.may_lower)) continue;
            form.add("CLASS_CHOICE")
                .set("VALUE", classification::name(each))
                .set("LABEL", words.say("letters.access." + std::string(classification::name(each))));
        }
        form.show_if(whole.letter.numbered_as.has_value(), "CLASS_PRINTED")
            .show_if(whole.letter.state == State::waiting, "CLASS_ON_ITS_WAY");
    }
    if (!whole.may_see_readers || !secret(now)) return;
    const auto all = room.services.readings.of(ctx, whole.letter.id);
    auto& box = data.add("READERS");
    box.set("READ_COUNT", words.number(static_cast<std::int64_t>(all.size()))).show_if(all.empty(), "NOBODY_READ");
    for (const auto& each : all)
        box.add("READER")
            .set("WHO", each.person_name)
            .set("AS", each.position_name)
            .set("AT", words.moment(each.at, ctx.zone))
            .set("WHAT", words.say("letters.reading." + core::json::text(each.data, "what")));
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
