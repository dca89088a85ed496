// SPDX-License-Identifier: Apache-2.0
// The mail of the demo city: in every state, books without gaps, a whole trail.
#include "core/base/file.h"
#include "tests/flow/demo_city.h"

namespace demo_mail_test {

using core::Json;
using tests::Caller;
using tests::DemoCity;
using tests::Reply;

Json lines(const Caller& who, const std::string& path, const char* of) {
    const Reply reply = who.get(path);
    EXPECT_EQ(reply.status, 200) << path << " " << reply.text();
    return reply.json.at(of);
}

// What stands in a mailbox, each letter with its dispositions.
std::vector<Json> mailbox(const Caller& who) {
    std::vector<Json> found;
    const Json letters = lines(who, "/api/v1/incoming?show=all&limit=100", "incoming");
    for (const Json& line : letters) {
        const Reply reply = who.get("/api/v1/incoming/" + line.at("id").get<std::string>());
        EXPECT_EQ(reply.status, 200) << reply.text();
        Json whole = reply.json;
        for (const char* of_list : {"marked", "prepared"}) whole[of_list] = line.at(of_list);
        found.push_back(std::move(whole));
    }
    return found;
}

std::size_t told_letters() {
    std::size_t count = 0;
    for (const auto& file : std::filesystem::directory_iterator(NASKAH_SOURCE "/packaging/demo/masuk"))
        count += core::json::parse(core::read_text(file.path()).value()).size();
    return count;
}

TEST_F(DemoCity, every_step_of_every_letter_is_taken) {
    EXPECT_NE(whole_.find("whole"), std::string::npos);
    EXPECT_GE(told_letters(), 60u);
    EXPECT_NE(said_.find(" " + std::to_string(told_letters()) + " surat dari luar"), std::string::npos) << said_;
    EXPECT_NE(said_.find("3 tenggat ditunda"), std::string::npos) << said_;
}

TEST_F(DemoCity, books_have_no_gap) {
    for (const char* clerk : {"DISKOMINFO.TU", "SETDA.TU", "BKPSDMD.UMPEG", "DINKES.UMPEG"}) {
        const Json rows = lines(caller(clerk), "/api/v1/incoming-book", "rows");
        int number = 0;
        for (const Json& row : rows) EXPECT_EQ(row.at("no"), ++number) << clerk;
        EXPECT_GE(number, 2) << clerk;
    }
}

TEST_F(DemoCity, stands_in_every_state) {
    std::set<std::string> letters, branches, urgencies, accesses, marks;
    bool own_task = false, personal = false, prepared = false;
    for (const char* position : {"WALIKOTA.WK", "SETDA.SEKDA", "DISKOMINFO.KADIS", "BKPSDMD.KABAN", "DISDIKBUD.KADIS"})
        for (const Json& letter : mailbox(caller(position))) {
            letters.insert(letter.at("state"));
            urgencies.insert(letter.at("urgency"));
            accesses.insert(letter.at("access"));
            personal = personal || letter.at("personal").get<bool>();
            prepared = prepared || letter.at("prepared").get<bool>();
            if (!letter.at("marked").is_null()) marks.insert(letter.at("marked").at("mark"));
            for (const char* field : {"number", "subject"})
                EXPECT_EQ(letter.at(field).get<std::string>().find('{'), std::string::npos) << letter.at(field);
            for (const Json& disposition : letter.at("dispositions"))
                for (const Json& branch : disposition.at("branches")) {
                    branches.insert(branch.at("state"));
                    own_task = own_task || !branch.at("task").get<std::string>().empty();
                }
        }
    const std::set<std::string> of_letters{"unread", "read", "disposed", "closed", "redirected", "refused"},
        of_branches{"sent", "read", "reported", "accepted", "withdrawn", "lapsed", "declined", "forwarded"};
    EXPECT_EQ(letters, of_letters);
    EXPECT_EQ(branches, of_branches);
    EXPECT_EQ(urgencies.size(), 3u);
    EXPECT_EQ(accesses.size(), 4u);
    EXPECT_EQ(marks.size(), 3u);
    EXPECT_TRUE(own_task && personal && prepared) << own_task << personal << prepared;
}

TEST_F(DemoCity, something_is_late_and_something_paused) {
    const auto secretary = caller("SETDA.SEKDA"), section = caller("DISKOMINFO.APTIKA.KABID");
    EXPECT_GE(lines(section, "/api/v1/dispositions?limit=100", "dispositions").size(), 2u);
    EXPECT_GE(lines(secretary, "/api/v1/deadlines?list=overdue", "items").size() +
                  lines(section, "/api/v1/deadlines?list=overdue", "items").size(), 1u);
    EXPECT_GE(lines(caller("DPUPR.B1.KABID"), "/api/v1/deadlines?list=paused", "items").size(), 1u);
}

}  // namespace
