// SPDX-License-Identifier: Apache-2.0
// Many letters signed with one passphrase in a served city: read and consented to one by one, the server killed
// in the middle, the passphrase given again; every letter ends signed once or unsigned, and the book has no gap.
#include <algorithm>
#include <chrono>
#include <iostream>
#include <set>
#include <thread>

#include "core/base/error.h"
#include "core/base/text.h"
#include "tests/flow/flow.h"

namespace signing_many_flow_test {

using core::Json;
using tests::Caller;
using tests::Reply;
using tests::wait_for;

class SignMany : public tests::Flow {
  protected:
    // A note that waits for the head of the office alone.
    std::string submitted(const Caller& drafter, const std::string& subject) {
        auto content = note(drafter, subject);
        content["initials"] = Json::array();
        const Reply made = drafter.post("/api/v1/letters", content);
        EXPECT_EQ(made.status, 201) << made.json.dump();
        const std::string id = made.json["id"];
        send_up(drafter, id);
        return id;
    }
    static Json to_sign(const Caller& head) { return head.get("/api/v1/signing/sign-many").json["items"]; }
    static Json one(const Caller& head, const std::string& id) {
        const Json all = to_sign(head);
        for (const auto& item : all)
            if (item["subject"] == "letter:" + id) return item;
        return nullptr;
    }
    static Json seen(const Caller& head, const std::vector<std::string>& letters) {
        Json subjects = Json::array();
        const Json all = to_sign(head);
        for (const auto& item : all) {
            const auto id = item["subject"].get<std::string>().substr(7);
            if (std::find(letters.begin(), letters.end(), id) != letters.end())
                subjects.push_back({{"subject", item["subject"]}, {"content", item["content"]}});
        }
        EXPECT_EQ(subjects.size(), letters.size());
        return subjects;
    }
    static std::string link(const Reply& asked) {
        EXPECT_EQ(asked.status, 202) << asked.json.dump();
        return asked.json["link"];
    }
    static Reply rests(const Caller& caller, const std::string& batch) {
        return wait_for([&] { return caller.get(batch); }, [](const Reply& reply) {
            return reply.json["over"] == true || reply.json["waits_for_owner"] == true;
        });
    }
    static Reply form(const Caller& who, tests::Server& server, const std::string& path, const std::string& body) {
        auto headers = who.headers();
        headers["Content-Type"] = "application/x-www-form-urlencoded";
        return ask(server, "POST", path, headers, body);
    }
};

TEST_P(SignMany, is_read_consented_to_and_signed_with_one_passphrase) {
    const Caller drafter = caller("DISKOMINFO.APTIKA.STAF"), head = caller("DISKOMINFO.KADIS");
    std::vector<std::string> letters;
    for (const char* subject : {"Laporan layanan publik", "Laporan pusat data", "Laporan jaringan kelurahan"})
        letters.push_back(submitted(drafter, subject));
    // Read as a page, without scripts: the sheet, the text, the three answers.
    const std::string address = "/signing/read?at=letter:" + letters[0];
    const std::string page = head.get(address).text();
    for (const char* text : {"Laporan layanan publik", "/page?page=1", "Setuju ditandatangani", "Lewati", "Kembalikan"})
        EXPECT_NE(page.find(text), std::string::npos) << text;
    EXPECT_TRUE(one(head, letters[0])["opened"].get<bool>());
    EXPECT_FALSE(one(head, letters[1])["opened"].get<bool>()) << "what is fetched ahead is not read";
    EXPECT_EQ(drafter.get("/signing/read").status, 403);
    const Reply other = caller("DINKES.SEKRETARIS").get(address);
    EXPECT_NE(other.status, 200);
    EXPECT_EQ(other.text().find("Laporan layanan publik"), std::string::npos);

    const Json all = seen(head, letters);
    for (std::size_t i = 0; i < 2; ++i) {
        const std::string subject = all[i]["subject"];
        EXPECT_EQ(head.post("/api/v1/signing/" + subject + "/consent", {{"content", all[i]["content"]}}).status, 200);
    }
    EXPECT_EQ(ask(*server_, "DELETE", "/api/v1/signing/letter:" + letters[1] + "/consent", head.headers()).status, 200);
    EXPECT_FALSE(one(head, letters[1])["consented"].get<bool>());
    const Json again{{"content", all[1]["content"]}};
    EXPECT_EQ(head.post("/api/v1/signing/letter:" + letters[1] + "/consent", again).status, 200);

    const Reply wrong = head.post("/api/v1/signing/sign-many", {{"passphrase", "bukan ini"}});
    EXPECT_EQ(wrong.status, 422);
    EXPECT_EQ(wrong.json["faults"][0]["field"], "passphrase");
    EXPECT_TRUE(one(head, letters[0])["consented"].get<bool>()) << "nothing is lost";
    const std::string chosen = head.get("/signing/many").text();
    EXPECT_NE(chosen.find("Tanda tangani 2 naskah"), std::string::npos);
    EXPECT_NE(chosen.find("1 naskah lain belum"), std::string::npos);

    const Json right{{"passphrase", tests::demo_passphrase}};
    const Reply told = rests(head, link(head.post("/api/v1/signing/sign-many", right)));
    EXPECT_EQ(told.json["counts"]["done"], 2) << told.json.dump();
    for (const auto& item : told.json["items"])
        EXPECT_TRUE(item["told"].get<std::string>().ends_with("/DISKOMINFO")) << item.dump();
    EXPECT_EQ(drafter.get("/api/v1/letters/" + letters[2]).json["state"], "waiting") << "he did not consent to it";
    const std::string result = head.get("/batches/" + told.json["id"].get<std::string>()).text();
    EXPECT_NE(result.find(told.json["items"][0]["told"].get<std::string>()), std::string::npos);
    EXPECT_NE(result.find("href=\"/signing/read\""), std::string::npos);
}

TEST_P(SignMany, what_changed_since_is_not_signed_and_a_decree_is_read_first) {
    const Caller drafter = caller("DISKOMINFO.APTIKA.STAF"), head = caller("DISKOMINFO.KADIS");
    const std::vector<std::string> letters{submitted(drafter, "Nota satu"), submitted(drafter, "Nota dua")};
    const Json before = seen(head, letters);
    Json correction = note(drafter, "Nota dua yang diperbaiki");
    correction["initials"] = Json::array();
    correction["version"] = 1;
    ASSERT_EQ(head.post("/api/v1/letters/" + letters[1] + "/correct", correction).status, 200);
    const std::string as_seen = before[1]["subject"].get<std::string>() + "@" + before[1]["content"].get<std::string>();
    const std::string consent = "subject=" + core::text::url(as_seen) + "&answer=consent";
    const Reply back = form(head, *server_, "/signing/read", consent);
    EXPECT_EQ(back.status, 303);
    EXPECT_EQ(back.headers.at("location"), "/signing/read?at=letter%3A" + letters[1]) << "it is laid before him again";
    const Reply told = rests(head, link(head.post("/api/v1/signing/sign-many",
                                                  {{"subjects", before}, {"passphrase", tests::demo_passphrase}})));
    EXPECT_EQ(told.json["counts"]["done"], 1);
    EXPECT_EQ(told.json["items"][1]["refusal"]["key"], "signing.error.sign_changed");
    EXPECT_EQ(told.json["items"][1]["title"], "Nota dua yang diperbaiki");
    EXPECT_EQ(drafter.get("/api/v1/letters/" + letters[1]).json["state"], "waiting");

    Json secret = note(drafter, "Nota rahasia tentang celah keamanan");
    secret["initials"] = Json::array();
    secret["access"] = "rahasia";
    const Reply made = drafter.post("/api/v1/letters", secret);
    ASSERT_EQ(made.status, 201) << made.json.dump();
    const std::string id = made.json["id"];
    send_up(drafter, id);
    EXPECT_TRUE(one(head, id)["must_read"].get<bool>());
    const std::string list = head.get("/signing").text();
    EXPECT_NE(list.find("Wajib dibaca dahulu"), std::string::npos);
    EXPECT_EQ(list.find("letter:" + id + "@"), std::string::npos) << "no box to tick";
    const Json content{{"content", one(head, id)["content"]}};
    const Reply unread = head.post("/api/v1/signing/letter:" + id + "/consent", content);
    EXPECT_EQ(unread.status, 409);
    EXPECT_EQ(head.get("/api/v1/letters/" + id).status, 200);
    EXPECT_EQ(head.get("/api/v1/signing/letter:" + id).status, 200);
    const Json typed{{"passphrase", tests::demo_passphrase}};
    EXPECT_EQ(head.post("/api/v1/signing/letter:" + id + "/sign", typed).status, 409) << "by no other door either";
    EXPECT_EQ(head.get("/signing/read?at=letter:" + id).status, 200);
    EXPECT_EQ(head.post("/api/v1/signing/letter:" + id + "/consent", content).status, 200);
}

TEST_P(SignMany, killed_in_the_middle_the_rest_waits_for_the_passphrase) {
    constexpr int count = 24, kills = 3;
    const Caller drafter = caller("DISKOMINFO.APTIKA.STAF"), head = caller("DISKOMINFO.KADIS");
    std::vector<std::string> letters;
    for (int n = 1; n <= count; ++n) letters.push_back(submitted(drafter, "Nota ke-" + std::to_string(n)));
    const auto begun = std::chrono::steady_clock::now();
    const std::string batch = link(head.post("/api/v1/signing/sign-many", {{"subjects", seen(head, letters)},
                                                                           {"passphrase", tests::demo_passphrase}}));
    const std::string again = "/api/v1/signing/sign-many/" + batch.substr(batch.rfind('/') + 1);
    int killed = 0;
    while (killed < kills) {
        const Reply now = head.get(batch);
        if (now.json["over"] == true) break;
        if (now.json["counts"]["done"] < 2 + killed * 6) {
            std::this_thread::sleep_for(std::chrono::milliseconds(3));
            continue;
        }
        server_->kill();
        city_->leases_are_over();
        server_->start();
        ++killed;
        const Reply stands = rests(head, batch);
        if (stands.json["over"] == true) break;
        EXPECT_EQ(stands.json["counts"]["failed"], 0) << "what waits has not failed";
        EXPECT_NE(head.get("/batches/" + stands.json["id"].get<std::string>()).text().find("Menunggu passphrase atau kode OTP Anda"),
                  std::string::npos);
        EXPECT_EQ(head.post(again, {{"passphrase", tests::demo_passphrase}}).status, 202);
    }
    EXPECT_GE(killed, 1);
    const Reply told = rests(head, batch);
    EXPECT_EQ(told.json["counts"]["done"], count) << told.json.dump();
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begun;
    std::cout << "one of " << count << " letters with " << killed << " kills: " << took.count() / count << " ms\n";
    std::set<std::string> numbers;
    for (const auto& id : letters) {
        const Reply sent = wait_for([&] { return drafter.get("/api/v1/letters/" + id); },
                                    [](const Reply& reply) { return reply.json["state"] == "sent"; });
        numbers.insert(sent.json["number"].get<std::string>());
        int signatures = 0;
        const Json round = drafter.get("/api/v1/signing/letter:" + id).json;
        for (const auto& step : round["steps"]) signatures += step["kind"] == "signature" && step["state"] == "passed";
        EXPECT_EQ(signatures, 1) << id;
        EXPECT_TRUE(round["earlier"].empty());
    }
    EXPECT_EQ(numbers.size(), letters.size()) << "each has a number of its own";
    EXPECT_EQ(head.post(again, {{"passphrase", tests::demo_passphrase}}).status, 409) << "nothing waits any more";
    server_->stop();
    server_->command({"audit:verify"});
}

NASKAH_ON_BOTH_DATABASES(SignMany);

}  // namespace
