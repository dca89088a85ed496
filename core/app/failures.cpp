// SPDX-License-Identifier: Apache-2.0
#include "core/app/failures.h"

#include "core/app/address.h"
#include "core/app/cookies.h"
#include "core/app/core_room.h"
#include "core/base/text.h"
#include "core/log/log.h"
#include "core/page/problem.h"

namespace core::app {
namespace {

constexpr std::size_t most_pages = 200;

// Seconds after which asking again makes sense; 0 says nothing.
int wait_for(const Error& error) {
    if (error.code() == Code::unavailable || error.code() == Code::upstream) return 10;
    if (error.code() != Code::too_many) return 0;
    for (const auto& [name, value] : error.args())
        if (name == "minutes") return 60 * std::atoi(value.c_str());
    return 60;
}

// "32 MB", "64 KB".
std::string size_word(std::size_t bytes) {
    const bool large = bytes >= (1u << 20);
    return std::to_string(large ? bytes >> 20 : bytes >> 10) + (large ? " MB" : " KB");
}

page::Data page_of(int status, const std::string& title, const std::string& text,
                   const std::string& request_id) {
    page::Data data;
    data.set("STATUS", status).set("PAGE_TITLE", title).set("TITLE", title).set("TEXT", text);
    if (!request_id.empty()) data.add("FOUND_BY").set("REQUEST_ID", request_id);
    return data;
}

// Somebody of several positions may have meant another: he says so himself, whatever lies there.
void offer_seats(page::Data& data, const Context& ctx, const http::Request& request, const words::Catalog& words) {
    if (ctx.actor.seats.size() < 2 || request.method != "GET") return;
    auto& other = data.add("OTHER_SEATS");
    other.set("NEXT", here(request));
    for (std::size_t i = 0; i < ctx.actor.seats.size(); ++i)
        if (i != ctx.actor.acting)
            other.add("OTHER_SEAT")
                .set("SEAT", ctx.actor.seats[i].appointment.text())
                .set("NAME", core_room::seat_label(ctx.actor.seats[i], words));
}

}  // namespace

bool is_api(const http::Request& request) { return request.path.starts_with("/api/"); }

std::string language_of(const http::Request& request) {
    if (!is_api(request)) return language_wish(request);
    for (const auto& part : text::split(text::lower(request.header("accept-language")), ',')) {
        const auto wish = text::trim(part).substr(0, 2);
        if (wish == "id" || wish == "en") return std::string(wish);
    }
    return language_wish(request);
}

http::Response Failures::failed(const Context& ctx, const http::Request& request,
                                const Error& error) const {
    const auto& words = app_.shelves().words.in(ctx.language);
    const int status = page::status(error.code());
    http::Response response;
    if (is_api(request) || request.header("accept").starts_with("application/json")) {
        response = page::problem(error, words, ctx.request_id);
        if (status == 401) response.header("WWW-Authenticate", "Bearer realm=\"naskah\"");
    } else if (error.key() == "core.error.sign_in" && request.method == "GET") {
        return http::see_other("/login?next=" + text::url(here(request)));
    } else {
        auto data = page_of(status, words.say("core.error.title." + std::string(name(error.code()))),
                            words.say(error.key(), error.args()), ctx.request_id);
        // While the database is away nobody knows who asks.
        data.show(ctx.actor.signed_in() ? "MEMBER" : status < 500 ? "STRANGER" : "ANYBODY");
        page::show_faults(data, error.faults(), words);
        const auto back = came_from(request);
        const bool leads = status < 500 && !back.empty() && (request.method != "GET" || back != here(request));
        if (leads) data.add("BACK").set("URL", back);
        data.show_if(!leads, "NO_WAY_BACK");
        if (status == 404 || status == 403) offer_seats(data, ctx, request, words);
        auto& pages = app_.house().pages;
        try {
            response = pages.render(ctx, request, "core/error", data, status);
        } catch (const std::exception&) {
            // The menu around the page may need what just failed; a page without one does not.
            Context stranger = ctx;
            stranger.actor = Actor{};
            response = pages.render(stranger, request, "core/error", std::move(data), status);
        }
    }
    if (const int seconds = wait_for(error); seconds > 0)
        response.header("Retry-After", std::to_string(seconds));
    return response;
}

std::string Failures::sentence(const http::Request& head, int status,
                               const words::Catalog& words) const {
    Args args;
    const auto match = app_.shelves().router.match(head.method, head.path);
    if (status == 405) args = {{"method", head.method}, {"allow", match.allow}};
    if (match.route && status == 413) args = {{"most", size_word(match.route->limits.body)}};
    if (match.route && status == 415) {
        std::string wanted = words.say(is_api(head) ? "core.refused.wanted.json" : "core.refused.wanted.form");
        if (match.route->limits.uploads) wanted = words.say("core.refused.wanted.upload");
        const auto type = head.type.empty() ? words.say("core.refused.no_type")
                                            : std::string(text::head(head.type, 60));
        args = {{"type", type}, {"wanted", wanted}};
    }
    const std::string key = "core.refused." + std::to_string(status);
    return words.say(words.has(key) ? key : "core.refused.400", args);
}

std::string Failures::page(const Context& ctx, int status, const std::string& sentence) const {
    const std::lock_guard lock(guard_);
    // The sentence may quote the client; a client must not fill the memory with its inventions.
    if (pages_.size() >= most_pages) pages_.clear();
    auto& kept = pages_[ctx.language + std::to_string(status) + sentence];
    if (kept.empty()) {
        const auto& words = app_.shelves().words.in(ctx.language);
        auto data = page_of(status, words.say("core.error.title.refused"), sentence, {});
        data.show("ANYBODY");   // who asked is not known yet
        kept = app_.house().pages.render(ctx, {}, "core/error", std::move(data), status).body;
    }
    return kept;
}

http::Response Failures::refused(const http::Request& head, int status) const {
    Context ctx;
    ctx.language = language_of(head);
    const auto& words = app_.shelves().words.in(ctx.language);
    const auto said = sentence(head, status, words);
    http::Response response;
    response.status = status;
    if (is_api(head)) {
        response.type = "application/problem+json";
        response.body = json::write({{"type", "urn:naskah:problem:refused"},
                                     {"title", words.say("core.error.title.refused")},
                                     {"status", status},
                                     {"detail", said},
                                     {"code", "refused"}});
    } else {
        try {
            response.body = page(ctx, status, said);
        } catch (const std::exception& error) {
            log::error("refusal.page", {{"what", error.what()}});
            response.type = "text/plain; charset=utf-8";
            response.body = said + "\n";
        }
    }
    if (status == 405)
        response.header("Allow", app_.shelves().router.match(head.method, head.path).allow);
    return response;
}

}  // namespace core::app
