// SPDX-License-Identifier: Apache-2.0
// A day of the city with its services away in turn, so that nobody is at their address: the mail server, the signing
// service of the head, the database; and the timestamps and the word of revocation of an authority elsewhere. Letters
// are registered, disposed, reported, drafted and given paraf all day; what cannot be done is refused cleanly and
// nothing of it is lost. No test has an internet, so none of it asks for one.
#include <csignal>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/pdf/write.h"
#include "core/pki/credential.h"
#include "signing/tests/authority_server.h"
#include "signing/tests/esign_server.h"
#include "tests/flow/flow.h"
#include "tests/support/cluster.h"

#include <fstream>

extern char** environ;

namespace away_flow_test {

using core::Json;
using tests::Caller;
using tests::Reply;

constexpr const char *nik = "1971010101700001", *words_of_head = "kunci rapat pimpinan";

// A mail server that takes whatever comes; Debian's own.
class MailProcess {
  public:
    explicit MailProcess(int port) {
        const std::string at = "127.0.0.1:" + std::to_string(port);
        std::vector<std::string> words{"/usr/bin/python3", "-m", "aiosmtpd", "-n", "-l", at};
        std::vector<char*> given;
        for (auto& word : words) given.push_back(word.data());
        given.push_back(nullptr);
        posix_spawn_file_actions_t files;
        posix_spawn_file_actions_init(&files);
        posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
        EXPECT_EQ(::posix_spawn(&pid_, given[0], &files, nullptr, given.data(), environ), 0);
        posix_spawn_file_actions_destroy(&files);
    }
    ~MailProcess() { stop(); }
    MailProcess(const MailProcess&) = delete;
    void stop() {
        if (pid_ <= 0) return;
        ::kill(pid_, SIGTERM);
        ::waitpid(pid_, nullptr, 0);
        pid_ = -1;
    }

  private:
    pid_t pid_ = -1;
};

core::Bytes sheet(const std::string& words) {
    core::pdf::Document document;
    document.push_back(core::pdf::Paragraph{.runs = {{words, {}}}});
    return core::pdf::write(document, {}, NASKAH_FONTS).bytes;
}

class ServicesAway : public testing::Test {
  protected:
    static constexpr int mail_port = 25'925;

    // `anchor`: trusted beside the house's own.
    void open(core::ByteView anchor, const std::vector<std::string>& settings = {}) {
        server_ = std::make_unique<tests::Server>(cluster_.address());
        tests::fill(*server_, cluster_.address());
        for (const char* setting : {"signing.revocation=if_known", "notify.smtp_host=127.0.0.1", "notify.smtp_port=25925",
                                    "notify.smtp_security=none", "notify.smtp_from=naskah@kota-contoh.example"})
            server_->set(setting);
        for (const auto& setting : settings) server_->set(setting);   // the city was filled while all was there
        std::ofstream(server_->folder() / "data" / "keys" / "anchors" / "uji.pem")
            << core::pki::pem(anchor);
        server_->start();
        seats_ = std::make_unique<tests::Seats>(*server_);
    }
    Caller who(const char* position) { return seats_->caller(position); }

    // The head signs at a service from now on.
    void at_service(signing::test::EsignServer& service) {
        service.people[nik] = {who("DISKOMINFO.KADIS").get("/api/v1/me").json["name"], words_of_head,
                               "kadis@kota-contoh.example"};
        const auto admin = who("DISKOMINFO.ADMIN");
        const Reply made = admin.post("/api/v1/admin/signing/providers",
                                      {{"name", "BSrE Kota"}, {"kind", "esign_v2"}, {"address", service.url()},
                                       {"user", "naskah"}, {"secret", "sandi aplikasi"}, {"plain_http", true}});
        ASSERT_EQ(made.status, 201) << made.json.dump();
        const std::string id = made.json["id"];
        EXPECT_EQ(admin.post("/api/v1/admin/signing/providers/" + id + "/test").json["well"], true);
        EXPECT_EQ(admin.put("/api/v1/admin/signing/uses", {{"scope", "person"},
                                                           {"login", tests::login_of("DISKOMINFO.KADIS")},
                                                           {"provider", id},
                                                           {"key", nik}})
                      .status,
                  200);
    }
    // Registered, disposed, reported; drafted and given paraf. Gives the letter that waits for the head.
    std::string work(const std::string& when) {
        SCOPED_TRACE(when);
        const auto clerk = who("DISKOMINFO.TU"), head = who("DISKOMINFO.KADIS"), section = who("DISKOMINFO.APTIKA.KABID"),
                   drafter = who("DISKOMINFO.APTIKA.STAF");
        const std::string day = core::iso(tests::today()), subject = "Laporan harian, " + when;
        const Reply entered = clerk.upload("/api/v1/incoming",
                                           {{"sender", "Kecamatan Contoh"}, {"number", "005/" + when}, {"date", day},
                                            {"received", day}, {"subject", subject}, {"access", "biasa"},
                                            {"position", seats_->position_id(clerk, "DISKOMINFO.KADIS")}},
                                           "surat.pdf", sheet(subject));
        EXPECT_EQ(entered.status, 201) << entered.json.dump();
        const std::string letter = "/api/v1/incoming/" + entered.json["id"].get<std::string>();
        EXPECT_EQ(head.get(letter).status, 200) << "it is read";
        const Reply given = head.post(letter + "/dispose", {{"to", {seats_->position_id(head, "DISKOMINFO.APTIKA.KABID")}},
                                                            {"note", "Tindak lanjuti."}});
        EXPECT_EQ(given.status, 201) << given.json.dump();
        const std::string branch = given.json["dispositions"][0]["branches"][0]["id"];
        EXPECT_EQ(section.post("/api/v1/dispositions/" + branch + "/report", {{"report", "Selesai."}}).status, 200);
        const Reply made = drafter.post("/api/v1/letters",
                                        {{"kind", "nota_dinas"}, {"subject", subject}, {"classification", "000.1.5"},
                                         {"body", "Bersama ini disampaikan laporan harian layanan publik."},
                                         {"addressees", {seats_->position_id(drafter, "SETDA.SEKDA")}},
                                         {"signer", seats_->position_id(drafter, "DISKOMINFO.KADIS")},
                                         {"initials", {seats_->position_id(drafter, "DISKOMINFO.APTIKA.KABID")}}});
        EXPECT_EQ(made.status, 201) << made.json.dump();
        const std::string id = made.json["id"];
        tests::send_up(drafter, id);
        EXPECT_EQ(section.post("/api/v1/signing/letter:" + id + "/pass").status, 200) << "paraf";
        return id;
    }
    Reply sign(const std::string& id) {
        return who("DISKOMINFO.KADIS").post("/api/v1/signing/letter:" + id + "/sign", {{"passphrase", words_of_head}});
    }
    // The head keeps a key here whose certificate is of an authority elsewhere.
    void certified_by(const signing::test::AuthorityServer& authority) {
        const auto head = who("DISKOMINFO.KADIS");
        const std::string own = "/api/v1/signing-certificate", file = "sandi berkas kunci";
        const std::string name = head.get("/api/v1/me").json["name"];
        const Reply seen = head.upload(own + "/import",
                                       {{"present", file}, {"passphrase", words_of_head}, {"again", words_of_head}},
                                       "kunci.p12", authority.person(name, core::Secret(std::string(file))));
        ASSERT_EQ(seen.status, 200) << seen.text();
        ASSERT_EQ(head.post(own + "/keep").status, 200);
    }
    Json round(const std::string& id) { return who("DISKOMINFO.KADIS").get("/api/v1/signing/letter:" + id).json; }
    core::Bytes bytes(const std::string& id) {
        return who("DISKOMINFO.KADIS").get("/api/v1/letters/" + id + "/pdf").bytes;
    }
    // Of the number book: the last run of digits before the unit.
    int ordinal(const std::string& id) {
        const std::string number = who("DISKOMINFO.KADIS").get("/api/v1/letters/" + id).json["number"];
        const auto at = number.find('/');
        EXPECT_NE(at, std::string::npos) << number;
        return at == std::string::npos ? 0 : std::stoi(number.substr(at + 1));
    }
    void reaches(const std::string& id, const std::string& level) {
        const Reply found = tests::wait_for(
            [&] { return who("DISKOMINFO.KADIS").get("/api/v1/signing/letter:" + id); },
            [&](const Reply& reply) {
                return reply.json.contains("evidence") && reply.json["evidence"]["level"] == level;
            });
        EXPECT_EQ(found.json["evidence"]["level"], level) << found.json.dump();
    }
    std::string signed_without_timestamps(signing::test::AuthorityServer& authority);
    void signed_without_evidence(signing::test::AuthorityServer& authority);
    std::string state(const std::string& id) {
        return who("DISKOMINFO.APTIKA.STAF").get("/api/v1/letters/" + id).json["state"];
    }
    void without_database(const std::string& waiting);

    tests::Cluster cluster_;
    std::unique_ptr<tests::Server> server_;
    std::unique_ptr<tests::Seats> seats_;
};

// Everything says when to come again, and nothing of the day is lost.
void ServicesAway::without_database(const std::string& waiting) {
    const auto drafter = who("DISKOMINFO.APTIKA.STAF"), head = who("DISKOMINFO.KADIS");
    cluster_.stop();
    for (const Reply& refused :
         {drafter.get("/api/v1/letters/" + waiting), drafter.post("/api/v1/letters", {{"kind", "nota_dinas"}}),
          head.post("/api/v1/signing/letter:" + waiting + "/sign", {{"passphrase", words_of_head}})}) {
        EXPECT_EQ(refused.status, 503) << refused.text();
        EXPECT_EQ(refused.json["code"], "unavailable");
        EXPECT_TRUE(refused.headers.contains("retry-after"));
    }
    EXPECT_EQ(tests::ask(*server_, "GET", "/health/live").status, 200) << "the server itself goes on";
    cluster_.start();
    tests::wait_for([&] { return tests::ask(*server_, "GET", "/health/ready"); },
                    [](const Reply& reply) { return reply.status == 200; });
}

TEST_F(ServicesAway, the_day_goes_on) {
    if (cluster_.address().empty()) GTEST_SKIP() << "no PostgreSQL here: A DAY WITHOUT ITS SERVICES IS NOT TESTED";
    MailProcess mail(mail_port);
    open(signing::test::world().root.certificate());
    work("pukul delapan");

    mail.stop();
    work("tanpa surel");
    EXPECT_EQ(tests::ask(*server_, "GET", "/health/ready").status, 200) << "no mail is no reason to be closed";

    auto service = std::make_unique<signing::test::EsignServer>();
    at_service(*service);
    const auto before = work("dengan layanan tanda tangan");
    EXPECT_EQ(sign(before).status, 200);
    service.reset();
    const auto waiting = work("tanpa layanan tanda tangan");
    const Reply refused = sign(waiting);
    EXPECT_TRUE(refused.status == 502 || refused.status == 503) << refused.status << refused.text();
    EXPECT_NE(state(waiting), "sealed");
    EXPECT_NE(state(waiting), "sent");
    EXPECT_EQ(who("DISKOMINFO.KADIS").get("/api/v1/signing/letter:" + waiting).status, 200) << "and is there";

    without_database(waiting);
    work("basis data kembali");
    server_->stop();
    EXPECT_NE(server_->command({"audit:verify"}).find("whole"), std::string::npos);
    EXPECT_EQ(server_->log().find(words_of_head), std::string::npos);
}

// The letter keeps its number and waits on the desk with the reason; the next try signs it, once. Gives that letter.
std::string ServicesAway::signed_without_timestamps(signing::test::AuthorityServer& authority) {
    authority.timestamps(false);
    const auto waiting = work("tanpa penanda waktu");
    const auto head = who("DISKOMINFO.KADIS");
    const Reply refused = sign(waiting);
    EXPECT_EQ(refused.status, 503) << refused.text();
    const Json held = round(waiting);
    EXPECT_EQ(held["state"], "approved") << held.dump();
    EXPECT_EQ(held["failure"]["fault"], "signing.error.timestamp_away") << held.dump();
    EXPECT_FALSE(held.contains("evidence")) << "nothing is signed";
    const std::string number = head.get("/api/v1/letters/" + waiting).json.value("number", "");
    EXPECT_FALSE(number.empty());
    const std::string desk = head.get("/").text(), list = head.get("/signing?show=held").text();
    EXPECT_NE(desk.find("Gagal TTE"), std::string::npos);
    EXPECT_NE(list.find("Laporan harian, tanpa penanda waktu"), std::string::npos);
    EXPECT_NE(list.find("Layanan penanda waktu sedang tidak dapat dihubungi."), std::string::npos);
    work("masih tanpa penanda waktu");

    authority.timestamps(true);
    const Reply done = sign(waiting);
    EXPECT_EQ(done.status, 200) << done.text();
    EXPECT_EQ(head.get("/api/v1/letters/" + waiting).json["number"], number) << "the number that was held";
    EXPECT_EQ(sign(waiting).status, 409) << "it is signed once";
    EXPECT_EQ(head.get("/signing?show=held").text().find("Laporan harian, tanpa penanda waktu"), std::string::npos);
    reaches(waiting, "B-LT");
    return waiting;
}

// Signed and timestamped at once; what proves that nothing was revoked is added when it is to be had, behind the bytes
// that were signed.
void ServicesAway::signed_without_evidence(signing::test::AuthorityServer& authority) {
    authority.evidence(false);
    const auto plain = work("tanpa keterangan pencabutan");
    EXPECT_EQ(sign(plain).status, 200);
    reaches(plain, "B-T");
    const auto signed_bytes = bytes(plain);
    work("masih tanpa keterangan pencabutan");
    EXPECT_EQ(round(plain)["evidence"]["level"], "B-T");
    EXPECT_EQ(round(plain)["evidence"]["wanted"], "B-LT");
    EXPECT_EQ(bytes(plain), signed_bytes);

    authority.evidence(true);
    reaches(plain, "B-LT");
    const auto grown = bytes(plain);
    ASSERT_GT(grown.size(), signed_bytes.size());
    EXPECT_TRUE(std::equal(signed_bytes.begin(), signed_bytes.end(), grown.begin())) << "signed bytes stay";
}

TEST_F(ServicesAway, letters_wait_for_timestamps_and_not_for_word_of_revocation) {
    if (cluster_.address().empty()) GTEST_SKIP() << "no PostgreSQL here: LETTERS WITHOUT TIMESTAMPS ARE NOT TESTED";
    signing::test::AuthorityServer authority;
    open(authority.root(), {"signing.timestamp_url=" + authority.timestamp_url(),
                            "signing.evidence_hosts=" + authority.evidence_host()});
    certified_by(authority);
    const auto first = work("dengan semua layanan");
    ASSERT_EQ(sign(first).status, 200);
    reaches(first, "B-LT");
    const auto before = bytes(first);

    const auto waited = signed_without_timestamps(authority);
    EXPECT_EQ(ordinal(waited), ordinal(first) + 1);
    signed_without_evidence(authority);
    const auto last = work("semua layanan kembali");
    EXPECT_EQ(sign(last).status, 200);
    reaches(last, "B-LT");
    EXPECT_EQ(ordinal(last), ordinal(first) + 3) << "no number is lost";
    EXPECT_EQ(bytes(first), before);
    for (const auto& id : {first, waited, last}) {
        const Reply verdict = Caller(*server_, "").upload("/api/v1/verify", {}, "surat.pdf", bytes(id));
        EXPECT_EQ(verdict.json["outcome"], "genuine") << verdict.json.dump();
    }
    server_->stop();
    EXPECT_NE(server_->command({"audit:verify"}).find("whole"), std::string::npos);
    EXPECT_EQ(server_->log().find(words_of_head), std::string::npos);
}

}  // namespace
