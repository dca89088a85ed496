// SPDX-License-Identifier: Apache-2.0
#include "core/app/core_room.h"

#include <algorithm>
#include <set>

#include "core/app/address.h"
#include "core/app/admin_pages.h"
#include "core/app/batch_pages.h"
#include "core/app/desk_pages.h"
#include "core/app/embedded_core.h"
#include "core/app/house.h"
#include "core/app/live_pages.h"
#include "core/app/login_pages.h"
#include "core/app/may_pages.h"
#include "core/app/open_routes.h"
#include "core/app/search_pages.h"
#include "core/base/text.h"
#include "core/table/waiting.h"

namespace core::core_room {
namespace {

void settings(Setup& setup) {
    using Type = conf::Setting::Type;
    setup.setting({"database", Type::text, "", "sqlite:FILE or postgresql://...; empty: naskah.db in the data folder"});
    setup.setting({"keys_folder", Type::text, "",
                   "keys, PINs and trust anchors, for the server's user alone; empty: keys in the data folder"});
    setup.setting({"public_url", Type::text, "http://localhost:8080", "address people use; printed in the QR of letters"});
    setup.setting({"agency", Type::text, "Pemerintah Kota Pangkalpinang", "name of the government body: on every page, in letterheads and in certificates of the house"});
    setup.setting({"brand", Type::text, "", "colour of the agency, see resources/web/css/tokens.css"});
    setup.setting({"zone", Type::choice, "WIB", "time zone of the office", 0, 0, {"WIB", "WITA", "WIT"}});
    setup.setting({"listen", Type::text, "127.0.0.1", "address the server listens on"});
    setup.setting({"port", Type::integer, "8080", "port the server listens on", 0, 65535});
    setup.setting({"workers", Type::integer, "8", "threads answering requests", 1, 256});
    setup.setting({"job_workers", Type::integer, "2", "threads doing jobs; 0 leaves them to `naskah work`", 0, 64});
    setup.setting({"trusted_proxy", Type::text, "", "address whose X-Forwarded-* lines are believed"});
    setup.setting({"search.counted", Type::integer, "10000",
                   "hits a search counts, the newest, and makes its facets of; more takes longer", 10, 1'000'000});
    setup.setting({"plugins.off", Type::text, "", "plugins not to load, separated by spaces"});
    setup.setting({"log.level", Type::choice, "info", "least level logged", 0, 0, {"debug", "info", "warning", "error"}});
}

struct Shown {
    const MenuItem* item;
    std::int64_t count;
};

void add_entry(page::Data& data, const char* list, const Shown& shown, const http::Request& request,
               const words::Catalog& words) {
    const auto& item = *shown.item;
    page::Data& entry = data.add(list);
    entry.set("URL", item.url).set("LABEL", words.say(item.word)).set("ICON", item.icon);
    entry.show_if(item.url == "/" ? request.path == "/" : request.path.starts_with(item.url), "CURRENT");
    if (shown.count > 0) entry.set("COUNT", words.number(shown.count)).show("COUNT");
}

// At the thumb stand the main entries, then others while there is room: the same ones every day, whatever waits.
std::set<const MenuItem*> at_thumb(const std::vector<Shown>& all) {
    constexpr std::size_t room = 4;
    std::set<const MenuItem*> chosen;
    for (const bool main : {true, false})
        for (const auto& each : all)
            if (chosen.size() < room && each.item->main() == main) chosen.insert(each.item);
    return chosen;
}

// Entries the actor may use, in order.
void menu(page::Data& data, const Context& ctx, const http::Request& request, const Shelves& shelves) {
    std::vector<const MenuItem*> items;
    for (const auto& [owner, item] : shelves.menu)
        if (item.right.empty() || ctx.actor.may(item.right)) items.push_back(&item);
    std::stable_sort(items.begin(), items.end(),
                     [](const MenuItem* a, const MenuItem* b) { return a->order < b->order; });
    const auto& words = shelves.words.in(ctx.language);
    std::vector<Shown> all;
    for (const MenuItem* item : items)
        all.push_back({item, item->count && !ctx.actor.seats.empty() ? item->count(ctx) : 0});
    const auto thumbs = at_thumb(all);
    std::int64_t waits = 0;   // among what is not at the thumb
    for (const auto& each : all) {
        const bool thumb = thumbs.contains(each.item);
        add_entry(data, "MENU", each, request, words);
        add_entry(data, thumb ? "MENU_THUMB" : "MENU_MORE", each, request, words);
        if (!thumb) waits += each.count;
    }
    if (waits > 0) data.add("MENU_WAITS").set("COUNT", words.number(waits));
}

std::string banner(const Seat& seat, const words::Catalog& words) {
    const auto label = seat_label(seat, words);
    if (!seat.lent && seat.until)
        return words.say("core.acting.banner_until", {{"position", label}, {"until", words.date(*seat.until)}});
    if (!seat.lent) return words.say("core.acting.banner", {{"position", label}});
    std::vector<std::string> acts;
    for (const char* act : {"see", "prepare", "instruct", "initial"})
        if (seat.lends(act)) acts.push_back(words.say("core.lent.act." + std::string(act)));
    Args args{{"position", label}, {"acts", text::join(acts, ", ")}};
    if (!seat.lent->until) return words.say("core.acting.lent", args);
    args.emplace_back("until", words.date(*seat.lent->until));
    return words.say("core.acting.lent_until", args);
}

// The banner stands while one acts outside the main position.
void seats(page::Data& data, const Actor& actor, const words::Catalog& words) {
    if (actor.acting >= actor.seats.size()) return;
    const std::string label = seat_label(actor.seats[actor.acting], words);
    data.set("SEAT_LABEL", label);
    if (actor.acting != 0)
        data.add("ACTING")
            .set("BANNER", banner(actor.seats[actor.acting], words))
            .set("OWN_SEAT", actor.seats.front().appointment.text());
    if (actor.seat_ended)
        data.add("SEAT_ENDED")
            .set("BANNER", words.say("core.acting.ended", {{"position", label}}))
            .set("OWN_SEAT", actor.seats.front().appointment.text());
    if (actor.seats.size() < 2) return;
    page::Data& choice = data.add("HAS_SEATS");
    for (std::size_t i = 0; i < actor.seats.size(); ++i) {
        page::Data& seat = choice.add("SEATS");
        seat.set("ID", actor.seats[i].appointment.text()).set("LABEL", seat_label(actor.seats[i], words));
        seat.show_if(i == actor.acting, "CURRENT");
    }
}

// "success:letters.flash.sent", set by the site after an act; behind that, the address that undoes it and what.
void flash(page::Data& data, const http::Request& request, const words::Catalog& words) {
    const auto note = request.cookies.find("naskah_flash");
    if (note == request.cookies.end()) return;
    const auto parts = text::split(note->second, ':');
    if (parts.size() < 2 || !words.has(parts[1])) return;
    page::Data& shown = data.add("FLASH").set("KIND", parts[0]).set("TEXT", words.say(parts[1]));
    constexpr std::size_t with_undo = 4;
    if (parts.size() != with_undo) return;
    if (const auto undo = http::local_path(parts[2], ""); !undo.empty())
        shown.add("UNDO").set("URL", undo).set("ACT_DONE", parts[3]);
}

}  // namespace

std::string seat_label(const Seat& seat, const words::Catalog& words) {
    const auto capacity = printed(seat.capacity);
    const auto name = capacity.empty() ? seat.position_name : std::string(capacity) + " " + seat.position_name;
    if (!seat.lent) return name;
    const bool secretary = seat.lent->kind == "secretary";
    return words.say(secretary ? "core.lent.secretary" : "core.lent.substitute", {{"position", name}});
}

void install(Setup& setup, app::Application& app) {
    settings(setup);
    setup.migrations(core::embedded::migrations);
    setup.templates(core::embedded::templates);
    setup.words(core::embedded::i18n);
    setup.permission("core.admin", {"admin"});
    setup.menu({"core.menu.desk", "/", "home-2", 10, "", {}});
    setup.menu({"core.menu.search", "/search", "search", 70, "", {}});
    setup.menu({"core.menu.admin", "/admin", "settings", 90, "core.admin", {}});
    open_routes(setup, app);
    login_pages(setup, app);
    desk_pages(setup, app);
    admin_pages(setup, app);
    search_pages(setup, app);
    batch_pages(setup, app);
    may_pages(setup, app);
    live_pages(setup, app);
    setup.daily("core.table_clear", std::chrono::minutes(210), [&app](const jobs::Job&) {
        const auto& house = app.house();
        house.db.write([&](db::Tx& tx) { table::sweep(tx, house.clock.now()); });
    });
}

void frame(page::Book& pages, const Shelves& shelves) {
    pages.around([&shelves](page::Data& data, const Context& ctx, const http::Request& request) {
        const auto& words = shelves.words.in(ctx.language);
        const auto theme = request.cookies.find("naskah_theme");
        data.set("THEME", theme == request.cookies.end() ? "auto" : theme->second)
            .set("BRAND", shelves.settings.text("brand"))
            .set("AGENCY", shelves.settings.text("agency"))
            .set("PATH", app::here(request));
        const bool english = ctx.language == "en";
        data.add("OTHER_LANGUAGE")
            .set("CODE", english ? "id" : "en")
            .set("NAME", english ? "Bahasa Indonesia" : "English");
        flash(data, request, words);
        if (!ctx.actor.signed_in()) return;
        data.add("ACCOUNT")
            .set("NAME", ctx.actor.person_name)
            .set("POSITION", ctx.actor.seats.empty() ? std::string() : seat_label(ctx.actor.seat(), words))
            .set("URL", "/account");
        for (const auto& [_, bell] : shelves.bells) {
            page::Data& shown = data.add("NOTICES").set("URL", bell.url);
            if (const auto count = bell.count(ctx); !count.empty()) shown.add("COUNT").set("COUNT", count);
        }
        menu(data, ctx, request, shelves);
        seats(data, ctx.actor, words);
    });
}

}  // namespace core::core_room
