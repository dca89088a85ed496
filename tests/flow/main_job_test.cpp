// SPDX-License-Identifier: Apache-2.0
// The main job end to end over HTTP, by different people, on the real binary and both databases.
#include "tests/flow/flow.h"

namespace {

using core::Json;
using tests::Caller;
using tests::Reply;
using tests::wait_for;

class MainJob : public tests::Flow {
  protected:
    Json invitation(const Caller& drafter) {
        return {{"kind", "undangan"},
                {"subject", "Undangan rapat koordinasi pemantauan SPBE"},
                {"body", "Dalam rangka persiapan pemantauan dan evaluasi SPBE, kami mengundang Saudara "
                         "untuk hadir membawa data inventaris aplikasi masing-masing."},
                {"event",
                 {{"day", "2030-01-15"}, {"time", "09.00 WIB s.d. selesai"},
                  {"place", "Ruang Rapat Diskominfo"}, {"agenda", "Pemantauan SPBE"}}},
                {"classification", "000.1.5"},
                {"access", "biasa"},
                {"urgency", "segera"},
                {"groups", {"KEPALA-OPD"}},
                {"copies", {position_id(drafter, "SETDA.SEKDA")}},
                {"signer", position_id(drafter, "DISKOMINFO.KADIS")},
                {"initials", {position_id(drafter, "DISKOMINFO.APTIKA.KABID")}}};
    }

    // Returned with a note, mended, submitted again.
    void return_once(const Caller& drafter, const Caller& section, const std::string& id) {
        const std::string path = "/api/v1/letters/" + id, round = "/api/v1/signing/letter:" + id;
        send_up(drafter, id);
        EXPECT_EQ(Caller(*server_, "nsk_wrong").get(path).status, 401);
        EXPECT_EQ(section.post(round + "/return").status, 422) << "the note is compulsory";
        const Reply back = section.post(round + "/return", {{"note", "Tambahkan batas waktu konfirmasi."}});
        ASSERT_EQ(back.status, 200) << back.json.dump();
        Json content = invitation(drafter);
        content["body"] = content["body"].get<std::string>() +
                          "\n\nKonfirmasi kehadiran disampaikan paling lambat dua hari sebelum rapat.";
        content["version"] = drafter.get(path).json["version"];
        const Reply mended = drafter.put(path, content);
        ASSERT_EQ(mended.status, 200) << mended.json.dump();
        EXPECT_EQ(drafter.put(path, content).status, 409) << "the second to save is told";
        send_up(drafter, id);
    }

    void sign(const Caller& section, const Caller& head, const std::string& id) {
        const std::string round = "/api/v1/signing/letter:" + id;
        const Json passphrase = {{"passphrase", tests::demo_passphrase}};
        EXPECT_EQ(head.post(round + "/sign", passphrase).status, 403) << "not the head's turn yet";
        ASSERT_EQ(section.post(round + "/pass").status, 200);
        EXPECT_EQ(head.post(round + "/sign", {{"passphrase", "bukan ini"}}).status, 422);
        const Reply done = head.post(round + "/sign", passphrase);
        ASSERT_EQ(done.status, 200) << done.json.dump();
        EXPECT_EQ(done.json["state"], "sealed");
        EXPECT_EQ(done.json["steps"].back()["capacity"], "plt");
        EXPECT_EQ(head.post(round + "/sign", passphrase).status, 409) << "signed once";
    }

    // Genuine by its code and as a file; not with one byte changed.
    void verify(const Caller& drafter, const std::string& id, const std::string& code) {
        const Reply pdf = drafter.get("/api/v1/letters/" + id + "/pdf");
        ASSERT_EQ(pdf.status, 200);
        const Caller citizen(*server_, "");
        EXPECT_EQ(citizen.get("/api/v1/verify/" + code).json["outcome"], "genuine");
        EXPECT_EQ(citizen.get("/api/v1/verify/" + std::string(code.size(), 'A')).status, 404);
        EXPECT_EQ(citizen.upload("/api/v1/verify", {}, "surat.pdf", pdf.bytes).json["outcome"], "genuine");
        core::Bytes changed = pdf.bytes;
        changed[changed.size() / 3] ^= 1;
        EXPECT_NE(citizen.upload("/api/v1/verify", {}, "surat.pdf", changed).json["outcome"], "genuine");
    }

    // By a word of the body and by half the number; a stranger finds and counts nothing.
    void search(const Caller& head, const Caller& stranger) {
        for (const char* words : {"konfirmasi", "000.1.5"}) {
            const std::string path = std::string("/api/v1/search?kind=letter&q=") + words;
            EXPECT_FALSE(head.get(path).json["hits"].empty()) << words;
            EXPECT_TRUE(stranger.get(path).json["hits"].empty()) << words;
            EXPECT_EQ(stranger.get(path).json["total"], 0) << words;
        }
    }
};

TEST_P(MainJob, from_draft_to_verification_and_search) {
    Caller drafter = caller("DISKOMINFO.APTIKA.STAF"), section = caller("DISKOMINFO.APTIKA.KABID");
    Caller head = caller("DISKOMINFO.KADIS");
    const Reply made = drafter.post("/api/v1/letters", invitation(drafter));
    ASSERT_EQ(made.status, 201) << made.json.dump();
    const std::string id = made.json["id"];
    return_once(drafter, section, id);
    sign(section, head, id);
    const Reply sent = wait_for([&] { return drafter.get("/api/v1/letters/" + id); },
                                [](const Reply& reply) { return reply.json["state"] == "sent"; });
    const std::string number = sent.json["number"];
    EXPECT_EQ(number.substr(0, 8), "000.1.5/");
    EXPECT_NE(number.find("/DISKOMINFO"), std::string::npos);
    verify(drafter, id, sent.json["code"]);
    search(head, caller("DINKES.SEKRETARIS"));
    EXPECT_EQ(head.get("/api/v1/letter-numbers").json["gaps"], 0);
    server_->stop();
    server_->command({"audit:verify"});
}

NASKAH_ON_BOTH_DATABASES(MainJob);

}  // namespace
