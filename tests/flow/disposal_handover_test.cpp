// SPDX-License-Identifier: Apache-2.0
// Handovers to the archival institution on the real binary and both databases: of this house and outside it, with a
// package and its receipt, and with a dossier that is held.
#include "core/base/child.h"
#include "tests/flow/disposal_kit.h"

namespace disposal_handover_test {

using core::Json;
using tests::Caller;
using tests::Reply;

class DisposalHandover : public tests::Disposals {
  protected:
    void SetUp() override {
        Disposals::SetUp();
        if (!IsSkipped()) take_papers_from_outside();
    }
    void sends_nothing_unsealed();
    // Signed by both; its number.
    std::string its_act_is_drawn_up_here(const std::string& id, int rows, const std::vector<std::string>& told,
                                         const std::vector<std::string>& untold);
    std::string list_of(const std::string& id) {
        const auto read = core::child::run({"pdftotext", "-layout", "/dev/stdin", "-"}, records_->get("/disposal/" + id + "/list.pdf").bytes);
        return std::string(core::chars(read.out));
    }
    // Its proposal, received, with all papers; drawn_up_here: the act is still to come.
    std::string ready_for_handover(const std::string& dossier, const std::vector<std::string>& others = {},
                                   bool drawn_up_here = false) {
        keep_in_records_unit(dossier);
        std::vector<std::string> all{dossier};
        all.insert(all.end(), others.begin(), others.end());
        std::vector<int> standing;
        for (int line = 1; line <= static_cast<int>(all.size()); ++line) standing.push_back(line);
        const std::string id = draw(*records_, "handover", all);
        const auto list = list_of(id);
        EXPECT_NE(list.find("Wali Kota"), std::string::npos) << list;
        EXPECT_NE(list.find("NIP"), std::string::npos) << list;
        EXPECT_EQ(list.find("NIP"), list.rfind("NIP")) << "who was elected has none: " << list;
        appraise(id, standing);
        consider(id);
        EXPECT_EQ(act(*leader_, id, "agree").status, 409) << "the institution has not agreed";
        papers(id, {"institution_approval"});
        must(*leader_, id, "agree");
        papers(id, {"decree"});
        must(*leader_, id, "decree");
        EXPECT_EQ(act(*chair_, id, "finish").status, 409) << "nobody has received it";
        EXPECT_NE(records_->post(base + "/" + id + "/draft-act").text().find("memeriksa setiap berkas"), std::string::npos);
        looked_at(id, standing);
        for (const Reply& early : {act(*chair_, id, "finish"), records_->post(base + "/" + id + "/draft-act")}) {
            EXPECT_EQ(early.status, 409) << "no statement of authenticity, which the act names";
            EXPECT_NE(early.text().find("Pernyataan autentik, terpercaya, utuh, dan dapat digunakan"), std::string::npos) << early.text();
        }
        papers(id, {"authenticity"});
        if (drawn_up_here) return id;
        const Reply nowhere = records_->post(base + "/" + id + "/draft-act");
        EXPECT_EQ(nowhere.status, 409) << "no edition has that code";
        EXPECT_NE(nowhere.text().find("disposal.handover_code"), std::string::npos) << nowhere.text();
        papers(id, {"act"});
        return id;
    }
    // The last of several was not there.
    void looked_at(const std::string& id, std::vector<int> all) {
        const Caller there = elsewhere_ ? *chair_ : caller("DPK.ARSIPARIS");
        EXPECT_EQ(act(there, id, "receive").status, 409) << "nobody has looked";
        EXPECT_EQ(lines(*records_, id, all, {{"found", "matches"}, {"reason", "Saya sendiri."}}).status, 403) << "not who proposed it";
        if (!elsewhere_) EXPECT_EQ(lines(*chair_, id, all, {{"found", "matches"}}).status, 403) << "the institution looks";
        if (elsewhere_) EXPECT_EQ(lines(there, id, all, {{"found", "matches"}}).status, 422) << "who looked there, and when";
        if (elsewhere_ && all.size() > 1) {
            EXPECT_EQ(lines(there, id, {all.back()}, {{"found", "missing"}, {"reason", "Boks ketiga kosong."}}).status, 200);
            all.pop_back();
        }
        taken_over(id, all, elsewhere_);
    }
    bool elsewhere_ = false;
    bool with_institution(const std::string& dossier, std::string_view life) {
        return db_->read([&](core::db::Tx& tx) {
            return tx.count("SELECT COUNT(*) FROM archive_dossier WHERE id = ? AND life = ? AND custody = 'institution'",
                            {dossier, life});
        }) == 1;
    }
    Json packed_for_handover(const std::string& dossier) {
        const Reply asked = records_->post("/api/v1/packages", {{"dossier", dossier}, {"handover", true},
                                                                {"receiver", "Dinas Perpustakaan dan Kearsipan"}});
        EXPECT_EQ(asked.status, 202) << asked.json.dump();
        const std::string one = "/api/v1/packages/" + asked.json.at("items").at(0).at("id").get<std::string>();
        const Reply made = tests::wait_for([&] { return records_->get(one); },
                                           [](const Reply& each) { return each.json.value("state", "") == "ready"; });
        EXPECT_EQ(made.json.value("state", ""), "ready") << made.json.dump();
        return made.json;
    }
};

void DisposalHandover::sends_nothing_unsealed() {
    without_seals();
    const std::string one = dossier(*unit_, "000.1.5", "Notula rapat bidang");
    age(one);
    const std::string id = draw(*unit_, "transfer", {one});
    must(*unit_, id, "submit");
    must(*head_, id, "approve");
    EXPECT_NE(unit_->get("/disposal/" + id).text().find("belum mempunyai segel"), std::string::npos) << "told before it is tried";
    const Reply kept = act(*unit_, id, "send");
    EXPECT_EQ(kept.status, 409) << kept.json.dump();
    EXPECT_NE(kept.text().find("disposal.seal_required"), std::string::npos) << kept.text();
    EXPECT_EQ(unit_->get(base + "/" + id).json.value("state", ""), "approved");
}

// Its creator, who leads the agency, and the institution sign it.
std::string DisposalHandover::its_act_is_drawn_up_here(const std::string& id, int rows, const std::vector<std::string>& told,
                                                       const std::vector<std::string>& untold) {
    std::vector<std::string> all{"Daftar Arsip yang Diserahkan", "Persetujuan kepala lembaga kearsipan",
                                 "dapat digunakan, sebagaimana Surat Pernyataan Nomor 000.5.6.2/authenticity/SETDA/2026 tanggal"};
    all.insert(all.end(), told.begin(), told.end());
    const std::string letter = drafted_act(id, rows, all, untold);
    const auto number = signed_in_turn(*records_, letter, {"WALIKOTA.WK", "DPK.KADIS"});
    const Reply filed = records_->post(base + "/" + id + "/papers", {{"kind", "act"}, {"number", number}});
    EXPECT_EQ(filed.status, 201) << filed.json.dump();
    return number;
}

TEST_P(DisposalHandover, a_handover_needs_the_statement_of_authenticity_and_ends_with_the_institution) {
    const std::string one = dossier(*unit_, "100.3.3.3", "Keputusan wali kota tentang tim penilai");
    const std::string id = ready_for_handover(one);
    tests::columns_are("usul", records_->get("/disposal/" + id + "/list.xlsx"));
    EXPECT_NE(list_of(id).find("Daftar Arsip yang Diserahkan"), std::string::npos) << list_of(id);
    const Json package = packed_for_handover(one);
    const Reply held = act(*chair_, id, "finish");
    EXPECT_EQ(held.status, 409) << "packed for it, and nobody has said that it came";
    EXPECT_NE(held.text().find("tanda terima"), std::string::npos) << held.text();
    const std::string at = "/api/v1/packages/" + package.at("id").get<std::string>() + "/receipt";
    const Json receipt{{"kind", "naskah-package-receipt-1"}, {"package", package.at("id")},
                       {"manifest_sha256", package.at("manifest_sha256")}, {"items", Json::array()},
                       {"received_by", "Dinas Perpustakaan dan Kearsipan"}, {"received_at", "2026-11-28T08:00:00Z"}};
    const Reply recorded = records_->upload(at, {}, "tanda-terima.json", core::view(receipt.dump()));
    EXPECT_EQ(recorded.status, 200) << recorded.json.dump();
    const Reply done = act(*chair_, id, "finish");
    ASSERT_EQ(done.status, 200) << done.json.dump();
    EXPECT_EQ(done.json["state"], "done");
    EXPECT_TRUE(with_institution(one, "archival"));
    const auto institution = caller("DPK.ARSIPARIS");
    EXPECT_EQ(institution.get(base + "/" + id).status, 200) << "the institution sees what it got";
    const Json year{{"fiscal_year", 2020}, {"reason", "Salah tahun anggaran"}};
    for (const auto& [who, refused] : {std::pair<const Caller*, int>(&*unit_, 403), {&institution, 409}}) {
        EXPECT_EQ(who->get("/api/v1/archive/lists?form=inaktif&dossier=" + one).json.at("rows").size(), 0u) << "no inactive one";
        EXPECT_EQ(who->get("/api/v1/archive/lists?form=statis&dossier=" + one).json.at("rows").size(), 1u);
        EXPECT_EQ(who->post("/api/v1/archive/dossiers/" + one + "/fiscal-year", year).status, refused);
    }
}

TEST_P(DisposalHandover, what_an_institution_outside_the_house_has_stays_as_a_pointer) {
    sends_nothing_unsealed();
    server_->stop();
    server_->set("disposal.institution=ANRI");
    server_->start();
    elsewhere_ = true;
    const std::string one = dossier(*unit_, "100.3.3.3", "Keputusan wali kota tentang tim penilai"),
                      lost = dossier(*unit_, "100.3.3.3", "Keputusan wali kota tentang panitia lelang");
    keep_in_records_unit(lost);
    const std::string id = ready_for_handover(one, {lost});
    const Json found = records_->get(base + "/" + id).json;
    EXPECT_EQ(found["listed"], 1) << "what was not there is on no list";
    EXPECT_EQ(found["lines"][1]["outcome"], "blocked");
    EXPECT_NE(found["lines"][1]["why"].get<std::string>().find("Boks ketiga kosong."), std::string::npos) << found["lines"][1];
    EXPECT_EQ(count("free", lost), 1);
    EXPECT_NE(records_->get("/disposal/" + id).text().find("Rina Rekaan"), std::string::npos) << "who looked there";
    must(*chair_, id, "finish");
    EXPECT_TRUE(with_institution(one, "handed_over"));
    const std::string page = "/archive/dossiers/" + one;
    const Reply shown = records_->get(page);
    EXPECT_EQ(shown.status, 200);
    EXPECT_NE(shown.text().find("Lembaga kearsipan di luar pemerintah ini"), std::string::npos) << shown.text();
    EXPECT_EQ(shown.text().find("/depot/holds/new?dossier="), std::string::npos) << "what is gone is held by nobody";
    EXPECT_NE(shown.text().find("action=\"/packages\""), std::string::npos) << "packed again, should its receiver lose it";
    EXPECT_EQ(drafter_->get(page).text().find("action=\"/packages\""), std::string::npos);
    EXPECT_EQ(records_->post("/api/v1/packages", {{"dossier", one}, {"receiver", "ANRI"}}).status, 202);
    EXPECT_NE(records_->get(page).text().find("/packages?dossier=" + one), std::string::npos);
    EXPECT_EQ(records_->post("/api/v1" + page + "/reopen", {{"reason", "Ada surat susulan."}}).status, 409);
}

TEST_P(DisposalHandover, what_is_held_after_the_act_was_signed_stops_it_until_the_act_names_the_rest) {
    const std::string held = dossier(*unit_, "100.3.3.3", "Keputusan wali kota tentang tim penilai"),
                      goes = dossier(*unit_, "100.3.3.3", "Keputusan wali kota tentang panitia lelang");
    keep_in_records_unit(goes);
    server_->stop();
    server_->set("disposal.handover_code=000.5.6.3");
    server_->start();
    const std::string id = ready_for_handover(held, {goes}, true);
    const auto first = its_act_is_drawn_up_here(id, 2, {"Keputusan wali kota tentang tim penilai"}, {"tidak ikut"});
    const std::string chosen = selected(*unit_, "\"tentang tim penilai\"");
    const std::string shown = unit_->get("/selections/" + chosen).text();
    for (const char* act : {"/depot/holds/new?selection=", "/disposal/new?kind=transfer&amp;selection="})
        EXPECT_NE(shown.find(act + chosen), std::string::npos) << act;
    EXPECT_EQ(drafter_->get("/selections/" + selected(*drafter_, "tim penilai")).text().find("/depot/holds/new"), std::string::npos)
        << "only who may is offered it";
    EXPECT_NE(unit_->get("/disposal/new?kind=transfer&selection=" + chosen).text().find("Tidak dapat diusulkan"), std::string::npos);
    const Reply hold = unit_->post("/api/v1/depot/holds", {{"name", "Pemeriksaan keputusan"}, {"mandate", "700/0012/INSP/2026"},
                                                           {"kind", "audit"}, {"selection", chosen}});
    ASSERT_EQ(hold.status, 201) << hold.json.dump();
    EXPECT_TRUE(std::any_of(hold.json["dossiers"].begin(), hold.json["dossiers"].end(),
                            [&](const Json& each) { return each["id"] == held; })) << hold.json.dump();
    EXPECT_EQ(unit_->get("/depot/holds/new?selection=" + selected(*drafter_, "keputusan")).status, 404) << "somebody else's";
    const Reply kept = act(*chair_, id, "finish");
    EXPECT_EQ(kept.status, 409) << "the signed act names both";
    EXPECT_NE(kept.text().find("Baris 1"), std::string::npos) << kept.text();
    EXPECT_FALSE(with_institution(goes, "archival") || with_institution(held, "archival")) << "it goes whole or not at all";
    const Caller institution = caller("DPK.ARSIPARIS");
    EXPECT_EQ(lines(institution, id, {1}, {{"decision", "struck"}, {"reason", "Ditahan sebelum diserahkan."}}).status, 200);
    EXPECT_EQ(count("free", held), 1) << "it may be proposed again";
    const Reply another = act(*chair_, id, "finish");
    EXPECT_EQ(another.status, 409);
    EXPECT_NE(another.text().find("2 berkas dan 0 catatan, sedangkan sekarang 1 berkas dan 1 catatan"), std::string::npos) << another.text();
    EXPECT_EQ(records_->post(base + "/" + id + "/papers", {{"kind", "act"}, {"number", first}}).status, 409) << "of another list";
    its_act_is_drawn_up_here(id, 1, {"panitia lelang", "1 berkas pada daftar semula tidak ikut", "Ditahan sebelum diserahkan"},
                             {"tentang tim penilai", "Pemeriksaan keputusan"});
    must(*chair_, id, "finish");
    EXPECT_TRUE(with_institution(goes, "archival"));
    EXPECT_FALSE(with_institution(held, "archival"));
    EXPECT_EQ(records_->get(base + "/" + id).json.value(Json::json_pointer("/lines/0/outcome"), ""), "blocked");
}

TEST_P(DisposalHandover, a_dossier_that_became_secret_since_it_was_proposed_is_hidden_in_the_proposal) {
    const std::string letter = sent_letter(note(*drafter_, "Hasil pemeriksaan kesehatan pegawai"));
    const std::string one = dossier(*unit_, "900.1.13.1", "Pemeriksaan kesehatan pegawai", {"letter:" + letter});
    keep_in_records_unit(one);
    const Caller member = caller("DISKOMINFO.SEKRETARIS");
    const std::string chosen = "/depot/holds/new?selection=" + selected(member, "pemeriksaan kesehatan pegawai");
    EXPECT_NE(member.get(chosen).text().find("kesehatan pegawai</a>"), std::string::npos);
    const std::string id = draw(*records_, "destruction", {one}), page = "/disposal/" + id;
    committee(id);
    papers(id, {"committee"});
    must(*records_, id, "submit");
    EXPECT_NE(chair_->get(page).text().find("kesehatan"), std::string::npos);
    const Reply raised = drafter_->post("/api/v1/letters/" + letter + "/class",
                                        {{"access", "rahasia"}, {"reason", "Memuat data kesehatan pegawai."}});
    ASSERT_EQ(raised.status, 200) << raised.json.dump();
    const Reply used = member.get(chosen);
    EXPECT_EQ(used.status, 200);
    EXPECT_EQ(used.text().find("esehatan pegawai"), std::string::npos) << "chosen before it was raised: " << used.text();
    for (const Caller* who : std::vector<const Caller*>{&*chair_, &member, &*records_}) {
        const Reply shown = who->get(base + "/" + id);
        EXPECT_EQ(shown.status, 200);
        EXPECT_EQ(shown.text().find("kesehatan"), std::string::npos) << shown.text();
        EXPECT_EQ(who->get(page).text().find("kesehatan"), std::string::npos);
    }
}

NASKAH_ON_BOTH_DATABASES(DisposalHandover);

}  // namespace
