// SPDX-License-Identifier: Apache-2.0
// The mailbox of the demo city's regional secretary, asked by four clients of the real server,
// against our own HTTP front that answers the same clients with two words: what a page costs above
// the wire. Both are processes of their own, loaded in turns.
#include <sys/wait.h>
#include <unistd.h>

#include <stdexcept>

#include "core/base/text.h"
#include "core/http/client.h"
#include "core/http/server.h"
#include "tests/bench/bench.h"
#include "tests/bench/load.h"
#include "tests/bench/sample_letter.h"
#include "tests/support/office.h"
#include "tests/support/city.h"

namespace bench {
namespace {

using core::Json;
namespace http = core::http;

constexpr const char* owner = "SETDA.SEKDA";
constexpr const char* clerk = "tu.setda";
constexpr int clients = 4;

class TwoWords final : public http::Site {
  public:
    TwoWords() { router_.add({"GET", "/", http::anyone, {}, {}, "bench"}); }
    http::Router::Match route(const http::Request& head) override {
        return router_.match(head.method, head.path);
    }
    http::Response answer(http::Request&, const http::Router::Match&) override {
        return http::text("surat masuk");
    }
    http::Response refuse(const http::Request&, int status, std::string_view) override {
        auto refusal = http::text("");
        refusal.status = status;
        return refusal;
    }

  private:
    http::Router router_;
};

// The bare front in a child process, which ends when our end of the pipe does.
class BareFront {
  public:
    BareFront() {
        int tell[2], stay[2];
        if (::pipe(tell) != 0 || ::pipe(stay) != 0) throw std::runtime_error("no pipe");
        child_ = ::fork();
        if (child_ == 0) {
            ::close(stay[1]);
            serve(tell[1], stay[0]);
        }
        ::close(tell[1]);
        ::close(stay[0]);
        stay_ = stay[1];
        const bool told = ::read(tell[0], &port, sizeof port) == sizeof port;
        ::close(tell[0]);
        if (!told) throw std::runtime_error("the bare front did not start");
    }
    ~BareFront() {
        ::close(stay_);
        ::waitpid(child_, nullptr, 0);
    }
    BareFront(const BareFront&) = delete;

    int port = 0;

  private:
    [[noreturn]] static void serve(int tell, int stay) {
        TwoWords site;
        http::Server server({.port = 0}, site);
        server.start();
        const int port = server.port();
        char end = 0;
        if (::write(tell, &port, sizeof port) == sizeof port) (void)!::read(stay, &end, 1);
        server.stop(std::chrono::seconds(1));
        ::_exit(0);
    }

    pid_t child_ = -1;
    int stay_ = -1;
};

// The demo city, with more letters in the mailbox than one page shows.
class City {
  public:
    explicit City(int letters) {
        server_.start();
        register_letters(letters);
        sign_in();
    }

    int port() const { return std::stoi(server_.url("").substr(server_.url("").rfind(':') + 1)); }
    std::string request() const {
        return "GET /incoming HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: " + cookie_ + "\r\n\r\n";
    }
    std::string page() const {
        const auto answer =
            http::call({"GET", server_.url("/incoming"), {{"Cookie", cookie_}}, {}});
        return std::string(core::chars(answer.body));
    }

  private:
    void register_letters(int letters) {
        std::string token = server_.command({"token:create", clerk});
        token.erase(token.find_last_not_of('\n') + 1);
        const tests::Caller caller(server_, token);
        const auto found = caller.get(std::string("/api/v1/directory/positions?q=") + owner);
        std::string position;
        for (const Json& each : found.json.at("items"))
            if (each.at("code") == owner) position = each.at("id");
        const auto paper = style::render(sample_letter(), {}, NASKAH_FONTS).bytes;
        for (int i = 1; i <= letters; ++i) {
            const auto entered = caller.upload(
                "/api/v1/incoming",
                {{"sender", "Badan Pusat Statistik Kota Pangkalpinang"},
                 {"number", "B-" + std::to_string(100 + i) + "/19710/HM.340/2026"},
                 {"subject", "Permohonan data sektoral triwulan, bagian " + std::to_string(i)},
                 {"date", "2026-11-02"},
                 {"received", "2026-11-05"},
                 {"received_confirmed", "1"},
                 {"classification", "000.1.5"},
                 {"access", "biasa"},
                 {"urgency", i % 5 == 0 ? "segera" : "biasa"},
                 {"position", position},
                 {"confirmed", "1"}},  // they are alike on purpose
                "surat.pdf", paper);
            if (entered.status != 201)
                throw std::runtime_error("a letter was not registered: " + entered.json.dump());
        }
    }
    void sign_in() {
        const std::string form = "login=" + tests::login_of(owner) +
                                 "&password=" + core::text::url(tests::demo_password);
        const auto answer = http::call({"POST",
                                        server_.url("/login"),
                                        {{"Content-Type", "application/x-www-form-urlencoded"}},
                                        {form.begin(), form.end()}});
        const auto cookie = answer.headers.find("set-cookie");
        if (answer.status != 303 || cookie == answer.headers.end())
            throw std::runtime_error("signing in failed");
        cookie_ = cookie->second.substr(0, cookie->second.find(';'));
    }

    tests::City city_{core::db::Engine::sqlite, tests::City::Mail::all};
    tests::Server& server_ = city_.server();
    std::string cookie_;
};

// One side: its rounds' rates and every answer's time.
struct Side {
    int port;
    std::string request;
    std::vector<double> rates, ms;

    void round(std::chrono::milliseconds span) {
        const auto answered = load(port, request, clients, span);
        rates.push_back(answered.rate());
        ms.insert(ms.end(), answered.ms.begin(), answered.ms.end());
    }
    double rate() const { return median(rates); }
    void print(const std::string& name) const {
        figure(name + ".rate", rate(), "requests/s");
        figure(name + ".p50", percentile(ms, 50), "ms");
        figure(name + ".p99", percentile(ms, 99), "ms");
    }
};

}  // namespace

void inbox(const Plan& plan) {
    const BareFront front;  // before any thread of ours: it forks
    const City city(plan.size(40, 2));
    const std::string page = city.page();
    if (page.find("Permohonan data sektoral triwulan") == std::string::npos)
        throw std::runtime_error("the mailbox does not show its letters");
    figure("inbox.page.size", static_cast<double>(page.size()) / 1024, "kB");

    Side bare{front.port, "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", {}, {}};
    Side shown{city.port(), city.request(), {}, {}};
    const std::chrono::milliseconds span(plan.size(1500, 1));
    for (Side* side : {&bare, &shown}) load(side->port, side->request, clients, span / 3);
    for (int round = plan.size(5, 1); round > 0; --round)
        for (Side* side : {&bare, &shown}) side->round(span);
    bare.print("inbox.bare");
    shown.print("inbox.page");
    ratio("inbox.ratio", bare.rate(), shown.rate());
}

}  // namespace bench
