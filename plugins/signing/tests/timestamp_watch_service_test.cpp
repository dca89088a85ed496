// SPDX-License-Identifier: Apache-2.0
// A timestamp service elsewhere that goes away over both databases: the number stays held, the administrator is told,
// and the signer when it answers again.
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/StreamCopier.h>

#include <atomic>
#include <functional>

#include "signing/tests/provider_kit.h"

namespace signing {
namespace timestamp_watch_service_test {

// The test world's timestamp service, over http, while it is not away.
struct Stamps {
    Stamps() : socket(Poco::Net::SocketAddress("127.0.0.1", 0)), server(new Factory(*this), socket, new Poco::Net::HTTPServerParams) {
        server.start();
    }
    ~Stamps() { server.stopAll(true); }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(socket.address().port()) + "/tsa"; }

    struct Handler final : Poco::Net::HTTPRequestHandler {
        explicit Handler(Stamps& of) : stamps(of) {}
        void handleRequest(Poco::Net::HTTPServerRequest& request, Poco::Net::HTTPServerResponse& response) override {
            std::string body;
            Poco::StreamCopier::copyToString(request.stream(), body);
            if (stamps.away) {
                response.setStatus(Poco::Net::HTTPResponse::HTTP_SERVICE_UNAVAILABLE);
                response.setContentLength(0);
                response.send();
                return;
            }
            test::world().clock.set(stamps.now() + stamps.ahead.load());
            const auto answer = test::world().source.ask(core::view(body));
            response.setContentType("application/timestamp-reply");
            response.setContentLength(static_cast<std::streamsize>(answer.size()));
            response.send().write(core::chars(answer).data(), static_cast<std::streamsize>(answer.size()));
        }
        Stamps& stamps;
    };
    struct Factory final : Poco::Net::HTTPRequestHandlerFactory {
        explicit Factory(Stamps& of) : stamps(of) {}
        Poco::Net::HTTPRequestHandler* createRequestHandler(const Poco::Net::HTTPServerRequest&) override {
            return new Handler(stamps);
        }
        Stamps& stamps;
    };

    std::atomic<bool> away = false;
    std::atomic<std::chrono::minutes> ahead = std::chrono::minutes(0);   // its clock
    std::function<core::Instant()> now;
    Poco::Net::ServerSocket socket;
    Poco::Net::HTTPServer server;
};

class AwayTimestamps : public KeyProviders {
  protected:
    void SetUp() override {
        KeyProviders::SetUp();
        if (IsSkipped()) return;
        stamps.now = [this] { return clock.now(); };
        keys->enrol(as("KADIS").actor.person, "Nama KADIS", "Pemerintah Kota Contoh", secret("kunci rapat"));
        elsewhere = std::make_unique<Keys>(place->folder() / "keys", place->db(), clock, stamps.url());
        hands = std::make_unique<Hands>(place->db(), accounts, *elsewhere, providers.get(), [this] { return inspect->anchors(); });
        sealing = std::make_unique<Sealing>(place->db(), *blobs, events, subjects, *elsewhere, *hands, *inspect, seats);
        desk = std::make_unique<Desk>(place->db(), events, seats, subjects, *sealing);
        timestamps = std::make_unique<TimestampWatch>(place->db(), clock, *elsewhere);
    }
    void TearDown() override {
        test::world().clock.set(test::world().now);
        KeyProviders::TearDown();
    }
    TimestampWatch::Seen seen() { return timestamps->seen(admin()).value(); }

    Stamps stamps;
    std::unique_ptr<Keys> elsewhere;
};

TEST_P(AwayTimestamps, are_told_of_and_followed_until_they_answer) {
    EXPECT_NO_THROW(timestamps->check());
    ask({"KADIS"});
    stamps.away = true;
    EXPECT_EQ(sign("kunci rapat"), "signing.error.timestamp_away");
    EXPECT_EQ(view().round.state, RoundState::approved) << "the number is held";
    EXPECT_EQ(view().failure.value().fault, "signing.error.timestamp_away");
    EXPECT_EQ(seen().waiting, 1);
    EXPECT_NO_THROW(timestamps->check()) << "asked a moment ago, when it answered";
    clock.pass(std::chrono::minutes(6));
    EXPECT_EQ(told(), "") << "it is still away";
    EXPECT_EQ(key_of([&] { timestamps->check(); }), "signing.health.timestamps");
    const auto since = seen().health.since;
    EXPECT_EQ(since, clock.now());
    clock.pass(std::chrono::minutes(6));
    EXPECT_EQ(key_of([&] { timestamps->check(); }), "signing.health.timestamps");
    EXPECT_EQ(seen().health.since, since);
    EXPECT_THROW((void)timestamps->seen(as("KADIS")), Error) << "no administrator";
    stamps.away = false;
    clock.pass(std::chrono::minutes(11));
    EXPECT_EQ(told(), "KADIS") << "he is told to come back";
    EXPECT_EQ(told(), "") << "once";
    EXPECT_NO_THROW(timestamps->check());
    EXPECT_TRUE(seen().health.well());
    EXPECT_EQ(sign("kunci rapat"), "");
    expect_signed();
    EXPECT_EQ(seen().waiting, 0);
}

TEST_P(AwayTimestamps, known_to_be_away_or_of_another_time_no_number_is_taken) {
    sealing = std::make_unique<Sealing>(place->db(), *blobs, events, subjects, *elsewhere, *hands, *inspect, seats, Level::lt,
                                        First{false, {}, [this] { timestamps->check(); }});
    desk = std::make_unique<Desk>(place->db(), events, seats, subjects, *sealing);
    desk->serve(memo);
    ask({"KADIS"});
    stamps.away = true;
    EXPECT_EQ(sign("kunci rapat"), "signing.health.timestamps");
    stamps.away = false;
    stamps.ahead = std::chrono::minutes(9);
    clock.pass(std::chrono::minutes(6));
    EXPECT_EQ(sign("kunci rapat"), "signing.error.clock_differs");
    EXPECT_EQ(view().round.state, RoundState::running);
    EXPECT_EQ(memo.numbered, 0);
    stamps.ahead = std::chrono::minutes(0);
    clock.pass(std::chrono::minutes(6));
    EXPECT_EQ(sign("kunci rapat"), "");
    expect_signed();
}

NASKAH_ON_BOTH_DATABASES(AwayTimestamps);

}  // namespace
}  // namespace signing
