// SPDX-License-Identifier: Apache-2.0
// The room of notices: everything it brings.
#include "core/plugin/plugin.h"

#include "core/conf/keys_folder.h"
#include "core/http/live.h"
#include "embedded/notify.h"
#include "notify/api/notices_api.h"
#include "notify/room.h"
#include "notify/web/pages.h"
#include "notify/wire/mail.h"
#include "notify/wire/webhook.h"

namespace notify {

using core::Context;
using core::http::may;
using core::http::Request;
using core::http::Response;
using core::http::signed_in;

class NotifyPlugin final : public core::Plugin {
  public:
    void install(core::Setup& setup) override {
        setup.migrations(embedded::migrations);
        setup.templates(embedded::templates);
        setup.words(embedded::i18n);
        setup.openapi(embedded::openapi);
        settings(setup);
        setup.permission("notify.manage", {"admin"});
        setup.bell({"/notices", [this](const Context& ctx) { return room_->services.inbox.shown_count(ctx); }});
        setup.pulse([this] { room_->services.post.look(); });
        setup.desk({"notify.desk.failed", "/notices/manage", 11, "notify.manage",
                    [this](const Context&) { return room_->services.watch.count_failed(); }});
        setup.health("notify.delivery", [this] { room_->services.watch.check(); }, false);
        pages(setup);
        api(setup);
        work(setup);
    }

    void start(core::Runtime& run) override {
        auto& house = run.house();
        auto mail = mail_of(house);
        auto gateways = std::make_unique<Webhook>(secrets(house));
        Parts parts{house.db, house.clock, house.zone, run.need<directory::Directory>(), house.accounts, house.words,
                    house.public_url, house.settings.text("agency"),
                    [&live = house.live](const std::vector<std::string>& receivers) { live.tell(receivers); },
                    mail.get(), gateways.get()};
        room_.reset(new Room{std::move(mail), std::move(gateways), Services(std::move(parts)), house.pages,
                             house.words});
        run.offer<Notices>(room_->services.post);
        run.offer<Mailer>(room_->services.mailing);
    }

  private:
    using Page = Response (*)(Room&, const Context&, Request&);
    core::http::Handler to(Page page) {
        return [this, page](const Context& ctx, Request& request) { return page(*room_, ctx, request); };
    }

    static std::filesystem::path secrets(const core::House& house) {
        return core::conf::keys_folder(house.settings, house.data) / "notify";
    }

    static std::unique_ptr<Carrier> mail_of(const core::House& house) {
        using Security = MailServer::Security;
        const auto& settings = house.settings;
        MailServer server;
        server.host = settings.text("notify.smtp_host");
        server.from = settings.text("notify.smtp_from");
        if (server.host.empty() || server.from.find('@') == std::string::npos) return nullptr;
        server.port = static_cast<std::uint16_t>(settings.integer("notify.smtp_port"));
        const auto security = settings.text("notify.smtp_security");
        server.security = security == "tls" ? Security::tls : security == "none" ? Security::none : Security::starttls;
        server.from_name = settings.text("agency");
        server.login = settings.text("notify.smtp_login");
        server.password = secrets(house) / "smtp_password";
        server.authorities = settings.text("notify.smtp_authorities");
        return std::make_unique<Mail>(std::move(server));
    }

    static void settings(core::Setup& setup) {
        using Type = core::conf::Setting::Type;
        setup.setting({"notify.smtp_host", Type::text, "", "mail server notices are sent by; empty: no e-mail"});
        setup.setting({"notify.smtp_port", Type::integer, "587", "its port", 1, 65535});
        setup.setting({"notify.smtp_security", Type::choice, "starttls",
                       "how the way to it is closed; none is for a server on this machine", 0, 0,
                       {"starttls", "tls", "none"}});
        setup.setting({"notify.smtp_login", Type::text, "",
                       "name to sign in with there, its password in notify/smtp_password of the keys folder; empty: none"});
        setup.setting({"notify.smtp_from", Type::text, "", "address notices come from; empty: no e-mail"});
        setup.setting({"notify.smtp_authorities", Type::text, "",
                       "PEM file of authorities the mail server may be known by, beside those of the system"});
    }

    void work(core::Setup& setup) {
        setup.job(std::string(hand_job), [this](const core::jobs::Job& job) { room_->services.deliver.hand(job); });
        setup.job(std::string(deliver_job), [this](const core::jobs::Job& job) { room_->services.deliver.send(job); },
                  Deliver::retry, core::jobs::Where::anywhere,
                  [this](core::db::Tx& tx, const core::jobs::Job& job) { room_->services.deliver.give_up(tx, job); });
        setup.job(std::string(look_job), [this](const core::jobs::Job& job) { room_->services.deliver.look(job); });
        setup.daily("notify.plan", std::chrono::minutes(1), [this](const core::jobs::Job& job) {
            room_->services.deliver.plan(core::parse_date(core::json::text(job.payload, "day")));
        });
        setup.daily("notify.clear", std::chrono::minutes(215),
                    [this](const core::jobs::Job&) { room_->services.deliver.clear(); });
    }

    void pages(core::Setup& setup) {
        const std::string manage = "notify.manage";
        setup.get("/notices", signed_in, to(web::list));
        setup.post("/notices/read", signed_in, to(web::read_all));
        setup.get("/notices/settings", signed_in, to(web::settings));
        setup.post("/notices/settings", signed_in, to(web::save_settings));
        setup.get("/notices/manage", may(manage), to(web::manage));
        setup.post("/notices/defaults", may(manage), to(web::save_defaults));
        setup.post("/notices/gateways/{code}", may(manage), to(web::save_gateway));
        setup.post("/notices/failures/{id}/retry", may(manage), to(web::retry));
        setup.post("/notices/channels/{code}/test", may(manage), to(web::test));
        setup.post("/notices/{id}/open", signed_in, to(web::open));
        setup.post("/notices/{id}/read", signed_in, to(web::read));
    }

    void api(core::Setup& setup) {
        const std::string base = "/api/v1/notices", manage = "notify.manage";
        setup.get(base, signed_in, to(api::list));
        setup.post(base + "/read", signed_in, to(api::read_all));
        setup.post(base + "/{id}/read", signed_in, to(api::read));
        setup.get(base + "/settings", signed_in, to(api::settings));
        setup.put(base + "/settings", signed_in, to(api::save_settings));
        setup.get(base + "/defaults", may(manage), to(api::defaults));
        setup.put(base + "/defaults", may(manage), to(api::save_defaults));
        setup.get(base + "/gateways", may(manage), to(api::gateways));
        setup.put(base + "/gateways/{code}", may(manage), to(api::save_gateway));
        setup.get(base + "/failures", may(manage), to(api::failures));
        setup.post(base + "/failures/{id}/retry", may(manage), to(api::retry));
        setup.post(base + "/channels/{code}/test", may(manage), to(api::test));
    }

    std::unique_ptr<Room> room_;
};

}  // namespace notify

NASKAH_PLUGIN(notify, notify::NotifyPlugin)
