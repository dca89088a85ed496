// SPDX-License-Identifier: Apache-2.0
// A letter goes its way through the real rooms, and at every station the room of deadlines knows who holds it, for
// whom and until when; and what heads and keepers see of it.
#include "tests/flow/flow.h"

namespace deadlines_flow_test {

using core::Json;
using tests::Caller;
using tests::Reply;

class DeadlinesFlow : public tests::Flow {
  protected:
    static std::vector<std::string> steps(const Caller& who, const std::string& list, const std::string& link) {
        std::vector<std::string> found;
        const Reply shown = who.get("/api/v1/deadlines?list=" + list);
        EXPECT_EQ(shown.status, 200) << shown.text();
        for (const Json& each : shown.json["items"])
            if (each["link"] == link) found.push_back(each["step"]);
        return found;
    }
    static Json only(const Caller& who, const std::string& list, const std::string& link) {
        const Reply shown = who.get("/api/v1/deadlines?list=" + list);
        for (const Json& each : shown.json["items"])
            if (each["link"] == link) return each;
        ADD_FAILURE() << "nothing of " << link << " in " << list << ": " << shown.text();
        return {};
    }
    using Steps = std::vector<std::string>;
    static std::string in_days(int days) {
        return core::iso(core::add_days(core::date_of(core::SystemClock().now(), core::Zone::wib), days));
    }
    // Up to the signature; gives its id.
    std::string signed_letter();
    // Through the mailbox of the secretary until it is closed there.
    void received(const std::string& link);
    // Paused with a reason, seen by everybody on the letter, and gone on with.
    void paused(const std::string& link);

    const std::string title = "Laporan gangguan jaringan data center";
};

void DeadlinesFlow::paused(const std::string& link) {
    const auto drafter = caller("DISKOMINFO.APTIKA.STAF"), section = caller("DISKOMINFO.APTIKA.KABID");
    const std::string wait = "/api/v1/deadlines/" + only(section, "mine", link)["id"].get<std::string>();
    const Json reason{{"reason", "Menunggu data dari penyedia jaringan"}, {"until", in_days(3)}};
    EXPECT_EQ(caller("DINKES.SEKRETARIS").get(wait).status, 404);
    EXPECT_EQ(drafter.post(wait + "/pause", reason).status, 404);
    const Reply done = section.post(wait + "/pause", reason);
    ASSERT_EQ(done.status, 200) << done.text();
    EXPECT_NE(drafter.get(link).text().find("Menunggu data dari penyedia jaringan"), std::string::npos);
    EXPECT_EQ(section.post(wait + "/resume").status, 200);
}

std::string DeadlinesFlow::signed_letter() {
    const auto drafter = caller("DISKOMINFO.APTIKA.STAF"), section = caller("DISKOMINFO.APTIKA.KABID"),
               head = caller("DISKOMINFO.KADIS");
    const Reply made = drafter.post("/api/v1/letters", note(drafter, title));
    EXPECT_EQ(made.status, 201) << made.text();
    const std::string id = made.json["id"], link = "/letters/" + id, round = "/api/v1/signing/letter:" + id;
    EXPECT_TRUE(steps(section, "mine", link).empty()) << "a draft waits for nobody";
    tests::send_up(drafter, id);
    EXPECT_EQ(steps(section, "mine", link), Steps{"initial"});
    EXPECT_TRUE(steps(head, "mine", link).empty());
    paused(link);
    EXPECT_EQ(section.post(round + "/pass").status, 200);
    EXPECT_TRUE(steps(section, "mine", link).empty());
    EXPECT_EQ(steps(head, "mine", link), Steps{"signature"});
    EXPECT_EQ(head.post(round + "/sign", {{"passphrase", tests::demo_passphrase}}).status, 200);
    EXPECT_TRUE(steps(head, "mine", link).empty());
    const Reply way = head.get(link + "/way.pdf");
    EXPECT_EQ(way.status, 200);
    EXPECT_EQ(way.text().substr(0, 5), "%PDF-");
    EXPECT_EQ(caller("DINKES.SEKRETARIS").get(link + "/way.pdf").status, 404);
    const auto page = head.get(link).text();
    EXPECT_NE(page.find("Kepala Dinas Komunikasi dan Informatika menandatangani naskah"), std::string::npos)
        << "in words, with the position";
    return id;
}

void DeadlinesFlow::received(const std::string& link) {
    const auto drafter = caller("DISKOMINFO.APTIKA.STAF"), secretary = caller("SETDA.SEKDA");
    tests::wait_for([&] { return drafter.get("/api/v1/deadlines?list=unread"); },
                    [](const Reply& reply) { return !reply.json["items"].empty(); });
    EXPECT_EQ(steps(drafter, "unread", link), Steps{"opened"});
    EXPECT_EQ(steps(drafter, "others", link), Steps{"opened"});
    std::string entry;
    const Reply waiting = tests::wait_for([&] { return secretary.get("/api/v1/deadlines"); }, [&](const Reply& reply) {
        for (const Json& each : reply.json["items"])
            if (each["step"] == "opened" && each["title"] == title) entry = each["link"];
        return !entry.empty();
    });
    ASSERT_FALSE(entry.empty()) << waiting.json.dump(1);
    const std::string api = "/api/v1" + entry;
    EXPECT_EQ(secretary.post(api + "/read").status, 200);
    EXPECT_TRUE(steps(drafter, "unread", link).empty());
    EXPECT_EQ(steps(secretary, "mine", entry), Steps{"disposition"});

    const std::string receiver = secretary.get(api + "/receivers").json["receivers"].front()["position"];
    const Reply given = secretary.post(api + "/dispose", {{"to", {receiver}}, {"responsible", receiver},
                                                          {"note", "Pelajari dan laporkan."}, {"due", in_days(5)}});
    ASSERT_EQ(given.status, 201) << given.text();
    EXPECT_TRUE(steps(secretary, "mine", entry).empty());
    const auto told = only(secretary, "others", entry);
    EXPECT_EQ(told["step"], "told");
    EXPECT_EQ(told["holder"], receiver);
    const std::string waiting_id = told["id"];
    const Reply urged = secretary.post("/api/v1/deadlines-urge-many", {{"wait", {waiting_id}}});
    ASSERT_EQ(urged.status, 202) << urged.text();
    const std::string batch = urged.json["link"];
    const Reply over = tests::wait_for([&] { return secretary.get(batch); },
                                       [](const Reply& reply) { return reply.json["over"] == true; });
    EXPECT_EQ(over.json["counts"]["done"], 1) << over.json.dump();
    EXPECT_EQ(secretary.get("/deadlines.xlsx?list=others").status, 200);
    EXPECT_EQ(secretary.get("/deadlines.pdf?list=others").status, 200);
    EXPECT_EQ(secretary.get("/dispositions.xlsx?show=by_me&q=gangguan").status, 200);
    EXPECT_EQ(secretary.get("/dispositions.pdf?show=by_me").status, 200);
    const auto due = core::parse_instant(told["due"].get<std::string>());
    EXPECT_EQ(core::date_of(due, core::Zone::wib), core::parse_date(in_days(5)));
    EXPECT_EQ(secretary.post(api + "/close", {{"note", "Sudah dibahas dalam rapat."}}).status, 200);
    for (const char* list : {"mine", "others"}) EXPECT_TRUE(steps(secretary, list, entry).empty());
}

TEST_P(DeadlinesFlow, knows_who_holds_a_letter_at_every_station) {
    received("/letters/" + signed_letter());
    // What was counted of it, for its own head and no other.
    const auto drafter = caller("DISKOMINFO.APTIKA.STAF"), head = caller("DISKOMINFO.KADIS");
    const Reply overview = head.get("/api/v1/overview");
    ASSERT_EQ(overview.status, 200) << overview.text();
    std::int64_t out = 0;
    for (const Json& each : overview.json["months"]) out += each["out"].get<std::int64_t>();
    EXPECT_GE(out, 1);
    EXPECT_EQ(drafter.get("/api/v1/overview").status, 403);
    EXPECT_EQ(head.get("/overview").status, 200);
    EXPECT_EQ(head.get("/overview.xlsx").status, 200);
}

TEST_P(DeadlinesFlow, a_holiday_is_looked_at_before_it_moves_anything) {
    const auto admin = caller("DISKOMINFO.ADMIN"), drafter = caller("DISKOMINFO.APTIKA.STAF"),
               section = caller("DISKOMINFO.APTIKA.KABID");
    const Reply made = drafter.post("/api/v1/letters", note(drafter, "Laporan bulanan layanan aduan"));
    tests::send_up(drafter, made.json["id"]);
    const std::string link = "/letters/" + made.json["id"].get<std::string>();
    const std::string due = only(section, "mine", link)["due"];
    const auto day = core::iso(core::date_of(core::parse_instant(due), core::Zone::wib));
    Json holiday{{"day", day}, {"name", "Pemilihan kepala daerah"}};
    EXPECT_EQ(drafter.post("/api/v1/deadlines-calendar/days", holiday).status, 403);
    const Reply seen = admin.post("/api/v1/deadlines-calendar/days", holiday);
    ASSERT_EQ(seen.status, 200) << seen.text();
    EXPECT_GE(seen.json["moved"].get<int>(), 1);
    EXPECT_EQ(seen.json["done"], false);
    EXPECT_EQ(only(section, "mine", link)["due"], due);
    holiday["confirmed"] = true;
    EXPECT_EQ(admin.post("/api/v1/deadlines-calendar/days", holiday).json["moved"], seen.json["moved"]);
    EXPECT_GT(only(section, "mine", link)["due"].get<std::string>(), due);
    EXPECT_EQ(tests::ask(*server_, "DELETE", "/api/v1/deadlines-calendar/days/" + day, admin.headers()).json["moved"],
              seen.json["moved"]);
    EXPECT_EQ(only(section, "mine", link)["due"], due);
}

NASKAH_ON_BOTH_DATABASES(DeadlinesFlow);

}  // namespace
