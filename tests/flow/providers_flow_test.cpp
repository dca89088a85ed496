// SPDX-License-Identifier: Apache-2.0
// A letter of the demo city signed by its head with a key on a token, and another with his certificate at BSrE,
// whose service goes away in the middle: the number is held, told loudly, and used once.
#include <fstream>

#include "core/pki/credential.h"
#include "signing/tests/esign_server.h"
#include "signing/tests/soft_token.h"
#include "tests/flow/flow.h"

namespace providers_flow_test {

using core::Json;
using signing::test::Mischief;
using tests::Caller;
using tests::Reply;

constexpr const char* nik = "1971010101700001";

class OtherKeepers : public tests::Flow {
  protected:
    void SetUp() override {
        Flow::SetUp();
        if (IsSkipped()) return;
        // Trust and libraries are read when the server starts.
        server_->stop();
        std::ofstream(server_->folder() / "data" / "keys" / "anchors" / "uji.pem")
            << core::pki::pem(signing::test::world().root.certificate());
        server_->set("signing.revocation=if_known");   // the authority of the tests publishes no lists
        server_->set(std::string("signing.token_modules=") + signing::test::soft_library);
        server_->start();
        head_ = std::make_unique<Caller>(caller("DISKOMINFO.KADIS"));
        admin_ = std::make_unique<Caller>(caller("DISKOMINFO.ADMIN"));
        name_ = head_->get("/api/v1/me").json["name"];
    }
    // The head signs by this keeper from now on.
    std::string serve(Json provider, const std::string& key) {
        const Reply made = admin_->post("/api/v1/admin/signing/providers", provider);
        EXPECT_EQ(made.status, 201) << made.json.dump();
        const std::string id = made.json["id"];
        const Reply asked = admin_->post("/api/v1/admin/signing/providers/" + id + "/test");
        EXPECT_EQ(asked.json["well"], true) << asked.json.dump();
        const Reply used = admin_->put("/api/v1/admin/signing/uses",
                                       {{"scope", "person"}, {"login", tests::login_of("DISKOMINFO.KADIS")},
                                        {"provider", id}, {"key", key}});
        EXPECT_EQ(used.status, 200) << used.json.dump();
        return id;
    }
    std::string ready(const std::string& subject) {
        const Caller drafter = caller("DISKOMINFO.APTIKA.STAF");
        auto content = note(drafter, subject);
        content["initials"] = Json::array();
        const Reply made = drafter.post("/api/v1/letters", content);
        EXPECT_EQ(made.status, 201) << made.json.dump();
        const std::string id = made.json["id"];
        tests::send_up(drafter, id);
        return id;
    }
    Reply sign(const std::string& id, const char* passphrase) {
        return head_->post("/api/v1/signing/letter:" + id + "/sign", {{"passphrase", passphrase}});
    }
    Reply sent(const std::string& id) {
        return tests::wait_for([&] { return head_->get("/api/v1/letters/" + id); },
                               [](const Reply& reply) { return reply.json["state"] == "sent"; });
    }
    void expect_genuine(const std::string& id) {
        const Reply pdf = head_->get("/api/v1/letters/" + id + "/pdf");
        const Reply verdict = Caller(*server_, "").upload("/api/v1/verify", {}, "surat.pdf", pdf.bytes);
        EXPECT_EQ(verdict.json["outcome"], "genuine") << verdict.json.dump();
    }

    // "Sertifikat saya" speaks of the key he signs with, and says of the one kept here that it is not used.
    void expect_told_of(const std::string& keeper, const std::vector<std::string>& more) {
        const std::string page = head_->get("/signing/certificate").text();
        std::vector<std::string> told{"kunci yang disimpan " + keeper,
                                      "Sertifikat di server ini, sekarang tidak dipakai"};
        told.insert(told.end(), more.begin(), more.end());
        for (const auto& each : told) EXPECT_NE(page.find(each), std::string::npos) << each << "\n" << page;
        for (const char* each : {"yang Anda pakai untuk menandatangani naskah di server ini",
                                 "/signing/certificate/ask", "/signing/certificate/import"})
            EXPECT_EQ(page.find(each), std::string::npos) << each;
    }

    std::unique_ptr<Caller> head_, admin_;
    std::string name_;
};

TEST_P(OtherKeepers, a_letter_is_signed_with_a_token) {
    const signing::test::SoftToken token("Stempel Diskominfo");
    token.import(signing::test::keypair(signing::test::Kind::rsa_2048, name_), "kadis", "01");
    token.put_certificate(signing::test::world().issuing.certificate(), "02");
    // The server finds its tokens by the environment it is started in.
    server_->stop();
    server_->start();
    serve({{"name", "HSM Diskominfo"}, {"kind", "token"}, {"address", signing::test::soft_library},
           {"token_label", "Stempel Diskominfo"}},
          "kadis");
    expect_told_of("HSM Diskominfo",
                   {"Kunci saya di HSM Diskominfo", "Dapat menandatangani", "Hubungi pengelolanya sebelum"});
    const std::string id = ready("Laporan pemeliharaan pusat data triwulan keempat");
    const Reply before = head_->get("/api/v1/signing/letter:" + id + "/preflight");
    EXPECT_EQ(before.json["clear"], true) << before.json.dump();
    EXPECT_EQ(before.json["provider"], "HSM Diskominfo");
    EXPECT_EQ(sign(id, "111111").status, 422);
    EXPECT_EQ(head_->get("/api/v1/signing/letter:" + id).json["state"], "running") << "nothing is taken yet";
    const Reply done = sign(id, "246810");
    ASSERT_EQ(done.status, 200) << done.json.dump();
    EXPECT_EQ(done.json["state"], "sealed");
    (void)sent(id);
    expect_genuine(id);
}

TEST_P(OtherKeepers, a_letter_is_signed_at_bsre_whose_service_goes_away_in_between) {
    signing::test::EsignServer service;
    service.people[nik] = {name_, "kunci rapat", "kadis@kota-contoh.example"};
    const std::string provider = serve({{"name", "BSrE Kota"}, {"kind", "esign_v2"}, {"address", service.url()},
                                        {"user", "naskah"}, {"secret", "sandi aplikasi"}, {"plain_http", true}},
                                       nik);
    expect_told_of("BSrE Kota", {"Saya di BSrE", "melalui verifikator instansi"});
    const std::string id = ready("Rencana peremajaan perangkat jaringan tahun 2027"), round = "/api/v1/signing/letter:" + id;

    service.people[nik].status = "EXPIRED";
    EXPECT_EQ(head_->get(round + "/preflight").json["clear"], false);
    const Reply early = sign(id, "kunci rapat");
    EXPECT_EQ(early.status, 409) << early.json.dump();
    EXPECT_EQ(head_->get(round).json["state"], "running");
    service.people[nik].status = "ISSUE";

    service.mischief = Mischief::cut_file;
    EXPECT_EQ(sign(id, "kunci rapat").status, 502);
    const Reply held = head_->get(round);
    EXPECT_EQ(held.json["state"], "approved");
    EXPECT_EQ(held.json["failure"]["provider"], "BSrE Kota") << held.json.dump();
    const std::string number = head_->get("/api/v1/letters/" + id).json["number"];
    EXPECT_FALSE(number.empty());
    EXPECT_NE(head_->get("/signing").text().find("Menunggu layanan tanda tangan: BSrE Kota."), std::string::npos);
    EXPECT_EQ(admin_->get("/api/v1/admin/signing/providers/" + provider).json["waiting"], 1);

    service.mischief = Mischief::none;
    const Reply done = sign(id, "kunci rapat");
    ASSERT_EQ(done.status, 200) << done.json.dump();
    EXPECT_EQ(sent(id).json["number"], number) << "the number that was held";
    expect_genuine(id);
    EXPECT_EQ(admin_->get("/api/v1/admin/signing/providers/" + provider).json["waiting"], 0);
    const std::string log = server_->log();
    for (const char* never : {nik, "kunci rapat", "sandi aplikasi"}) EXPECT_EQ(log.find(never), std::string::npos) << never;
}

NASKAH_ON_BOTH_DATABASES(OtherKeepers);

}  // namespace
