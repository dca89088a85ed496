// SPDX-License-Identifier: Apache-2.0
// Disposals on the real binary and both databases: a transfer with differences and definitive numbers, a destruction by
// way of the national archives with dossiers kept, struck out and blocked.
#include "core/base/child.h"
#include "tests/flow/disposal_kit.h"

namespace disposal_flow_test {

using core::Json;
using tests::Caller;
using tests::Reply;

class DisposalFlow : public tests::Disposals {
  protected:
    void SetUp() override {
        Disposals::SetUp();
        if (IsSkipped()) return;
        server_->set("disposal.seal_required=false"), without_seals();
        take_papers_from_outside();
    }
    void appraised_and_decreed(const std::string& id, const std::string& held);
    std::string shelved(const std::vector<std::string>& dossiers);   // their place, by the unit that made them
    void lend(const std::string& dossier);
    void stays_behind(const std::string& id, const std::string& away);
    void another_receives(), tells_what_was_found(const std::string& id);
    void by_two_persons(const std::string& id, const std::string& number);
    void stands_nowhere(const std::string& dossier, const std::string& place, std::size_t left);
    // What is sent has a list, and beside it the seal of the office, which other programs judge alike.
    void sealed_parcel(const std::string& id) {
        const std::string at = "/disposal/" + id + "/papers/parcel";
        const Reply list = records_->get(at), seal = records_->get(at + "_seal");
        ASSERT_TRUE(list.status == 200 && seal.status == 200) << seal.text();
        EXPECT_NE(records_->get("/disposal/" + id).text().find("Segel daftar kirim asli"), std::string::npos);
        EXPECT_TRUE(vouched(seal.bytes, list.bytes));
        const auto told = core::child::run({"pdftotext", "/dev/stdin", "-"}, list.bytes);
        const std::string_view words = core::chars(told.out);
        EXPECT_EQ(words.find("Usul Pindah"), words.npos) << words;
        EXPECT_NE(words.find("Daftar Arsip yang Dipindahkan"), words.npos) << words;
        EXPECT_FALSE(vouched(seal.bytes, seal.bytes)) << "of something else";
        EXPECT_EQ(paper(*records_, id, "parcel", "1/2026").status, 422) << "the server makes it";
    }
    // Whose key does not answer sends nothing and is told so; what was approved waits.
    void without_its_key(const std::string& id) {
        const auto key = server_->folder() / "data" / "keys", away = server_->folder() / "seal.p12";
        std::filesystem::path file;
        for (const auto& each : std::filesystem::recursive_directory_iterator(key))
            if (each.path().filename() == "seal.p12") file = each.path();
        ASSERT_FALSE(file.empty());
        std::filesystem::rename(file, away);
        const Reply refused = act(*unit_, id, "send");
        std::filesystem::rename(away, file);
        EXPECT_EQ(refused.status, 503) << refused.json.dump();
        EXPECT_NE(refused.text().find("DISKOMINFO"), std::string::npos) << "which key: " << refused.text();
        EXPECT_EQ(unit_->get(base + "/" + id).json.value("state", ""), "approved");
        EXPECT_EQ(unit_->get("/disposal/" + id + "/papers/parcel").status, 404) << "no list without the seal it should bear";
        EXPECT_NE(act(*records_, id, "receive").status, 200) << "nothing is on its way";
    }
    void hold(const std::string& dossier) {
        const Reply made = unit_->post("/api/v1/depot/holds", {{"name", "Pemeriksaan retribusi daerah"}, {"kind", "audit"},
                                                               {"mandate", "700/0042/INSP/2026"}, {"dossiers", {dossier}}});
        EXPECT_EQ(made.status, 201) << made.json.dump();
    }
    // The drafter's table of what he finds.
    std::string taken_away(const std::string& words) {
        const Reply chosen = drafter_->post("/api/v1/selections", {{"q", words}});
        EXPECT_EQ(chosen.status, 201) << chosen.json.dump();
        const Reply asked = drafter_->post("/api/v1/selections/" + chosen.json["id"].get<std::string>() + "/exports");
        EXPECT_EQ(asked.status, 202) << asked.json.dump();
        return "/api/v1/exports/" + asked.json["id"].get<std::string>();
    }
    bool tells_of_letter(const std::string& table) {
        const Reply made = tests::wait_for([&] { return drafter_->get(table); },
                                           [](const Reply& reply) { return reply.json["state"] == "done"; });
        EXPECT_EQ(made.json["state"], "done") << made.json.dump();
        return drafter_->get(table + "/daftar.csv").text().find("pemungutan") != std::string::npos;
    }
    // Chosen before it was destroyed: neither proposed nor held, with the reason.
    void told_as_gone(const std::string& chosen, const std::string& dossier) {
        EXPECT_EQ(count("destroyed", dossier), 1);
        EXPECT_TRUE(refuses(unit_->get("/api/v1/disposals-candidates?kind=transfer&selection=" + chosen), dossier));
        EXPECT_NE(unit_->get("/depot/holds/new?selection=" + chosen).text().find("sudah dimusnahkan"), std::string::npos);
    }
    static bool refuses(const Reply& candidates, const std::string& dossier) {
        for (const auto& each : candidates.json.at("refused"))
            if (each["dossier"] == dossier) return !each["why"].get<std::string>().empty();
        return false;
    }
    // The demo city has dossiers of its own.
    static bool offers(const Reply& candidates, const std::string& dossier) {
        for (const auto& each : candidates.json.at("items"))
            if (each["dossier"] == dossier) return true;
        return false;
    }
};

std::string DisposalFlow::shelved(const std::vector<std::string>& dossiers) {
    const Reply made = unit_->post("/api/v1/depot/places", {{"kind", "room"}, {"code", "M1"}, {"name", "Depo retribusi"}});
    EXPECT_EQ(made.status, 201) << made.json.dump();
    const std::string place = "/api/v1/depot/places/" + made.json["id"].get<std::string>();
    const Reply filled = unit_->post(place + "/shelve", {{"dossiers", dossiers}, {"reason", "Penataan"}});
    EXPECT_EQ(filled.json["dossiers"].size(), dossiers.size()) << filled.json.dump();
    return place;
}

void DisposalFlow::lend(const std::string& dossier) {
    const Reply loan = unit_->post("/api/v1/depot/loans", {{"dossier", dossier}, {"purpose", "Bahan rapat evaluasi"},
                                                           {"paper_reason", "Cap asli perlu dilihat"}});
    ASSERT_EQ(loan.status, 201) << loan.json.dump();
    const std::string one = "/api/v1/depot/loans/" + loan.json["id"].get<std::string>();
    EXPECT_EQ(unit_->post(one + "/grant").status, 200);
    const Reply out = unit_->post(one + "/out");
    EXPECT_EQ(out.status, 200) << out.json.dump();
}

// The third line is lent: it keeps the others back until it is dropped, and may be proposed again.
void DisposalFlow::stays_behind(const std::string& id, const std::string& away) {
    const Reply kept = act(*unit_, id, "send");
    EXPECT_EQ(kept.status, 409);
    EXPECT_NE(kept.text().find("Baris 3"), std::string::npos) << kept.text();
    EXPECT_EQ(lines(*unit_, id, {3}, {{"decision", "struck"}}).status, 422) << "with a reason";
    EXPECT_EQ(lines(*records_, id, {3}, {{"decision", "struck"}, {"reason", "Masih dipinjam."}}).status, 403) << "not his yet";
    EXPECT_EQ(lines(*unit_, id, {3}, {{"decision", "struck"}, {"reason", "Masih dipinjam."}}).status, 200);
    EXPECT_EQ(count("free", away), 1);
    const Reply offered = unit_->get("/api/v1/disposals-candidates?kind=transfer");
    for (const auto& each : offered.json.at("items"))
        if (each["dossier"] == away)
            EXPECT_NE(each["in_the_way"].dump().find("dipinjam"), std::string::npos) << each.dump();
}

// One is missing: in no count, annex or digest, and told as a difference.
void DisposalFlow::tells_what_was_found(const std::string& id) {
    drafted_act(id, 1, {"Rapat pimpinan triwulan pertama", "1 berkas pada daftar semula tidak ikut", "Map kedua tidak ada di boks"},
                {"Rapat pimpinan triwulan kedua"});
    EXPECT_EQ(records_->post(base + "/" + id + "/papers", {{"kind", "act"}, {"number", "tidak/ada"}}).status, 422);
    paper_of(*head_, id, "act", "000.5.6.1/4/SETDA/2026");
    // Found since: what the act tells is another thing by now.
    EXPECT_EQ(lines(*records_, id, {1}, {{"found", "differs"}, {"reason", "Satu map basah."}}).status, 200);
    const Reply other = act(*records_, id, "accept");
    EXPECT_EQ(other.status, 409);
    EXPECT_NE(other.text().find("1 berkas dan 1 catatan, sedangkan sekarang 1 berkas dan 2 catatan"), std::string::npos) << other.text();
    EXPECT_EQ(lines(*records_, id, {1}, {{"found", "matches"}}).status, 200);
}

// Where the unit is the records unit itself, its archivist sends and its head receives.
void DisposalFlow::another_receives() {
    const std::string own = dossier(*records_, "000.1.5", "Rapat staf Bagian Umum");
    age(own);
    const std::string id = draw(*records_, "transfer", {own});
    must(*records_, id, "submit");
    must(*leader_, id, "approve");
    must(*records_, id, "send");
    const Reply himself = act(*records_, id, "receive");
    EXPECT_EQ(himself.status, 409);
    EXPECT_NE(himself.text().find("tidak menerima kirimannya sendiri"), std::string::npos) << himself.text();
    must(*chair_, id, "receive");
    EXPECT_EQ(lines(*records_, id, {1}, {{"found", "matches"}}).status, 403) << "nor looks at what he sent";
    EXPECT_EQ(lines(*chair_, id, {1}, {{"decision", "struck"}, {"reason", "Isinya bukan milik bagian ini."}}).status, 200);
    EXPECT_EQ(count("free", own), 1) << "given back to its unit";
}

void DisposalFlow::by_two_persons(const std::string& id, const std::string& number) {
    EXPECT_EQ(paper(*records_, id, "act", number).status, 201);
    EXPECT_EQ(confirm(*records_, id, "act").status, 403) << "who brought it";
    EXPECT_EQ(act(*chair_, id, "finish").status, 409) << "nobody has confirmed it";
    EXPECT_EQ(confirm(*chair_, id, "act", {{"digest", std::string(64, 'a')}}).status, 409) << "of another file";
    EXPECT_EQ(confirm(*chair_, id, "act", Json::object()).status, 422) << "of nothing he says he saw";
    EXPECT_EQ(confirm(*chair_, id, "act").status, 200);
    EXPECT_EQ(act(*records_, id, "finish").status, 409) << "who proposed does not close it";
}

void DisposalFlow::stands_nowhere(const std::string& dossier, const std::string& place, std::size_t left) {
    EXPECT_EQ(unit_->get(place).json["dossiers"].size(), left) << "what is destroyed leaves its place";
    EXPECT_EQ(unit_->get("/api/v1/archive/dossiers/" + dossier).json["place"], "");
    EXPECT_EQ(unit_->post(place + "/shelve", {{"dossiers", {dossier}}, {"reason", "Kembali"}}).status, 409);
}

// The fourth of six is kept by the committee, the fifth struck out by ANRI's letter.
void DisposalFlow::appraised_and_decreed(const std::string& id, const std::string& held) {
    submitted(id);
    EXPECT_EQ(lines(*chair_, id, {1, 2, 3, 6}, {{"decision", "agreed"}, {"found", "matches"}}).status, 200);
    EXPECT_EQ(act(*chair_, id, "consider").status, 409) << "two lines are open";
    EXPECT_EQ(paper(*records_, id, "minutes", "000.5.6.2/1/SETDA/2026").status, 409) << "they would tell of what nobody has decided";
    EXPECT_EQ(lines(*chair_, id, {4}, {{"decision", "kept"}}).status, 422) << "keeping needs a reason";
    EXPECT_EQ(lines(*chair_, id, {4}, {{"decision", "kept"}, {"reason", "Masih diperlukan untuk pemeriksaan."}}).status, 200);
    EXPECT_EQ(lines(*chair_, id, {4, 5}, {{"decision", "agreed"}, {"found", "matches"}}).status, 200);
    EXPECT_EQ(records_->get(base + "/" + id).json["lines"][3]["decision"], "kept") << "bulk reverses nothing (I7)";
    papers(id, {"minutes"});
    corrected_after_the_minutes(id);
    papers(id, {"minutes", "consideration"});
    EXPECT_EQ(paper(*leader_, id, "head_approval", "000.5.6.2/2/SETDA/2026").status, 409) << "of a list nobody has appraised";
    consider(id);
    EXPECT_EQ(paper(*leader_, id, "decree", "000.5.6.2/2/SETDA/2026").status, 409) << "of a list nobody has agreed to";
    EXPECT_EQ(act(*leader_, id, "agree").status, 409) << "no approvals";
    papers(id, {"head_approval"});
    EXPECT_EQ(act(*leader_, id, "agree").status, 409) << "ANRI was not asked";
    papers(id, {"national_approval"});
    EXPECT_EQ(lines(*leader_, id, {5}, {{"decision", "struck"}, {"reason", "Dicoret surat Kepala ANRI."}}).status, 200);
    EXPECT_EQ(act(*records_, id, "agree").status, 403) << "who proposes does not approve";
    must(*leader_, id, "agree");
    papers(id, {"decree"});
    // A hold comes between agreement and decree: that line is set back, the rest goes on.
    hold(held);
    must(*leader_, id, "decree");
    const Json set_back = records_->get(base + "/" + id).json.at("lines").at(5);
    EXPECT_EQ(set_back["decision"], "struck") << set_back.dump();
    EXPECT_EQ(set_back["outcome"], "blocked");
    EXPECT_EQ(set_back["why"].get<std::string>().find("Pemeriksaan"), std::string::npos) << set_back["why"];
    EXPECT_EQ(count("free", held), 1);
}

TEST_P(DisposalFlow, a_transfer_is_checked_line_by_line_and_gives_definitive_numbers) {
    const std::string one = dossier(*unit_, "000.1.5", "Rapat pimpinan triwulan pertama"),
                      two = dossier(*unit_, "000.1.5", "Rapat pimpinan triwulan kedua"),
                      young = dossier(*unit_, "000.1.5", "Rapat pimpinan tahun berjalan");
    EXPECT_EQ(unit_->post(base, {{"kind", "transfer"}, {"dossiers", {young}}}).status, 409) << "its active period runs";
    age(one);
    age(two);
    const Reply offered = unit_->get("/api/v1/disposals-candidates?kind=transfer");
    ASSERT_EQ(offered.status, 200) << offered.json.dump();
    EXPECT_TRUE(offers(offered, one) && offers(offered, two)) << offered.json.dump();
    EXPECT_FALSE(offers(offered, young)) << offered.json.dump();
    const Reply chosen = unit_->get("/api/v1/disposals-candidates?kind=transfer&selection=" + selected(*unit_, "rapat pimpinan"));
    EXPECT_TRUE(offers(chosen, one) && offers(chosen, two) && !offers(chosen, young)) << chosen.json.dump();
    EXPECT_TRUE(refuses(chosen, young)) << "the reason is told";
    EXPECT_EQ(drafter_->get("/api/v1/disposals-candidates?kind=transfer").status, 403);
    const std::string away = dossier(*unit_, "000.1.5", "Rapat pimpinan triwulan ketiga");
    age(away);
    lend(away);
    const std::string id = draw(*unit_, "transfer", {one, two, away});
    EXPECT_EQ(unit_->post(base, {{"kind", "transfer"}, {"dossiers", {one}}}).status, 409) << "in one proposal at a time";
    EXPECT_EQ(caller("DPK.ARSIPARIS").get(base + "/" + id).status, 404) << "of another unit";
    EXPECT_EQ(act(*unit_, id, "send").status, 409) << "not yet approved";
    must(*unit_, id, "submit");
    EXPECT_EQ(act(*unit_, id, "approve").status, 403) << "who proposes does not approve";
    must(*head_, id, "approve");
    server_->command({"seal:init", "DISKOMINFO"});
    stays_behind(id, away);
    without_its_key(id);
    must(*unit_, id, "send");
    EXPECT_EQ(act(*unit_, id, "cancel").status, 409) << "it is on its way";
    sealed_parcel(id);
    EXPECT_EQ(paper(*records_, id, "act", "000.5.6.1/4/SETDA/2026").status, 409) << "nobody has received it";
    must(*records_, id, "receive");
    EXPECT_EQ(act(*records_, id, "accept").status, 409) << "nobody has looked";
    EXPECT_EQ(paper(*records_, id, "act", "000.5.6.1/4/SETDA/2026").status, 409) << "nor is there anything to tell";
    EXPECT_EQ(lines(*unit_, id, {1}, {{"found", "matches"}}).status, 403) << "the receiver looks";
    EXPECT_EQ(lines(*records_, id, {2}, {{"found", "missing"}}).status, 422) << "a difference is told";
    EXPECT_EQ(lines(*records_, id, {1}, {{"found", "matches"}}).status, 200);
    EXPECT_EQ(lines(*records_, id, {2}, {{"found", "missing"}, {"reason", "Map kedua tidak ada di boks."}}).status, 200);
    EXPECT_EQ(act(*records_, id, "accept").status, 409) << "no signed act";
    tells_what_was_found(id);
    const Reply accepted = act(*records_, id, "accept");
    ASSERT_EQ(accepted.status, 200) << accepted.json.dump();
    EXPECT_EQ(accepted.json["state"], "done");
    EXPECT_EQ(accepted.json["lines"][0]["definitive"], 1);
    EXPECT_TRUE(accepted.json["lines"][1]["definitive"].is_null());
    EXPECT_EQ(records_->get("/api/v1/archive/dossiers/" + one).json["definitive"], 1) << "the archive was told";
    const Json listed = records_->get("/api/v1/archive/lists?form=inaktif&dossier=" + one).json;
    EXPECT_EQ(listed.at("rows").at(0).at("cells").at(9), "1") << listed.dump();
    EXPECT_EQ(records_->get("/api/v1/archive/lists?form=inaktif&order=definitive").json.at("rows").at(0).at("dossier"), one);
    const Json numbered = records_->get("/api/v1/search?number=definitif+1").json.at("hits");
    EXPECT_TRUE(numbered.size() == 1 && numbered[0]["id"] == one) << numbered.dump();
    EXPECT_EQ(accepted.json["listed"], 1) << "what was missing is not on the list of what came";
    EXPECT_EQ(count("free", one) + count("free", two), 2);
    const Reply again = unit_->get("/api/v1/disposals-candidates?kind=transfer");
    EXPECT_FALSE(offers(again, one)) << again.json.dump();
    EXPECT_TRUE(offers(again, two)) << "what was missing stayed with its unit";
    EXPECT_EQ(unit_->get("/api/v1/disposals-of/" + one).json["items"][0]["act"]["number"], "000.5.6.1/4/SETDA/2026");
    another_receives();
}

TEST_P(DisposalFlow, a_berita_acara_of_two_parties_signed_here_is_the_act_of_a_transfer) {
    const std::string one = dossier(*unit_, "000.1.5", "Notula rapat koordinasi");
    age(one);
    const std::string id = draw(*unit_, "transfer", {one});
    must(*unit_, id, "submit");
    must(*head_, id, "approve");
    const std::string early = signed_act("Pemindahan arsip inaktif", {"UM.KABAG"});
    EXPECT_EQ(unit_->post(base + "/" + id + "/papers", {{"kind", "act"}, {"number", early}}).status, 409) << "not sent yet";
    EXPECT_EQ(unit_->post(base + "/" + id + "/draft-act").status, 409) << "there is nothing to tell of";
    tests::columns_are("usul", unit_->get("/disposal/" + id + "/list.xlsx"));
    must(*unit_, id, "send");
    tests::columns_are("dipindahkan", unit_->get("/disposal/" + id + "/list.xlsx"));
    EXPECT_NE(unit_->get("/disposal/" + id).text().find("tanpa segel"), std::string::npos);
    EXPECT_EQ(unit_->post(base + "/" + id + "/draft-act").status, 409) << "nobody has received it";
    must(*records_, id, "receive");
    EXPECT_EQ(unit_->post(base + "/" + id + "/draft-act").status, 409) << "nor looked at it";
    EXPECT_EQ(lines(*records_, id, {1}, {{"found", "matches"}}).status, 200);
    const auto file = [&](const std::string& number) {
        return unit_->post(base + "/" + id + "/papers", {{"kind", "act"}, {"number", number}});
    };
    const Reply refused = file(signed_act("Pemindahan arsip inaktif", {"HK.KABAG"}));
    EXPECT_EQ(refused.status, 422) << "of the same secretariat, but he does not lead its archive";
    EXPECT_NE(refused.json.dump().find("unit kearsipan"), std::string::npos) << refused.json.dump();
    // Begun from the proposal its facts stand in it; signed as it is, it is the act.
    EXPECT_NE(unit_->get("/disposal/" + id).text().find("/draft-act"), std::string::npos);
    EXPECT_EQ(caller("DINKES.SEKRETARIS").post(base + "/" + id + "/draft-act").status, 404);
    const Reply begun = unit_->post(base + "/" + id + "/draft-act");
    ASSERT_EQ(begun.status, 201) << begun.json.dump();
    const Json draft = unit_->get("/api/v1/letters/" + begun.json.value("letter", "")).json;
    const Reply again = unit_->post(base + "/" + id + "/draft-act");
    EXPECT_EQ(again.status, 200) << "one draft, and the second press leads to it";
    EXPECT_EQ(again.json["letter"], begun.json["letter"]);
    EXPECT_NE(unit_->get("/disposal/" + id).text().find("/letters/" + begun.json.value("letter", "")), std::string::npos);
    const Reply other = records_->post(base + "/" + id + "/draft-act");
    EXPECT_EQ(other.status, 409) << "he may not open it, so he is told whose it is: " << other.json.dump();
    EXPECT_NE(draft.dump().find("sebanyak 1 berkas"), std::string::npos) << draft.dump();
    EXPECT_NE(draft.dump().find(position_id(*unit_, "UM.KABAG")), std::string::npos) << "the records unit's head signs second";
    EXPECT_NE(draft.dump().find("000.5.6.1"), std::string::npos) << draft.dump();
    EXPECT_NE(draft.dump().find("Daftar Arsip yang Dipindahkan"), std::string::npos) << "sent, it is proposed no more";
    const auto& annex = draft.at("content").at("parts").at("lampiran").at(0);
    for (const auto* told : {"table_header", "Notula rapat koordinasi", "000.1.5", "Tingkat perkembangan", "Pencipta arsip", "Jangka simpan dan nasib akhir", "Biasa", "SHA-256"})
        EXPECT_NE(annex.dump().find(told), std::string::npos) << "the list itself is the annex: " << told << annex.dump();
    EXPECT_EQ(annex.at("landscape"), true);
    const std::string number = signed_by(*unit_, begun.json.value("letter", ""), {"UM.KABAG"});
    const Reply filed = file(number);
    ASSERT_EQ(filed.status, 201) << filed.json.dump();
    EXPECT_NE(filed.json["papers"].dump().find(number), std::string::npos) << filed.json["papers"].dump();
    EXPECT_EQ(unit_->post(base + "/" + id + "/draft-act").status, 409) << "it is there";
}

void is_a_stub(const std::string& page, const std::string& list) {
    EXPECT_NE(list.find("Sudah dimusnahkan"), std::string::npos) << "its row says so, too";
    for (const char* told : {"Sudah dimusnahkan", "Dalam daftar: kurun waktu", "Rantai penguasaan"})
        EXPECT_NE(page.find(told), std::string::npos) << told;
    for (const char* untrue : {">Tertutup<", "Berkas tetap disimpan", "belum berisi naskah", "/depot/holds/new?dossier=", "do?act=year"})
        EXPECT_EQ(page.find(untrue), std::string::npos) << untrue << " of what is destroyed";
}

void blocked_by_a_hold(const Json& line) {
    EXPECT_EQ(line.at("outcome"), "blocked");
    const auto why = line.at("why").get<std::string>();
    EXPECT_NE(why.find("ditahan"), std::string::npos) << why;
    EXPECT_EQ(why.find("Pemeriksaan"), std::string::npos) << "not all who see the list may see the hold: " << why;
}

TEST_P(DisposalFlow, a_destruction_goes_by_anri_with_lines_kept_struck_and_blocked) {
    const std::string letter = sent_letter(note(*drafter_, "Laporan pemungutan retribusi"));
    std::vector<std::string> all;
    for (int i = 1; i <= 6; ++i) {
        const auto subjects = i == 1 ? std::vector<std::string>{"letter:" + letter} : std::vector<std::string>{};
        all.push_back(dossier(*unit_, "900.1.13.1", "Retribusi daerah bagian " + std::to_string(i), subjects,
                              i == 3 ? "Tanda terima retribusi pasar" : ""));
        keep_in_records_unit(all.back());
    }
    const auto depot = shelved(all);
    EXPECT_EQ(unit_->post(base, {{"kind", "destruction"}, {"dossiers", {all[0]}}}).status, 403);
    const std::string id = draw(*records_, "destruction", all);
    EXPECT_EQ(records_->get(base + "/" + id).json["route"], "national_archives") << "ten years exactly (scenario 1)";
    EXPECT_EQ(act(*records_, id, "submit").status, 409) << "no committee";
    const Reply same = records_->post(base + "/" + id + "/members", {{"chair", position_id(*records_, "UM.KABAG")},
                                                                    {"unit", position_id(*records_, "UM.KABAG")}});
    EXPECT_EQ(same.status, 422) << "three different people";
    appraised_and_decreed(id, all[5]);
    list_says(id, 3, "");   // kept and struck are off it (scenario 6)
    EXPECT_EQ(count("free", all[3]) + count("free", all[4]), 2);
    EXPECT_EQ(act(*records_, id, "execute", {{"method", "Dicacah"}, {"place", "Depo arsip"}}).status, 409) << "no witnesses";
    witnesses(id);
    EXPECT_EQ(act(*records_, id, "execute").status, 422) << "how and where";
    hold(all[1]);   // between decree and execution: that line stops, the rest goes on (scenario 5)
    const auto table = taken_away("pemungutan retribusi");
    EXPECT_TRUE(tells_of_letter(table));
    const std::string chosen = selected(*unit_, "Retribusi daerah bagian");
    execute(id);
    const Reply done = executed(id);
    EXPECT_FALSE(tells_of_letter(table)) << "its title was in a table made before";
    EXPECT_EQ(done.json["lines"][0]["outcome"], "done") << done.json["lines"][0].dump();
    is_a_stub(records_->get("/archive/dossiers/" + all[0]).text(), records_->get("/archive?code=900.1.13.1").text());
    blocked_by_a_hold(done.json["lines"][1]);
    EXPECT_EQ(done.json["lines"][2]["outcome"], "done");
    list_says(id, 2, "ditahan");
    for (const int i : {1, 3, 4, 5}) EXPECT_EQ(count("destroyed", all[static_cast<std::size_t>(i)]), 0) << i;
    told_as_gone(chosen, all[0]);
    stands_nowhere(all[0], depot, 4);
    EXPECT_EQ(count("items", all[0]) + count("items", all[2]), 0) << "paper goes with the row that stands for it";
    EXPECT_EQ(drafter_->get("/api/v1/letters/" + letter).status, 410);
    EXPECT_EQ(act(*chair_, id, "finish").status, 409) << "no signed act (I10)";
    EXPECT_EQ(paper(*records_, id, "decree", "999/lain").status, 409) << "the execution rests on it";
    by_two_persons(id, "000.5.6.2/9/SETDA/2026");
    const Reply finished = act(*chair_, id, "finish");
    ASSERT_EQ(finished.status, 200) << finished.json.dump();
    EXPECT_EQ(finished.json["missing_papers"], Json::array());
    EXPECT_EQ(finished.json["papers"].size(), 8u) << finished.json["papers"].dump();
    // Whoever looks for it finds the stub with the number of the act (scenario 16); others find nothing.
    const Reply found = tests::wait_for([&] { return unit_->get("/api/v1/search?q=Retribusi+bagian+1"); },
                                        [](const Reply& reply) {
                                            return reply.json.dump().find("000.5.6.2/9/SETDA/2026") != std::string::npos;
                                        });
    EXPECT_NE(found.json.dump().find("000.5.6.2/9/SETDA/2026"), std::string::npos) << found.json.dump();
    EXPECT_NE(found.json.dump().find("\"destroyed\":\"" + core::iso(tests::today())), std::string::npos) << "a stub says so";
    const Reply gone = drafter_->get("/api/v1/letters/" + letter);
    EXPECT_NE(gone.json.dump().find("000.5.6.2/9/SETDA/2026"), std::string::npos) << gone.json.dump();
    nobody_else_finds(all[0], "Retribusi bagian 1", "000.5.6.2/9/SETDA/2026");
    server_->stop();
    server_->command({"audit:verify"});
}

NASKAH_ON_BOTH_DATABASES(DisposalFlow);

}  // namespace
