// SPDX-License-Identifier: Apache-2.0
// Many letters at once in a served city: a true result for each, paraf on nothing that was not seen, and
// the server killed in the middle: every letter goes up once and is given paraf once.
#include <chrono>
#include <set>
#include <thread>

#include "core/base/error.h"
#include "tests/flow/flow.h"

namespace {

using core::Json;
using tests::Caller;
using tests::Reply;
using tests::wait_for;

class ManyAtOnce : public tests::Flow {
  protected:
    std::string drafted(const Caller& drafter, const std::string& subject) {
        const Reply made = drafter.post("/api/v1/letters", note(drafter, subject));
        EXPECT_EQ(made.status, 201) << made.json.dump();
        return made.json["id"];
    }
    static Json chosen(const std::vector<std::pair<std::string, int>>& letters) {
        Json all = Json::array();
        for (const auto& [id, version] : letters) all.push_back({{"id", id}, {"version", version}});
        return {{"letters", all}};
    }
    static std::string link(const Reply& asked) {
        EXPECT_EQ(asked.status, 202) << asked.json.dump();
        return asked.json["link"];
    }
    static Reply over(const Caller& caller, const std::string& batch) {
        return wait_for([&] { return caller.get(batch); }, [](const Reply& reply) { return reply.json["over"] == true; });
    }
    static std::string states(const Reply& batch) {
        std::string text;
        for (const auto& item : batch.json["items"]) text += (text.empty() ? "" : " ") + item["state"].get<std::string>();
        return text;
    }
    // What waits for the caller, as his list shows it.
    static Json seen_by(const Caller& caller, const std::set<std::string>& letters) {
        Json subjects = Json::array();
        const Reply waiting = caller.get("/api/v1/signing");
        for (const auto& item : waiting.json["items"])
            if (letters.contains(item["subject"].get<std::string>().substr(7)))
                subjects.push_back({{"subject", item["subject"]}, {"content", item["content"]}});
        return {{"subjects", subjects}, {"note", "Setuju."}};
    }
    // Kills the server while some have their result and some have not, and serves again.
    int kill_in_the_middle(const Caller& caller, const std::string& batch, int times) {
        int killed = 0;
        while (killed < times) {
            const Reply now = caller.get(batch);
            const auto& counts = now.json["counts"];
            if (now.json["over"] == true) break;
            if (counts["done"] < 2 + killed * 4) {
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
                continue;
            }
            server_->kill();
            server_->start();
            ++killed;
        }
        return killed;
    }
};

TEST_P(ManyAtOnce, each_has_a_true_result) {
    const Caller drafter = caller("DISKOMINFO.APTIKA.STAF"), section = caller("DISKOMINFO.APTIKA.KABID");
    const std::string good = drafted(drafter, "Laporan aplikasi perizinan"), changed = drafted(drafter, "Laporan jaringan"),
                      up = drafted(drafter, "Laporan situs web"), bare = drafted(drafter, "Laporan tanpa tujuan");
    Json again = note(drafter, "Laporan jaringan yang diperbaiki");
    again["version"] = 1;
    ASSERT_EQ(drafter.put("/api/v1/letters/" + changed, again).status, 200);
    Json lacking = note(drafter, "Laporan tanpa tujuan");
    lacking["addressees"] = Json::array();
    lacking["version"] = 1;
    ASSERT_EQ(drafter.put("/api/v1/letters/" + bare, lacking).status, 200);
    send_up(drafter, up);

    const std::string batch = link(drafter.post("/api/v1/letters/submit", chosen({{good, 1}, {changed, 1}, {up, 1}, {bare, 2}})));
    const Reply told = over(drafter, batch);
    EXPECT_EQ(states(told), "done refused refused refused");
    const auto& items = told.json["items"];
    EXPECT_EQ(items[0]["link"], "/letters/" + good);
    EXPECT_EQ(items[1]["title"], "Laporan jaringan yang diperbaiki");
    EXPECT_EQ(items[1]["refusal"]["key"], "letters.error.changed");
    EXPECT_EQ(items[2]["refusal"]["code"], "conflict");
    EXPECT_EQ(items[3]["refusal"]["faults"][0]["field"], "addressees");
    EXPECT_EQ(drafter.get("/api/v1/letters/" + good).json["state"], "waiting");
    EXPECT_EQ(drafter.get("/api/v1/letters/" + changed).json["state"], "draft");
    EXPECT_EQ(drafter.get("/api/v1/letters/" + bare).json["state"], "draft");

    const std::string page = "/batches/" + told.json["id"].get<std::string>();
    const std::string shown = drafter.get(page).text();
    for (const char* text : {"Laporan aplikasi perizinan", "1 berhasil, 3 tidak berhasil", "Ulangi 3 yang gagal"})
        EXPECT_NE(shown.find(text), std::string::npos) << text;
    for (const Caller& other : {section, caller("DISKOMINFO.ADMIN"), caller("DINKES.SEKRETARIS")}) {
        EXPECT_EQ(other.get(page).status, 404);
        EXPECT_EQ(other.get(batch).status, 404);
        EXPECT_EQ(other.post(batch + "/again").status, 404);
        EXPECT_EQ(other.get("/batches").text().find(page), std::string::npos);
    }
    EXPECT_NE(caller("DISKOMINFO.ADMIN").get("/admin").text().find("3 tidak berhasil"), std::string::npos);
    const Reply repeated = drafter.post(batch + "/again");
    ASSERT_EQ(repeated.status, 202) << repeated.json.dump();
    const Reply second = over(drafter, "/api/v1/batches/" + repeated.json["id"].get<std::string>());
    EXPECT_EQ(states(second), "refused refused refused");
    EXPECT_EQ(drafter.post(batch + "/again").status, 409) << "repeated once";
}

TEST_P(ManyAtOnce, paraf_covers_what_the_list_showed) {
    const Caller drafter = caller("DISKOMINFO.APTIKA.STAF"), section = caller("DISKOMINFO.APTIKA.KABID"),
                 head = caller("DISKOMINFO.KADIS");
    std::set<std::string> letters;
    std::vector<std::string> order;
    for (const char* subject : {"Nota satu", "Nota dua", "Nota tiga"}) {
        order.push_back(drafted(drafter, subject));
        send_up(drafter, order.back());
        letters.insert(order.back());
    }
    const Json seen = seen_by(section, letters);
    ASSERT_EQ(seen["subjects"].size(), 3u);
    // Corrected by the one asked himself, in another window.
    Json correction = note(drafter, "Nota dua yang diperbaiki");
    correction["version"] = 1;
    ASSERT_EQ(section.post("/api/v1/letters/" + order[1] + "/correct", correction).status, 200);
    const Reply told = over(section, link(section.post("/api/v1/signing/pass", seen)));
    EXPECT_EQ(states(told), "done refused done");
    EXPECT_EQ(told.json["items"][1]["refusal"]["key"], "signing.error.changed_since");
    EXPECT_EQ(told.json["items"][1]["title"], "Nota dua yang diperbaiki");
    const Reply round = head.get("/api/v1/signing/letter:" + order[0]);
    EXPECT_EQ(round.json["steps"][0]["state"], "passed");
    EXPECT_EQ(round.json["steps"][0]["note"], "Setuju.");
    EXPECT_EQ(states(over(section, link(section.post("/api/v1/signing/pass", seen)))), "refused refused refused")
        << "no paraf is given twice";
    EXPECT_EQ(caller("DINKES.SEKRETARIS").post("/api/v1/signing/pass", seen).status, 404);
}

TEST_P(ManyAtOnce, killed_in_the_middle_each_is_done_once) {
    constexpr int count = 30, kills = 2;
    const Caller drafter = caller("DISKOMINFO.APTIKA.STAF"), section = caller("DISKOMINFO.APTIKA.KABID");
    std::vector<std::pair<std::string, int>> letters;
    std::set<std::string> ids;
    for (int n = 1; n <= count; ++n) {
        letters.emplace_back(drafted(drafter, "Nota ke-" + std::to_string(n)), 1);
        ids.insert(letters.back().first);
    }
    letters[7].second = 99;   // refused, also when it is tried again after a kill
    const std::string up = link(drafter.post("/api/v1/letters/submit", chosen(letters)));
    EXPECT_GE(kill_in_the_middle(drafter, up, kills), 1);
    const Reply told = over(drafter, up);
    EXPECT_EQ(told.json["counts"]["done"], count - 1);
    EXPECT_EQ(told.json["counts"]["refused"], 1);
    EXPECT_EQ(told.json["items"][7]["refusal"]["key"], "letters.error.changed");
    for (const auto& [id, version] : letters) {
        const Reply letter = drafter.get("/api/v1/letters/" + id);
        EXPECT_EQ(letter.json["state"], version == 1 ? "waiting" : "draft") << id;
        if (version == 1) {
            EXPECT_TRUE(drafter.get("/api/v1/signing/letter:" + id).json["earlier"].empty()) << "sent up once";
        }
    }
    const Json seen = seen_by(section, ids);
    ASSERT_EQ(seen["subjects"].size(), static_cast<std::size_t>(count - 1));
    const std::string paraf = link(section.post("/api/v1/signing/pass", seen));
    EXPECT_GE(kill_in_the_middle(section, paraf, kills), 1);
    EXPECT_EQ(over(section, paraf).json["counts"]["done"], count - 1);
    for (const auto& [id, version] : letters) {
        if (version != 1) continue;
        const Reply round = drafter.get("/api/v1/signing/letter:" + id);
        EXPECT_EQ(round.json["steps"][0]["state"], "passed");
        EXPECT_EQ(round.json["steps"].back()["state"], "active");
    }
    server_->stop();
    // Each act stands in the trail as often as it was done; the chain holds.
    server_->command({"audit:verify"});
}

NASKAH_ON_BOTH_DATABASES(ManyAtOnce);

}  // namespace
