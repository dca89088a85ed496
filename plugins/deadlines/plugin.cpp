// SPDX-License-Identifier: Apache-2.0
// The room of deadlines: everything it brings.
#include "core/plugin/plugin.h"

#include "deadlines/api/deadlines_api.h"
#include "deadlines/api/outages_api.h"
#include "deadlines/service/demo.h"
#include "deadlines/web/outage_pages.h"
#include "deadlines/web/pages.h"
#include "embedded/deadlines.h"

namespace deadlines {

using core::Context;
using core::http::may;
using core::http::Request;
using core::http::Response;

class DeadlinesPlugin final : public core::Plugin {
  public:
    void install(core::Setup& setup) override {
        setup.migrations(embedded::migrations);
        setup.templates(embedded::templates);
        setup.words(embedded::i18n);
        setup.openapi(embedded::openapi);
        setup.permission("deadlines.read", {"staff", "head", "clerk", "archivist", "admin"}, {"see"});
        setup.permission("deadlines.overview", {"head"});
        setup.permission("deadlines.manage", {"admin"});
        setup.menu({"deadlines.menu", "/deadlines", "clock", 55, "deadlines.read", count(List::overdue)});
        setup.menu({"deadlines.overview.menu", "/overview", "chart-bar", 56, "deadlines.overview", {}});
        setup.desk({"deadlines.desk.overdue", "/deadlines?list=overdue", 10, "deadlines.read", count(List::overdue)});
        setup.desk({"deadlines.desk.soon", "/deadlines?list=soon", 12, "deadlines.read", count(List::soon)});
        setup.desk({"deadlines.desk.outages", "/deadlines/outages?state=proposed", 13, "deadlines.manage",
                    [this](const Context& ctx) { return room_->services.outages.proposals(ctx); }});
        setup.desk({"deadlines.desk.years", "/deadlines/calendar", 14, "deadlines.manage",
                    [this](const Context& ctx) { return room_->services.keepers.open_years(ctx); }});
        setup.job(std::string(Beating::job),
                  [this](const core::jobs::Job&) {
                      room_->services.beating.schedule();
                      room_->services.beating.beat();
                  },
                  {}, core::jobs::Where::serving);
        setup.job(std::string(Ticking::job), [this](const core::jobs::Job&) {
            // The next round first: whatever becomes of this one, there is another.
            room_->services.ticking.schedule();
            room_->services.ticking.run();
        });
        setup.daily("deadlines.tick_daily", std::chrono::minutes(5 * 60),
                    [this](const core::jobs::Job&) { room_->services.ticking.schedule(); });
        // What waits is said by rooms below, so their mail comes first.
        setup.demo([this](const Context& ctx, core::Demo& demo) {
            demo.last.push_back([this, ctx, &demo] { fill_demo(ctx, demo, room_->services); });
        });
        for (const char* slot : {"letters.aside", "incoming.aside"})
            setup.fragment(slot, [this](const Context& ctx, const Request& request, std::string_view subject) {
                return web::aside(*room_, ctx, request, subject);
            });
        setup.batch({std::string(Many::act_urge), "deadlines.batch.urge", "deadlines.read",
                     [this](const Context& ctx, const core::batch::Task& task, const core::batch::Done& done) {
                         room_->many.urge_one(ctx, task, done);
                     }});
        pages(setup);
        keepers(setup);
        outages(setup);
        api(setup);
    }

    void start(core::Runtime& run) override {
        auto& house = run.house();
        auto& office = run.need<directory::Directory>();
        room_.reset(new Room{Services({house.db, house.events, house.clock, house.zone, office}), house.pages,
                             house.words, std::filesystem::path(house.share) / "fonts",
                             run.need<core::batch::Batches>()});
        room_->services.telling.through(run.need<notify::Notices>());
        run.offer<Waits>(room_->services.keeping);
        run.offer<Calendar>(room_->services.keeping);
        run.need<classification::Classes>().follow(room_->services.keeping);
        room_->services.ticking.schedule();
        room_->services.beating.start();
    }

  private:
    using Page = Response (*)(Room&, const Context&, Request&);
    core::http::Handler to(Page page) {
        return [this, page](const Context& ctx, Request& request) { return page(*room_, ctx, request); };
    }
    std::function<std::int64_t(const Context&)> count(List list) {
        return [this, list](const Context& ctx) {
            Wish wish;
            wish.list = list;
            return room_->services.desk.count(ctx, wish);
        };
    }

    void pages(core::Setup& setup) {
        const std::string read = "deadlines.read", heads = "deadlines.overview";
        setup.get("/deadlines", may(read), to(web::list));
        setup.get("/deadlines.xlsx", may(read), to(web::list_sheet));
        setup.get("/deadlines.pdf", may(read), to(web::list_paper));
        setup.post("/deadlines/urge", may(read), to(web::urge_many));
        setup.get("/deadlines/{id}", may(read), to(web::show));
        setup.post("/deadlines/{id}/pause", may(read), to(web::pause));
        setup.post("/deadlines/{id}/resume", may(read), to(web::resume));
        setup.post("/deadlines/{id}/ask", may(read), to(web::ask));
        setup.post("/deadlines/{id}/answer", may(read), to(web::answer));
        setup.post("/deadlines/{id}/urge", may(read), to(web::urge));
        setup.get("/deadlines/calendar", may(read), to(web::calendar));
        setup.get("/deadlines/rules", may(read), to(web::rules));
        setup.get("/overview", may(heads), to(web::overview));
        setup.get("/overview.xlsx", may(heads), to(web::overview_sheet));
    }

    void keepers(core::Setup& setup) {
        const core::http::Limits table{.body = 2u << 20, .uploads = true};
        const std::string manage = "deadlines.manage";
        setup.post("/deadlines/calendar/days", may(manage), to(web::put_day));
        setup.post("/deadlines/calendar/days/remove", may(manage), to(web::drop_day));
        setup.post("/deadlines/calendar/import", may(manage), to(web::take_days), table);
        setup.post("/deadlines/calendar/hours", may(manage), to(web::put_hours));
        setup.post("/deadlines/calendar/hours/remove", may(manage), to(web::drop_hours));
        setup.post("/deadlines/calendar/years", may(manage), to(web::put_year));
        setup.post("/deadlines/calendar/zones", may(manage), to(web::put_zone));
        setup.post("/deadlines/rules", may(manage), to(web::write_rule));
    }

    void outages(core::Setup& setup) {
        const std::string read = "deadlines.read", manage = "deadlines.manage", base = "/api/v1/deadlines-outages";
        setup.get("/deadlines/outages", may(read), to(web::outages));
        setup.get("/deadlines/outages.xlsx", may(read), to(web::outages_sheet));
        setup.get("/deadlines/outages.pdf", may(read), to(web::outages_paper));
        setup.get("/deadlines/outages/{id}", may(read), to(web::outage));
        setup.post("/deadlines/outages", may(manage), to(web::record_outage));
        setup.post("/deadlines/outages/{id}/revoke", may(manage), to(web::revoke_outage));
        setup.post("/deadlines/outages/{id}/dismiss", may(manage), to(web::dismiss_outage));
        setup.get(base, may(read), to(api::outages));
        setup.get(base + "/{id}", may(read), to(api::outage));
        setup.post(base, may(manage), to(api::record_outage));
        setup.post(base + "/{id}/revoke", may(manage), to(api::revoke_outage));
        setup.post(base + "/{id}/dismiss", may(manage), to(api::dismiss_outage));
    }

    void api(core::Setup& setup) {
        const std::string read = "deadlines.read", manage = "deadlines.manage", base = "/api/v1/deadlines";
        setup.get(base, may(read), to(api::list));
        setup.post("/api/v1/deadlines-urge-many", may(read), to(api::urge_many));
        setup.get(base + "/{id}", may(read), to(api::show));
        setup.post(base + "/{id}/pause", may(read), to(api::pause));
        setup.post(base + "/{id}/resume", may(read), to(api::resume));
        setup.post(base + "/{id}/ask", may(read), to(api::ask));
        setup.post(base + "/{id}/answer", may(read), to(api::answer));
        setup.post(base + "/{id}/urge", may(read), to(api::urge));
        setup.get("/api/v1/deadlines-calendar", may(read), to(api::holidays));
        setup.post("/api/v1/deadlines-calendar/days", may(manage), to(api::put_day));
        setup.remove("/api/v1/deadlines-calendar/days/{day}", may(manage), to(api::drop_day));
        setup.post("/api/v1/deadlines-calendar/hours", may(manage), to(api::put_hours));
        setup.post("/api/v1/deadlines-calendar/years", may(manage), to(api::put_year));
        setup.get("/api/v1/deadlines-rules", may(read), to(api::rules));
        setup.put("/api/v1/deadlines-rules", may(manage), to(api::write_rule));
        setup.get("/api/v1/overview", may("deadlines.overview"), to(api::overview));
    }

    std::unique_ptr<Room> room_;
};

}  // namespace deadlines

NASKAH_PLUGIN(deadlines, deadlines::DeadlinesPlugin)
