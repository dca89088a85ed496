// SPDX-License-Identifier: Apache-2.0
// The room of numbers: series, the number book, reserved and inserted numbers, the check for gaps.
#include "core/plugin/plugin.h"

#include "embedded/numbering.h"
#include "numbering/api/numbers_api.h"
#include "numbering/room.h"
#include "numbering/service/commands.h"
#include "numbering/service/demo.h"
#include "numbering/web/pages.h"

namespace numbering {

using core::Context;
using core::http::may;
using core::http::Request;
using core::http::Response;

class NumberingPlugin final : public core::Plugin {
  public:
    void install(core::Setup& setup) override {
        setup.migrations(embedded::migrations);
        setup.templates(embedded::templates);
        setup.words(embedded::i18n);
        setup.openapi(embedded::openapi);
        settings(setup);
        setup.permission("numbering.read", {"staff", "head", "clerk", "archivist"});
        setup.permission("numbering.keep", {"clerk", "head"});
        setup.permission("numbering.approve", {"head"});
        setup.permission("numbering.manage", {"clerk", "admin"});
        setup.permission("numbering.manage_all", {"admin"});
        setup.menu({"numbering.menu", "/numbers", "notebook", 65, "numbering.read", {}});
        setup.menu({"numbering.menu.series", "/numbers/series", "hash", 88, "numbering.manage_all", {}});
        setup.desk({"numbering.desk.insertions", "/numbers/insertions?decision=waiting", 9, "numbering.approve",
                    [this](const Context& ctx) { return room_->services.insert.to_decide(ctx); }});
        setup.desk({"numbering.desk.ending", "/numbers?state=reserved", 10, "numbering.keep",
                    [this](const Context& ctx) { return room_->services.reserve.ending_soon(ctx); }});
        setup.desk({"numbering.desk.flaws", "/admin", 11, "numbering.manage_all",
                    [this](const Context&) { return room_->services.check.last_flaws(); }});
        pages(setup);
        administration(setup);
        api(setup);
        work(setup);
        setup.fragment("letters.number", [this](const Context& ctx, const Request& request, std::string_view subject) {
            return web::panel(*room_, ctx, request, subject);
        });
        // A gap must not take the office down: it is told, not made a health check.
        setup.fragment("core.admin", [this](const Context& ctx, const Request& request, std::string_view) {
            return web::checked(*room_, ctx, request);
        });
        setup.demo([this](const Context& ctx, core::Demo& demo) { fill_demo(ctx, demo, room_->services); });
    }

    void start(core::Runtime& run) override {
        auto& house = run.house();
        Policy policy;
        policy.pattern = house.settings.text("numbering.pattern");
        policy.first_series = house.words.in("id").say("numbering.series.first");
        policy.reserve_days = static_cast<int>(house.settings.integer("numbering.reserve_days"));
        policy.insert_same_period = house.settings.flag("numbering.insert_same_period");
        (void)Pattern::read(policy.pattern).take("numbering.error.pattern");
        room_.reset(new Room{Services({house.db, house.clock, house.zone, run.need<directory::Directory>(),
                                       run.need<classification::Instruments>(), policy}),
                             house.pages, house.words, house.share + "/fonts"});
        run.offer<Numbers>(room_->services.take);
    }

  private:
    using Page = Response (*)(Room&, const Context&, Request&);
    core::http::Handler to(Page page) {
        return [this, page](const Context& ctx, Request& request) { return page(*room_, ctx, request); };
    }

    void settings(core::Setup& setup) {
        using Type = core::conf::Setting::Type;
        setup.setting({"numbering.pattern", Type::text, "{class}/{no}/{unit}",
                       "of the series a unit gets when it has none: {access_code} {no} {class} {unit} {origin} "
                       "{position} {month} {month_roman} {year}"});
        setup.setting({"numbering.reserve_days", Type::integer, "14", "longest a number stays reserved", 1, 90});
        setup.setting({"numbering.insert_same_period", Type::flag, "true",
                       "inserted numbers only into the running year or month"});
    }

    void pages(core::Setup& setup) {
        const auto read = may("numbering.read"), keep = may("numbering.keep"), approve = may("numbering.approve");
        setup.get("/numbers", read, to(web::book));
        setup.get("/numbers/print", read, to(web::print));
        setup.get("/numbers/book.xlsx", read, to(web::sheet));
        setup.get("/numbers/book.pdf", read, to(web::paper));
        setup.get("/numbers/reserve", keep, to(web::reserve_form));
        setup.post("/numbers/reserve", keep, to(web::reserve));
        setup.post("/numbers/bind", read, to(web::bind));
        setup.get("/numbers/insertions", read, to(web::insertions));
        setup.get("/numbers/insertions/new", keep, to(web::insertion_form));
        setup.post("/numbers/insertions", keep, to(web::ask));
        setup.post("/numbers/insertions/{id}/approve", approve, to(web::approve));
        setup.post("/numbers/insertions/{id}/refuse", approve, to(web::refuse));
        setup.post("/numbers/insertions/{id}/withdraw", keep, to(web::withdraw));
        setup.get("/numbers/{id}", read, to(web::number));
        setup.post("/numbers/{id}/void", keep, to(web::annul));
        setup.post("/numbers/{id}/unbind", read, to(web::unbind));
    }

    void administration(core::Setup& setup) {
        const auto manage = may("numbering.manage");
        setup.get("/numbers/series", manage, to(web::series));
        setup.get("/numbers/series/new", manage, to(web::new_series));
        setup.post("/numbers/series", manage, to(web::make_series));
        setup.post("/numbers/series/example", manage, to(web::example));
        setup.get("/numbers/series/{id}", manage, to(web::edit_series));
        setup.post("/numbers/series/{id}", manage, to(web::save_series));
        setup.post("/numbers/central", may("numbering.manage_all"), to(web::central));
    }

    void api(core::Setup& setup) {
        const auto read = may("numbering.read"), keep = may("numbering.keep"), approve = may("numbering.approve"),
                   manage = may("numbering.manage"), all = may("numbering.manage_all");
        const std::string base = "/api/v1/numbers";
        setup.get(base, read, to(api::book));
        setup.post(base + "/reservations", keep, to(api::reserve));
        setup.get(base + "/insertions", read, to(api::insertions));
        setup.post(base + "/insertions", keep, to(api::ask));
        setup.post(base + "/insertions/{id}/approve", approve, to(api::approve));
        setup.post(base + "/insertions/{id}/refuse", approve, to(api::refuse));
        setup.post(base + "/insertions/{id}/withdraw", keep, to(api::withdraw));
        setup.get(base + "/series", manage, to(api::all_series));
        setup.post(base + "/series", manage, to(api::make_series));
        setup.post(base + "/series/example", manage, to(api::example));
        setup.get(base + "/series/{id}", manage, to(api::one_series));
        setup.put(base + "/series/{id}", manage, to(api::save_series));
        setup.get(base + "/central", manage, to(api::central));
        setup.put(base + "/central", all, to(api::set_central));
        setup.get(base + "/check", all, to(api::check));
        setup.get(base + "/{id}", read, to(api::number));
        setup.post(base + "/{id}/void", keep, to(api::annul));
        setup.post(base + "/{id}/bind", read, to(api::bind));
        setup.post(base + "/{id}/unbind", read, to(api::unbind));
    }

    void work(core::Setup& setup) {
        setup.daily("numbering.expire", std::chrono::minutes(5), [this](const core::jobs::Job&) {
            room_->services.reserve.expire(room_->words.in("id"));
        });
        setup.daily("numbering.check", std::chrono::hours(1),
                    [this](const core::jobs::Job&) { room_->services.check.nightly(); });
        setup.command({"numbers:check", "", "tell of every number book that nothing is missing; exit 1 otherwise",
                       [this](const Context& ctx, const std::vector<std::string>&) {
                           return check_books(room_->services.check, room_->words.in(ctx.language));
                       }});
    }

    std::unique_ptr<Room> room_;
};

}  // namespace numbering

NASKAH_PLUGIN(numbering, numbering::NumberingPlugin)
