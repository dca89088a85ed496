// SPDX-License-Identifier: Apache-2.0
#include "core/app/core_room.h"

#include <algorithm>

#include "core/app/admin_pages.h"
#include "core/app/desk_pages.h"
#include "core/app/embedded_core.h"
#include "core/app/house.h"
#include "core/app/login_pages.h"
#include "core/app/open_routes.h"
#include "core/base/text.h"
#include "core/search/search_pages.h"

namespace core::core_room {
namespace {

void settings(Setup& setup) {
    using Type = conf::Setting::Type;
    setup.setting({"database", Type::text, "", "sqlite:FILE or postgresql://...; empty: naskah.db in the data folder"});
    setup.setting({"public_url", Type::text, "http://localhost:8080", "address people use; printed in the QR of letters"});
    setup.setting({"zone", Type::choice, "WIB", "time zone of the office", 0, 0, {"WIB", "WITA", "WIT"}});
    setup.setting({"listen", Type::text, "127.0.0.1", "address the server listens on"});
    setup.setting({"port", Type::integer, "8080", "port the server listens on", 0, 65535});
    setup.setting({"workers", Type::integer, "8", "threads answering requests", 1, 256});
    setup.setting({"job_workers", Type::integer, "2", "threads doing jobs; 0 leaves them to `naskah work`", 0, 64});
    setup.setting({"trusted_proxy", Type::text, "", "address whose X-Forwarded-* lines are believed"});
    setup.setting({"plugins.off", Type::text, "", "plugins not to load, separated by spaces"});
    setup.setting({"log.level", Type::choice, "info", "least level logged", 0, 0, {"debug", "info", "warning", "error"}});
}

// Entries the actor may use, in order.
void menu(page::Data& data, const Context& ctx, const http::Request& request, const Shelves& shelves) {
    std::vector<const MenuItem*> items;
    for (const auto& [owner, item] : shelves.menu)
        if (item.right.empty() || ctx.actor.may(item.right)) items.push_back(&item);
    std::stable_sort(items.begin(), items.end(),
                     [](const MenuItem* a, const MenuItem* b) { return a->order < b->order; });
    const auto& words = shelves.words.in(ctx.language);
    for (const MenuItem* item : items) {
        page::Data& entry = data.add("MENU");
        entry.set("URL", item->url).set("LABEL", words.say(item->word)).set("ICON", item->icon);
        const bool current = item->url == "/" ? request.path == "/" : request.path.starts_with(item->url);
        entry.show_if(current, "CURRENT");
        const std::int64_t count = item->count ? item->count(ctx) : 0;
        if (count > 0) entry.add("COUNTED").set("COUNT", words.number(count));
    }
}

std::string seat_label(const Seat& seat) {
    const auto capacity = printed(seat.capacity);
    return capacity.empty() ? seat.position_name : std::string(capacity) + " " + seat.position_name;
}

void seats(page::Data& data, const Actor& actor) {
    if (actor.acting >= actor.seats.size()) return;
    const Seat& present = actor.seats[actor.acting];
    data.set("SEAT_NAME", seat_label(present)).set("SEAT_UNIT", present.unit_name);
    if (actor.acting != 0 || present.capacity != Capacity::definitive)
        data.add("ACTING").set("BANNER", seat_label(present));
    if (actor.seats.size() < 2) return;
    page::Data& choice = data.add("SWITCH");
    for (std::size_t i = 0; i < actor.seats.size(); ++i) {
        page::Data& seat = choice.add("SEATS");
        seat.set("ID", actor.seats[i].appointment.text()).set("LABEL", seat_label(actor.seats[i]));
        seat.show_if(i == actor.acting, "CURRENT");
    }
}

}  // namespace

void install(Setup& setup, app::Application& app) {
    settings(setup);
    setup.migrations(core::embedded::migrations);
    setup.templates(core::embedded::templates);
    setup.words(core::embedded::i18n);
    setup.permission("core.admin", {"admin"});
    setup.menu({"core.menu.desk", "/", "home", 10, "", {}});
    setup.menu({"core.menu.search", "/search", "search", 70, "", {}});
    setup.menu({"core.menu.admin", "/admin", "settings", 90, "core.admin", {}});
    open_routes(setup, app);
    login_pages(setup, app);
    desk_pages(setup, app);
    admin_pages(setup, app);
    search::search_pages(setup, app);
}

void frame(page::Book& pages, const Shelves& shelves) {
    pages.around([&shelves](page::Data& data, const Context& ctx, const http::Request& request) {
        data.set("LANGUAGE", ctx.language).set("CSRF", request.session).set("PATH", request.path);
        if (const auto flash = request.cookies.find("naskah_flash"); flash != request.cookies.end()) {
            const std::string kind = flash->second.substr(0, flash->second.find(':'));
            const std::string key = flash->second.substr(std::min(kind.size() + 1, flash->second.size()));
            const auto& words = shelves.words.in(ctx.language);
            if (words.has(key)) data.add("FLASH").set("KIND", kind).set("TEXT", words.say(key));
        }
        if (!ctx.actor.signed_in()) return;
        data.add("SIGNED_IN");
        data.set("PERSON_NAME", ctx.actor.person_name).set("LOGIN", ctx.actor.login);
        menu(data, ctx, request, shelves);
        seats(data, ctx.actor);
    });
}

}  // namespace core::core_room
