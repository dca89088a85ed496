// SPDX-License-Identifier: Apache-2.0
#include "signing/bsre_routes.h"

#include "signing/room.h"

namespace signing {
namespace {

using core::Context;
using core::http::may;
using core::http::Request;
using Find = std::function<Room&()>;

template <class Object>
core::http::Handler to(const Find& room, Object Room::*part,
                       core::http::Response (Object::*act)(const Context&, Request&)) {
    return [room, part, act](const Context& ctx, Request& request) { return (room().*part.*act)(ctx, request); };
}
template <class Object>
core::page::Fragment shown(const Find& room, Object Room::*part,
                           std::string (Object::*show)(const Context&, const Request&)) {
    return [room, part, show](const Context& ctx, const Request& request, std::string_view) {
        return (room().*part.*show)(ctx, request);
    };
}

void users(core::Setup& setup, const Find& room) {
    using Pages = web::BsrePages;
    using Api = api::BsreApi;
    const auto officer = may(std::string(BsreUsers::right));
    const std::string page = "/signing/bsre/{id}", api = "/api/v1/signing-bsre-users";
    setup.get(page, officer, to(room, &Room::bsre_pages, &Pages::show));
    setup.post(page + "/ask", officer, to(room, &Room::bsre_pages, &Pages::ask));
    setup.post(page + "/propose", officer, to(room, &Room::bsre_pages, &Pages::propose));
    setup.get(api, officer, to(room, &Room::bsre_api, &Api::users));
    setup.get(api + "/{id}", officer, to(room, &Room::bsre_api, &Api::user));
    setup.post(api + "/{id}/ask", officer, to(room, &Room::bsre_api, &Api::ask_user));
    setup.post(api + "/{id}/propose", officer, to(room, &Room::bsre_api, &Api::propose));
    setup.fragment("signing.certificate", shown(room, &Room::bsre_pages, &Pages::of_mine));
    setup.fragment("signing.certificates", shown(room, &Room::bsre_pages, &Pages::of_all));
    setup.fragment("core.desk", shown(room, &Room::bsre_pages, &Pages::on_desk));
    setup.job(std::string(BsreUsers::job), [room](const core::jobs::Job& job) { room().bsre_users.look(job); });
    setup.daily("signing.bsre_status", std::chrono::minutes(225),
                [room](const core::jobs::Job&) { room().bsre_users.nightly(); });
}

void seals(core::Setup& setup, const Find& room) {
    using Pages = web::SealPages;
    using Api = api::BsreApi;
    const auto admin = may("core.admin");
    const std::string page = "/admin/signing/seals", api = "/api/v1/admin/signing/seals", one = "/{code}";
    setup.get(page, admin, to(room, &Room::seal_pages, &Pages::list));
    setup.get(page + one, admin, to(room, &Room::seal_pages, &Pages::show));
    setup.post(page + one + "/request", admin, to(room, &Room::seal_pages, &Pages::ask));
    setup.post(page + one + "/activation", admin, to(room, &Room::seal_pages, &Pages::enter));
    setup.post(page + one + "/renew", admin, to(room, &Room::seal_pages, &Pages::renew));
    setup.post(page + one + "/revoke", admin, to(room, &Room::seal_pages, &Pages::revoke));
    setup.get(api, admin, to(room, &Room::bsre_api, &Api::seals));
    setup.get(api + one, admin, to(room, &Room::bsre_api, &Api::seal));
    setup.post(api + one + "/request", admin, to(room, &Room::bsre_api, &Api::ask_activation));
    setup.post(api + one + "/activation", admin, to(room, &Room::bsre_api, &Api::enter_activation));
    setup.post(api + one + "/renew", admin, to(room, &Room::bsre_api, &Api::renew_activation));
    setup.post(api + one + "/revoke", admin, to(room, &Room::bsre_api, &Api::revoke_activation));
    setup.daily(std::string(Activations::job), std::chrono::minutes(220),
                [room](const core::jobs::Job&) { room().activations.watch(); });
    setup.health("signing.activations", [room] { room().activations.check(); }, false);
}

void opinions(core::Setup& setup, const Find& room) {
    using Pages = web::OpinionPages;
    using Api = api::BsreApi;
    const core::http::Limits upload{30u << 20, true};
    const auto asks = may(std::string(Opinions::right));
    setup.permission(std::string(Opinions::right), {"head", "admin"});
    setup.get("/signing/opinion", asks, to(room, &Room::opinion_pages, &Pages::form));
    setup.post("/signing/opinion", asks, to(room, &Room::opinion_pages, &Pages::by_file), upload);
    setup.get("/signing/{subject}/opinion", asks, to(room, &Room::opinion_pages, &Pages::of));
    setup.post("/signing/{subject}/opinion", asks, to(room, &Room::opinion_pages, &Pages::by_subject));
    setup.post("/api/v1/signing-opinions", asks, to(room, &Room::bsre_api, &Api::opinion_of_file), upload);
    setup.post("/api/v1/signing/{subject}/opinion", asks, to(room, &Room::bsre_api, &Api::opinion_of_subject));
    setup.fragment("letters.aside", [room](const Context& ctx, const Request& request, std::string_view subject) {
        return room().opinion_pages.aside(ctx, request, subject);
    });
}

}  // namespace

void bsre_routes(core::Setup& setup, Find room) {
    users(setup, room);
    seals(setup, room);
    opinions(setup, room);
}

}  // namespace signing
