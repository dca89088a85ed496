// SPDX-License-Identifier: Apache-2.0
// The main job end to end over HTTP, by different people, on the real binary and both databases.
#include <gtest/gtest.h>

#include <set>
#include <thread>

#include "tests/support/db.h"
#include "tests/support/office.h"
#include "tests/support/server.h"

namespace {

using core::Json;
using tests::Caller;
using tests::Reply;

class MainJob : public tests::OnBothDatabases {
  protected:
    void SetUp() override {
        tests::OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        place_ = std::make_unique<tests::TestDb>(GetParam());
        server_ = std::make_unique<tests::Server>(
            GetParam() == core::db::Engine::postgres ? place_->address() : std::string());
        server_->command({"demo"});
        server_->start();
    }

    Caller caller(const std::string& position) {
        const std::string login = tests::login_of(position);
        std::string token = server_->command({"token:create", login});
        token.erase(token.find_last_not_of('\n') + 1);
        Caller caller(*server_, token);
        // Under the seat asked for, not the person's main one.
        const Reply me = caller.get("/api/v1/me");
        EXPECT_EQ(me.status, 200);
        const std::string id = position_id(caller, position);
        for (const Json& seat : me.json["seats"])
            if (seat["position"] == id) caller.act_as(seat["appointment"]);
        return caller;
    }

    std::string position_id(const Caller& caller, const std::string& code) {
        if (const auto found = positions_.find(code); found != positions_.end()) return found->second;
        const Reply reply = caller.get("/api/v1/directory/positions?q=" + code);
        EXPECT_EQ(reply.status, 200) << reply.json.dump();
        for (const Json& position : reply.json["items"])
            positions_[position["code"]] = position["id"];
        EXPECT_TRUE(positions_.contains(code)) << code << " in " << reply.json.dump();
        return positions_[code];
    }

    // Jobs run in the server; this waits for what they bring, as a person looking again would.
    Reply wait_for(const std::function<Reply()>& ask, const std::function<bool(const Reply&)>& good) {
        Reply reply;
        for (int tries = 0; tries < 200; ++tries) {
            reply = ask();
            if (good(reply)) return reply;
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
        ADD_FAILURE() << "waited in vain: " << reply.status << " " << reply.json.dump();
        return reply;
    }

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

    std::unique_ptr<tests::TestDb> place_;
    std::unique_ptr<tests::Server> server_;
    std::map<std::string, std::string> positions_;
};

TEST_P(MainJob, from_draft_to_archive_and_back_by_search) {
    Caller drafter = caller("DISKOMINFO.APTIKA.STAF");
    Caller section = caller("DISKOMINFO.APTIKA.KABID");
    Caller head = caller("DISKOMINFO.KADIS");
    Caller nobody(*server_, "nsk_wrong");

    const Reply made = drafter.post("/api/v1/letters", invitation(drafter));
    ASSERT_EQ(made.status, 201) << made.json.dump();
    const std::string id = made.json["id"], subject = "letter:" + id, path = "/api/v1/letters/" + id;

    ASSERT_EQ(drafter.post(path + "/submit").status, 200);
    EXPECT_EQ(nobody.get(path).status, 401);

    // Returned once with a note, mended, submitted again, paraf given.
    EXPECT_EQ(section.post("/api/v1/signing/" + subject + "/return").status, 422) << "the note is compulsory";
    ASSERT_EQ(section.post("/api/v1/signing/" + subject + "/return",
                           {{"note", "Tambahkan batas waktu konfirmasi kehadiran."}}).status, 200);
    Json content = invitation(drafter);
    content["body"] = content["body"].get<std::string>() + "\n\nKonfirmasi kehadiran disampaikan paling lambat dua hari sebelum rapat.";
    content["version"] = drafter.get(path).json["version"];
    const Reply mended = drafter.put(path, content);
    ASSERT_EQ(mended.status, 200) << mended.json.dump();
    EXPECT_EQ(drafter.put(path, content).status, 409) << "the second to save is told";
    ASSERT_EQ(drafter.post(path + "/submit").status, 200);
    EXPECT_EQ(head.post("/api/v1/signing/" + subject + "/sign", {{"passphrase", tests::demo_passphrase}}).status, 403)
        << "not the head's turn yet";
    ASSERT_EQ(section.post("/api/v1/signing/" + subject + "/pass").status, 200);

    const Reply wrong = head.post("/api/v1/signing/" + subject + "/sign", {{"passphrase", "bukan ini"}});
    EXPECT_EQ(wrong.status, 422) << wrong.json.dump();
    const Reply signed_round = head.post("/api/v1/signing/" + subject + "/sign", {{"passphrase", tests::demo_passphrase}});
    ASSERT_EQ(signed_round.status, 200) << signed_round.json.dump();
    EXPECT_EQ(signed_round.json["state"], "sealed");
    EXPECT_EQ(signed_round.json["steps"].back()["capacity"], "plt");

    const Reply sent = wait_for([&] { return drafter.get(path); },
                                [](const Reply& r) { return r.json["state"] == "sent"; });
    const std::string number = sent.json["number"];
    EXPECT_EQ(number.substr(0, 8), "000.1.5/");
    EXPECT_NE(number.find("/DISKOMINFO"), std::string::npos);

    // Verification by code and by file; one changed byte.
    const Reply pdf = drafter.get(path + "/pdf");
    ASSERT_EQ(pdf.status, 200);
    const std::string code = sent.json["code"];
    const auto anyone = [&](const std::string& where) {
        const auto answer = core::http::call({"GET", server_->url(where), {}, {}});
        return core::json::parse(core::chars(answer.body), 16u << 20);
    };
    EXPECT_EQ(anyone("/api/v1/verify/" + code)["outcome"], "genuine");
    EXPECT_EQ(drafter.upload("/api/v1/verify", {}, "surat.pdf", pdf.bytes).json["outcome"], "genuine");
    core::Bytes changed = pdf.bytes;
    changed[changed.size() / 3] ^= 1;
    EXPECT_NE(drafter.upload("/api/v1/verify", {}, "surat.pdf", changed).json["outcome"], "genuine");

    // Found by a word of the body and by half its number, not by a stranger.
    const auto search = [&](Caller& who, const std::string& query) {
        return who.get("/api/v1/search?q=" + query).json["hits"];
    };
    EXPECT_FALSE(search(head, "konfirmasi").empty());
    EXPECT_FALSE(search(head, "000.1.5").empty());

    const Reply numbers = head.get("/api/v1/letter-numbers");
    EXPECT_EQ(numbers.json["gaps"], 0);
    server_->stop();
    server_->command({"audit:verify"});
}

NASKAH_ON_BOTH_DATABASES(MainJob);

}  // namespace
