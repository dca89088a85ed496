// SPDX-License-Identifier: Apache-2.0
// Table of contents of the room: dossiers, filing, retention dates, the official lists.
#include "core/plugin/plugin.h"

#include "archive/api/archive_api.h"
#include "archive/service/rules.h"
#include "archive/web/event_pages.h"
#include "archive/web/pages.h"
#include "embedded/archive.h"

namespace archive {
namespace {

using core::Context;
using core::http::may;
using core::http::Request;

using core::conf::Setting;

Policy policy(const core::conf::Settings& settings) {
    Policy policy;
    policy.year_end = settings.flag("archive.year_end");
    policy.leap_to_march = settings.flag("archive.leap_to_march");
    policy.by_inactive = settings.text("archive.approval_by") == "inactive";
    policy.national = settings.flag("archive.national_agency");
    return policy;
}

void settings(core::Setup& setup) {
    using Type = Setting::Type;
    setup.setting({"archive.year_end", Type::flag, "false", "retention periods end on 31 December of their year"});
    setup.setting({"archive.leap_to_march", Type::flag, "false",
                   "a period from 29 February ends on 1 March, not 28 February, in a common year"});
    setup.setting({"archive.approval_by", Type::choice, "total",
                   "years that decide who approves destruction: all, or the inactive ones", 0, INT64_MAX,
                   {"total", "inactive"}});
    setup.setting({"archive.national_agency", Type::flag, "false",
                   "a ministry or agency: destruction always goes to the national archives"});
}

struct Room {
    Room(core::House& house, core::Runtime& run)
        : subjects(run.need<directory::Directory>(), run.need<letters::Letters>(), run.need<letters::Relations>(),
                   [&run] { return run.maybe<incoming::Inbox>(); }),
          cabinet(house.db, house.events, house.search, run.need<classification::Instruments>(), subjects,
                  run.need<signing::Levels>(), policy(house.settings)),
          rules(cabinet, subjects),
          events(house.db, subjects, run.need<classification::TriggerBook>()),
          pages(cabinet, house.pages, house.words),
          event_pages(events, house.pages, house.words),
          api(cabinet, events, house.words) {}

    Subjects subjects;
    Cabinet cabinet;
    Rules rules;
    Events events;
    web::Pages pages;
    web::EventPages event_pages;
    api::ArchiveApi api;
};

class ArchivePlugin final : public core::Plugin {
  public:
    void install(core::Setup& setup) override {
        settings(setup);
        setup.migrations(embedded::migrations);
        setup.templates(embedded::templates);
        setup.words(embedded::i18n);
        setup.openapi(embedded::openapi);
        setup.permission("archive.read", {"staff", "head", "clerk", "archivist"});
        setup.permission("archive.file", {"clerk", "archivist", "head"});
        setup.permission("archive.manage", {"archivist"});
        setup.menu({"core.menu.archive", "/archive", "archive", 60, "archive.read", {}});
        setup.desk({"archive.desk.pending", "/archive/pending", 9, "archive.file",
                    [this](const Context& ctx) { return room_->cabinet.count_pending(ctx); }});
        pages(setup);
        api(setup);
        for (const char* slot : {"letters.aside", "incoming.aside"})
            setup.fragment(slot, [this](const Context& ctx, const Request& request, std::string_view subject) {
                return room_->pages.panel(ctx, request, subject);
            });
        setup.on<letters::Sent>("archive.letter_sent", [this](const letters::Sent& event) {
            room_->cabinet.finished(system(), "letter:" + event.letter.text());
        });
        setup.on<incoming::Closed>("archive.incoming_closed", [this](const incoming::Closed& event) {
            room_->cabinet.finished(system(), "incoming:" + event.letter.text());
        });
        setup.on<incoming::Reopened>("archive.incoming_reopened", [this](const incoming::Reopened& event) {
            room_->cabinet.unfinished("incoming:" + event.letter.text());
        });
        setup.daily("archive.retention", std::chrono::hours(2),
                    [this](const core::jobs::Job&) { room_->cabinet.recompute(system()); });
    }

    void start(core::Runtime& run) override {
        house_ = &run.house();
        room_ = std::make_unique<Room>(run.house(), run);
        run.offer<Dossiers>(room_->cabinet);
        run.offer<Holdings>(room_->cabinet);
        run.offer<Gate>(room_->cabinet);
        run.need<core::search::Sources>().add(room_->cabinet.found());
        run.need<core::auth::Explaining>().serve(room_->rules);
        run.need<classification::Classes>().follow(room_->cabinet);
    }

  private:
    Context system() const {
        Context ctx;
        ctx.actor = core::Actor::system();
        ctx.clock = &house_->clock;
        ctx.zone = house_->zone;
        return ctx;
    }

    void pages(core::Setup& setup) {
        setup.get("/archive", may("archive.read"),
                  [this](const Context& ctx, Request& r) { return room_->pages.list(ctx, r); });
        setup.get("/archive/dossiers/{id}", may("archive.read"),
                  [this](const Context& ctx, Request& r) { return room_->pages.dossier(ctx, r); });
        setup.post("/archive/dossiers/{id}/close", may("archive.file"),
                   [this](const Context& ctx, Request& r) { return room_->pages.close(ctx, r); });
        setup.post("/archive/dossiers/{id}/trigger", may("archive.manage"),
                   [this](const Context& ctx, Request& r) { return room_->pages.trigger(ctx, r); });
        setup.get("/archive/events", may("archive.read"),
                  [this](const Context& ctx, Request& r) { return room_->event_pages.list(ctx, r); });
        setup.post("/archive/events", may("archive.manage"),
                   [this](const Context& ctx, Request& r) { return room_->event_pages.record(ctx, r); });
        setup.post("/archive/events/{id}/cancel", may("archive.manage"),
                   [this](const Context& ctx, Request& r) { return room_->event_pages.cancel(ctx, r); });
        setup.get("/archive/register", may("archive.read"),
                  [this](const Context& ctx, Request& r) { return room_->pages.reg(ctx, r); });
        setup.get("/archive/register.csv", may("archive.read"),
                  [this](const Context& ctx, Request&) { return room_->pages.reg_csv(ctx); });
        setup.get("/archive/pending", may("archive.file"),
                  [this](const Context& ctx, Request& r) { return room_->pages.pending(ctx, r); });
        setup.get("/archive/file", may("archive.file"),
                  [this](const Context& ctx, Request& r) { return room_->pages.file_form(ctx, r); });
        setup.post("/archive/file", may("archive.file"),
                   [this](const Context& ctx, Request& r) { return room_->pages.file(ctx, r); });
    }

    void api(core::Setup& setup) {
        const std::string base = "/api/v1/archive/";
        setup.get(base + "dossiers", may("archive.read"),
                  [this](const Context& ctx, Request& r) { return room_->api.list(ctx, r); });
        setup.post(base + "dossiers", may("archive.file"),
                   [this](const Context& ctx, Request& r) { return room_->api.open(ctx, r); });
        setup.get(base + "dossiers/{id}", may("archive.read"),
                  [this](const Context& ctx, Request& r) { return room_->api.show(ctx, r); });
        setup.post(base + "dossiers/{id}/close", may("archive.file"),
                   [this](const Context& ctx, Request& r) { return room_->api.close(ctx, r); });
        setup.post(base + "dossiers/{id}/trigger", may("archive.manage"),
                   [this](const Context& ctx, Request& r) { return room_->api.trigger(ctx, r); });
        setup.post(base + "dossiers/{id}/items", may("archive.file"),
                   [this](const Context& ctx, Request& r) { return room_->api.file(ctx, r); });
        setup.get(base + "events", may("archive.read"),
                  [this](const Context& ctx, Request&) { return room_->api.events(ctx); });
        setup.post(base + "events", may("archive.manage"),
                   [this](const Context& ctx, Request& r) { return room_->api.record(ctx, r); });
        setup.post(base + "events/{id}/cancel", may("archive.manage"),
                   [this](const Context& ctx, Request& r) { return room_->api.cancel(ctx, r); });
        setup.get(base + "pending", may("archive.file"),
                  [this](const Context& ctx, Request&) { return room_->api.pending(ctx); });
        setup.get(base + "register", may("archive.read"),
                  [this](const Context& ctx, Request&) { return room_->api.reg(ctx); });
    }

    core::House* house_ = nullptr;
    std::unique_ptr<Room> room_;
};

}  // namespace
}  // namespace archive

using archive::ArchivePlugin;
NASKAH_PLUGIN(archive, ArchivePlugin)
