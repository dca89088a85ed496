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

std::string Disposals::signed_by_leader(const char* kind, const std::string& subject, Json parts, const std::string& revokes) {
    Json content{{"kind", kind},
                 {"subject", subject},
                 {"classification", "000.1.5"},
                 {"signer", position_id(*records_, "SETDA.SEKDA")},
                 {"initials", Json::array()},
                 {"parts", std::move(parts)}};
    if (std::string_view(kind) == "nota_dinas") {
        content["body"] = content["parts"].at("body");
        content["addressees"] = {position_id(*records_, "UM.KABAG")};
    }
    const Reply made = records_->post("/api/v1/letters", content);
    EXPECT_EQ(made.status, 201) << made.json.dump();
    const std::string id = made.json.value("id", "");
    if (!revokes.empty()) {
        const Reply tied = records_->post("/api/v1/letters/" + id + "/relations", {{"relation", "revokes"}, {"to", revokes}});
        EXPECT_EQ(tied.status, 201) << tied.json.dump();
    }
    send_up(*records_, id);
    const std::string round = "/api/v1/signing/letter:" + id;
    if (std::string_view(kind) == "keputusan") {
        // Its circuit has the legal bureau in it, and who signs or gives his paraf must have had it open.
        const Caller legal = caller("HK.KABAG");
        EXPECT_EQ(legal.get("/api/v1/letters/" + id + "/pdf").status, 200);
        EXPECT_EQ(legal.post(round + "/pass").status, 200);
        EXPECT_EQ(leader_->get("/api/v1/letters/" + id + "/pdf").status, 200);
    }
    const Reply done = leader_->post(round + "/sign", {{"passphrase", demo_passphrase}});
    EXPECT_EQ(done.status, 200) << done.json.dump();
    const Reply sent = wait_for([&] { return records_->get("/api/v1/letters/" + id); },
                                [](const Reply& reply) { return reply.json.value("state", "") == "sent"; });
    return sent.json.value("number", "");
}

void Disposals::committee_named(const std::string& id) {
    if (outside_) return papers(id, {"committee"});
    const std::string number = signed_by_leader("keputusan", "Panitia penilai arsip",
                                                {{"menimbang", {"bahwa arsip perlu dinilai sebelum disusutkan;"}},
                                                 {"mengingat", {"Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan;"}},
                                                 {"diktum", {"Menunjuk panitia penilai arsip."}}});
    const Reply filed = records_->post(base + "/" + id + "/papers", {{"kind", "committee"}, {"number", number}});
    EXPECT_EQ(filed.status, 201) << filed.json.dump();
}

void Disposals::its_evidence_tells_no_secret(const std::string& id) {
    const std::string evidence = base + "/" + id + "/evidence";
    const Reply refused = records_->post(evidence);
    EXPECT_EQ(refused.status, 403) << refused.json.dump();
    EXPECT_NE(refused.text().find("yang berhak mengetahui semuanya"), std::string::npos) << refused.text();
    const auto page = records_->get("/disposal/" + id).text();
    EXPECT_EQ(page.find("/disposal/" + id + "/evidence"), std::string::npos) << "nor is it offered";
    EXPECT_NE(page.find("yang berhak mengetahui semuanya"), std::string::npos);
    const Reply filed = wait_for([&] { return unit_->post(evidence); }, [](const Reply& reply) { return reply.status == 200; });
    ASSERT_EQ(filed.status, 200) << filed.json.dump();
    const std::string dossier = filed.json.at("dossier"), one = "/api/v1/archive/dossiers/" + dossier;
    const Reply shown = unit_->get(one);
    EXPECT_EQ(shown.json.value("access", ""), "rahasia") << shown.json.dump();
    EXPECT_EQ(shown.json.value("items", Json::array()).size(), 3u) << shown.json.dump();
    EXPECT_EQ(unit_->get("/archive/dossiers/" + dossier + "/items/1/file").status, 200);
    const std::string seek = "/api/v1/search?q=%22Dokumen+bukti%22";
    EXPECT_NE(unit_->get(seek).json.dump().find(dossier), std::string::npos);
    for (const auto* position : {"UM.ARSIPARIS", "UM.KABAG", "SETDA.SEKDA", "DISKOMINFO.KADIS", "DISKOMINFO.TU"}) {
        const Caller who = caller(position);
        EXPECT_EQ(who.get(one).status, 404) << position;
        EXPECT_EQ(who.get("/archive/dossiers/" + dossier + "/items/1/file").status, 404) << position;
        EXPECT_EQ(who.get(seek).json.value("total", std::int64_t{-1}), 0) << position;
        EXPECT_EQ(who.get("/archive/lists?form=berkas&phase=all").text().find("Dokumen bukti"), std::string::npos) << position;
    }
    EXPECT_EQ(records_->get(base + "/" + id).json.at("evidence").at("dossier"), Json()) << "that it is filed he is told";
    EXPECT_EQ(records_->post(evidence).status, 403);
}

}  // namespace tests
