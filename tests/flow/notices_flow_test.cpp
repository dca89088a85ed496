// SPDX-License-Identifier: Apache-2.0
// A letter goes the main job and each person is told exactly what waits for him, on the real binary and both
// databases; a page that listens hears of it; nothing of a secret letter stands where it may not.
#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "core/base/text.h"
#include "tests/flow/flow.h"

namespace notices_flow_test {

using core::Json;
using tests::Caller;
using tests::Reply;
using tests::wait_for;

// "kind" of each notice about the letter, newest first; "kind (read)" of those dealt with. The demo city has told
// of its own letters before.
std::vector<std::string> told(const Caller& whom, const std::string& letter) {
    std::vector<std::string> all;
    const Reply reply = whom.get("/api/v1/notices");
    for (const Json& each : reply.json["notices"])
        if (each["link"].get<std::string>().ends_with(letter))
            all.push_back(each["kind"].get<std::string>() + (each["unread"] ? "" : " (read)"));
    return all;
}
std::int64_t unread(const Caller& whom) { return whom.get("/api/v1/notices").json["unread"]; }

class NoticesFlow : public tests::Flow {
  protected:
    using Kinds = std::vector<std::string>;
    std::string send_to_sekda(const std::string& subject, const std::string& access) {
        Json draft = note(drafter(), subject);
        draft["access"] = access;
        const Reply made = drafter().post("/api/v1/letters", draft);
        EXPECT_EQ(made.status, 201) << made.json.dump();
        const std::string id = made.json["id"];
        send_up(drafter(), id);
        return id;
    }
    // Signed by all; its entry in the mailbox of the Sekda.
    std::string sealed(const std::string& id, const std::string& subject) {
        const std::string round = "/api/v1/signing/letter:" + id;
        const auto read = [&](const Caller& who) {   // a secret letter is read first, by whom it is his turn
            EXPECT_EQ(who.get("/api/v1/letters/" + id + "/pdf").status, 200);
        };
        read(caller("DISKOMINFO.APTIKA.KABID"));
        EXPECT_EQ(caller("DISKOMINFO.APTIKA.KABID").post(round + "/pass").status, 200);
        read(caller("DISKOMINFO.KADIS"));
        const Reply done = caller("DISKOMINFO.KADIS").post(round + "/sign", {{"passphrase", tests::demo_passphrase}});
        EXPECT_EQ(done.status, 200) << done.json.dump();
        const Reply box = wait_for([&] { return caller("SETDA.SEKDA").get("/api/v1/incoming"); },
                                   [&](const Reply& reply) {
                                       return !reply.json["incoming"].empty() &&
                                              reply.json["incoming"].front()["subject"] == subject;
                                   });
        return box.json["incoming"].front()["id"];
    }
    Caller drafter() { return caller("DISKOMINFO.APTIKA.STAF"); }
};

// A socket that listens at /live as a browser does.
class Page {
  public:
    Page(const tests::Server& server, const Caller& person) {
        const std::string url = server.url("");
        const int port = std::stoi(url.substr(url.rfind(':') + 1));
        socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(static_cast<std::uint16_t>(port));
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        EXPECT_EQ(::connect(socket_, reinterpret_cast<sockaddr*>(&to), sizeof to), 0);
        std::string head = "GET /live HTTP/1.1\r\nHost: a\r\nAccept: text/event-stream\r\n";
        for (const auto& [name, value] : person.headers()) head += name + ": " + value + "\r\n";
        head += "\r\n";
        EXPECT_EQ(::send(socket_, head.data(), head.size(), MSG_NOSIGNAL), static_cast<ssize_t>(head.size()));
        EXPECT_TRUE(hears("retry: "));
    }
    ~Page() { ::close(socket_); }
    Page(const Page&) = delete;
    // Until the words have come; false when they do not, long after they should.
    bool hears(const std::string& words) {
        while (heard_.find(words) == std::string::npos) {
            pollfd wait{socket_, POLLIN, 0};
            char buffer[4096];
            if (::poll(&wait, 1, 30'000) != 1) return false;
            const ssize_t count = ::recv(socket_, buffer, sizeof buffer, 0);
            if (count <= 0) return false;
            heard_.append(buffer, static_cast<std::size_t>(count));
            all_.append(buffer, static_cast<std::size_t>(count));
        }
        heard_.erase(0, heard_.find(words) + words.size());
        return true;
    }
    const std::string& all() const { return all_; }

  private:
    int socket_ = -1;
    std::string heard_, all_;
};

TEST_P(NoticesFlow, each_is_told_what_waits_for_him_and_nothing_else) {
    constexpr const char* subject = "Laporan kesiapan pusat data";
    const Caller section = caller("DISKOMINFO.APTIKA.KABID"), head = caller("DISKOMINFO.KADIS"),
        sekda = caller("SETDA.SEKDA");
    const auto before = unread(section);
    Page page(*server_, sekda);
    const std::string id = send_to_sekda(subject, "biasa");
    const std::string round = "/api/v1/signing/letter:" + id;
    EXPECT_EQ(told(section, id), Kinds{"signing.paraf"});
    EXPECT_EQ(unread(section), before + 1);
    EXPECT_EQ(section.get("/api/v1/notices").json["notices"][0]["title"], subject);
    EXPECT_TRUE(told(head, id).empty()) << "not his turn";
    EXPECT_TRUE(told(drafter(), id).empty()) << "his own act";
    EXPECT_EQ(section.post(round + "/return", {{"note", "Lengkapi lampiran."}}).status, 200);
    EXPECT_EQ(told(drafter(), id), Kinds{"signing.returned"});
    EXPECT_EQ(told(section, id), Kinds{"signing.paraf (read)"}) << "dealt with";
    send_up(drafter(), id);
    EXPECT_EQ(told(section, id), (Kinds{"signing.paraf", "signing.paraf (read)"}));
    const std::string mine = sealed(id, subject), entry = "/api/v1/incoming/" + mine;
    EXPECT_EQ(told(head, id), Kinds{"signing.signature (read)"});
    EXPECT_EQ(told(drafter(), id).front(), "signing.sealed");
    EXPECT_EQ(told(sekda, mine), Kinds{"incoming.arrived"});
    EXPECT_TRUE(page.hears("data: news"));

    const std::string to = sekda.get(entry + "/receivers").json["receivers"].front()["position"];
    const Caller receiver = caller(caller("DISKOMINFO.ADMIN").get("/api/v1/directory/positions/" + to).json["code"]);
    const Reply given = sekda.post(entry + "/dispose",
                                   {{"to", {to}}, {"responsible", to}, {"note", "Pelajari dan laporkan."}});
    ASSERT_EQ(given.status, 201) << given.json.dump();
    const std::string branch = "/api/v1/dispositions/" + given.json["dispositions"][0]["branches"][0]["id"].get<std::string>();
    EXPECT_EQ(told(sekda, mine), Kinds{"incoming.arrived (read)"});
    EXPECT_EQ(told(receiver, mine), Kinds{"incoming.disposed"});
    EXPECT_EQ(receiver.post(branch + "/report", {{"report", "Sudah dipelajari, tidak ada kendala."}}).status, 200);
    EXPECT_EQ(told(receiver, mine), Kinds{"incoming.disposed (read)"});
    EXPECT_EQ(told(sekda, mine), (Kinds{"incoming.reported", "incoming.arrived (read)"}));
    EXPECT_EQ(sekda.post(branch + "/return", {{"note", "Sertakan data pendukung."}}).status, 200);
    EXPECT_EQ(told(receiver, mine), (Kinds{"incoming.report_returned", "incoming.disposed (read)"}));
    EXPECT_EQ(told(sekda, mine), (Kinds{"incoming.reported (read)", "incoming.arrived (read)"}));
    EXPECT_GE(receiver.post("/api/v1/notices/read").json["read"], 1);
    EXPECT_EQ(unread(receiver), 0);
}

TEST_P(NoticesFlow, a_word_of_a_secret_letter_is_told_to_its_reader_alone) {
    const std::string canary = "KENARIRAHASIA";
    const Caller sekda = caller("SETDA.SEKDA"), stranger = caller("DINKES.SEKRETARIS");
    Page page(*server_, sekda);
    const std::string id = send_to_sekda("Pemeriksaan " + canary, "sangat_rahasia");
    sealed(id, "Pemeriksaan " + canary);
    EXPECT_TRUE(page.hears("data: news"));
    EXPECT_EQ(page.all().find(canary), std::string::npos);
    EXPECT_NE(sekda.get("/api/v1/notices").text().find(canary), std::string::npos) << "he may read the letter";
    EXPECT_EQ(stranger.get("/api/v1/notices").text().find(canary), std::string::npos);
    const auto db = core::db::open(city_->address());
    const std::string rows = db->read([](core::db::Tx& tx) {
        std::string all;
        tx.each("SELECT receiver || ' ' || kind || ' ' || object || ' ' || link FROM notify_notice", {},
                [&](const core::db::Row& row) { all += row.text(0) + "\n"; });
        tx.each("SELECT kind || ' ' || payload FROM core_job", {},
                [&](const core::db::Row& row) { all += row.text(0) + "\n"; });
        return all;
    });
    EXPECT_NE(rows.find("signing.paraf"), std::string::npos);
    EXPECT_EQ(rows.find(canary), std::string::npos);
    EXPECT_EQ(server_->log().find(canary), std::string::npos);
}

TEST_P(NoticesFlow, counters_are_of_the_seat_alone) {
    const Caller sekda = caller("SETDA.SEKDA");
    EXPECT_EQ(sekda.get("/live").status, 415) << "only as a stream of events";
    const Json counters = sekda.get("/counters").json;
    EXPECT_TRUE(counters["bell"].is_string());
    EXPECT_TRUE(counters["menu"].contains("/incoming"));
    EXPECT_EQ(Caller(*server_, "").get("/counters").status, 303);
}

NASKAH_ON_BOTH_DATABASES(NoticesFlow);

}  // namespace
