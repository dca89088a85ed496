// SPDX-License-Identifier: Apache-2.0
// The room of incoming letters: everything it brings.
#include "core/plugin/plugin.h"

#include "embedded/incoming.h"
#include "incoming/api/agenda_api.h"
#include "incoming/api/incoming_api.h"
#include "incoming/room.h"
#include "incoming/web/agenda.h"
#include "incoming/web/pages.h"

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
        setup.permission("incoming.read", {"staff", "head", "clerk", "archivist"});
        setup.permission("incoming.register", {"clerk"});
        setup.permission("incoming.dispose", {"head"});
        setup.menu({"core.menu.incoming", "/incoming", "inbox", 20, "incoming.read", box(Show::unread)});
        setup.menu({"incoming.agenda.menu", "/agenda", "calendar-due", 25, "incoming.read", {}});
        setup.menu({"core.menu.dispositions", "/dispositions", "corner-down-right", 50,
                    "incoming.read", given(Given::unread)});
        desk(setup);
        setup.fragment("core.desk", [this](const Context& ctx, const Request& request, std::string_view) {
            return web::on_desk(*room_, ctx, request);
        });
        setup.fragment("letters.aside",
                       [this](const Context& ctx, const Request& request, std::string_view subject) {
                           return web::attendance(*room_, ctx, request, subject);
                       });
        pages(setup);
        api(setup);
        setup.on<letters::Sent>("incoming.receive", [this](const letters::Sent& event) {
            room_->services.receive.on_sent(event);
        });
        setup.on<letters::Changed>("incoming.standing", [this](const letters::Changed& event) {
            room_->services.receive.on_changed(event);
        });
    }

    void start(core::Runtime& run) override {
        auto& house = run.house();
        room_.reset(new Room{
            Services({house.db, house.blobs, house.search, house.events, house.clock, house.zone,
                      run.need<directory::Directory>(), run.need<letters::Letters>(),
                      run.need<letters::Relations>(), run.need<signing::Levels>(), house.share + "/fonts", core::pdf::Pictures(house.data + "/cache/incoming")}),
            house.pages, house.words});
        run.offer<Inbox>(room_->services.receive);
        run.offer<Registrar>(room_->services.registry);
        run.need<letters::Relations>().serve(room_->services.answer);
    }

  private:
    using Page = Response (*)(Room&, const Context&, Request&);
    core::http::Handler to(Page page) {
        return [this, page](const Context& ctx, Request& request) { return page(*room_, ctx, request); };
    }
    using Count = std::function<std::int64_t(const Context&)>;
    Count box(Show show) {
        return [this, show](const Context& ctx) { return room_->services.desk.count(ctx, show); };
    }
    Count given(Given what) {
        return [this, what](const Context& ctx) { return room_->services.desk.count_given(ctx, what); };
    }

    void desk(core::Setup& setup) {
        const std::string right = "incoming.read";
        setup.desk({"incoming.desk.unread", "/incoming?show=unread", 4, right, box(Show::unread)});
        setup.desk({"incoming.desk.untreated", "/incoming?show=untreated", 5, right, box(Show::untreated)});
        setup.desk({"incoming.desk.given_unread", "/dispositions?show=unread", 6, right, given(Given::unread)});
        setup.desk({"incoming.desk.given_open", "/dispositions", 7, right, given(Given::open)});
        setup.desk({"incoming.desk.copies", "/incoming?show=new_copies", 8, right, box(Show::new_copies)});
        setup.desk({"incoming.desk.invitations", "/agenda", 11, right,
                    [this](const Context& ctx) { return room_->services.agenda.count_open(ctx); }});
        setup.desk({"incoming.desk.late", "/dispositions?show=late", 10, right, given(Given::late)});
    }

    void pages(core::Setup& setup) {
        const core::http::Limits scan{.body = 32u << 20, .uploads = true};
        const std::string read = "incoming.read";
        setup.get("/incoming", may(read), to(web::list));
        setup.get("/incoming/new", may("incoming.register"), to(web::blank));
        setup.post("/incoming", may("incoming.register"), to(web::enter), scan);
        setup.get("/incoming/{id}", may(read), to(web::show));
        setup.get("/incoming/{id}/page", may(read), to(web::page));
        setup.get("/incoming/{id}/pdf", may(read), to(web::pdf));
        setup.get("/incoming/{id}/sheet", may(read), to(web::sheet));
        setup.post("/incoming/{id}/dispose", may("incoming.dispose"), to(web::dispose));
        setup.post("/incoming/{id}/close", may(read), to(web::close));
        setup.post("/incoming/{id}/answer", may("letters.write"), to(web::answer));
        setup.post("/incoming/{id}/invitation", may("incoming.register"), to(web::note_invitation));
        setup.get("/incoming/{id}/invitation.ics", may(read), to(web::invitation_calendar));
        setup.get("/agenda", may(read), to(web::agenda));
        setup.get("/agenda.ics", may(read), to(web::agenda_calendar));
        setup.post("/incoming/{id}/attendance", may(read), to(web::attend));
        setup.get("/dispositions", may(read), to(web::given));
        setup.post("/dispositions/{id}/report", may(read), to(web::report));
        setup.post("/dispositions/{id}/accept", may(read), to(web::accept));
        setup.post("/dispositions/{id}/return", may(read), to(web::give_back));
        setup.post("/dispositions/{id}/withdraw", may(read), to(web::withdraw));
    }

    void api(core::Setup& setup) {
        const core::http::Limits scan{.body = 32u << 20, .uploads = true};
        const std::string read = "incoming.read", base = "/api/v1/incoming", given = "/api/v1/dispositions";
        setup.get(base, may(read), to(api::list));
        setup.post(base, may("incoming.register"), to(api::enter), scan);
        setup.get(base + "/{id}", may(read), to(api::show));
        setup.get(base + "/{id}/pdf", may(read), to(api::pdf));
        setup.get(base + "/{id}/receivers", may("incoming.dispose"), to(api::receivers));
        setup.post(base + "/{id}/read", may(read), to(api::read));
        setup.post(base + "/{id}/dispose", may("incoming.dispose"), to(api::dispose));
        setup.post(base + "/{id}/report", may(read), to(api::report_mine));
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
        setup.post(given + "/{id}/report", may(read), to(api::report));
        setup.post(given + "/{id}/accept", may(read), to(api::accept));
        setup.post(given + "/{id}/return", may(read), to(api::give_back));
        setup.post(given + "/{id}/withdraw", may(read), to(api::withdraw));
    }

    std::unique_ptr<Room> room_;
};

}  // namespace incoming

NASKAH_PLUGIN(incoming, incoming::IncomingPlugin)
