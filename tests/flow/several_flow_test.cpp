// SPDX-License-Identifier: Apache-2.0
// Letters that several sign: in order, each by an update of the file the one before left; refused by one of
// them, withdrawn half signed, and the server killed between two signatures.
#include "core/base/child.h"
#include "core/pdf/read.h"
#include "tests/flow/flow.h"

namespace several_flow_test {

using core::Bytes;
using core::Json;
using tests::Caller;
using tests::Reply;

const Json passphrase{{"passphrase", tests::demo_passphrase}};

class SeveralSigners : public tests::Flow {
  protected:
    static std::string path(const std::string& id) { return "/api/v1/letters/" + id; }
    static std::string round(const std::string& id) { return "/api/v1/signing/letter:" + id; }
    static Json ours(const char* role) { return {{"role", role}, {"ours", true}}; }

    // Handed over by DISKOMINFO to those of the positions; the first of them is the second party.
    Json handing_over(const Caller& drafter, const std::vector<std::string>& others) {
        Json content{{"kind", "berita_acara"},
                     {"subject", "Serah terima perangkat jaringan"},
                     {"classification", "000.1.5"},
                     {"signer", position_id(drafter, "DISKOMINFO.KADIS")},
                     {"cosigners", Json::array()},
                     {"parts",
                      {{"pihak", Json::array({ours("PIHAK KESATU"), ours("PIHAK KEDUA")})},
                       {"isi", "PIHAK KESATU menyerahkan kepada PIHAK KEDUA, dan PIHAK KEDUA menerima, 12 (dua belas) "
                               "unit perangkat jaringan dalam keadaan baik."},
                       {"penutup", "Berita acara ini dibuat untuk dipergunakan sebagaimana mestinya."}}}};
        for (const auto& each : others) content["cosigners"].push_back(position_id(drafter, each));
        return content;
    }
    std::string sent_up(const Caller& drafter, const Json& content) {
        const Reply made = drafter.post("/api/v1/letters", content);
        EXPECT_EQ(made.status, 201) << made.json.dump();
        const std::string id = made.json["id"];
        tests::send_up(drafter, id);
        return id;
    }
    Reply sign(const std::string& position, const std::string& id) {
        return caller(position).post(round(id) + "/sign", passphrase);
    }
    Reply sent(const Caller& drafter, const std::string& id) {
        return tests::wait_for([&] { return drafter.get(path(id)); },
                               [](const Reply& reply) { return reply.json["state"] == "sent"; });
    }
    // How many signatures poppler finds valid.
    static int valid(const Bytes& pdf) {
        const auto out = core::child::run({"pdfsig", "-nocert", "/dev/stdin"}, pdf).out;
        const std::string_view said = core::chars(out);
        int count = 0;
        for (auto at = said.find("Signature is Valid."); at != said.npos; at = said.find("Signature is Valid.", at + 1)) ++count;
        return count;
    }
    // All signatures hold, later ones only filled their fields, and after the last nothing came but the proofs
    // that a job may have added by now.
    void judged(const Bytes& pdf, std::size_t signatures) {
        EXPECT_EQ(valid(pdf), static_cast<int>(signatures));
        EXPECT_TRUE(core::child::run({"qpdf", "--check", "/dev/stdin"}, pdf).good());
        const Caller citizen(*server_, "");
        const Reply told = citizen.upload("/api/v1/verifications", {}, "naskah.pdf", pdf);
        ASSERT_EQ(told.status, 200) << told.json.dump();
        EXPECT_EQ(told.json["indication"], "TOTAL-PASSED") << told.json.dump(1);
        const Json& all = told.json["signatures"];
        ASSERT_EQ(all.size(), signatures);
        for (std::size_t i = 0; i < signatures; ++i) {
            const bool last = i + 1 == signatures;
            EXPECT_EQ(all[i]["field"], "Signature" + std::to_string(i + 1));
            EXPECT_EQ(all[i]["indication"], "TOTAL-PASSED");
            const bool raised = last && all[i]["modifications"] == "lta_updates";
            if (!raised) EXPECT_EQ(all[i]["modifications"], last ? "none" : "form_filling") << all[i].dump(1);
            EXPECT_EQ(all[i]["covers_whole_file"], last && !raised);
        }
    }
    void void_with(const Caller& drafter, const std::string& id, const std::string& reason);
};

void SeveralSigners::void_with(const Caller& drafter, const std::string& id, const std::string& reason) {
    const Reply letter = drafter.get(path(id));
    EXPECT_EQ(letter.json["state"], "void");
    EXPECT_EQ(letter.json["note"], reason);
    const Caller clerk = caller("DISKOMINFO.TU");
    const Reply found = clerk.get("/api/v1/numbers?state=void");
    bool told = false;
    for (const Json& line : found.json["numbers"])
        told |= line["number"] == letter.json["number"] && line["reason"].get<std::string>().find(reason) != std::string::npos;
    EXPECT_TRUE(told) << found.json.dump(1);
    const Caller citizen(*server_, "");
    EXPECT_EQ(citizen.get("/api/v1/verify/" + letter.json["code"].get<std::string>()).status, 404);
    EXPECT_EQ(core::pdf::inspect(drafter.get(path(id) + "/pdf").bytes).signatures, 0) << "half signed it is given to nobody";
}

TEST_P(SeveralSigners, two_sign_a_handing_over_in_order) {
    const Caller drafter = caller("DISKOMINFO.APTIKA.STAF"), citizen(*server_, "");
    const std::string id = sent_up(drafter, handing_over(drafter, {"DINKES.KADIS"}));
    EXPECT_EQ(sign("DINKES.KADIS", id).status, 403) << "not his turn";
    ASSERT_EQ(sign("DISKOMINFO.KADIS", id).status, 200);
    const Reply half = drafter.get(path(id));
    EXPECT_EQ(half.json["state"], "sealing") << "sent to nobody before all have signed";
    EXPECT_FALSE(half.json["number"].is_null());
    EXPECT_EQ(drafter.get(round(id)).json["state"], "signing");
    EXPECT_EQ(citizen.get("/api/v1/verify/" + half.json["code"].get<std::string>()).status, 404);
    const Caller second = caller("DINKES.KADIS");
    const Bytes before = second.get(path(id) + "/pdf").bytes;
    judged(before, 1);
    EXPECT_EQ(sign("DISKOMINFO.KADIS", id).status, 403) << "nobody signs twice";
    EXPECT_EQ(second.post(round(id) + "/sign", {{"passphrase", "keliru"}}).status, 422);
    const Reply waits = second.get("/letters/" + id);
    EXPECT_EQ(waits.status, 200);
    ASSERT_EQ(sign("DINKES.KADIS", id).status, 200);
    const Reply whole = sent(drafter, id);
    EXPECT_EQ(whole.json["number"], half.json["number"]) << "the second takes no number";
    EXPECT_EQ(whole.json["cosigners"].size(), 1u);
    const Bytes pdf = drafter.get(path(id) + "/pdf").bytes;
    EXPECT_TRUE(std::equal(before.begin(), before.end(), pdf.begin())) << "no byte of before is touched";
    judged(pdf, 2);
    const Reply told = citizen.get("/api/v1/verify/" + whole.json["code"].get<std::string>());
    EXPECT_EQ(told.json["outcome"], "genuine");
    EXPECT_EQ(told.json["letter"]["cosigners"][0]["position"], "Plt. Kepala Dinas Kesehatan");
    const auto page = tests::ask(*server_, "GET", "/v/" + whole.json["code"].get<std::string>(), {}).text();
    for (const Json* name : {&told.json["letter"]["signer"], &told.json["letter"]["cosigners"][0]["name"]})
        EXPECT_NE(page.find(name->get<std::string>()), page.npos) << *name;
}

TEST_P(SeveralSigners, two_parties_of_ours_agree_and_a_kill_between_loses_nothing) {
    const Caller drafter = caller("DISKOMINFO.APTIKA.STAF");
    Json content = handing_over(drafter, {"DINSOS.KADIS"});
    content["kind"] = "nota_kesepahaman";
    content["subject"] = "Pemanfaatan data kependudukan miskin";
    content["parts"] = {{"pihak", Json::array({ours("PIHAK KESATU"), ours("PIHAK KEDUA")})},
                        {"pasal", Json::array({{{"title", "Maksud"}, {"body", "PARA PIHAK bertukar data secara berkala."}}})}};
    const std::string id = sent_up(drafter, content);
    const auto read = [&](const char* who) { EXPECT_EQ(caller(who).get(path(id) + "/pdf").status, 200); };
    EXPECT_EQ(sign("DISKOMINFO.KADIS", id).status, 409) << "a memorandum of understanding is read first";
    read("DISKOMINFO.KADIS");
    ASSERT_EQ(sign("DISKOMINFO.KADIS", id).status, 200);
    server_->kill();
    server_->start();
    EXPECT_EQ(sign("DINSOS.KADIS", id).status, 409);
    read("DINSOS.KADIS");
    ASSERT_EQ(sign("DINSOS.KADIS", id).status, 200);
    sent(drafter, id);
    judged(drafter.get(path(id) + "/pdf").bytes, 2);
}

TEST_P(SeveralSigners, four_sign_and_each_is_told_when_it_is_his_turn) {
    const Caller drafter = caller("DISKOMINFO.APTIKA.STAF");
    const std::vector<std::string> others{"DINKES.KADIS", "DINSOS.KADIS", "DPUPR.KADIS"};
    const std::string id = sent_up(drafter, handing_over(drafter, others));
    ASSERT_EQ(sign("DISKOMINFO.KADIS", id).status, 200);
    for (const auto& each : others) {
        const Caller own = caller(each);
        bool waits = false;
        const Reply list = own.get("/api/v1/signing");
        for (const Json& item : list.json["items"]) waits |= item["subject"] == "letter:" + id;
        EXPECT_TRUE(waits) << each;
        if (&each != &others.back()) {
            EXPECT_EQ(sign(others.back(), id).status, 403) << "before his turn";
        }
        ASSERT_EQ(sign(each, id).status, 200) << each;
    }
    sent(drafter, id);
    judged(drafter.get(path(id) + "/pdf").bytes, 4);
    const auto text = core::pdf::text(drafter.get(path(id) + "/pdf").bytes);
    for (const char* who : {"Kepala Dinas Kesehatan", "Kepala Dinas Sosial", "Kepala Dinas Pekerjaan Umum"})
        EXPECT_NE(text.find(who), text.npos) << who;
}

TEST_P(SeveralSigners, one_who_refuses_and_one_who_withdraws_void_the_number) {
    const Caller drafter = caller("DISKOMINFO.APTIKA.STAF"), second = caller("DINKES.KADIS");
    const std::string refused = sent_up(drafter, handing_over(drafter, {"DINKES.KADIS"}));
    EXPECT_EQ(second.post(round(refused) + "/return", {{"note", "Terlalu dini."}}).status, 403);
    ASSERT_EQ(sign("DISKOMINFO.KADIS", refused).status, 200);
    EXPECT_EQ(second.post(round(refused) + "/return", {{"note", " "}}).status, 422);
    ASSERT_EQ(second.post(round(refused) + "/return", {{"note", "Jumlah perangkat tidak cocok."}}).status, 200);
    void_with(drafter, refused, "Jumlah perangkat tidak cocok.");
    EXPECT_EQ(sign("DINKES.KADIS", refused).status, 409);

    const std::string withdrawn = sent_up(drafter, handing_over(drafter, {"DINKES.KADIS"}));
    ASSERT_EQ(sign("DISKOMINFO.KADIS", withdrawn).status, 200);
    EXPECT_EQ(drafter.post(path(withdrawn) + "/take-back").status, 409) << "it has a number";
    ASSERT_EQ(drafter.post(path(withdrawn) + "/withdraw", {{"reason", "Perangkat batal diserahkan."}}).status, 200);
    void_with(drafter, withdrawn, "Perangkat batal diserahkan.");
    EXPECT_EQ(sign("DINKES.KADIS", withdrawn).status, 409);
}

TEST_P(SeveralSigners, who_may_be_named_is_told_in_words) {
    const Caller drafter = caller("DISKOMINFO.APTIKA.STAF");
    Json memo = note(drafter, "Laporan bulanan");
    memo["cosigners"] = {position_id(drafter, "DINKES.KADIS")};
    const Reply one = drafter.post("/api/v1/letters", memo);
    EXPECT_EQ(one.status, 422);
    EXPECT_EQ(one.json["faults"][0]["field"], "cosigners");
    const Reply twice = drafter.post("/api/v1/letters", handing_over(drafter, {"DINKES.KADIS", "DINKES.KADIS"}));
    EXPECT_EQ(twice.status, 422);
    EXPECT_EQ(twice.json["faults"][0]["key"], "letters.fault.cosigners_twice");
    const Reply staff = drafter.post("/api/v1/letters", handing_over(drafter, {"DISKOMINFO.APTIKA.STAF"}));
    EXPECT_EQ(staff.status, 422);
    EXPECT_EQ(staff.json["faults"][0]["key"], "letters.fault.cosigner");
}

NASKAH_ON_BOTH_DATABASES(SeveralSigners);

}  // namespace
