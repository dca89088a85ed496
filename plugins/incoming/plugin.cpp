// SPDX-License-Identifier: Apache-2.0
// The room of incoming letters: everything it brings.
#include "core/plugin/plugin.h"

#include "core/http/reader.h"
#include "embedded/incoming.h"
#include "incoming/api/agenda_api.h"
#include "incoming/api/book_api.h"
#include "incoming/api/incoming_api.h"
#include "incoming/room.h"
#include "incoming/service/demo.h"
#include "incoming/web/agenda.h"
#include "incoming/web/book.h"
#include "incoming/web/class_page.h"
#include "incoming/web/correct_page.h"
#include "incoming/web/pages.h"
#include "incoming/web/way.h"
#include "style/style.h"

namespace incoming {

using core::Context;
using core::http::may;
using core::http::Request;
using core::http::Response;

class IncomingPlugin final : public core::Plugin {
  public:
    void install(core::Setup& setup) override {
        setup.migrations(embedded::migrations);
        setup.templates(embedded::templates);
        setup.words(embedded::i18n);
        setup.openapi(embedded::openapi);
        setup.permission("incoming.read", {"staff", "head", "clerk", "archivist"}, {"see"});
        setup.permission("incoming.register", {"clerk"});
        setup.permission("incoming.prepare", {"clerk", "head"}, {"prepare"});
        setup.permission("incoming.dispose", {"head"}, {"instruct"});
        setup.permission("incoming.keep", {"clerk", "admin"});
        setup.permission("incoming.rules", {"admin"});
        setup.menu({"core.menu.incoming", "/incoming", "inbox", 20, "incoming.read", box(Show::unread)});
        setup.menu({"incoming.agenda.menu", "/agenda", "calendar-due", 25, "incoming.read", {}});
        setup.menu({"core.menu.dispositions", "/dispositions", "corner-down-right", 50,
                    "incoming.read", given(ShowGiven::unread)});
        desk(setup);
        setup.fragment("core.desk", [this](const Context& ctx, const Request& request, std::string_view) {
            return web::on_desk(*room_, ctx, request);
        });
        setup.fragment("letters.aside",
                       [this](const Context& ctx, const Request& request, std::string_view subject) {
                           return web::attendance(*room_, ctx, request, subject) +
                                  web::receipts(*room_, ctx, request, subject);
                       });
        setup.job(std::string(Awaited::job), [this](const core::jobs::Job& job) {
            room_->services.awaited.bring_over(job.payload);
        });
        setup.job(std::string(Attaching::job), [this](const core::jobs::Job&) { room_->services.attaching.read(); });
        setup.job(std::string(ReceiptPost::job),
                  [this](const core::jobs::Job& job) { room_->services.receipt_post.run(job); }, ReceiptPost::retry,
                  core::jobs::Where::anywhere,
                  [this](core::db::Tx& tx, const core::jobs::Job& job) { room_->services.receipt_post.give_up(tx, job); });
        pages(setup);
        acts(setup);
        books(setup);
        batches(setup);
        api(setup);
        setup.on<letters::Sent>("incoming.receive", [this](const letters::Sent& event) {
            room_->services.receive.on_sent(event);
        });
        setup.on<letters::Changed>("incoming.standing", [this](const letters::Changed& event) {
            room_->services.receive.on_changed(event);
        });
        setup.setting({"incoming.demo_mail", core::conf::Setting::Type::flag, "true",
                       "the demo city has received mail; without it mailboxes and agenda books are empty"});
        setup.demo([this](const Context& ctx, core::Demo& demo) {
            fill_demo_mailrooms(ctx, demo, room_->services);
            if (demo_mail_) fill_demo(ctx, demo, room_->services);
        });
    }

    void start(core::Runtime& run) override {
        auto& house = run.house();
        demo_mail_ = house.settings.flag("incoming.demo_mail");
        room_.reset(new Room{
            Services({house.db, house.blobs, house.search, house.events, house.clock, house.zone,
                      run.need<directory::Directory>(), run.need<letters::Letters>(),
                      run.need<letters::Relations>(), run.need<signing::Levels>(), house.share + "/fonts",
                      core::pdf::Pictures(house.data + "/cache/incoming"),
                      &run.need<deadlines::Calendar>(), &run.need<deadlines::Waits>(),
                      &run.need<classification::Classes>(), &run.need<classification::Custody>(),
                      &run.need<directory::Endings>()}),
            house.pages, house.words, run.need<core::batch::Batches>()});
        room_->services.parts.foreign = &run.need<signing::ForeignReports>();
        auto& styles = run.need<style::Styles>();
        room_->services.parts.letterhead = [&styles](core::db::Tx& tx, core::UnitId unit) {
            return styles.letterhead(tx, unit, {});
        };
        room_->services.telling.through(run.need<notify::Notices>());
        room_->services.receipt_post.through(run.need<notify::Mailer>(), house.words, house.settings.text("agency"));
        run.offer<Inbox>(room_->services.receive);
        run.offer<Enclosures>(room_->services.receive);
        run.offer<Registrar>(room_->services.registry);
        run.offer<Forgetting>(room_->services.forget);
        run.need<classification::Classes>().follow(room_->services.reclassify);
        run.need<letters::Relations>().serve(room_->services.answer);
        run.need<deadlines::Waits>().serve(room_->services.awaited);
        run.need<core::auth::Explaining>().serve(room_->services.rules);
        room_->services.awaited.begin();
        room_->services.attaching.begin();
        run.need<core::search::Sources>().add(
            entries_found(room_->services.parts, [this] { return room_->services.registry.serving(); }));
    }

  private:
    using Page = Response (*)(Room&, const Context&, Request&);
    core::http::Handler to(Page page) {
        return [this, page](const Context& ctx, Request& request) { return page(*room_, ctx, request); };
    }
    // The same of an answer that shows the letter: its readers are kept.
    using Asked = IncomingId (*)(Room&, const Context&, const Request&);
    static IncomingId letter_asked(Room&, const Context&, const Request& request) {
        return IncomingId::parse(request.param("id"));
    }
    static IncomingId letter_of_branch(Room& room, const Context& ctx, const Request& request) {
        return room.services.desk.letter_of(ctx, BranchId::parse(request.param("id")));
    }
    core::http::Handler shows(const char* what, Page page, Asked asked = letter_asked) {
        return core::http::keeping_readers(to(page), what, [this, asked](const Context& ctx, const Request& request,
                                                                         const std::string& read) {
            return room_->services.reclassify.note_reading(ctx, asked(*room_, ctx, request), read);
        });
    }
    using Count = std::function<std::int64_t(const Context&)>;
    Count box(Show show) {
        return [this, show](const Context& ctx) { return room_->services.desk.count(ctx, show); };
    }
    Count given(ShowGiven what) {
        return [this, what](const Context& ctx) { return room_->services.desk.count_given(ctx, what); };
    }

    void desk(core::Setup& setup) {
        const std::string right = "incoming.read";
        setup.desk({"incoming.desk.unread", "/incoming?show=unread", 4, right, box(Show::unread)});
        setup.desk({"incoming.desk.untreated", "/incoming?show=untreated", 5, right, box(Show::untreated)});
        setup.desk({"incoming.desk.given_unread", "/dispositions?show=unread", 6, right, given(ShowGiven::unread)});
        setup.desk({"incoming.desk.given_open", "/dispositions?show=untreated", 7, right, given(ShowGiven::untreated)});
        setup.desk({"incoming.desk.copies", "/incoming?show=new_copies", 8, right, box(Show::new_copies)});
        setup.desk({"incoming.desk.invitations", "/agenda", 12, right,
                    [this](const Context& ctx) { return room_->services.agenda.count_open(ctx); }});
    }

    void pages(core::Setup& setup) {
        const core::http::Limits scan{.body = 32u << 20, .uploads = true};
        const std::string read = "incoming.read";
        setup.get("/incoming", may(read), to(web::list));
        setup.get("/incoming/new", may("incoming.register"), to(web::blank));
        setup.post("/incoming", may("incoming.register"), to(web::enter), scan);
        setup.get("/incoming/{id}", may(read), shows("mailbox", web::show));
        setup.get("/incoming/{id}/page", may(read), shows("mailbox", web::page));
        setup.get("/incoming/{id}/pdf", may(read), shows("mailbox_file", web::pdf));
        setup.get("/incoming/{id}/attachments/{place}", may(read), shows("mailbox_file", web::attachment));
        setup.get("/incoming/{id}/sheet", may(read), shows("mailbox", web::sheet));
        setup.get("/incoming/{id}/sheet.pdf", may(read), shows("mailbox_file", web::sheet_paper));
        setup.get("/incoming/{id}/receipt.pdf", may(read), to(web::receipt));
        setup.get("/incoming/{id}/way.pdf", may(read), shows("mailbox_file", web::way_paper));
        setup.post("/incoming/{id}/answer", may("letters.write"), to(web::answer));
        setup.post("/incoming/{id}/invitation", may("incoming.register"), to(web::note_invitation));
        setup.get("/incoming/{id}/invitation.ics", may(read), to(web::invitation_calendar));
        setup.get("/agenda", may(read), to(web::agenda));
        setup.get("/agenda.ics", may(read), to(web::agenda_calendar));
        setup.post("/incoming/{id}/attendance", may(read), to(web::attend));
        setup.get("/dispositions", may(read), to(web::given));
        setup.get("/dispositions.xlsx", may(read), to(web::given_xlsx));
        setup.get("/dispositions.pdf", may(read), to(web::given_paper));
    }

    // What is done with a letter and its dispositions; who may is asked by the services.
    void acts(core::Setup& setup) {
        const core::http::Limits files{.body = 52u << 20, .uploads = true};
        const std::string read = "incoming.read", one = "/incoming/{id}", branch = "/dispositions/{id}";
        setup.post(one + "/dispose", may("incoming.dispose"), to(web::dispose));
        setup.post(one + "/prepare", may("incoming.prepare"), to(web::prepare));
        setup.post(one + "/prepared/give", may("incoming.dispose"), to(web::give_prepared));
        setup.post(one + "/prepared/drop", may(read), to(web::drop_prepared));
        setup.post(one + "/withdraw", may(read), to(web::withdraw_all));
        setup.post(one + "/mark", may(read), to(web::sort));
        setup.post(one + "/close", may(read), to(web::close));
        setup.post(one + "/reopen", may(read), to(web::reopen));
        setup.post(one + "/redirect", may(read), to(web::redirect));
        setup.post(one + "/refuse", may(read), to(web::refuse));
        setup.post(one + "/receipt", may("incoming.register"), to(web::send_receipt));
        setup.post(one + "/undo", may(read), to(web::undo));
        setup.post(one + "/correct", may("incoming.register"), to(web::correct));
        setup.post(one + "/duplicate", may(read), to(web::duplicate));
        setup.post(one + "/class", may(read), to(web::set_class));
        setup.post(one + "/class/keep", may(read), to(web::keep_class));
        setup.post(branch + "/report", may(read), to(web::report), files);
        setup.get(branch + "/files/{file}", may(read), shows("report_file", web::report_file, letter_of_branch));
        setup.post(branch + "/accept", may(read), to(web::accept));
        setup.post(branch + "/return", may(read), to(web::give_back));
        setup.post(branch + "/withdraw", may(read), to(web::withdraw));
        setup.post(branch + "/decline", may(read), to(web::decline));
        setup.post(branch + "/forward", may(read), to(web::forward));
    }

    void books(core::Setup& setup) {
        const std::string read = "incoming.read", api = "/api/v1";
        setup.get("/incoming/book", may(read), to(web::book));
        setup.get("/incoming/book.xlsx", may(read), to(web::book_sheet));
        setup.get("/incoming/book.pdf", may(read), to(web::book_paper));
        setup.get("/incoming/sheet.pdf", may(read), to(web::blank_sheet));
        setup.get("/incoming/instructions", may("incoming.keep"), to(web::keeping));
        setup.post("/incoming/instructions", may("incoming.keep"), to(web::set_instruction));
        setup.get("/incoming/rules", may("incoming.rules"), to(web::rules));
        setup.post("/incoming/rules", may("incoming.rules"), to(web::add_rule));
        setup.post("/incoming/mailrooms", may("incoming.rules"), to(web::serve));
        setup.post("/incoming/rules/drop", may("incoming.rules"), to(web::drop_rule));
        setup.post("/incoming/many", may(read), to(web::many));
        setup.post("/incoming/dispose-many", may("incoming.dispose"), to(web::dispose_many));
        setup.post("/dispositions/accept", may(read), to(web::accept_many));
        setup.post("/dispositions/report", may(read), to(web::report_many));
        setup.get(api + "/incoming-book", may(read), to(api::book));
        setup.put(api + "/incoming-instructions", may("incoming.keep"), to(api::set_instruction));
        setup.get(api + "/incoming-rules", may("incoming.rules"), to(api::rules));
        setup.post(api + "/incoming-rules", may("incoming.rules"), to(api::add_rule));
        setup.get(api + "/incoming-mailrooms", may("incoming.rules"), to(api::mailrooms));
        setup.put(api + "/incoming-mailrooms", may("incoming.rules"), to(api::serve));
        setup.remove(api + "/incoming-rules/{rule}", may("incoming.rules"), to(api::drop_rule));
        setup.post(api + "/incoming-many", may(read), to(api::many));
        setup.post(api + "/incoming-accept-many", may(read), to(api::accept_many));
        setup.post(api + "/incoming-report-many", may(read), to(api::report_many));
    }

    // What may be asked for over many letters at once.
    void batches(core::Setup& setup) {
        using core::batch::Done;
        using core::batch::Task;
        using One = void (Many::*)(const Context&, const Task&, const Done&);
        const auto act = [&](std::string_view name, const char* words, const char* right, One one) {
            core::batch::Act made{std::string(name), words, right,
                                  [this, one](const Context& ctx, const Task& task, const Done& done) {
                                      (room_->many.*one)(ctx, task, done);
                                  }};
            if (Many::undone_by(name)) made.undo = Many::act_undo;
            setup.batch(std::move(made));
        };
        act(Many::act_read, "incoming.batch.read", "incoming.read", &Many::read_one);
        act(Many::act_close, "incoming.batch.close", "incoming.read", &Many::close_one);
        act(Many::act_dispose, "incoming.batch.dispose", "incoming.dispose", &Many::dispose_one);
        act(Many::act_accept, "incoming.batch.accept", "incoming.read", &Many::accept_one);
        act(Many::act_report, "incoming.batch.report", "incoming.read", &Many::report_one);
        act(Many::act_undo, "incoming.batch.undo", "incoming.read", &Many::undo_one);
    }

    void api(core::Setup& setup) {
        const core::http::Limits scan{.body = 32u << 20, .uploads = true};
        const std::string read = "incoming.read", base = "/api/v1/incoming", given = "/api/v1/dispositions";
        setup.get(base, may(read), to(api::list));
        setup.post(base, may("incoming.register"), to(api::enter), scan);
        setup.get(base + "/{id}", may(read), shows("mailbox", api::show));
        setup.get(base + "/{id}/pdf", may(read), shows("mailbox_file", api::pdf));
        setup.get(base + "/{id}/attachments/{place}", may(read), shows("mailbox_file", api::attachment));
        setup.get(base + "/{id}/receivers", may("incoming.dispose"), to(api::receivers));
        setup.post(base + "/{id}/read", may(read), to(api::read));
        setup.post(base + "/{id}/dispose", may("incoming.dispose"), to(api::dispose));
        setup.post(base + "/{id}/report", may(read), to(api::report_mine));
        setup.put(base + "/{id}/mark", may(read), to(api::sort));
        setup.post(base + "/{id}/close", may(read), to(api::close));
        setup.post(base + "/{id}/answer", may("letters.write"), to(api::answer));
        setup.put(base + "/{id}/invitation", may("incoming.register"), to(api::note_invitation));
        setup.remove(base + "/{id}/invitation", may("incoming.register"), to(api::drop_invitation));
        setup.get(base + "/{id}/calendar", may(read), to(api::invitation_calendar));
        setup.get("/api/v1/agenda", may(read), to(api::agenda));
        setup.get("/api/v1/agenda/calendar", may(read), to(api::agenda_calendar));
        setup.post(base + "/{id}/attendance", may(read), to(api::attend));
        setup.get("/api/v1/letters/{id}/attendance", may(read), to(api::attendance));
        setup.get("/api/v1/incoming-instructions", may(read), to(api::instructions));
        setup.get(given, may(read), to(api::given));
        setup.post(given + "/{id}/report", may(read), to(api::report), core::http::Limits{.body = 52u << 20,
            .uploads = true});
        setup.get(given + "/{id}/files/{file}", may(read), shows("report_file", api::report_file, letter_of_branch));
        setup.post(given + "/{id}/accept", may(read), to(api::accept));
        setup.post(given + "/{id}/return", may(read), to(api::give_back));
        setup.post(given + "/{id}/withdraw", may(read), to(api::withdraw));
        setup.post(given + "/{id}/decline", may(read), to(api::decline));
        setup.post(given + "/{id}/forward", may(read), to(api::forward));
        setup.post(base + "/{id}/prepare", may("incoming.prepare"), to(api::prepare));
        setup.post(base + "/{id}/prepared/give", may("incoming.dispose"), to(api::give_prepared));
        setup.remove(base + "/{id}/prepared", may(read), to(api::drop_prepared));
        setup.post(base + "/{id}/withdraw", may(read), to(api::withdraw_all));
        setup.post(base + "/{id}/reopen", may(read), to(api::reopen));
        setup.post(base + "/{id}/redirect", may(read), to(api::redirect));
        setup.post(base + "/{id}/refuse", may(read), to(api::refuse));
        setup.post(base + "/{id}/receipt", may("incoming.register"), to(api::send_receipt));
        setup.post(base + "/{id}/undo", may(read), to(api::undo));
        setup.post(base + "/{id}/correct", may("incoming.register"), to(api::correct));
        setup.post(base + "/{id}/duplicate", may(read), to(api::duplicate));
        setup.post(base + "/{id}/class", may(read), to(api::set_class));
        setup.post(base + "/{id}/class/keep", may(read), to(api::keep_class));
        setup.get(base + "/{id}/readings", may(read), to(api::readings));
        setup.get(base + "/{id}/sheet", may(read), shows("mailbox_file", api::sheet));
        setup.get(base + "/{id}/way", may(read), shows("mailbox", api::way));
    }

    std::unique_ptr<Room> room_;
    bool demo_mail_ = true;
};

}  // namespace incoming

NASKAH_PLUGIN(incoming, incoming::IncomingPlugin)
