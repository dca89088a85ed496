// SPDX-License-Identifier: Apache-2.0
#include "core/app/may_pages.h"

#include "core/app/house.h"
#include "core/base/text.h"
#include "core/http/given.h"

namespace core::core_room {
namespace {

using http::Request;
using http::Response;

constexpr std::size_t longest = 100;

// Roles that carry the right, as people know them: "Kepala, Tata usaha".
std::vector<std::string> roles_with(app::Application& app, const std::string& right, const words::Catalog& words) {
    std::vector<std::string> named;
    const auto found = app.shelves().rights.all().find(right);
    if (found == app.shelves().rights.all().end()) return named;
    for (const auto& role : found->second.roles) named.push_back(words.say("core.role." + role));
    return named;
}

std::string act_word(const std::string& act, const words::Catalog& words) {
    const auto dot = act.find('.');
    return words.say(act.substr(0, dot) + ".may" + act.substr(dot));
}

Response rights_page(app::Application& app, const Context& ctx, const Request& request) {
    http::Given given(request.query);
    const auto object = given.line("object", longest);
    given.done();
    const auto lines = app.explaining().all(app.house().db, ctx, object);
    if (lines.empty()) throw Error(Code::not_found, "core.error.not_found");
    const auto& words = app.shelves().words.in(ctx.language);
    page::Data data;
    data.set("PAGE_TITLE", words.say("core.may.title"));
    if (const auto link = app.explaining().link(app.house().db, ctx, object); !link.empty())
        data.add("BACK").set("URL", link);
    for (const auto& line : lines) {
        auto& row = data.add("ACT");
        row.set("NAME", act_word(line.act, words))
            .set("RULE", words.say(line.why.rule))
            .show(line.why.allowed ? "ALLOWED" : "REFUSED");
        if (!line.why.right.empty())
            row.add("LACKS").set("ROLES", text::join(roles_with(app, line.why.right, words), ", "));
        if (!line.why.allowed && !line.why.who.empty()) row.add("WHO").set("NAMES", text::join(line.why.who, "; "));
    }
    return app.house().pages.render(ctx, request, "core/may", std::move(data));
}

Response rights_answer(app::Application& app, const Context& ctx, const Request& request) {
    http::Given given(request.query);
    const auto act = given.line("act", longest), object = given.line("object", longest);
    if (act.empty()) given.fault("act", "core.fault.may_act");
    if (object.empty()) given.fault("object", "core.fault.may_object");
    given.done();
    const auto why = app.explaining().one(app.house().db, ctx, act, object);
    const auto& words = app.shelves().words.in(ctx.language);
    const bool lacks = !why.right.empty();
    return http::json({{"act", act},
                       {"object", object},
                       {"allowed", why.allowed},
                       {"rule", words.say(why.rule)},
                       {"missing_right", lacks ? Json(why.right) : Json(nullptr)},
                       {"roles", roles_with(app, why.right, words)},
                       {"given_by", lacks ? Json(words.say("core.may.given_by")) : Json(nullptr)},
                       {"who", why.who}});
}

}  // namespace

void may_pages(Setup& setup, app::Application& app) {
    setup.get("/may", http::signed_in, [&app](const Context& ctx, Request& request) { return rights_page(app, ctx, request); });
    setup.get("/api/v1/may", http::signed_in,
              [&app](const Context& ctx, Request& request) { return rights_answer(app, ctx, request); });
}

}  // namespace core::core_room
