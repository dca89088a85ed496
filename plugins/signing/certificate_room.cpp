// SPDX-License-Identifier: Apache-2.0
#include "signing/certificate_room.h"

namespace signing {
namespace {

using core::Context;
using core::http::anyone;
using core::http::may;
using core::http::Request;
using core::http::Response;
using FindRoom = std::function<CertificateRoom&()>;

constexpr const char* signer = "signing.sign";
const std::string officer(Certificates::right);

template <class Object>
core::http::Handler to(const FindRoom& room, Object CertificateRoom::*part,
                       Response (Object::*act)(const Context&, Request&)) {
    return [room, part, act](const Context& ctx, Request& request) { return (room().*part.*act)(ctx, request); };
}
template <class Object>
core::http::Handler to(const FindRoom& room, Object CertificateRoom::*part,
                       Response (Object::*page)(const Context&, const Request&)) {
    return [room, part, page](const Context& ctx, Request& request) { return (room().*part.*page)(ctx, request); };
}

void settings(core::Setup& setup) {
    using Type = core::conf::Setting::Type;
    setup.setting({"signing.pki_url", Type::text, "",
                   "http://host where others ask the built-in authority about certificates; empty: public_url"});
    setup.setting({"signing.pki_per_minute", Type::integer, "600",
                   "how often one address may ask the built-in authority in a minute", 1, 1000000});
    setup.setting({"signing.pki_renew", Type::flag, "true",
                   "the built-in timestamp service gets a new key by itself in the year before its certificate ends"});
    setup.setting({"signing.pki_keys", Type::choice, "rsa-3072",
                   "keys the built-in authority and timestamp service get when they are made; ec-p256 signs faster,\n"
                   "rsa-3072 is read by older programs too",
                   0, INT64_MAX, {"rsa-3072", "ec-p256"}});
    setup.permission(officer, {"admin"});
}

void own_pages(core::Setup& setup, const FindRoom& room) {
    using Pages = web::CertificatePages;
    const auto pages = &CertificateRoom::pages;
    const std::string base = "/signing/certificate";
    const core::http::Limits upload{1u << 20, true};
    setup.get(base, may(signer), to(room, pages, &Pages::mine));
    setup.get(base + "/ask", may(signer), to(room, pages, &Pages::ask_form));
    setup.get(base + "/make", may(signer), to(room, pages, &Pages::make_form));
    setup.get(base + "/import", may(signer), to(room, pages, &Pages::import_form));
    setup.get(base + "/passphrase", may(signer), to(room, pages, &Pages::passphrase_form));
    setup.get(base + "/revoke", may(signer), to(room, pages, &Pages::revoke_form));
    setup.post(base + "/ask", may(signer), to(room, pages, &Pages::ask));
    setup.post(base + "/withdraw", may(signer), to(room, pages, &Pages::withdraw));
    setup.post(base + "/make", may(signer), to(room, pages, &Pages::make));
    setup.post(base + "/import", may(signer), to(room, pages, &Pages::hand_in), upload);
    setup.post(base + "/keep", may(signer), to(room, pages, &Pages::keep));
    setup.post(base + "/discard", may(signer), to(room, pages, &Pages::discard));
    setup.post(base + "/passphrase", may(signer), to(room, pages, &Pages::passphrase));
    setup.post(base + "/revoke", may(signer), to(room, pages, &Pages::revoke));
}

void officer_pages(core::Setup& setup, const FindRoom& room) {
    using Pages = web::CertificatePages;
    const auto pages = &CertificateRoom::pages;
    setup.get("/signing/certificates", may(officer), to(room, pages, &Pages::list));
    setup.get("/signing/certificates/{id}", may(officer), to(room, pages, &Pages::show));
    setup.post("/signing/certificates/{id}/revoke", may(officer), to(room, pages, &Pages::revoke_one));
    setup.get("/signing/enrolments/{id}", may(officer), to(room, pages, &Pages::enrolment));
    setup.post("/signing/enrolments/{id}/approve", may(officer), to(room, pages, &Pages::approve));
    setup.post("/signing/enrolments/{id}/refuse", may(officer), to(room, pages, &Pages::refuse));
}

void api_routes(core::Setup& setup, const FindRoom& room) {
    using Api = api::CertificatesApi;
    const auto api = &CertificateRoom::api;
    const std::string own = "/api/v1/signing-certificate", all = "/api/v1/signing-certificates",
                      asked = "/api/v1/signing-enrolments";
    const core::http::Limits upload{1u << 20, true};
    setup.get(own, may(signer), to(room, api, &Api::mine));
    setup.post(own + "/ask", may(signer), to(room, api, &Api::ask));
    setup.post(own + "/withdraw", may(signer), to(room, api, &Api::withdraw));
    setup.post(own + "/make", may(signer), to(room, api, &Api::make));
    setup.post(own + "/import", may(signer), to(room, api, &Api::hand_in), upload);
    setup.post(own + "/keep", may(signer), to(room, api, &Api::keep));
    setup.post(own + "/discard", may(signer), to(room, api, &Api::discard));
    setup.post(own + "/passphrase", may(signer), to(room, api, &Api::passphrase));
    setup.post(own + "/revoke", may(signer), to(room, api, &Api::revoke_mine));
    setup.get(all, may(officer), to(room, api, &Api::list));
    setup.get(all + "/{id}", may(officer), to(room, api, &Api::show));
    setup.post(all + "/{id}/revoke", may(officer), to(room, api, &Api::revoke));
    setup.get(asked, may(officer), to(room, api, &Api::enrolments));
    setup.get(asked + "/{id}", may(officer), to(room, api, &Api::enrolment));
    setup.post(asked + "/{id}/approve", may(officer), to(room, api, &Api::approve));
    setup.post(asked + "/{id}/refuse", may(officer), to(room, api, &Api::refuse));
}

void told(core::Setup& setup, const FindRoom& room) {
    using Pages = web::PkiPages;
    const auto pages = &CertificateRoom::told;
    const core::http::Limits question{16u << 10, true};
    setup.post("/pki/tsa", anyone, to(room, pages, &Pages::timestamp), question);
    setup.post("/pki/ocsp", anyone, to(room, pages, &Pages::ocsp_posted), question);
    setup.get("/pki/ocsp/{request...}", anyone, to(room, pages, &Pages::ocsp_in_path));
    setup.get("/pki/crl/{file}", anyone, to(room, pages, &Pages::list));
    setup.get("/pki/{file}", anyone, to(room, pages, &Pages::certificate));
}

}  // namespace

std::string published_at(const core::conf::Settings& settings, const std::string& public_url) {
    std::string url = settings.text("signing.pki_url");
    if (url.empty()) url = public_url;
    while (url.ends_with('/')) url.pop_back();
    const auto begins = url.find("://");
    if (begins == std::string::npos) return {};
    const auto host = url.substr(begins + 3);
    if (host.starts_with("localhost") && settings.text("signing.pki_url").empty()) return {};
    // What is fetched there is signed, and a client that checks a certificate may not need another to do so.
    return "http://" + host;
}

void certificate_shelves(core::Setup& setup, FindRoom room) {
    settings(setup);
    own_pages(setup, room);
    officer_pages(setup, room);
    api_routes(setup, room);
    told(setup, room);
    pki_commands(setup, room);
    setup.fragment("core.desk", [room](const Context& ctx, const Request& request, std::string_view) {
        return room().pages.on_desk(ctx, request);
    });
    setup.fragment("core.account", [room](const Context& ctx, const Request& request, std::string_view) {
        return room().pages.on_account(ctx, request);
    });
    setup.job(std::string(Pki::job), [room](const core::jobs::Job&) { room().pki.renew(); });
    setup.daily(std::string(Certificates::watch_job), std::chrono::minutes(210), [room](const core::jobs::Job&) {
        room().pki.renew();
        room().certificates.watch();
    });
    setup.health("signing.certificates", [room] { room().certificates.check(); }, false);
}

}  // namespace signing
