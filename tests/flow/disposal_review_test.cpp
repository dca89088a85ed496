// SPDX-License-Identifier: Apache-2.0
// A review (dinilai kembali) on the real binary and both databases: a committee decides of each dossier, and each goes
// the way it was given; nothing else ever moves it. And an act counts only with the signatures of its parties.
#include "tests/flow/disposal_kit.h"

namespace disposal_review_test {

using core::Json;
using tests::Caller;
using tests::Reply;

class DisposalReview : public tests::Disposals {
  protected:
    bool offered(const char* kind, const std::string& dossier) {
        const Reply all = records_->get(std::string("/api/v1/disposals-candidates?kind=") + kind);
        EXPECT_EQ(all.status, 200) << all.json.dump();
        for (const auto& each : all.json.at("items"))
            if (each["dossier"] == dossier) return true;
        return false;
    }
    Json clock_of(const std::string& dossier) { return unit_->get("/api/v1/archive/dossiers/" + dossier).json; }
    Reply file(const Caller& who, const std::string& id, const char* kind, const std::string& number) {
        return who.post(base + "/" + id + "/papers", {{"kind", kind}, {"number", number}});
    }
    // Computer files of its first line that are not what they were, as the chair is told.
    int differing(const std::string& id) {
        const Json line = chair_->get(base + "/" + id).json["lines"][0];
        return line.at("integrity").is_object() ? line.at("integrity").at("differing").get<int>() : -1;
    }
    void approved_and_decreed(const std::string& id);
    void a_decree_is_moved_first();
    void its_act_is_drawn_up_here(const std::string& id);
    void its_papers_are_records(const std::string& id);
    void its_report_comes_later(const std::string& id, const std::string& dossier);
    void without_a_mandate(const std::string& id);
    // What they see while nothing is decided.
    Json told_to_all_three(const std::string& id) {
        EXPECT_EQ(differing(id), 0);
        for (const auto* each : {"UM.KABAG", "DISKOMINFO.SEKRETARIS", "DISKOMINFO.ARSIPARIS"})
            EXPECT_TRUE(asked(caller(each), id, "disposal.waits")) << "all three are told: " << each;
        return {{"digest", chair_->get(base + "/" + id).json.at("decided_hash")}};
    }
    void a_committee_is_three(const std::string& id, const Json& before);
    void its_decree_is_revoked(const std::string& after, const std::string& dossier);
    // A notice he has not read asks him to confirm.
    bool asked(const Caller& who, const std::string& id, const char* kind = "disposal.to_confirm") {
        const Json all = who.get("/api/v1/notices").json.at("notices");
        return std::any_of(all.begin(), all.end(), [&](const Json& each) {
            return each["kind"] == kind && each["unread"] == true && each["link"] == "/disposal/" + id;
        });
    }
    bool told(const Caller& who, const std::string& id) {
        return who.get("/api/v1/notices").json.dump().find("/disposal/" + id) != std::string::npos;
    }
};

// Each paper is another one, dated after those before it; decree and approval are letters the leader has signed here.
void DisposalReview::approved_and_decreed(const std::string& id) {
    const auto cat = scan("Halo, gambar kucing");
    const auto day = core::iso(tests::today());
    EXPECT_EQ(brought(*records_, id, "national_approval", "B-1/KN/2026", cat, "2026-01-05").status, 422) << "before the minutes";
    EXPECT_EQ(brought(*records_, id, "national_approval", "B-1/KN/2026", cat, day).status, 201);
    const auto refuses = [](const Reply& reply, const char* why) {
        EXPECT_EQ(reply.status, 422) << reply.json.dump();
        EXPECT_NE(reply.text().find(why), std::string::npos) << why << ": " << reply.text();
    };
    refuses(brought(*records_, id, "head_approval", "000.5.6.2/7/SETDA/2026", cat, day), "harus naskah yang ditandatangani di Naskah");
    const auto of_a_head = drafter_->get("/api/v1/letters/" + sent_letter(note(*drafter_, "Laporan retribusi"))).json.value("number", "");
    refuses(file(*unit_, id, "head_approval", of_a_head), "tidak ditandatangani kepala daerah");
    const std::string approval = signed_by_leader("nota_dinas", "Persetujuan pemusnahan arsip",
                                                  {{"body", "Usul pemusnahan arsip disetujui menurut daftar terlampir."}});
    EXPECT_EQ(file(*records_, id, "head_approval", approval).status, 201);
    refuses(file(*records_, id, "national_approval", approval), "tidak dibuat di Naskah");
    EXPECT_EQ(act(*leader_, id, "agree").status, 409) << "nobody has confirmed what came from outside";
    EXPECT_EQ(confirm(*records_, id, "national_approval").status, 403) << "who proposed and brought it";
    EXPECT_TRUE(asked(*chair_, id)) << "the second person is told";
    EXPECT_FALSE(asked(*leader_, id) || asked(*records_, id)) << "the nearest alone";
    EXPECT_EQ(confirm(*chair_, id, "national_approval").status, 200);
    EXPECT_FALSE(asked(*chair_, id)) << "and asked no more";
    EXPECT_NE(chair_->get("/disposal/" + id).text().find("dari luar; tanda tangan elektronik: tidak ada"), std::string::npos);
    must(*leader_, id, "agree");
    refuses(file(*records_, id, "decree", approval), "bukan keputusan");
    const std::string decree = signed_by_leader(
        "keputusan", "Penetapan pemusnahan arsip",
        {{"menimbang", {"bahwa retensi arsip telah habis;"}},
         {"mengingat", {"Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan;"}},
         {"diktum", {"Memusnahkan arsip menurut daftar dalam lampiran keputusan ini."}}});
    const Reply filed = file(*records_, id, "decree", decree);
    EXPECT_EQ(filed.status, 201) << filed.json.dump();
    must(*leader_, id, "decree");
}

// The secretary agrees in the name of the head of the region, by a delegation that lets him sign decrees.
void DisposalReview::without_a_mandate(const std::string& id) {
    const auto lets_him_sign = [&](const char* instead_of, const char* kind) {
        db_->write([&](core::db::Tx& tx) {
            tx.exec("UPDATE directory_delegation SET kinds = REPLACE(kinds, ?, ?)", {instead_of, kind});
        });
    };
    lets_him_sign("keputusan", "surat_kuasa");
    EXPECT_EQ(act(*leader_, id, "agree").status, 403) << "of the records unit he knows of it, and no more";
    EXPECT_EQ(caller("WALIKOTA.WK").get(base + "/" + id).status, 200);
    lets_him_sign("surat_kuasa", "keputusan");
}

// Whoever decided, the other members say yes to it for themselves, and once more when it is changed.
void DisposalReview::a_committee_is_three(const std::string& id, const Json& before) {
    const Caller member = caller("DISKOMINFO.SEKRETARIS");
    const std::string one = base + "/" + id, page = "/disposal/" + id;
    const Reply alone = act(*chair_, id, "consider");
    EXPECT_EQ(alone.status, 409);
    EXPECT_NE(alone.text().find("belum menyetujui keputusan panitia"), std::string::npos) << alone.text();
    EXPECT_EQ(assent(*head_, id).status, 403) << "he named a member and is none";
    EXPECT_EQ(assent(*chair_, id).status, 403) << "he considers";
    EXPECT_EQ(chair_->get(page).text().find(page + "/assent"), std::string::npos);
    EXPECT_EQ(member.post(one + "/assent", before).status, 409) << "what he saw is no more";
    EXPECT_NE(member.get(page).text().find(page + "/assent"), std::string::npos);
    EXPECT_EQ(assent(member, id).status, 200);
    EXPECT_EQ(assent(member, id).status, 200) << "once is enough";
    EXPECT_EQ(member.get(page).text().find(page + "/assent"), std::string::npos);
    EXPECT_NE(chair_->get(page).text().find("Disetujui "), std::string::npos);
    EXPECT_FALSE(asked(member, id, "disposal.waits"));
    EXPECT_EQ(lines(*unit_, id, {4}, {{"decision", "kept"}, {"reason", "Menunggu putusan kasasi."}}).status, 200);
    EXPECT_TRUE(asked(member, id, "disposal.waits")) << "asked again";
    EXPECT_EQ(chair_->get(one).json.at("assents"), Json::array());
}

// Decreed by the same letters as another one; a line is taken out late, then the decree is revoked by who gave it.
void DisposalReview::its_decree_is_revoked(const std::string& after, const std::string& dossier) {
    const std::string late = this->dossier(*unit_, "900.1.13.1", "Retribusi parkir bandara");
    keep_in_records_unit(late);
    const std::string id = draw(*records_, "destruction", {dossier, late}), one = base + "/" + id;
    committee(id);
    std::map<std::string, Json> papers_before;
    const Json shown = records_->get(base + "/" + after).json;
    for (const auto& each : shown.at("papers")) papers_before[each["kind"].get<std::string>()] = each;
    const auto again = [&](const char* kind) {
        const Reply filed = file(*records_, id, kind, papers_before[kind]["number"].get<std::string>());
        EXPECT_EQ(filed.status, 201) << kind << filed.json.dump();
    };
    again("committee");
    must(*records_, id, "submit");
    EXPECT_EQ(lines(*chair_, id, {1, 2}, {{"decision", "agreed"}, {"found", "matches"}}).status, 200);
    papers(id, {"minutes", "consideration"});
    consider(id);
    again("head_approval");
    papers(id, {"national_approval"});
    must(*leader_, id, "agree");
    const Json out{{"decision", "struck"}, {"reason", "Surat ralat Kepala ANRI."}};
    EXPECT_EQ(lines(*records_, id, {2}, out).status, 403) << "who agreed takes out of it";
    again("decree");
    must(*leader_, id, "decree");
    EXPECT_EQ(lines(*leader_, id, {2}, out).status, 200);
    EXPECT_EQ(count("free", late), 1);
    EXPECT_EQ(act(*records_, id, "cancel", {{"note", "Salah."}}).status, 403) << "decreed is decreed";
    const Reply why = act(*leader_, id, "cancel", {{"note", "Salah."}});
    EXPECT_EQ(why.status, 409);
    EXPECT_NE(why.text().find("keputusan yang mencabutnya"), std::string::npos) << why.text();
    EXPECT_EQ(file(*records_, id, "revocation", papers_before["committee"]["number"].get<std::string>()).status, 422) << "of another matter";
    const std::string number = signed_by_leader("keputusan", "Pencabutan penetapan pemusnahan arsip",
                                                {{"menimbang", {"bahwa daftar arsipnya memuat kekeliruan;"}},
                                                 {"mengingat", {"Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan;"}},
                                                 {"diktum", {"Mencabut penetapan pemusnahan arsip."}}},
                                                papers_before["decree"]["subject"].get<std::string>());
    witnesses(id);
    const Reply stopped = act(*records_, id, "execute", how());
    EXPECT_EQ(stopped.status, 409) << "its decree is no more: " << stopped.json.dump();
    EXPECT_NE(stopped.text().find("sudah dicabut"), std::string::npos) << stopped.text();
    const Reply filed = file(*records_, id, "revocation", number);
    EXPECT_EQ(filed.status, 201) << filed.json.dump();
    must(*leader_, id, "cancel", {{"note", "Daftarnya keliru."}});
    EXPECT_EQ(count("free", dossier), 1) << "it may be proposed again";
}

TEST_P(DisposalReview, a_committee_decides_of_each_dossier_and_time_decides_nothing) {
    std::vector<std::string> all;
    for (const char* title : {"Sengketa tanah pasar", "Kerja sama antardaerah", "Perkara pengadaan", "Pengaduan warga"}) {
        all.push_back(dossier(*unit_, "900.1.13.1", title));
        leave_to_review(all.back());
        keep_in_records_unit(all.back());
        EXPECT_TRUE(offered("review", all.back()));
        EXPECT_FALSE(offered("destruction", all.back())) << "years after its time, and still nobody decided";
        EXPECT_FALSE(offered("handover", all.back()));
    }
    take_papers_from_outside();
    EXPECT_EQ(records_->post(base, {{"kind", "destruction"}, {"dossiers", {all[0]}}}).status, 409);
    const std::string id = draw(*records_, "review", all);
    submitted(id);
    const Json before = told_to_all_three(id);
    EXPECT_EQ(lines(*chair_, id, {1}, {{"decision", "agreed"}, {"found", "matches"}}).status, 422) << "a verdict, not a yes";
    EXPECT_EQ(lines(*chair_, id, {1}, {{"verdict", "destroy"}}).status, 422) << "without a reason";
    EXPECT_EQ(lines(*chair_, id, {3}, {{"verdict", "extend"}, {"reason", "Perkara berjalan."}}).status, 422) << "how long";
    EXPECT_EQ(lines(*head_, id, {1}, {{"verdict", "destroy"}, {"reason", "Tidak bernilai guna."}}).status, 403);
    const auto judge = [&](int line, Json with) {
        with["found"] = "matches";
        const Reply done = lines(*chair_, id, {line}, with);
        EXPECT_EQ(done.status, 200) << done.json.dump();
    };
    judge(1, {{"verdict", "destroy"}, {"reason", "Sudah diputus dan tidak bernilai guna lagi."}});
    judge(2, {{"verdict", "keep"}, {"reason", "Bernilai sejarah bagi kota."}});
    judge(3, {{"verdict", "extend"}, {"years", 5}, {"reason", "Perkara masih di pengadilan."}});
    EXPECT_EQ(act(*chair_, id, "consider").status, 409) << "one is open";
    judge(4, {{"decision", "kept"}, {"reason", "Menunggu pendapat bagian hukum."}});
    a_committee_is_three(id, before);
    papers(id, {"minutes", "consideration"});
    consider(id);
    EXPECT_TRUE(told(*leader_, id)) << "it waits for who agrees";
    without_a_mandate(id);
    EXPECT_EQ(act(*leader_, id, "agree").status, 409) << "the head has not agreed in writing";
    EXPECT_TRUE(offered("destruction", all[0]) == false && clock_of(all[0])["fate"] != "musnah") << "not before that";
    papers(id, {"head_approval"});
    must(*leader_, id, "agree");
    const Reply done = records_->get(base + "/" + id);
    EXPECT_EQ(done.json["state"], "done");
    EXPECT_EQ(done.json["lines"][2]["years"], 5) << done.json["lines"][2].dump();
    EXPECT_TRUE(told(*records_, id)) << "who proposed is told that it is over";
    EXPECT_TRUE(offered("destruction", all[0]));
    EXPECT_TRUE(offered("handover", all[1]));
    EXPECT_FALSE(offered("destruction", all[2]) || offered("review", all[2])) << "five years more";
    EXPECT_TRUE(offered("review", all[3])) << "undecided is judged again";
    EXPECT_NE(clock_of(all[2]).dump().find("Perkara masih di pengadilan."), std::string::npos) << clock_of(all[2]).dump();
    EXPECT_EQ(records_->post(base, {{"kind", "destruction"}, {"dossiers", {all[1]}}}).status, 409) << "kept for ever";
    EXPECT_NE(records_->get("/disposal/" + id).text().find("Diperpanjang 5 tahun"), std::string::npos);
    const Reply list = tests::wait_for([&] { return records_->get(base + "/" + id); }, [](const Reply& reply) {
        return reply.json["missing_papers"].empty();
    });
    EXPECT_TRUE(list.json["missing_papers"].empty()) << list.json["missing_papers"].dump();
    // The way of a destruction from there on is that of any other, and its list says whose decision it was.
    const std::string next = draw(*records_, "destruction", {all[0]});
    const Json snapshot = records_->get(base + "/" + next).json["lines"][0]["snapshot"];
    EXPECT_EQ(snapshot["judged"]["verdict"], "destroy") << snapshot.dump();
    server_->stop();
    server_->command({"audit:verify"});
}

// Scenario 4: what the rule excepts goes into the dossier of its person before the rest may be proposed.
void DisposalReview::a_decree_is_moved_first() {
    const std::string all = "/api/v1/archive/dossiers";
    const Reply made = unit_->post(all, {{"code", "800.1.3.2"}, {"title", "Usul kenaikan pangkat"}});
    const std::string id = made.json.value("id", ""), at = all + "/" + id;
    for (const char* title : {"Usul kenaikan pangkat dari bidang", "Surat keputusan kenaikan pangkat"})
        EXPECT_EQ(unit_->post(at + "/paper", {{"title", title}, {"date", "2019-03-11"}}).status, 201);
    EXPECT_EQ(unit_->post(at + "/close", {{"date", made.json["opened"]}}).status, 200);
    const Reply told = unit_->post(at + "/trigger", {{"trigger", "2011-01-03"}, {"note", "Keputusan lama tidak berlaku lagi"}});
    EXPECT_EQ(told.status, 200) << told.json.dump();
    const Reply personal = unit_->post(all, {{"code", "800.1.13.1"}, {"title", ""}, {"person", "Siti Rekaan"},
                                                {"nip", "197805122003122004"}});
    EXPECT_EQ(personal.status, 201) << personal.json.dump();
    const Reply moved = unit_->post(at + "/exceptions", {{"kind", "moved"}, {"item", 2}, {"target", personal.json["number"]},
                                                         {"reason", "SK masuk berkas perseorangan"}});
    EXPECT_EQ(moved.status, 200) << moved.json.dump();
    keep_in_records_unit(id);
    const auto draws = [&] { return records_->post(base, {{"kind", "destruction"}, {"dossiers", {id}}}); };
    EXPECT_EQ(draws().status, 409) << "nobody said that this is all of them";
    const Json settled{{"kind", "settled"}, {"reason", "Semua SK dipindahkan"}};
    const Reply gave = unit_->post(at + "/exceptions", settled);
    EXPECT_EQ(gave.status, 403) << "who gave it away changes it no more";
    EXPECT_NE(gave.text().find("kini disimpan Sekretariat Daerah"), std::string::npos) << gave.text();
    EXPECT_EQ(unit_->get(at).status, 200) << "and sees it as before";
    EXPECT_EQ(unit_->get("/archive/dossiers/" + id).text().find("do?act=year"), std::string::npos);
    EXPECT_EQ(records_->post(at + "/exceptions", settled).status, 200) << "who has it does";
    const Reply drawn = draws();
    EXPECT_EQ(drawn.status, 201) << drawn.json.dump();
    const Json there = unit_->get(all + "/" + personal.json.value("id", "")).json;
    EXPECT_EQ(there.at("items").at(0).at("title"), "Surat keputusan kenaikan pangkat");
    EXPECT_EQ(there["person"]["nip"], "197805122003122004");
}

// Scenarios 5 and 6 in the act itself: one of three goes, one was struck out, one is held since.
void DisposalReview::its_act_is_drawn_up_here(const std::string& id) {
    const std::string letter = drafted_act(id, 1, {"Retribusi parkir tepi jalan", "Sebanyak 1 berkas tidak ikut", "ditahan",
                                                   "disaksikan unit hukum dan unit pengawasan", "Keputusan penetapan"},
                                           {"Retribusi parkir khusus", "Pemeriksaan parkir"});
    const auto number = signed_in_turn(*records_, letter, {"UM.KABAG", "DISKOMINFO.SEKRETARIS", "HK.KABAG", "INSP.INSPEKTUR"});
    const Reply filed = file(*records_, id, "act", number);
    EXPECT_EQ(filed.status, 201) << filed.json.dump();
    list_says(id, 1, "ditahan");
}

// All eight in one dossier under the code of the act, which is kept for ever and destroyed by nobody (I10).
void DisposalReview::its_papers_are_records(const std::string& id) {
    EXPECT_EQ(unit_->post(base + "/" + id + "/evidence").status, 403) << "of the records unit";
    const Reply filed = tests::wait_for([&] { return records_->post(base + "/" + id + "/evidence"); },
                                        [](const Reply& reply) { return reply.status == 200; });   // its list comes by a job
    ASSERT_EQ(filed.status, 200) << filed.json.dump();
    const std::string dossier = filed.json.at("dossier");
    EXPECT_EQ(records_->post(base + "/" + id + "/evidence").json.value("dossier", ""), dossier) << "once";
    const Json shown = records_->get("/api/v1/archive/dossiers/" + dossier).json;
    EXPECT_EQ(shown.value("code", ""), "000.5.6.2") << shown.dump();
    EXPECT_EQ(shown.value("items", Json::array()).size(), 8u) << shown.dump();
    EXPECT_NE(shown.dump().find("permanen"), std::string::npos) << shown.dump();
    EXPECT_TRUE(records_->get("/archive/dossiers/" + dossier + "/items/1/file").text().starts_with("%PDF-"));
    EXPECT_NE(records_->get("/disposal/" + id).text().find("/archive/dossiers/" + dossier), std::string::npos);
    its_report_comes_later(id, dossier);
}

// Drafted here with its facts; brought as a file it counts when a second person has confirmed it, and lies in a dossier of
// its own, for the other is closed.
void DisposalReview::its_report_comes_later(const std::string& id, const std::string& dossier) {
    const std::string page = "/disposal/" + id, one = base + "/" + id;
    EXPECT_NE(records_->get(page).text().find("Laporan pemusnahan kepada pimpinan belum ada"), std::string::npos);
    EXPECT_EQ(caller("DINKES.SEKRETARIS").post(one + "/draft-report").status, 404);
    const Reply begun = records_->post(one + "/draft-report");
    ASSERT_EQ(begun.status, 201) << begun.json.dump();
    EXPECT_EQ(records_->post(one + "/draft-report").json["letter"], begun.json["letter"]) << "one draft";
    const Json content = records_->get("/api/v1/letters/" + begun.json.value("letter", "")).json.at("content");
    EXPECT_EQ(content.at("kind"), "surat_dinas");
    EXPECT_EQ(content.at("signer"), position_id(*records_, "UM.KABAG")) << content.dump();
    EXPECT_NE(content.at("addressees").dump().find(position_id(*records_, "WALIKOTA.WK")), std::string::npos) << content.dump();
    EXPECT_NE(content.at("outside").dump().find("Kepala Arsip Nasional"), std::string::npos) << "they approved: " << content.dump();
    const auto text = content.at("parts").dump();
    const Json told = records_->get(one).json;
    for (const auto& each : told.at("papers"))
        if (each["kind"] == "act" || each["kind"] == "decree")
            EXPECT_NE(text.find(each["number"].get<std::string>()), std::string::npos) << each.dump() << text;
    for (const char* each : {"sebanyak 1 berkas", "Sebanyak 1 berkas tidak ikut", "ditahan", "cara Dihapus dari penyimpanan elektronik"})
        EXPECT_NE(text.find(each), std::string::npos) << each << text;
    EXPECT_EQ(text.find("Pemeriksaan parkir"), std::string::npos) << "the hold is not named: " << text;

    const Reply early = brought(*records_, id, "report", "000.5.6.2/2/SETDA/2026", scan("Laporan"), "2026-01-05");
    EXPECT_EQ(early.status, 422) << "before the act: " << early.json.dump();
    EXPECT_EQ(paper(*records_, id, "report", "000.5.6.2/3/SETDA/2026").status, 201);
    EXPECT_EQ(records_->get(one).json.at("unreported"), true) << "nobody has confirmed it";
    EXPECT_EQ(records_->post(one + "/evidence").json.value("dossier", ""), dossier);
    EXPECT_EQ(confirm(*records_, id, "report").status, 403) << "who brought it";
    EXPECT_EQ(confirm(*chair_, id, "report").status, 200);
    EXPECT_EQ(records_->get(one).json.at("unreported"), false);
    const Reply filed = records_->post(one + "/evidence");
    EXPECT_EQ(filed.status, 200) << filed.json.dump();
    EXPECT_NE(filed.json.value("dossier", ""), dossier);
    EXPECT_EQ(records_->get(one).json.at("evidence").at("report"), filed.json.at("dossier"));
    EXPECT_NE(records_->get(page).text().find("/archive/dossiers/" + filed.json.value("dossier", "?")), std::string::npos);
}

TEST_P(DisposalReview, an_act_counts_with_the_signatures_of_its_parties) {
    a_decree_is_moved_first();
    std::vector<std::string> all;
    for (const char* title : {"Retribusi parkir tepi jalan", "Retribusi parkir khusus", "Retribusi parkir pasar"}) {
        all.push_back(dossier(*unit_, "900.1.13.1", title));
        keep_in_records_unit(all.back());
    }
    const std::string id = draw(*records_, "destruction", all);
    EXPECT_EQ(records_->post(base + "/" + id + "/members", {{"archivist", position_id(*records_, "UM.ARSIPARIS")}}).status, 422)
        << "who proposes does not appraise";
    const Json member{{"unit", position_id(*records_, "DISKOMINFO.SEKRETARIS")}};
    EXPECT_EQ(records_->post(base + "/" + id + "/members", member).status, 422) << "its leader, or whom he names himself";
    EXPECT_EQ(head_->post(base + "/" + id + "/members", {{"chair", position_id(*records_, "UM.KABAG")}}).status, 403);
    EXPECT_EQ(records_->post(base + "/" + id + "/members", {{"chair", position_id(*records_, "HK.KABAG")}}).status, 422)
        << "a head in the secretariat, but not of its archive";
    appraise(id, {1, 2, 3});
    consider(id);
    EXPECT_EQ(lines(*leader_, id, {2}, {{"decision", "struck"}, {"reason", "Dicoret surat Kepala ANRI."}}).status, 200);
    approved_and_decreed(id);
    EXPECT_EQ(records_->post(base + "/" + id + "/members", {{"legal_witness", position_id(*records_, "INSP.INSPEKTUR")}}).status,
              422)
        << "not of the legal unit";
    witnesses(id);
    EXPECT_EQ(file(*records_, id, "act", "000.5.6.2/1/SETDA/2026").status, 409) << "it tells what was done, so not before";
    EXPECT_EQ(records_->post(base + "/" + id + "/draft-act").status, 409) << "nor is it begun";
    const Reply held = unit_->post("/api/v1/depot/holds", {{"name", "Pemeriksaan parkir"}, {"kind", "audit"},
                                                           {"mandate", "700/0042/INSP/2026"}, {"dossiers", {all[2]}}});
    EXPECT_EQ(held.status, 201) << held.json.dump();
    execute(id);
    executed(id);
    const Reply refused = file(*unit_, id, "act", signed_act("Pemusnahan arsip", {"UM.KABAG", "HK.KABAG"}));
    EXPECT_EQ(refused.status, 422) << "the witness of the inspectorate has not signed";
    EXPECT_NE(refused.json.dump().find("unit pengawasan"), std::string::npos) << refused.json.dump();
    its_act_is_drawn_up_here(id);
    EXPECT_EQ(act(*records_, id, "finish").status, 409) << "who proposed does not close it";
    EXPECT_EQ(records_->post(base + "/" + id + "/evidence").status, 409) << "it is not over";
    must(*chair_, id, "finish");
    its_papers_are_records(id);
    EXPECT_TRUE(records_->get("/disposal/" + id).text().find("disposal.backup_days") != std::string::npos)
        << "nobody has said how long backups are kept";
    its_decree_is_revoked(id, all[1]);
}

NASKAH_ON_BOTH_DATABASES(DisposalReview);

}  // namespace
