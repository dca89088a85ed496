// SPDX-License-Identifier: Apache-2.0
#include "core/app/desk_pages.h"

#include <algorithm>

#include "core/app/house.h"

namespace core::core_room {

void desk_pages(Setup& setup, app::Application& app) {
    setup.get("/", http::signed_in, [&app](const Context& ctx, http::Request& request) {
        page::Data data;
        const auto& words = app.house().words.in(ctx.language);
        std::vector<const DeskTile*> tiles;
        for (const auto& [owner, tile] : app.shelves().desk)
            if (tile.right.empty() || ctx.actor.may(tile.right)) tiles.push_back(&tile);
        std::stable_sort(tiles.begin(), tiles.end(),
                         [](const DeskTile* a, const DeskTile* b) { return a->order < b->order; });
        data.set("PAGE_TITLE", words.say("core.menu.desk"))
            .set("TODAY", words.day_date(ctx.today()));
        std::int64_t waiting = 0;
        for (const DeskTile* tile : tiles) {
            const std::int64_t count = ctx.actor.seats.empty() ? 0 : tile->count(ctx);
            waiting += count;
            page::Data& shown = data.add("TILE");
            shown.set("LABEL", words.say(tile->word))
                .set("URL", tile->url)
                .set("COUNT", words.number(count))
                .show_if(count == 0, "NONE")
                .show_if(count > 0, "SOME")
                .show_if(tile->order >= 10 && count > 0, "LATE");
        }
        data.show_if(waiting == 0, "ALL_DONE").show_if(ctx.actor.seats.empty(), "NO_SEAT");
        return app.house().pages.render(ctx, request, "core/desk", std::move(data));
    });
}

}  // namespace core::core_room
