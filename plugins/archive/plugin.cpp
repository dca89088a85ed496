// SPDX-License-Identifier: Apache-2.0
// Table of contents of the room: dossiers, filing, retention dates, the official lists.
#include "core/http/reader.h"
#include "core/plugin/plugin.h"

#include "archive/room.h"
#include "archive/service/demo.h"
#include "embedded/archive.h"

namespace archive {
namespace {

using core::Context;
using core::conf::Setting;
using core::http::may;
using core::http::Request;

void settings(core::Setup& setup) {
    using Type = Setting::Type;
    setup.setting({"archive.year_end", Type::flag, "false", "retention periods end on 31 December of their year"});
    setup.setting({"archive.leap_to_march", Type::flag, "false",
                   "a period from 29 February ends on 1 March, not 28 February, in a common year"});
    setup.setting({"archive.approval_by", Type::choice, "total",
                   "years that decide who approves destruction: all, or the inactive ones", 0, INT64_MAX,
                   {"total", "inactive"}});
    setup.setting({"archive.appraisal_months", Type::integer, "6",
                   "months after which archivists are reminded to appraise what has come due (unit kearsipan: at least every "
                   "six); 0: nobody is", 0, 120});
    setup.setting({"archive.national_agency", Type::flag, "false",
                   "a ministry or agency: destruction always goes to the national archives"});
}

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
        setup.permission("archive.confirm", {"archivist", "head"});   // what another asked for
        setup.menu({"core.menu.archive", "/archive", "archive", 60, "archive.read", {}});
        desks(setup);
        pages(setup);
        care(setup);
        lists(setup);
        api(setup);
        more_api(setup);
        setup.fragment("classification.edition", [this](const Context& ctx, const Request& request, std::string_view of) {
            return room_->list_pages.impact(ctx, request, of);
        });
        setup.fragment("classification.edition", [this](const Context& ctx, const Request& request, std::string_view of) {
            return room_->rise_pages.impact(ctx, request, of);
        });
        setup.fragment("disposal.list", [this](const Context& ctx, const Request& request, std::string_view) {
            return room_->reminder_panel.show(ctx, request);
        });
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
        setup.demo([this](const Context& ctx, core::Demo& demo) {
            fill_demo(ctx, demo, house_->db, room_->cabinet, *instruments_, *office_);
            fill_demo_persons(ctx, demo, house_->db, room_->cabinet, room_->events, *instruments_, *office_);
        });
        jobs(setup);
    }

    void start(core::Runtime& run) override {
        house_ = &run.house();
        instruments_ = &run.need<classification::Instruments>();
        office_ = &run.need<directory::Directory>();
        room_ = std::make_unique<Room>(run.house(), run);
        run.offer<Dossiers>(room_->cabinet);
        run.offer<Holdings>(room_->cabinet);
        run.offer<Gate>(room_->cabinet);
        run.offer<Appraisal>(room_->cabinet);
        room_->marks.begin();
        room_->cabinet.begin(system());
        room_->lowering_notices.begin();
        room_->reminders.begin();
        room_->cabinet.guard(room_->undecided);
        run.offer<Shelf>(room_->cabinet);
        run.offer<Results>(room_->cabinet);
        run.offer<Definitive>(room_->cabinet);
        run.offer<Files>(room_->cabinet);
        run.offer<Arrivals>(room_->arriving);
        run.offer<Accounts>(room_->arriving);
        run.offer<Readings>(room_->reading);
        run.need<core::search::Sources>().add(room_->cabinet.found());
        run.need<core::auth::Explaining>().serve(room_->rules);
        run.need<classification::Classes>().follow(room_->cabinet);
        run.need<classification::Custody>().serve(room_->cabinet);
        run.need<directory::Endings>().follow(room_->cabinet);
        run.need<directory::Rearranging>().follow(room_->cabinet);
        if (auto* forms = run.maybe<seeking::Forms>()) forms->add(room_->result_forms);
    }

  private:
    Context system() const {
        Context ctx;
        ctx.actor = core::Actor::system();
        ctx.clock = &house_->clock;
        ctx.zone = house_->zone;
        return ctx;
    }

    void jobs(core::Setup& setup) {
        setup.daily("archive.retention", std::chrono::hours(2),
                    [this](const core::jobs::Job&) {
                        room_->cabinet.find_heirs();
                        room_->cabinet.tell_ended();
                        room_->cabinet.find_lost(system());
                        room_->cabinet.find_lower(system());
                        room_->rises.carry_out(system());
                        room_->cabinet.recompute(system());
                        room_->changes.settle_marks();
                        room_->reading.go_on(system());
                    });
        setup.daily("archive.programmes", std::chrono::hours(5),
                    [this](const core::jobs::Job&) {
                        room_->marks.tell(system());
                        room_->cabinet.tell_secrecy(system());
                    });
        setup.daily("archive.appraisal", std::chrono::hours(5), [this](const core::jobs::Job&) { room_->reminders.tell(system()); });
        setup.batch({std::string(Filing::act), "archive.batch.file", "archive.file",
                     [this](const Context& ctx, const core::batch::Task& task, const core::batch::Done& done) {
                         room_->filing.file_one(ctx, task, done);
                     }});
        setup.job(Cabinet::before_job, [this](const core::jobs::Job&) { room_->cabinet.find_before(); });
        setup.job("archive.find_passed",
                  [this](const core::jobs::Job& job) { room_->cabinet.find_passed(system(), job.payload); });
        setup.job(std::string(Reading::job),
                  [this](const core::jobs::Job& job) { room_->reading.work(system(), job.payload); });
        setup.job(std::string(Reading::words_job),
                  [this](const core::jobs::Job& job) { room_->reading.put_words(job.payload); });
        setup.job("archive.wind",
                  [this](const core::jobs::Job& job) { room_->cabinet.wind_portion(system(), job.payload); });
    }

    void desks(core::Setup& setup) {
        setup.desk({"archive.desk.pending", "/archive/pending", 9, "archive.file",
                    [this](const Context& ctx) { return room_->cabinet.count_pending(ctx); }});
        const auto waiting = [this](Waits waits) {
            return [this, waits](const Context& ctx) { return room_->lists.count(ctx, waits); };
        };
        setup.desk({"archive.desk.transfer", "/archive/lists?form=inaktif&waits=transfer", 14, "archive.manage",
                    waiting(Waits::transfer)});
        setup.desk({"archive.desk.fate", "/archive/lists?form=inaktif&waits=fate", 14, "archive.manage",
                    waiting(Waits::fate)});
        setup.desk({"archive.desk.secret_ended", "/archive/lists?form=inaktif&phase=ended", 14, "archive.confirm",
                    [this](const Context& ctx) { return room_->lists.count_secret_ended(ctx); }});
        setup.desk({"archive.desk.moves", "/archive/moves", 15, "archive.confirm",
                    [this](const Context& ctx) { return room_->cabinet.count_moves(ctx); }});
        setup.desk({"archive.desk.lowerings", "/archive/lowerings", 15, "archive.confirm",
                    [this](const Context& ctx) { return room_->cabinet.count_lowerings(ctx); }});
        setup.desk({"archive.desk.reopenings", "/archive/reopenings", 15, "archive.confirm",
                    [this](const Context& ctx) { return room_->cabinet.count_reopenings(ctx); }});
    }

    core::http::Response handed(const Context& ctx, const Request& request) {
        const auto number = request.param("number");
        const auto digits = number.size() < 7 && number.find_first_not_of("0123456789") == std::string::npos;
        const auto digest = room_->cabinet.handed_file(ctx, DossierId::parse(request.param("id")),
                                                       digits && !number.empty() ? std::stoi(number) : 0);
        const auto path = digest ? room_->blobs.path(*digest) : std::nullopt;
        if (!path) throw core::Error(core::Code::not_found, "core.error.not_found");
        core::http::Response response;
        response.type = "application/pdf";
        response.file = *path;
        response.header("Content-Disposition", "inline; filename=\"item-" + number + ".pdf\"");
        return response;
    }

    // The page shows what is in a dossier: of a secret one its readers are kept.
    core::http::Handler shows(const char* what, core::http::Handler page) {
        return core::http::keeping_readers(std::move(page), what, [this](const Context& ctx, const Request& request, const std::string& read) {
            return room_->cabinet.note_reading(ctx, DossierId::parse(request.param("id")), read);
        });
    }

    void pages(core::Setup& setup) {
        setup.get("/archive", may("archive.read"),
                  [this](const Context& ctx, Request& r) { return room_->pages.list(ctx, r); });
        setup.get("/archive/dossiers/{id}", may("archive.read"),
                  shows("page", [this](const Context& ctx, Request& r) { return room_->pages.dossier(ctx, r); }));
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
        setup.get("/archive/dossiers/{id}/person", may("archive.read"),
                  [this](const Context& ctx, Request& r) { return room_->person_pages.show(ctx, r); });
        setup.post("/archive/dossiers/{id}/person/events", may("archive.manage"),
                   [this](const Context& ctx, Request& r) { return room_->person_pages.record(ctx, r); });
        setup.get("/archive/dossiers/{id}/items/{number}/file", may("archive.read"),
                  shows("file", [this](const Context& ctx, Request& r) { return handed(ctx, r); }));
        setup.get("/archive/open", may("archive.file"),
                  [this](const Context& ctx, Request& r) { return room_->open_page.form(ctx, r); });
        setup.post("/archive/open", may("archive.file"),
                   [this](const Context& ctx, Request& r) { return room_->open_page.open(ctx, r); });
        setup.get("/archive/pending", may("archive.file"),
                  [this](const Context& ctx, Request& r) { return room_->pending_pages.list(ctx, r); });
        setup.post("/archive/pending/file", may("archive.file"),
                   [this](const Context& ctx, Request& r) { return room_->pending_pages.file(ctx, r); });
        setup.get("/archive/file", may("archive.file"),
                  [this](const Context& ctx, Request& r) { return room_->pages.file_form(ctx, r); });
        setup.post("/archive/file", may("archive.file"),
                   [this](const Context& ctx, Request& r) { return room_->pages.file(ctx, r); });
    }

    using ListPage = core::http::Response (web::ListPages::*)(const Context&, Request&);
    using ApiAct = core::http::Response (api::ArchiveApi::*)(const Context&, const Request&);
    using ApiList = core::http::Response (api::ArchiveApi::*)(const Context&);

    void care(core::Setup& setup) {
        const std::string one = "/archive/dossiers/{id}/", base = "/api/v1";
        // What one asks for and another decides.
        const auto decides = [&](const std::string& what, auto pages, ApiList told, ApiAct decide) {
            const auto confirms = may("archive.confirm");
            const auto each = what + "/{id}/decide";
            setup.get(what, confirms, [this, pages](const Context& ctx, Request& r) { return ((*room_).*pages).list(ctx, r); });
            setup.post(each, confirms, [this, pages](const Context& ctx, Request& r) { return ((*room_).*pages).decide(ctx, r); });
            setup.get(base + what, confirms, [this, told](const Context& ctx, Request&) { return (room_->api.*told)(ctx); });
            setup.post(base + each, confirms, [this, decide](const Context& ctx, Request& r) { return (room_->api.*decide)(ctx, r); });
        };
        using api::ArchiveApi;
        decides("/archive/moves", &Room::move_pages, &ArchiveApi::moves, &ArchiveApi::decide);
        decides("/archive/lowerings", &Room::lowering_pages, &ArchiveApi::lowerings, &ArchiveApi::decide_lowering);
        decides("/archive/reopenings", &Room::reopening_pages, &ArchiveApi::reopenings, &ArchiveApi::decide_reopening);
        setup.get(one + "do", may("archive.file"),
                  shows("page", [this](const Context& ctx, Request& r) { return room_->care_pages.form(ctx, r); }));
        for (const auto& each : input::care_acts) {
            const auto path = one + std::string(each.path);
            const auto right = may(each.manages ? "archive.manage" : "archive.file");
            setup.post(path, right,
                       [this, &each](const Context& ctx, Request& r) { return room_->care_pages.act(ctx, r, each); });
            setup.post(base + path, right,
                       [this, &each](const Context& ctx, Request& r) { return room_->api.care(ctx, r, each); });
        }
    }

    void lists(core::Setup& setup) {
        const auto page = [this](ListPage act) {
            return [this, act](const Context& ctx, Request& r) { return (room_->list_pages.*act)(ctx, r); };
        };
        const auto read = may("archive.read"), manage = may("archive.manage");
        setup.get("/archive/lists", read, page(&web::ListPages::list));
        setup.get("/archive/lists.xlsx", read, page(&web::ListPages::sheet));
        setup.get("/archive/lists.pdf", read, page(&web::ListPages::paper));
        setup.get("/archive/kept-lists", read,
                  [this](const Context& ctx, Request& r) { return room_->kept_pages.list(ctx, r); });
        setup.post("/archive/kept-lists", manage,
                   [this](const Context& ctx, Request& r) { return room_->kept_pages.keep(ctx, r); });
        setup.post("/archive/kept-lists/{id}/draft", manage,
                   [this](const Context& ctx, Request& r) { return room_->kept_pages.draft(ctx, r); });
        setup.get("/archive/kept-lists/{id}/list.xlsx", read,
                  [this](const Context& ctx, Request& r) { return room_->kept_pages.sheet(ctx, r); });
        setup.get("/archive/kept-lists/{id}/list.pdf", read,
                  [this](const Context& ctx, Request& r) { return room_->kept_pages.paper(ctx, r); });
        setup.get("/archive/due", read, page(&web::ListPages::due));
        setup.get("/archive/rules", may("archive.confirm"), page(&web::ListPages::rules));   // who confirms a schedule sees it, too
        setup.get("/archive/rises", may("archive.confirm"), [this](const Context& ctx, Request& r) { return room_->rise_pages.list(ctx, r); });
        setup.get("/archive/backlog", manage,
                  [this](const Context& ctx, Request& r) { return room_->backlog_page.form(ctx, r); });
        setup.get("/archive/backlog/sample.xlsx", manage,
                  [this](const Context& ctx, Request& r) { return room_->backlog_page.sample(ctx, r); });
        setup.post("/archive/backlog", manage,
                   [this](const Context& ctx, Request& r) { return room_->backlog_page.send(ctx, r); },
                   {8u << 20, true});
        setup.post("/archive/backlog/confirm", manage,
                   [this](const Context& ctx, Request& r) { return room_->backlog_page.confirm(ctx, r); });
    }

    void more_api(core::Setup& setup) {
        using api::ArchiveApi;
        const auto act = [this](ApiAct deed) {
            return [this, deed](const Context& ctx, Request& r) { return (room_->api.*deed)(ctx, r); };
        };
        const std::string base = "/api/v1/archive/";
        const auto read = may("archive.read"), file = may("archive.file"), manage = may("archive.manage");
        setup.get(base + "suggestions", file, act(&ArchiveApi::suggestions));
        setup.get(base + "rises", may("archive.confirm"), [this](const Context& ctx, Request& r) { return room_->rise_pages.json(ctx, r); });
        setup.get(base + "lists", read, act(&ArchiveApi::list_rows));
        setup.get(base + "kept-lists", read, [this](const Context& ctx, Request& r) { return room_->kept_api.list(ctx, r); });
        setup.post(base + "kept-lists", manage, [this](const Context& ctx, Request& r) { return room_->kept_api.keep(ctx, r); });
        setup.post(base + "kept-lists/{id}/draft", manage, [this](const Context& ctx, Request& r) { return room_->kept_api.draft(ctx, r); });
        setup.get(base + "kept-lists/{id}", read, [this](const Context& ctx, Request& r) { return room_->kept_api.show(ctx, r); });
        setup.get(base + "due", read, act(&ArchiveApi::due));
        setup.get(base + "rules", may("archive.confirm"), act(&ArchiveApi::rules));
        setup.get(base + "backlog", manage, act(&ArchiveApi::backlog_columns));
        setup.post(base + "backlog", manage, act(&ArchiveApi::enter_backlog), {8u << 20, true});
    }

    void api(core::Setup& setup) {
        const std::string base = "/api/v1/archive/";
        setup.get(base + "dossiers", may("archive.read"),
                  [this](const Context& ctx, Request& r) { return room_->api.list(ctx, r); });
        setup.post(base + "dossiers", may("archive.file"),
                   [this](const Context& ctx, Request& r) { return room_->api.open(ctx, r); });
        setup.get(base + "dossiers/{id}/items/{number}/file", may("archive.read"),
                  shows("file", [this](const Context& ctx, Request& r) { return handed(ctx, r); }));
        setup.get(base + "dossiers/{id}", may("archive.read"),
                  shows("api", [this](const Context& ctx, Request& r) { return room_->api.show(ctx, r); }));
        setup.post(base + "dossiers/{id}/close", may("archive.file"),
                   [this](const Context& ctx, Request& r) { return room_->api.close(ctx, r); });
        setup.post(base + "dossiers/{id}/trigger", may("archive.manage"),
                   [this](const Context& ctx, Request& r) { return room_->api.trigger(ctx, r); });
        setup.get(base + "dossiers/{id}/person", may("archive.read"),
                  [this](const Context& ctx, Request& r) { return room_->api.person(ctx, r); });
        setup.post(base + "dossiers/{id}/person/events", may("archive.manage"),
                   [this](const Context& ctx, Request& r) { return room_->api.record_of_person(ctx, r); });
        setup.post(base + "dossiers/{id}/items", may("archive.file"),
                   [this](const Context& ctx, Request& r) { return room_->api.file(ctx, r); });
        setup.get(base + "events", may("archive.read"),
                  [this](const Context& ctx, Request& r) { return room_->api.events(ctx, r); });
        setup.post(base + "events", may("archive.manage"),
                   [this](const Context& ctx, Request& r) { return room_->api.record(ctx, r); });
        setup.post(base + "events/{id}/cancel", may("archive.manage"),
                   [this](const Context& ctx, Request& r) { return room_->api.cancel(ctx, r); });
        setup.get(base + "pending", may("archive.file"),
                  [this](const Context& ctx, Request& r) { return room_->filing_api.pending(ctx, r); });
        setup.post(base + "pending/file", may("archive.file"),
                   [this](const Context& ctx, Request& r) { return room_->filing_api.file(ctx, r); });
    }

    core::House* house_ = nullptr;
    classification::Instruments* instruments_ = nullptr;   // for the demo city
    directory::Directory* office_ = nullptr;
    std::unique_ptr<Room> room_;
};

}  // namespace
}  // namespace archive

using archive::ArchivePlugin;
NASKAH_PLUGIN(archive, ArchivePlugin)
