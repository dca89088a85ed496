// SPDX-License-Identifier: Apache-2.0
// What the last check of the books found, on the administrator's page.
#include "numbering/web/pages.h"

namespace numbering::web {

std::string checked(Room& room, const Context& ctx, const Request& request) {
    if (!manages_all(ctx.actor)) return {};
    const auto& words = room.words.in(ctx.language);
    core::page::Data data;
    const auto last = room.services.check.last();
    data.show_if(!last, "NEVER").show_if(last && last->flaws == 0, "WHOLE");
    if (last) data.set("AT", words.moment(last->at, ctx.zone)).set("ISO", core::iso(last->at));
    if (last && last->flaws > 0) {
        auto& broken = data.add("BROKEN");
        broken.set("TEXT", words.say("numbering.warning.gaps", {{"count", words.number(last->flaws)}}));
        // Seldom, and then it matters how it stands now.
        for (const auto& line : room.services.check.run())
            if (!line.findings.empty()) broken.add("BOOK").set("TEXT", told(line, words));
    }
    return room.pages.fragment(ctx, request, "numbering/checked", data);
}

}  // namespace numbering::web
