// SPDX-License-Identifier: Apache-2.0
#include "core/app/site.h"

#include <algorithm>

#include "core/app/cookies.h"
#include "core/base/text.h"
#include "core/log/log.h"
#include "core/page/problem.h"

namespace core::app {
namespace {

bool is_api(const http::Request& request) { return request.path.starts_with("/api/"); }

bool changes(const http::Request& request) {
    return request.method != "GET" && request.method != "HEAD";
}

// "https://host:port" of Origin against Host; an absent Origin is judged by Sec-Fetch-Site.
bool from_our_pages(const http::Request& request) {
    const std::string site = request.header("sec-fetch-site");
    if (!site.empty() && site != "same-origin" && site != "none") return false;
    const std::string origin = request.header("origin");
    if (origin.empty() || origin == "null") return origin.empty();
    const auto scheme = origin.find("://");
    return scheme != std::string::npos && text::lower(origin.substr(scheme + 3)) == request.host;
}

void secure(http::Response& response, const http::Request& request) {
    response.header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "same-origin")
        .header("X-Frame-Options", "SAMEORIGIN")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Content-Security-Policy",
                "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; "
                "form-action 'self'; frame-ancestors 'self'");
    if (request.secure)
        response.header("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    const bool cached = std::any_of(response.headers.begin(), response.headers.end(), [](const auto& h) {
        return h.first == "Cache-Control";
    });
    if (!cached) response.header("Cache-Control", "no-store");
}

// A note for the next page travels in a cookie and is shown once.
void carry_flash(const http::Request& request, http::Response& response) {
    const std::string attributes = "; Path=/; HttpOnly; SameSite=Lax";
    const auto note = std::find_if(response.headers.begin(), response.headers.end(),
                                   [](const auto& h) { return h.first == "Naskah-Flash"; });
    if (note != response.headers.end()) {
        const std::string value = text::replace(note->second, " ", ":");
        response.headers.erase(note);
        response.header("Set-Cookie", "naskah_flash=" + value + attributes + "; Max-Age=60");
    } else if (request.cookies.contains("naskah_flash") && response.status == 200 &&
               response.type.starts_with("text/html")) {
        response.header("Set-Cookie", "naskah_flash=" + attributes + "; Max-Age=0");
    }
}

}  // namespace

http::Router::Match Site::route(const http::Request& head) {
    return app_.shelves().router.match(head.method, head.path);
}

Context Site::context(http::Request& request) {
    House& house = app_.house();
    Context ctx;
    ctx.clock = &house.clock;
    ctx.zone = house.zone;
    ctx.origin = request.address;
    ctx.request_id = Uuid::make(house.clock.now()).text();
    ctx.language = language_wish(request);
    const std::string bearer = request.header("authorization");
    std::optional<auth::Accounts::Known> known;
    if (bearer.starts_with("Bearer ")) {
        known = house.db.read([&](db::Tx& tx) {
            return house.accounts.by_token(tx, bearer.substr(7), request.header("naskah-acting-as"),
                                           ctx.now(), ctx.zone);
        });
        if (!known) throw Error(Code::unauthenticated, "core.error.token");
    } else if (const std::string token = session_cookie(request); !token.empty()) {
        known = house.db.read([&](db::Tx& tx) {
            return house.accounts.by_session(tx, token, ctx.now(), ctx.zone);
        });
    }
    if (known) {
        ctx.actor = std::move(known->actor);
        ctx.language = known->language;
        request.session = known->csrf;
    }
    return ctx;
}

void Site::admit(const Context& ctx, const http::Request& request, const http::Route& route) const {
    switch (route.gate.kind) {
        case http::Gate::Kind::anyone: break;
        case http::Gate::Kind::signed_in:
        case http::Gate::Kind::right:
            if (!ctx.actor.signed_in()) throw Error(Code::unauthenticated, "core.error.sign_in");
            if (route.gate.kind == http::Gate::Kind::right && !ctx.actor.may(route.gate.right))
                throw Error(Code::forbidden, "core.error.forbidden");
    }
    const bool by_token = !request.header("authorization").empty();
    if (!changes(request) || by_token) return;
    if (!from_our_pages(request)) throw Error(Code::forbidden, "core.error.csrf");
    if (!ctx.actor.signed_in()) return;
    std::string given = request.header("x-csrf-token");
    if (given.empty()) given = request.form.raw("csrf");
    if (!same_secret(given, request.session)) throw Error(Code::forbidden, "core.error.csrf");
}

http::Response Site::handle(Context& ctx, http::Request& request, const http::Router::Match& match) {
    try {
        ctx = context(request);
        if (match.route == nullptr) {
            if (match.other_method) return refuse(request, 405, "method");
            throw Error(Code::not_found, "core.error.page");
        }
        request.params = match.params;
        admit(ctx, request, *match.route);
        return match.route->handler(ctx, request);
    } catch (const Error& error) {
        return failed(ctx, request, error);
    } catch (const std::exception& error) {
        log::error("request.fault", {{"request", ctx.request_id}, {"what", error.what()}});
        return failed(ctx, request, Error(Code::internal, "core.error.internal"));
    }
}

http::Response Site::answer(http::Request& request, const http::Router::Match& match) {
    const Instant began = app_.house().clock.now();
    Context ctx = app_.system_context("");
    ctx.actor = Actor{};
    ctx.language = language_wish(request);
    http::Response response = handle(ctx, request, match);
    finish(ctx, request, match, response, began);
    return response;
}

http::Response Site::failed(const Context& ctx, const http::Request& request,
                            const Error& error) const {
    const auto& words = app_.shelves().words.in(ctx.language);
    if (error.code() == Code::internal || error.code() == Code::unavailable)
        log::error("request.failed", {{"request", ctx.request_id}, {"what", error.what()}});
    if (is_api(request) || request.header("accept").starts_with("application/json"))
        return page::problem(error, words, ctx.request_id);
    if (error.code() == Code::unauthenticated && request.method == "GET" &&
        error.key() == "core.error.sign_in")
        return http::see_other("/login?next=" + text::url(request.path));
    page::Data data;
    data.set("STATUS", page::status(error.code()))
        .set("PAGE_TITLE", words.say("core.error.title." + std::string(name(error.code()))))
        .set("TITLE", words.say("core.error.title." + std::string(name(error.code()))))
        .set("TEXT", words.say(error.key(), error.args()))
        .set("REQUEST_ID", ctx.request_id);
    page::show_faults(data, error.faults(), words);
    try {
        return app_.house().pages.render(ctx, request, "core/error", std::move(data),
                                         page::status(error.code()));
    } catch (const std::exception&) {
        // The frame of the page may need what just failed.
        return {page::status(error.code()), "text/plain; charset=utf-8",
                words.say(error.key(), error.args()) + "\n" + ctx.request_id + "\n", {}, {}};
    }
}

http::Response Site::refuse(const http::Request& head, int status, std::string_view why) {
    {
        const std::lock_guard lock(guard_);
        ++answered_[status];
    }
    const auto& words = app_.shelves().words.in("id");
    const std::string key = "core.refused." + std::to_string(status);
    const std::string sentence = words.has(key) ? words.say(key) : std::string(why);
    http::Response response;
    response.status = status;
    if (is_api(head)) {
        response.type = "application/problem+json";
        response.body = json::write({{"type", "about:blank"},
                                     {"title", sentence},
                                     {"status", status},
                                     {"detail", why},
                                     {"code", "refused"}});
    } else {
        response.type = "text/plain; charset=utf-8";
        response.body = sentence + "\n";
    }
    secure(response, head);
    return response;
}

void Site::finish(const Context& ctx, const http::Request& request, const http::Router::Match& match,
                  http::Response& response, Instant began) {
    secure(response, request);
    carry_flash(request, response);
    const auto spent = (app_.house().clock.now() - began).count();
    {
        const std::lock_guard lock(guard_);
        ++answered_[response.status];
        spent_ms_ += static_cast<std::uint64_t>(spent);
    }
    log::info("request", {{"request", ctx.request_id},
                          {"method", request.method},
                          {"route", match.route == nullptr ? "" : match.route->pattern},
                          {"status", response.status},
                          {"ms", spent},
                          {"actor", ctx.actor.signed_in() ? ctx.actor.person.text() : ""}});
}

void Site::observe(const http::Server& server) {
    server_ = &server;
    app_.metrics = [this] { return metrics(); };
}

std::string Site::metrics() const {
    const std::lock_guard lock(guard_);
    std::string out = "# TYPE naskah_requests_total counter\n";
    for (const auto& [status, count] : answered_)
        out += "naskah_requests_total{status=\"" + std::to_string(status) + "\"} " +
               std::to_string(count) + "\n";
    out += "# TYPE naskah_request_milliseconds_total counter\nnaskah_request_milliseconds_total " +
           std::to_string(spent_ms_) + "\n";
    if (server_ == nullptr) return out;
    const auto figures = server_->figures();
    const auto gauge = [&](const std::string& name, std::uint64_t value) {
        out += "# TYPE naskah_" + name + " gauge\nnaskah_" + name + " " + std::to_string(value) + "\n";
    };
    gauge("connections", figures.connections);
    gauge("connections_parked", figures.parked);
    gauge("requests_waiting", figures.waiting);
    return out;
}

}  // namespace core::app
