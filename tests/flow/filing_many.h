// SPDX-License-Identifier: Apache-2.0
// Many finished letters filed at once, from the page and over the API.
#pragma once

#include <set>

#include "tests/flow/disposal_kit.h"

namespace tests {

inline std::string filed_states(const Caller& caller, const std::string& batch) {
    const Reply over = wait_for([&] { return caller.get(batch); }, [](const Reply& reply) { return reply.json.value("over", false); });
    std::string states;
    const core::Json items = over.json.at("items");
    for (const auto& each : items) states += each.at("state").get<std::string>() + " ";
    return states;
}

// `waiting`: four letters of the archivist's unit that no dossier holds, of a code something is suggested for; `other`: a
// caller of another unit.
inline void files_many(const Server& server, const Caller& archivist, const Caller& other, const std::vector<std::string>& waiting,
                       const std::string& dossier) {
    const std::string api = "/api/v1/archive/pending", own = "/api/v1/archive/dossiers/" + dossier;
    for (const auto& each : waiting)
        wait_for([&] { return archivist.get(api + "?limit=500"); }, [&](const Reply& now) { return now.text().find(each) != std::string::npos; });
    // Page by page, and found by words.
    const auto total = archivist.get(api + "?limit=500").json.at("total").get<std::size_t>();
    std::set<std::string> seen;
    std::string next = api + "?limit=2";
    while (!next.empty()) {
        const core::Json page = archivist.get(next).json, items = page.at("items");
        for (const auto& each : items) EXPECT_TRUE(seen.insert(each.at("subject").get<std::string>()).second);
        next = page.at("next").is_null() ? "" : api + "?limit=2&after=" + page.at("next").get<std::string>();
    }
    EXPECT_EQ(seen.size(), total);
    EXPECT_EQ(archivist.get(api + "?words=kedelapan").json.at("total"), 1);
    EXPECT_EQ(archivist.get(api + "?words=tidak+ada").json.at("total"), 0);
    EXPECT_EQ(archivist.get(api + "?after=x").status, 422);
    const auto number = archivist.get(own).json.at("number").get<std::string>();
    const Reply nobody = other.post(api + "/file", {{"letters", waiting}});
    EXPECT_EQ(nobody.status, 404) << "letters of another unit: " << nobody.text();
    EXPECT_EQ(archivist.post(api + "/file", {{"letters", waiting}, {"number", "999/1999"}}).json.at("faults")[0].at("field"), "number");
    // What a form shows is done: the suggestion of each; a letter filed meanwhile is refused, and the rest goes on.
    auto headers = archivist.headers();
    headers["Content-Type"] = "application/x-www-form-urlencoded";
    const Reply look = ask(server, "POST", "/archive/pending/file", headers, "act=look&letter=" + waiting[0] + "&letter=" + waiting[1]);
    EXPECT_EQ(look.status, 200);
    const auto beside = look.text().find("name=\"suggested\" value=\"" + waiting[0] + " ");
    ASSERT_NE(beside, std::string::npos) << look.text();
    const auto into = look.text().substr(beside + 25 + waiting[0].size(), 36);
    const Reply asked = ask(server, "POST", "/archive/pending/file", headers,
                            "act=file&letter=" + waiting[0] + "&dossier=&suggested=" + waiting[0] + "+" + into);
    ASSERT_EQ(asked.status, 303) << asked.text();
    const auto page = asked.headers.at("location");
    EXPECT_EQ(filed_states(archivist, "/api/v1" + page.substr(0, page.find('?'))), "done ");
    EXPECT_NE(archivist.get("/api/v1/archive/dossiers/" + into).text().find(waiting[0]), std::string::npos);
    const Reply one = archivist.post(api + "/file", {{"letters", {waiting[0], waiting[1], waiting[2]}}, {"number", number}});
    ASSERT_EQ(one.status, 202) << one.text();
    EXPECT_EQ(filed_states(archivist, one.json.at("link")), "refused done done ");
    const auto holds = archivist.get(own).text();
    EXPECT_NE(holds.find(waiting[1]), std::string::npos);
    EXPECT_NE(holds.find(waiting[2]), std::string::npos);
    const Reply suggested = archivist.post(api + "/file", {{"letters", {waiting[3]}}});
    EXPECT_EQ(filed_states(archivist, suggested.json.at("link")), "done ");
    EXPECT_EQ(archivist.get(api + "?limit=500").json.at("total"), total - 4);
}

}  // namespace tests
