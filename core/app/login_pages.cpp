// SPDX-License-Identifier: Apache-2.0
#include "core/app/login_pages.h"

#include "core/app/cookies.h"
#include "core/app/core_room.h"
#include "core/app/house.h"
#include "core/http/given.h"
#include "core/http/live.h"
#include "core/page/problem.h"
#include "core/base/text.h"

namespace core::core_room {
namespace {

using Choices = std::vector<std::string>;

http::Response login_form(House& house, const Context& ctx, const http::Request& request,
                          const std::string& login, const Error* error) {
    page::Data data;
    const auto& words = house.words.in(ctx.language);
    data.set("PAGE_TITLE", words.say("core.login.title"))
        .set("LOGIN_TYPED", login)
        .set("NEXT", http::local_path(request.query.has("next") ? request.query.get("next")
                                                           : request.form.get("next")));
    if (error != nullptr && error->faults().empty())
        data.add("REFUSED").set("TEXT", words.say(error->key(), error->args()));
    if (error != nullptr) page::show_faults(data, error->faults(), words);
    return house.pages.render(ctx, request, "core/login", std::move(data),
                              error == nullptr ? 200 : page::status(error->code()));
}

http::Response sign_in(House& house, const Context& ctx, http::Request& request) {
    const Secret password(request.form.take_secret("password"));
    http::Given given(request.form);
    const std::string login = given.line("login", 100);
    try {
        if (login.empty()) given.fault("login", "core.fault.login_empty");
        if (password.empty()) given.fault("password", "core.fault.password_empty");
        given.done();
        const auto session = house.accounts.sign_in(house.db, ctx, login, password);
        return http::see_other(http::local_path(request.form.get("next")))
            .header("Set-Cookie", app::set_session(request, session.token));
    } catch (const Error& error) {
        if (error.code() == Code::unavailable || error.code() == Code::internal) throw;
        return login_form(house, ctx, request, login, &error);
    }
}

http::Response account_page(House& house, const Context& ctx, const http::Request& request,
                            const std::vector<Fault>& faults) {
    page::Data data;
    const auto& words = house.words.in(ctx.language);
    data.set("PAGE_TITLE", words.say("core.account.title"))
        .set("PERSON", ctx.actor.person_name)
        .set("LOGIN", ctx.actor.login);
    for (const Seat& seat : ctx.actor.seats)
        data.add("SEAT_HELD").set("NAME", seat_label(seat, words)).set("UNIT", seat.unit_name);
    data.show_if(ctx.actor.seats.empty(), "NO_SEAT");
    page::show_faults(data, faults, words);
    return house.pages.render(ctx, request, "core/account", std::move(data),
                              faults.empty() ? 200 : 422);
}

http::Response change_password(House& house, const Context& ctx, http::Request& request) {
    const Secret present(request.form.take_secret("present"));
    const Secret fresh(request.form.take_secret("password"));
    const Secret again(request.form.take_secret("again"));
    if (present.empty())
        return account_page(house, ctx, request, {{"present", "core.fault.password_empty", {}}});
    if (fresh.reveal() != again.reveal())
        return account_page(house, ctx, request, {{"again", "core.fault.password_differs", {}}});
    try {
        const auto account = house.accounts.check(house.db, ctx, ctx.actor.login, present);
        house.db.write([&](db::Tx& tx) {
            house.accounts.set_password(tx, ctx, account.id, fresh);
        });
        house.live.close(ctx.actor.person);
    } catch (const Error& error) {
        if (error.code() == Code::unauthenticated)
            return account_page(house, ctx, request, {{"present", "core.fault.password_wrong", {}}});
        if (error.code() == Code::invalid) return account_page(house, ctx, request, error.faults());
        throw;
    }
    return http::see_other("/login", "core.flash.password_changed")
        .header("Set-Cookie", app::drop_session(request));
}

// Theme and language live in cookies; of a signed-in person the language goes with the session.
http::Response preferences(House& house, const Context& ctx, http::Request& request) {
    http::Given given(request.form);
    const auto same = [](const std::string& word) { return word; };
    const auto theme = given.one_of("theme", Choices{"light", "dark", "auto"}, same).value_or("");
    const auto language = given.one_of("language", Choices{"id", "en"}, same).value_or("");
    given.done();
    http::Response response = http::see_other(http::local_path(request.form.get("next")));
    const std::string keep = "; Path=/; Max-Age=31536000; SameSite=Lax";
    if (!theme.empty())
        response.header("Set-Cookie", "naskah_theme=" + theme + keep);
    if (!language.empty()) {
        response.header("Set-Cookie", "naskah_language=" + language + keep);
        if (ctx.actor.signed_in())
            house.db.write([&](db::Tx& tx) {
                house.accounts.set_language(tx, app::session_cookie(request), language);
            });
    }
    return response;
}

Json lent_told(const Seat& seat) {
    if (!seat.lent) return nullptr;
    const Lent& lent = *seat.lent;
    return {{"kind", lent.kind},
            {"owner", lent.owner},
            {"own_appointment", lent.own.text()},
            {"own_position", lent.own_position.text()},
            {"own_position_name", lent.own_name},
            {"acts", lent.acts},
            {"until", lent.until ? Json(iso(*lent.until)) : Json(nullptr)}};
}

http::Response me(const Context& ctx) {
    Json seats = Json::array();
    for (const Seat& seat : ctx.actor.seats)
        seats.push_back({{"appointment", seat.appointment.text()},
                         {"position", seat.position.text()},
                         {"position_name", seat.position_name},
                         {"unit", seat.unit.text()},
                         {"unit_name", seat.unit_name},
                         {"capacity", name(seat.capacity)},
                         {"lent", lent_told(seat)}});
    return http::json({{"person", ctx.actor.person.text()},
                       {"name", ctx.actor.person_name},
                       {"login", ctx.actor.login},
                       {"acting", ctx.actor.acting},
                       {"seats", seats},
                       {"rights", ctx.actor.rights}});
}

}  // namespace

void login_pages(Setup& setup, app::Application& app) {
    using http::Request;
    setup.get("/login", http::anyone, [&app](const Context& ctx, Request& request) {
        if (ctx.actor.signed_in()) return http::see_other("/");
        return login_form(app.house(), ctx, request, "", nullptr);
    });
    setup.post("/login", http::anyone, [&app](const Context& ctx, Request& request) {
        return sign_in(app.house(), ctx, request);
    });
    setup.post("/logout", http::signed_in, [&app](const Context& ctx, Request& request) {
        app.house().db.write([&](db::Tx& tx) {
            app.house().accounts.sign_out(tx, app::session_cookie(request));
        });
        for (const auto& gone : app.shelves().leaving) gone(ctx.actor.person);
        app.house().live.close(ctx.actor.person);
        return http::see_other("/login").header("Set-Cookie", app::drop_session(request));
    });
    setup.post("/acting", http::signed_in, [&app](const Context& ctx, Request& request) {
        http::Given given(request.form);
        const auto appointment = given.id<AppointmentId>("seat").value_or(AppointmentId{});
        given.done();
        app.house().db.write([&](db::Tx& tx) {
            app.house().accounts.act_as(tx, ctx, app::session_cookie(request), appointment);
        });
        return http::see_other(http::local_path(request.form.get("next")), "core.flash.acting");
    });
    setup.post("/preferences", http::anyone, [&app](const Context& ctx, Request& request) {
        return preferences(app.house(), ctx, request);
    });
    setup.get("/account", http::signed_in, [&app](const Context& ctx, Request& request) {
        return account_page(app.house(), ctx, request, {});
    });
    setup.post("/account/password", http::signed_in, [&app](const Context& ctx, Request& request) {
        return change_password(app.house(), ctx, request);
    });
    setup.get("/api/v1/me", http::signed_in, [](const Context& ctx, Request&) { return me(ctx); });
}

}  // namespace core::core_room
