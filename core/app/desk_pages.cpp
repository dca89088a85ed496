// SPDX-License-Identifier: Apache-2.0
// The desk: SRIKANDI's eight counters, what is late or failed, what waits in the person's other
// positions, and the lists the rooms lay on it.
#include "core/app/desk_pages.h"

#include <algorithm>

#include "core/app/core_room.h"
#include "core/app/house.h"

namespace core::core_room {
namespace {

constexpr int last_counter = 8;   // of SRIKANDI's; what comes after is shown only when there is some
constexpr int late = 10, failed = 11;   // told in red; what comes after waits calmly

std::vector<const DeskTile*> in_order(const Shelves& shelves) {
    std::vector<const DeskTile*> tiles;
    for (const auto& [owner, tile] : shelves.desk) tiles.push_back(&tile);
    std::stable_sort(tiles.begin(), tiles.end(),
                     [](const DeskTile* a, const DeskTile* b) { return a->order < b->order; });
    return tiles;
}

void show_tile(page::Data& shown, const DeskTile& tile, std::int64_t count,
               const words::Catalog& words) {
    shown.set("LABEL", words.say(tile.word))
        .set("URL", tile.url)
        .set("COUNT", words.number(count))
        .show_if(count == 0, "NONE")
        .show_if(tile.order == late || tile.order == failed, "LATE");
}

// Nobody looks for work under a position he is not acting in, so each tells what it holds.
void show_other_seats(page::Data& data, const Context& ctx, const Shelves& shelves,
                      const std::vector<const DeskTile*>& tiles, const words::Catalog& words) {
    Context other = ctx;
    for (std::size_t i = 0; i < ctx.actor.seats.size(); ++i) {
        if (i == ctx.actor.acting) continue;
        other.actor.acting = i;
        other.actor.rights = shelves.rights.of(ctx.actor.seats[i]);
        page::Data seat;
        bool some = false;
        for (const DeskTile* tile : tiles) {
            if (!tile->right.empty() && !other.actor.may(tile->right)) continue;
            const std::int64_t count = tile->count(other);
            if (count == 0) continue;
            show_tile(seat.add("HELD"), *tile, count, words);
            some = true;
        }
        if (!some) continue;
        seat.set("SEAT", ctx.actor.seats[i].appointment.text())
            .set("NAME", seat_label(ctx.actor.seats[i], words));
        data.add("OTHER_SEAT") = std::move(seat);
    }
}

}  // namespace

void desk_pages(Setup& setup, app::Application& app) {
    setup.get("/", http::signed_in, [&app](const Context& ctx, http::Request& request) {
        page::Data data;
        const auto& words = app.house().words.in(ctx.language);
        const bool seated = !ctx.actor.seats.empty();
        const auto tiles = in_order(app.shelves());
        data.set("PAGE_TITLE", words.say("core.menu.desk"))
            .set("TODAY", words.day_date(ctx.today()))
            .set("POSITION", seated ? seat_label(ctx.actor.seat(), words) : ctx.actor.person_name);
        std::int64_t waiting = 0;
        page::Data* alerts = nullptr;
        for (const DeskTile* tile : tiles) {
            if (!tile->right.empty() && !ctx.actor.may(tile->right)) continue;
            const std::int64_t count = seated ? tile->count(ctx) : 0;
            waiting += count;
            if (tile->order <= last_counter) {
                show_tile(data.add("TILE"), *tile, count, words);
            } else if (count > 0) {
                if (alerts == nullptr) alerts = &data.add("ALERTS");
                show_tile(alerts->add("ALERT"), *tile, count, words);
            }
        }
        if (seated) show_other_seats(data, ctx, app.shelves(), tiles, words);
        data.show_if(seated && waiting == 0, "ALL_DONE").show_if(!seated, "NO_SEAT");
        return app.house().pages.render(ctx, request, "core/desk", std::move(data));
    });
}

}  // namespace core::core_room
