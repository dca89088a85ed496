// SPDX-License-Identifier: Apache-2.0
#include "core/app/site.h"

#include <algorithm>

#include "core/app/cookies.h"
#include "core/app/csrf.h"
#include "core/base/text.h"
#include "core/log/log.h"
#include "core/page/problem.h"

namespace core::app {
namespace {

// Acts of the person, whichever seat he is in.
bool without_seat(std::string_view path) {
    return path == "/acting" || path == "/logout" || path == "/preferences" || path == "/account/password";
}

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

void pass_gate(const Actor& actor, const http::Gate& gate) {
    if (gate.kind == http::Gate::Kind::open || gate.kind == http::Gate::Kind::anyone) return;
    if (!actor.signed_in()) throw Error(Code::unauthenticated, "core.error.sign_in");
    if (gate.kind == http::Gate::Kind::right && !actor.may(gate.right))
        throw Error(Code::forbidden, "core.error.forbidden");
}

void secure(http::Response& response, const http::Request& request) {
    response.header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "same-origin")
        .header("X-Frame-Options", "SAMEORIGIN")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Content-Security-Policy",
                "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; "
                "form-action 'self'; frame-ancestors 'self'");
    // A page that needs a sensor says so itself.
    const auto sensors = std::any_of(response.headers.begin(), response.headers.end(),
                                     [](const auto& h) { return h.first == "Permissions-Policy"; });
    if (!sensors) response.header("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
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
    const auto taken = [&](const char* name) {
        const auto found = std::find_if(response.headers.begin(), response.headers.end(),
                                        [&](const auto& header) { return header.first == name; });
        if (found == response.headers.end()) return std::string();
        const std::string value = found->second;
        response.headers.erase(found);
        return value;
    };
    const std::string note = taken("Naskah-Flash"), undo = taken("Naskah-Undo");
    if (!note.empty()) {
        const std::string value = text::replace(note, " ", ":") + (undo.empty() ? "" : ":" + text::replace(undo, " ", ":"));
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

// Who calls, by token or session. The context is filled as far as it is known when this throws.
Site::Caller Site::know(Context& ctx, http::Request& request) {
    House& house = app_.house();
    Caller caller;
    const std::string bearer = request.header("authorization");
    const std::string seat = request.header("naskah-acting-as");
    std::optional<auth::Accounts::Known> known;
    if (text::lower(bearer.substr(0, 7)) == "bearer ") {
        known = house.db.read([&](db::Tx& tx) {
            return house.accounts.by_token(tx, text::trim(bearer.substr(7)), seat, ctx.now(), ctx.zone);
        });
        if (!known) throw Error(Code::unauthenticated, "core.error.token");
        caller.by_token = true;
    } else if (const std::string token = session_cookie(request); !token.empty()) {
        known = house.db.read([&](db::Tx& tx) {
            return house.accounts.by_session(tx, token, seat, ctx.now(), ctx.zone);
        });
    }
    if (!known) return caller;
    ctx.actor = std::move(known->actor);
    // A program may ask for another language than the one its person reads pages in.
    if (!is_api(request) || request.header("accept-language").empty()) ctx.language = known->language;
    caller.csrf = known->csrf;
    if (!caller.csrf.empty()) request.session = masked(caller.csrf);
    return caller;
}

// Of an open route nothing is asked; one for anyone goes on as for nobody when nobody can be known.
Site::Caller Site::known_for(const http::Router::Match& match, Context& ctx, http::Request& request) {
    using Kind = http::Gate::Kind;
    const Kind kind = match.route == nullptr ? Kind::signed_in : match.route->gate.kind;
    if (kind == Kind::open) return {};
    try {
        return know(ctx, request);
    } catch (const Error& error) {
        if (kind != Kind::anyone || error.code() != Code::unavailable) throw;
        return {};
    }
}

http::Response Site::handle(Context& ctx, http::Request& request, const http::Router::Match& match) {
    try {
        const Caller caller = known_for(match, ctx, request);
        if (match.route == nullptr) {
            if (!match.allow.empty()) return failures_.refused(request, 405);
            throw Error(Code::not_found, "core.error.page");
        }
        request.params = match.params;
        // What was meant for a seat that has ended must not be done in another.
        if (changes(request) && ctx.actor.seat_ended && !without_seat(request.path))
            throw Error(Code::conflict, "core.error.seat_ended");
        pass_gate(ctx.actor, match.route->gate);
        if (request.fault) throw *request.fault;
        if (changes(request) && !caller.by_token) {
            if (!from_our_pages(request)) throw Error(Code::forbidden, "core.error.csrf");
            std::string given = request.header("x-csrf-token");
            if (given.empty()) given = request.form.raw("csrf");
            if (ctx.actor.signed_in() && !unmasks_to(given, caller.csrf))
                throw Error(Code::forbidden, "core.error.csrf");
        }
        return match.route->handler(ctx, request);
    } catch (const Error& error) {
        return failed(ctx, request, error);
    } catch (const std::exception& error) {
        log::error("request.fault", {{"request", ctx.request_id}, {"what", error.what()}});
        return failed(ctx, request, Error(Code::internal, "core.error.internal"));
    }
}

Context Site::stranger(const http::Request& request) const {
    Context ctx = app_.system_context(request.address);
    ctx.actor = Actor{};
    ctx.language = language_of(request);
    return ctx;
}

std::optional<http::Response> Site::turn_away(http::Request& head, const http::Router::Match& match) {
    const Instant began = app_.house().clock.now();
    Context ctx = stranger(head);
    try {
        const Caller caller = known_for(match, ctx, head);
        pass_gate(ctx.actor, match.route->gate);
        if (!caller.by_token && !from_our_pages(head)) throw Error(Code::forbidden, "core.error.csrf");
        return std::nullopt;
    } catch (const Error& error) {
        http::Response response = failed(ctx, head, error);
        finish(ctx, head, match, response, began);
        return response;
    }
}

http::Response Site::answer(http::Request& request, const http::Router::Match& match) {
    const Instant began = app_.house().clock.now();
    Context ctx = stranger(request);
    http::Response response = handle(ctx, request, match);
    finish(ctx, request, match, response, began);
    return response;
}

http::Response Site::failed(const Context& ctx, const http::Request& request,
                            const Error& error) const {
    if (error.code() == Code::internal || error.code() == Code::unavailable)
        log::error("request.failed", {{"request", ctx.request_id}, {"what", error.what()}});
    try {
        return failures_.failed(ctx, request, error);
    } catch (const std::exception& fault) {
        // Not even the page of errors can be put together.
        log::error("request.fault", {{"request", ctx.request_id}, {"what", fault.what()}});
        const auto& words = app_.shelves().words.in(ctx.language);
        return {page::status(error.code()), "text/plain; charset=utf-8",
                words.say(error.key(), error.args()) + "\n" + ctx.request_id + "\n", {}, {}};
    }
}

http::Response Site::refuse(const http::Request& head, int status, std::string_view why) {
    {
        const std::lock_guard lock(guard_);
        ++answered_[status];
    }
    log::info("request.refused", {{"method", head.method}, {"status", status}, {"why", std::string(why)}});
    http::Response response = failures_.refused(head, status);
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
    gauge("pages_listening", figures.listening);
    gauge("requests_waiting", figures.waiting);
    return out;
}

}  // namespace core::app
