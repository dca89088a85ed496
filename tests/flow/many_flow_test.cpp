// SPDX-License-Identifier: Apache-2.0
// Many letters at once in a served city: a true result for each, paraf on nothing that was not seen, and
// the server killed in the middle: every letter goes up once and is given paraf once.
#include <algorithm>
#include <chrono>
#include <regex>
#include <set>
#include <thread>

#include "core/base/error.h"
#include "core/base/text.h"
#include "tests/flow/flow.h"

namespace many_flow_test {

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
    static std::string partner_called(const Caller& who, const std::string& name) {
        const Json known = who.get("/api/v1/directory/partners").json["items"];
        for (const auto& each : known)
            if (each["name"].get<std::string>().starts_with(name)) return each["id"];
        ADD_FAILURE() << "no partner " << name;
        return "";
    }
    // A surat dinas of DISKOMINFO to those outside, signed and sent.
    std::string signed_to(const Caller& drafter, const Json& outside) {
        Json content{{"kind", "surat_dinas"},
                     {"subject", "Permohonan data layanan"},
                     {"body", "Bersama ini kami mohon data layanan publik."},
                     {"classification", "000.1.5"},
                     {"signer", position_id(drafter, "DISKOMINFO.KADIS")}};
        content.update(outside);
        const Reply made = drafter.post("/api/v1/letters", content);
        EXPECT_EQ(made.status, 201) << made.json.dump();
        const std::string id = made.json["id"];
        send_up(drafter, id);
        const Caller head = caller("DISKOMINFO.KADIS");
        const Reply done = head.post("/api/v1/signing/letter:" + id + "/sign", {{"passphrase", tests::demo_passphrase}});
        EXPECT_EQ(done.status, 200) << done.json.dump();
        wait_for([&] { return drafter.get("/api/v1/letters/" + id); },
                 [](const Reply& reply) { return reply.json["state"] == "sent"; });
        return id;
    }
    // Of these letters those that are still to be handed out, as the list tells the caller.
    static std::vector<std::string> listed(const Caller& who, const std::vector<std::string>& letters) {
        std::vector<std::string> found;
        const Json all = who.get("/api/v1/letters/handing").json["items"];
        for (const auto& each : all)
            if (std::find(letters.begin(), letters.end(), each["id"]) != letters.end()) found.push_back(each["id"]);
        return found;
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
            city_->leases_are_over();
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

TEST_P(ManyAtOnce, what_went_out_is_recorded_for_each_receiver) {
    const Caller drafter = caller("DISKOMINFO.APTIKA.STAF"), clerk = caller("DISKOMINFO.UMPEG");
    std::vector<std::string> letters;
    for (const char* partner : {"Arsip Nasional", "Kejaksaan Negeri", "Badan Siber"})
        letters.push_back(signed_to(drafter, {{"partners", Json::array({{{"partner", partner_called(drafter, partner)}}})}}));
    const std::string day = core::iso(tests::today());
    const Json before{{"place", 1}, {"way", "pos"}, {"date", day}, {"receipt", "RR 0012"}};
    ASSERT_EQ(clerk.post("/api/v1/letters/" + letters[1] + "/handed", before).status, 200);
    EXPECT_EQ(listed(clerk, letters), std::vector<std::string>({letters[0], letters[2]})) << "in the order of the days";
    EXPECT_TRUE(listed(drafter, letters).empty()) << "not for who writes";

    Json wish{{"letters", Json::array()}, {"way", "kurir"}, {"date", day}, {"receipt", "TT-0044"}, {"note", "Satu map"}};
    for (const auto& id : letters) wish["letters"].push_back({{"id", id}, {"place", 1}});
    const Reply told = over(clerk, link(clerk.post("/api/v1/letters/handing", wish)));
    EXPECT_EQ(states(told), "done refused done");
    EXPECT_EQ(told.json["items"][1]["refusal"]["key"], "letters.error.handed_already");
    EXPECT_NE(told.json["items"][0]["title"].get<std::string>().find("Arsip Nasional"), std::string::npos);
    const auto handed = [&](std::size_t i) {
        return drafter.get("/api/v1/letters/" + letters[i]).json["outside"][0]["handed"];
    };
    for (const std::size_t i : {0u, 2u}) {
        EXPECT_EQ(handed(i)["way"], "kurir");
        EXPECT_EQ(handed(i)["receipt"], "TT-0044");
        EXPECT_EQ(handed(i)["note"], "Satu map");
    }
    EXPECT_EQ(handed(1)["receipt"], "RR 0012") << "what was recorded stays";
    EXPECT_TRUE(listed(clerk, letters).empty());
    const Reply by_drafter = over(drafter, link(drafter.post("/api/v1/letters/handing", wish)));
    EXPECT_EQ(states(by_drafter), "refused refused refused");
    EXPECT_EQ(by_drafter.json["items"][0]["refusal"]["code"], "forbidden");
    EXPECT_EQ(caller("DINKES.SEKRETARIS").post("/api/v1/letters/handing", wish).status, 404);
    wish["date"] = core::iso(core::add_days(tests::today(), 1));
    EXPECT_EQ(clerk.post("/api/v1/letters/handing", wish).status, 422) << "nothing goes out tomorrow";
}

TEST_P(ManyAtOnce, one_opened_from_the_list_knows_its_neighbours_without_scripts) {
    const Caller drafter = caller("DISKOMINFO.APTIKA.STAF");
    std::vector<std::string> ids;
    for (const char* subject : {"Laporan pertama", "Laporan kedua", "Laporan ketiga"}) ids.push_back(drafted(drafter, subject));
    // The address that stands in front of, or behind, a piece of the page.
    const auto linked = [](const std::string& page, const std::string& form) {
        std::smatch found;
        return std::regex_search(page, found, std::regex(form)) ? core::text::replace(found[1], "&amp;", "&") : std::string();
    };
    const auto list = drafter.get("/letters?state=draft&q=Laporan").text();
    const auto middle = linked(list, "href=\"(/letters/" + ids[1] + "[^\"]*)\"");
    EXPECT_NE(middle.find("state=draft&q=Laporan&after="), std::string::npos) << middle;
    const auto page = drafter.get(middle).text();
    const auto next = linked(page, "href=\"([^\"]*)\" rel=\"next\""), before = linked(page, "href=\"([^\"]*)\" rel=\"prev\"");
    EXPECT_TRUE(next.starts_with("/letters/" + ids[0] + "?")) << next;
    EXPECT_TRUE(before.starts_with("/letters/" + ids[2] + "?")) << before;
    EXPECT_EQ(linked(page, "<nav class=\"neighbours no-print\"[^>]*><span><a href=\"([^\"]*)\""), "/letters?state=draft&q=Laporan");
    EXPECT_EQ(linked(page, "name=\"next\" value=\"([^\"]*)\" data-next"), next) << "sent up it goes on to the next";
    tests::send_up(drafter, ids[1]);
    const auto gone_on = drafter.get(next + "&done=" + ids[1]).text();
    EXPECT_NE(gone_on.find("action=\"/letters/" + ids[1] + "/take-back\""), std::string::npos) << "and takes it back";
    EXPECT_TRUE(linked(gone_on, "href=\"([^\"]*)\" rel=\"prev\"").starts_with("/letters/" + ids[2] + "?"));
    EXPECT_TRUE(linked(drafter.get(middle).text(), "href=\"([^\"]*)\" rel=\"next\"").starts_with("/letters/" + ids[0] + "?"))
        << "it left the list, its place did not";
    const Caller stranger = caller("DINKES.SEKRETARIS");
    EXPECT_EQ(stranger.get(middle).status, 404);
    EXPECT_EQ(drafter.get("/letters/" + ids[0] + "?done=" + std::string("x")).status, 200);
    EXPECT_EQ(drafter.get("/letters/" + ids[0] + "?after=x").status, 422);
}

TEST_P(ManyAtOnce, killed_in_the_middle_each_receiver_is_recorded_once) {
    constexpr int count = 40;
    const Caller drafter = caller("DISKOMINFO.APTIKA.STAF"), clerk = caller("DISKOMINFO.UMPEG");
    Json outside = Json::array(), places = Json::array();
    for (int n = 1; n <= count; ++n) outside.push_back("Ketua RT " + std::to_string(n) + " Kelurahan Contoh");
    const std::string id = signed_to(drafter, {{"outside", outside}});
    for (int n = 1; n <= count; ++n) places.push_back({{"id", id}, {"place", n}});
    const Json wish{{"letters", places}, {"way", "diantar"}, {"date", core::iso(tests::today())}, {"receipt", "TT-0045"}};
    const std::string batch = link(clerk.post("/api/v1/letters/handing", wish));
    EXPECT_GE(kill_in_the_middle(clerk, batch, 2), 1);
    EXPECT_EQ(over(clerk, batch).json["counts"]["done"], count);
    const Json letter = drafter.get("/api/v1/letters/" + id).json;
    for (const auto& each : letter["outside"]) EXPECT_EQ(each["handed"]["receipt"], "TT-0045") << each.dump();
    server_->stop();
    server_->command({"audit:verify"});
}

NASKAH_ON_BOTH_DATABASES(ManyAtOnce);

}  // namespace
