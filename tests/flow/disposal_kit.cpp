// SPDX-License-Identifier: Apache-2.0
#include "tests/flow/disposal_kit.h"

namespace tests {

using core::Json;

void Disposals::nobody_else_finds(const std::string& dossier, const std::string& title, const std::string& act) {
    const Caller other = caller("DINKES.SEKRETARIS");
    EXPECT_EQ(other.get("/api/v1/disposals-of/" + dossier).status, 404);
    for (const auto& asked : {"q=" + core::text::url(title), "q=" + core::text::url('"' + title + '"'), "number=" + core::text::url(act)}) {
        const Reply nothing = other.get("/api/v1/search?facets=1&kind=dossier&" + asked);
        EXPECT_EQ(nothing.status, 200) << asked;
        EXPECT_EQ(nothing.json.value("total", std::int64_t{-1}), 0) << asked << nothing.json.dump();
        EXPECT_EQ(nothing.json.value("hits", Json()), Json::array()) << asked;
    }
    EXPECT_EQ(other.get("/search?q=" + core::text::url(title)).text().find(act), std::string::npos);
}

std::string Disposals::drafted_act(const std::string& id, int rows, const std::vector<std::string>& told,
                                   const std::vector<std::string>& untold) {
    const Reply begun = records_->post(base + "/" + id + "/draft-act");
    EXPECT_EQ(begun.status, 201) << begun.json.dump();
    const std::string letter = begun.json.value("letter", "");
    const Reply draft = records_->get("/api/v1/letters/" + letter);
    const auto parts = draft.json.value(Json::json_pointer("/content/parts"), Json::object());
    const auto text = parts.dump();
    EXPECT_NE(text.find("sebanyak " + std::to_string(rows) + " berkas"), std::string::npos) << text;
    for (const auto& each : told) EXPECT_NE(text.find(each), std::string::npos) << each << ": " << text;
    for (const auto& each : untold) EXPECT_EQ(text.find(each), std::string::npos) << each << ": " << text;
    const auto annex = parts.value(Json::json_pointer("/lampiran/0"), Json::object()).dump();
    std::size_t counted = 0;
    for (auto at = annex.find("\"table_row\""); at != std::string::npos; at = annex.find("\"table_row\"", at + 1)) ++counted;
    EXPECT_EQ(counted, static_cast<std::size_t>(rows) + 1) << "the totals are those of the rows (I16): " << annex;
    const auto page = records_->get("/disposal/" + id).text();
    std::smatch hash;
    EXPECT_TRUE(std::regex_search(annex, hash, std::regex("[0-9a-f]{64}"))) << annex;
    EXPECT_NE(page.find(hash.str()), std::string::npos) << "the digest of the list as the page has it: " << hash.str();
    // Edited as any draft: those above its drafter are not asked for their paraf.
    auto content = draft.json.value("content", Json::object());
    content["initials"] = Json::array();
    content["version"] = draft.json.value("version", 1);
    const Reply edited = records_->put("/api/v1/letters/" + letter, content);
    EXPECT_EQ(edited.status, 200) << edited.json.dump();
    return letter;
}

// They tell of the decisions, so they are taken off before one is changed.
void Disposals::corrected_after_the_minutes(const std::string& id) {
    const Json kept{{"decision", "kept"}, {"reason", "Masih diperlukan untuk pemeriksaan inspektorat."}};
    const Reply refused = lines(*chair_, id, {4}, kept);
    EXPECT_EQ(refused.status, 409);
    EXPECT_NE(refused.text().find("Notulen penilaian Nomor"), std::string::npos) << refused.text();
    const std::string off = base + "/" + id + "/papers/minutes/take-off";
    EXPECT_EQ(records_->post(off, {{"reason", ""}}).status, 422);
    EXPECT_EQ(caller("HK.KABAG").post(off, {{"reason", "Keliru."}}).status, 403) << "he sees it and no more";
    const Reply taken = records_->post(off, {{"reason", "Alasan baris 4 kurang lengkap."}});
    EXPECT_EQ(taken.status, 200) << taken.json.dump();
    EXPECT_EQ(taken.json["papers"].dump().find("minutes"), std::string::npos) << taken.json["papers"];
    EXPECT_EQ(lines(*chair_, id, {4}, kept).status, 200);
    EXPECT_EQ(records_->post(base + "/" + id + "/papers/committee/take-off", {{"reason", "Keliru."}}).status, 409) << "it was submitted on it";
}

std::string Disposals::entered(const std::string& word) {
    const Caller clerk = caller("SETDA.TU"), secretary = caller("SETDA.SEKDA");
    const Reply taken = clerk.upload("/api/v1/intake", {}, word + ".pdf", scan("Perihal " + word + " untuk diketahui."));
    EXPECT_EQ(taken.status, 201) << taken.json.dump();
    const std::string arrival = taken.json["results"].front()["arrival"];
    wait_for([&] { return clerk.get("/api/v1/intake/" + arrival); },
                    [](const Reply& reply) { return reply.json["state"] == "ready"; });
    auto headers = clerk.headers();
    std::string body;
    std::tie(body, headers["Content-Type"]) = multipart(
        {{"paper", arrival}, {"sender", "Dinas Kesehatan"}, {"number", "400.7/12/DINKES/2026"}, {"subject", "Perihal " + word},
         {"date", core::iso(today())}, {"received", core::iso(today())},
         {"position", position_id(clerk, "SETDA.SEKDA")}, {"confirmed", ""}},
        {});
    const Reply entered = ask(*server_, "POST", "/api/v1/incoming", headers, body);
    EXPECT_EQ(entered.status, 201) << entered.json.dump();
    const std::string entry = entered.json.value("id", "");
    EXPECT_EQ(secretary.post("/api/v1/incoming/" + entry + "/close", {{"note", "Sudah dibahas."}}).status, 200);
    return entry;
}

}  // namespace tests
