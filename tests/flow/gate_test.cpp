// SPDX-License-Identifier: Apache-2.0
// Every route, asked by nobody, by a stranger, by another office and from a foreign page. A route is
// walked the day it is born: what the walk cannot ask fails until it is taught in town_acts.cpp.
#include <set>

#include "tests/flow/town.h"

namespace gate_test {

using tests::Caller;
using tests::Reply;
using tests::Route;

// Open to anybody on purpose; whoever adds one adds it here.
const std::set<std::string> open_routes{
    "GET /a/{file}",        "GET /health/live", "GET /health/ready",       "GET /metrics",
    "GET /api/v1/openapi.json", "GET /login",   "POST /login",             "POST /preferences",
    "GET /verify",          "POST /verify",     "GET /v/{code}",           "GET /v/{code}/pdf",
    "GET /api/v1/verify/{code}", "POST /api/v1/verify", "POST /api/v1/verifications",
    "POST /pki/tsa",        "POST /pki/ocsp",   "GET /pki/ocsp/{request...}", "GET /pki/crl/{file}", "GET /pki/{file}"};

// For everybody who is signed in, with or without a position.
const std::set<std::string> personal_routes{
    "GET /", "POST /logout", "POST /acting", "GET /account", "POST /account/password",
    "GET /api/v1/may", "GET /api/v1/me", "GET /search", "GET /api/v1/search", "GET /search/suggestions",
    "GET /api/v1/search/suggestions", "GET /batches", "GET /batches/{id}",
    "POST /batches/{id}/again", "GET /api/v1/batches", "GET /api/v1/batches/{id}", "POST /api/v1/batches/{id}/again",
    "POST /batches/{id}/stop", "POST /api/v1/batches/{id}/stop", "POST /batches/{id}/undo",
    "POST /api/v1/batches/{id}/undo", "GET /live", "GET /may", "GET /counters", "GET /notices",
    "POST /notices/read", "POST /notices/{id}/read", "POST /notices/{id}/open", "GET /notices/settings",
    "POST /notices/settings", "GET /api/v1/notices", "POST /api/v1/notices/read", "POST /api/v1/notices/{id}/read",
    "GET /api/v1/notices/settings", "PUT /api/v1/notices/settings", "GET /integrity/proof", "GET /api/v1/integrity/proof",
    "GET /integrity/file", "GET /api/v1/integrity/file", "GET /api/v1/integrity/dossiers/{id}"};

// Registers of the whole house: who has the right may see and keep all of them.
bool of_the_house(const Route& route) {
    for (const char* room :
         {"/directory", "/classification", "/style", "/admin", "/deadlines/outages", "/deadlines-outages"})
        if (route.pattern.starts_with(room) || route.pattern.starts_with(std::string("/api/v1") + room)) return true;
    return false;
}

// Asks about nothing in particular: a list, a blank form, a beginning of one's own.
bool about_nothing(const Route& route) {
    static const std::set<std::string> about_another{"POST /signing/pass", "POST /signing/return", "POST /signing/recall",
                                                     "POST /signing/sign", "POST /archive/file", "POST /signing/queue",
                                                     "POST /disposal", "POST /api/v1/disposals",
                                                     "POST /signing/queue/remove", "POST /numbers/bind",
                                                     "POST /letters/submit", "POST /letters/handing",
                                                     "POST /api/v1/letters/submit", "POST /api/v1/letters/handing",
                                                     "POST /api/v1/signing/pass", "POST /signing/read",
                                                     "POST /signing/many", "POST /api/v1/signing/sign-many"};
    return route.pattern.find('{') == std::string::npos && !about_another.contains(route.name());
}

class Gates : public tests::Town {
  protected:
    void SetUp() override {
        Town::SetUp();
        if (IsSkipped()) return;
        settle();
        routes_ = routes();
    }
    Reply knock(const Caller& caller, const Route& route) {
        return send(caller, route, route.changes() ? act(route) : tests::Act{}, path(route));
    }
    // Name and value of the cookie of somebody who signed in by the form.
    std::string session_of(const std::string& position);

    void only_the_routes_named_here_are_open();
    void nobody_is_asked_to_sign_in();
    void a_stranger_has_no_right();
    void another_office_learns_nothing();
    void an_unknown_seat_is_refused();
    void a_form_from_elsewhere_is_refused();
    void the_form_token_is_masked_anew_on_every_page();
    void wrong_passphrases_close_the_account();

    std::vector<Route> routes_;
};

std::string Gates::session_of(const std::string& position) {
    const Reply entered =
        ask(*server_, "POST", "/login", {{"Content-Type", "application/x-www-form-urlencoded"}},
            "login=" + tests::login_of(position) + "&password=" + tests::demo_password);
    EXPECT_EQ(entered.status, 303) << entered.text();
    const std::string cookie = entered.headers.at("set-cookie");
    return cookie.substr(0, cookie.find(';'));
}


void Gates::only_the_routes_named_here_are_open() {
    std::set<std::string> open, personal;
    for (const Route& route : routes_) {
        if (route.gate == "anyone") open.insert(route.name());
        if (route.gate == "signed in") personal.insert(route.name());
    }
    EXPECT_EQ(open, open_routes);
    EXPECT_EQ(personal, personal_routes);
}

void Gates::nobody_is_asked_to_sign_in() {
    const Caller nobody(*server_, ""), guesser(*server_, "nsk_guessed");
    for (const Route& route : routes_) {
        if (route.gate == "anyone") continue;
        SCOPED_TRACE(route.name());
        const Reply reply = knock(nobody, route);
        if (route.api() || route.changes()) {
            EXPECT_EQ(reply.status, 401);
        } else {
            EXPECT_EQ(reply.status, 303);
            EXPECT_TRUE(reply.headers.at("location").starts_with("/login?next="));
        }
        EXPECT_EQ(knock(guesser, route).status, 401) << "a token that is none";
    }
}

void Gates::a_stranger_has_no_right() {
    server_->command({"user:add", "orang.luar", "--name", "Orang Luar"}, "kalimat sandi yang panjang\n");
    std::string token = server_->command({"token:create", "orang.luar"});
    token.erase(token.find_last_not_of('\n') + 1);
    const Caller stranger(*server_, token);
    for (const Route& route : routes_)
        if (route.gate != "anyone" && route.gate != "signed in") {
            EXPECT_EQ(knock(stranger, route).status, 403) << route.name();
        }
    EXPECT_EQ(stranger.get("/api/v1/search?q=laporan").json["total"], 0);
}

// With every right of a head, a clerk, an archivist: but of another office.
void Gates::another_office_learns_nothing() {
    for (const char* who : {"other head", "other clerk", "other archivist"}) {
        for (const Route& route : routes_) {
            if (route.gate == "anyone" || route.gate == "signed in" || of_the_house(route)) continue;
            SCOPED_TRACE(std::string(who) + ": " + route.name());
            if (about_nothing(route)) {
                if (route.changes()) continue;
                const auto shown = knock(person(who), route).text();
                for (const char* object : {"draft", "waiting", "sent", "incoming", "branch", "dossier", "number", "insertion"})
                    EXPECT_EQ(shown.find(ids_[object]), std::string::npos) << "lists the " << object;
                continue;
            }
            const Reply reply = knock(person(who), route);
            EXPECT_TRUE(reply.status == 403 || reply.status == 404) << reply.status << " " << reply.text();
        }
    }
    EXPECT_EQ(person("drafter").get("/api/v1/letters/" + ids_["draft"]).json["version"], 1);
    EXPECT_EQ(person("drafter").get("/api/v1/letters/" + ids_["waiting"]).json["state"], "waiting");
}

void Gates::an_unknown_seat_is_refused() {
    for (const std::string& seat : {ids_["appointment"], ids_["draft"], std::string("bukan-id")}) {
        auto headers = person("drafter").headers();
        headers["Naskah-Acting-As"] = seat;
        EXPECT_EQ(ask(*server_, "GET", "/api/v1/me", headers).status, 403) << seat;
        EXPECT_EQ(ask(*server_, "GET", "/letters", headers).status, 403) << seat;
    }
}

// A page of another site can send a form with our cookie, but not with our token.
void Gates::a_form_from_elsewhere_is_refused() {
    const std::string session = session_of("DISKOMINFO.APTIKA.STAF");
    const std::string form = "application/x-www-form-urlencoded";
    for (const Route& route : routes_) {
        if (!route.changes() || route.gate == "anyone") continue;
        const Reply reply = ask(*server_, route.method, path(route),
                                {{"Cookie", session}, {"Content-Type", route.api() ? "application/json" : form}},
                                route.api() ? "{}" : "csrf=AAAA");
        EXPECT_EQ(reply.status, 403) << route.name();
        // A password of a proxy in front is no token of ours.
        const Reply basic = ask(*server_, route.method, path(route),
                                {{"Cookie", session}, {"Authorization", "Basic YTpi"},
                                 {"Content-Type", route.api() ? "application/json" : form}},
                                route.api() ? "{}" : "");
        EXPECT_EQ(basic.status, 403) << route.name();
    }
    EXPECT_EQ(ask(*server_, "GET", "/letters", {{"Cookie", session}}).status, 200) << "the session stands";
}

// BREACH: the token must not stand twice alike on packed pages; each one is good all the same.
void Gates::the_form_token_is_masked_anew_on_every_page() {
    const std::string session = session_of("DISKOMINFO.APTIKA.STAF");
    std::set<std::string> seen;
    for (int i = 0; i < 3; ++i) {
        const auto page = ask(*server_, "GET", "/account", {{"Cookie", session}}).text();
        const std::string mark = "name=\"csrf-token\" content=\"";
        const auto at = page.find(mark) + mark.size();
        const auto token = page.substr(at, page.find('"', at) - at);
        EXPECT_TRUE(seen.insert(token).second) << "the same token again";
        const Reply kept = ask(*server_, "POST", "/preferences",
                               {{"Cookie", session}, {"X-CSRF-Token", token},
                                {"Content-Type", "application/x-www-form-urlencoded"}}, "theme=dark");
        EXPECT_EQ(kept.status, 303) << kept.text();
    }
}

// Passphrase and password count towards one lock; it holds for pages, programs and the form of sign-in,
// and a new password opens it and ends what was open before.
void Gates::wrong_passphrases_close_the_account() {
    const auto& head = person("head");
    const std::string login = tests::login_of("DISKOMINFO.KADIS"), session = session_of("DISKOMINFO.KADIS");
    const std::string round = "/api/v1/signing/letter:" + ids_["waiting"];
    const auto enter = [&](const std::string& password) {
        return ask(*server_, "POST", "/login", {{"Content-Type", "application/x-www-form-urlencoded"}},
                   "login=" + login + "&password=" + password);
    };
    ASSERT_EQ(person("section").post(round + "/pass").status, 200);
    EXPECT_EQ(enter("bukan+kata+sandi").status, 401) << "the first of five";
    for (int left = 3; left >= 1; --left) {
        const Reply wrong = head.post(round + "/sign", {{"passphrase", "bukan ini"}});
        EXPECT_EQ(wrong.status, 422);
        const auto& fault = wrong.json["faults"][0];
        EXPECT_EQ(fault["field"], "passphrase");
        EXPECT_NE(fault["message"].get<std::string>().find(std::to_string(left)), std::string::npos) << fault.dump();
    }
    const Reply locked = head.post(round + "/sign", {{"passphrase", "bukan ini"}});
    EXPECT_EQ(locked.status, 429);
    EXPECT_EQ(locked.headers.at("retry-after"), "900");
    EXPECT_EQ(head.post(round + "/sign", {{"passphrase", tests::demo_passphrase}}).status, 429);
    EXPECT_EQ(head.get("/api/v1/me").status, 429) << "a token must not go on guessing";
    EXPECT_EQ(ask(*server_, "GET", "/letters", {{"Cookie", session}}).status, 303) << "the session is ended";
    EXPECT_EQ(enter(tests::demo_password).status, 429) << "nor does the right password open it";
    EXPECT_EQ(person("drafter").get("/api/v1/letters/" + ids_["waiting"]).json["state"], "waiting");
    server_->command({"user:password", login}, "kalimat sandi yang baru\n");
    EXPECT_EQ(head.get("/api/v1/me").status, 401) << "a new password ends the tokens";
    EXPECT_EQ(enter("kalimat+sandi+yang+baru").status, 303);
}

TEST_P(Gates, every_route_keeps_its_gate) {
    only_the_routes_named_here_are_open();
    nobody_is_asked_to_sign_in();
    a_stranger_has_no_right();
    another_office_learns_nothing();
    an_unknown_seat_is_refused();
    a_form_from_elsewhere_is_refused();
    the_form_token_is_masked_anew_on_every_page();
    wrong_passphrases_close_the_account();
}

NASKAH_ON_BOTH_DATABASES(Gates);

}  // namespace
