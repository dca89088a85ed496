// SPDX-License-Identifier: Apache-2.0
// Two houses, on both databases: what one handed over to the other with packages and receipts goes here when a second
// person agrees, and stands in no file any more; what is held stays; stub, act and receipts remain.
#include "tests/flow/disposal_kit.h"
#include "tests/flow/trusting.h"

namespace disposal_removal_test {

using core::Json;
using core::db::Tx;
using tests::Caller;
using tests::Reply;

class DisposalRemoval : public tests::Disposals {
  protected:
    void SetUp() override {
        Disposals::SetUp();
        if (IsSkipped()) return;
        server_->set("disposal.institution=ANRI");
        server_->set("packages.files=1");
        server_->set("packages.receipt_unstamped=second_person");
        other_ = std::make_unique<tests::City>(GetParam());
        tests::trusts(*server_, other_->server());
        take_papers_from_outside();
        other_->server().start();
        there_ = std::make_unique<tests::Seats>(other_->server());
        receiver_.emplace(there_->caller("UM.ARSIPARIS"));
    }

    // Packed to be handed over, all parts made.
    std::vector<Json> packed(const std::string& dossier) {
        const Reply asked = records_->post("/api/v1/packages", {{"dossier", dossier}, {"handover", true}, {"receiver", "Lembaga lain"}});
        EXPECT_EQ(asked.status, 202) << asked.json.dump();
        std::vector<Json> all;
        for (const auto& each : asked.json.at("items")) {
            const std::string one = "/api/v1/packages/" + each.at("id").get<std::string>();
            all.push_back(tests::wait_for([&] { return records_->get(one); },
                                          [](const Reply& reply) { return reply.json.value("state", "") == "ready"; }).json);
            EXPECT_EQ(all.back().value("state", ""), "ready") << all.back().dump();
        }
        return all;
    }
    static std::string at(const Json& package) { return "/api/v1/packages/" + package.at("id").get<std::string>(); }
    // The other house takes it and says so; its receipt, as a file.
    std::string taken(const Json& package) {
        const std::string imports = "/api/v1/packages/imports";
        const Reply brought = receiver_->upload(imports, {}, "paket.zip", records_->get(at(package) + "/file").bytes);
        EXPECT_EQ(brought.status, 201) << brought.json.dump();
        const std::string one = imports + "/" + brought.json.value("id", "");
        const Reply here = receiver_->post(one + "/take");
        EXPECT_EQ(here.status, 200) << here.json.dump();
        dossier_there_ = here.json.value("dossier", "");
        return receiver_->get(one + "/receipt").text();
    }
    void receipted(const Json& package, const std::string& receipt) {
        const Reply recorded = records_->upload(at(package) + "/receipt", {}, "tanda-terima.json", core::view(receipt));
        EXPECT_EQ(recorded.status, 200) << recorded.json.dump();
    }
    // Closed by the chair.
    std::string handed_over(const std::vector<std::string>& dossiers);
    Reply propose(const Caller& who, const std::string& handover, const std::vector<std::string>& dossiers, const std::string& reason) {
        return who.post(base + "/" + handover + "/removal", {{"dossiers", dossiers}, {"reason", reason}});
    }
    Json copy_of(const std::string& handover, const std::string& dossier) {
        const Reply shown = records_->get(base + "/" + handover);
        for (const auto& each : shown.json.at("copies"))
            if (each.at("dossier") == dossier) return each;
        ADD_FAILURE() << shown.json.at("copies").dump();
        return {{"why_not", nullptr}, {"receipts", Json::array()}, {"removed_at", nullptr}};
    }
    void a_part_without_receipt_keeps_it(const std::string& handover, const std::string& dossier, const Json& part,
                                         const std::string& receipt);
    // What nobody known has signed counts once two persons vouch for it, where the office lets them.
    void an_unsigned_receipt_needs_a_second_person(const std::string& handover, const std::string& dossier, const Json& package);
    void only_a_second_person_agrees(const std::string& removal);
    void a_stub_is_left(const std::string& handover, const std::string& dossier, const std::vector<Json>& sent, const std::string& receipt);

    std::unique_ptr<tests::City> other_;
    std::unique_ptr<tests::Seats> there_;
    std::optional<Caller> receiver_;
    std::string dossier_there_;
};

std::string DisposalRemoval::handed_over(const std::vector<std::string>& dossiers) {
    const std::string id = draw(*records_, "handover", dossiers);
    committee(id, &*leader_, "PK.KABAG");
    papers(id, {"committee"});
    must(*records_, id, "submit");
    std::vector<int> all;
    for (int line = 1; line <= static_cast<int>(dossiers.size()); ++line) all.push_back(line);
    EXPECT_EQ(lines(*chair_, id, all, {{"decision", "agreed"}, {"found", "matches"}}).status, 200);
    papers(id, {"minutes", "consideration"});
    consider(id);
    papers(id, {"institution_approval"});
    must(*leader_, id, "agree");
    papers(id, {"decree"});
    must(*leader_, id, "decree");
    taken_over(id, all, true);
    papers(id, {"authenticity", "act"});
    EXPECT_EQ(propose(*records_, id, dossiers, "Sudah diterima.").status, 409) << "it is not handed over yet";
    must(*chair_, id, "finish");
    return id;
}

// One part of two lacks its receipt, as if it had never been recorded.
void DisposalRemoval::a_part_without_receipt_keeps_it(const std::string& handover, const std::string& dossier, const Json& part,
                                                      const std::string& receipt) {
    db_->write([&](Tx& tx) {
        EXPECT_EQ(tx.exec("DELETE FROM packages_receipt WHERE package = ?", {part.at("id").get<std::string>()}), 1);
    });
    EXPECT_NE(copy_of(handover, dossier).at("why_not").dump().find("tanda terima"), std::string::npos);
    const Reply refused = propose(*records_, handover, {dossier}, "Sudah diterima.");
    EXPECT_EQ(refused.status, 409) << refused.json.dump();
    EXPECT_NE(refused.text().find("tanda terima"), std::string::npos) << refused.text();
    receipted(part, receipt);
    EXPECT_TRUE(copy_of(handover, dossier).at("why_not").is_null()) << copy_of(handover, dossier);
    EXPECT_EQ(copy_of(handover, dossier).at("receipts").size(), 2u);
    const Reply stay = records_->post(at(part) + "/stay");
    EXPECT_EQ(stay.status, 409) << "its receipt is the evidence: " << stay.json.dump();
}

void DisposalRemoval::an_unsigned_receipt_needs_a_second_person(const std::string& handover, const std::string& dossier, const Json& package) {
    const auto why = [&] { return copy_of(handover, dossier).at("why_not"); };
    const std::string confirm = at(package) + "/receipt/confirm", page = at(package).substr(std::string("/api/v1").size());
    EXPECT_NE(why().dump().find("segel atau cap waktu"), std::string::npos) << why();
    EXPECT_EQ(propose(*records_, handover, {dossier}, "Sudah diterima.").status, 409);
    EXPECT_NE(records_->get(page).text().find("belum boleh dihapus"), std::string::npos);
    EXPECT_EQ(unit_->post(confirm).status, 404) << "another unit's dossier";
    EXPECT_EQ(records_->post(confirm).status, 409) << "he recorded it";
    EXPECT_EQ(records_->get(page).text().find("/receipt/confirm"), std::string::npos);
    db_->write([&](Tx& tx) {   // as if a colleague had
        EXPECT_EQ(tx.exec("UPDATE packages_receipt SET recorded_person = ? WHERE package = ?",
                          {core::PersonId::make({1}), package.at("id").get<std::string>()}), 1);
    });
    EXPECT_NE(records_->get(page).text().find("/receipt/confirm"), std::string::npos);
    const Reply confirmed = records_->post(confirm);
    EXPECT_EQ(confirmed.status, 200) << confirmed.json.dump();
    EXPECT_TRUE(confirmed.json.at("receipt_counts").get<bool>());
    EXPECT_TRUE(confirmed.json.at("receipt_confirmed").is_object());
    EXPECT_TRUE(why().is_null()) << why();
}

void DisposalRemoval::only_a_second_person_agrees(const std::string& removal) {
    EXPECT_EQ(act(*records_, removal, "execute").status, 409) << "nobody has agreed";
    EXPECT_EQ(act(*records_, removal, "agree").status, 403);
    const Reply closed_it = act(*chair_, removal, "agree");
    EXPECT_EQ(closed_it.status, 409) << "he closed the handover: " << closed_it.json.dump();
    EXPECT_NE(closed_it.text().find("orang kedua"), std::string::npos) << closed_it.text();
    EXPECT_NE(chair_->get("/disposal/" + removal).text().find("orang kedua"), std::string::npos);
    EXPECT_EQ(unit_->get(base + "/" + removal).status, 404) << "another office";
    must(*leader_, removal, "agree");
}

void DisposalRemoval::a_stub_is_left(const std::string& handover, const std::string& dossier, const std::vector<Json>& sent,
                                     const std::string& receipt) {
    const std::string page = "/archive/dossiers/" + dossier;
    const Json stub = records_->get("/api/v1" + page).json;
    EXPECT_EQ(stub.value("life", ""), "handed_over") << stub.dump();
    EXPECT_TRUE(stub.at("emptied").is_string()) << stub.dump();
    EXPECT_TRUE(stub.at("items").empty()) << stub.dump();
    const std::string shown = records_->get(page).text();
    for (const char* told : {"Salinan di sini sudah dihapus", "Lembaga kearsipan di luar pemerintah ini", "000.5.6.2/act/SETDA/2026", "Tanda terima"})
        EXPECT_NE(shown.find(told), std::string::npos) << told << "\n" << shown;
    EXPECT_FALSE(copy_of(handover, dossier).at("removed_at").is_null());
    EXPECT_NE(records_->get("/disposal/" + handover).text().find("Tidak ada lagi isinya di sini sejak"), std::string::npos);
    const Reply told = records_->get("/api/v1/disposals-of/" + dossier);
    EXPECT_NE(told.json.dump().find(sent[0].at("manifest_sha256").get<std::string>()), std::string::npos) << told.json.dump();
    EXPECT_EQ(records_->get(at(sent[0]) + "/file").status, 410);
    EXPECT_EQ(Json::parse(records_->get(at(sent[0]) + "/receipt").text()), Json::parse(receipt)) << "it stays, word for word";
    EXPECT_EQ(records_->get("/packages/" + sent[0].at("id").get<std::string>() + "/receipt").status, 200);
    EXPECT_EQ(records_->post("/api/v1/packages", {{"dossier", dossier}, {"receiver", "Lembaga lain"}}).status, 409) << "a stub";
    EXPECT_EQ(propose(*records_, handover, {dossier}, "Sekali lagi.").status, 409);
    const auto finds = [&](const Caller& who) {
        return who.get("/api/v1/search?q=%22Surat+masuk+kesehatan%22").json.dump().find(dossier) != std::string::npos;
    };
    EXPECT_TRUE(finds(*records_));
    EXPECT_FALSE(finds(*drafter_)) << "within rights, as before";
}

TEST_P(DisposalRemoval, what_the_receiver_has_proved_to_have_leaves_no_word_here_and_what_is_held_stays) {
    const std::string canary = "burungkenarijingga" + core::hex(core::random_bytes(6));
    const std::string entry = entered(canary);
    const std::string goes = dossier(*records_, "100.3.3.3", "Surat masuk kesehatan", {"incoming:" + entry}, "Lampiran " + canary),
                      held = dossier(*records_, "100.3.3.3", "Keputusan wali kota tentang tim penilai");
    for (const auto& each : {goes, held}) keep_in_records_unit(each);
    db_->write([&](Tx& tx) {   // of other years, so that a hold can mean it alone
        tx.exec("UPDATE archive_dossier SET opened_on = '2008-01-04', closed_on = '2008-12-20' WHERE id = ?", {held});
        // Another house takes nothing that was closed before what is in it.
        tx.exec("UPDATE archive_dossier SET opened_on = ?, closed_on = ? WHERE id = ?", {tests::today(), tests::today(), goes});
    });
    const auto sent = packed(goes), empty = packed(held);
    ASSERT_EQ(sent.size(), 2u) << "an item to a package";
    std::vector<std::string> receipts;
    for (const auto& each : sent) receipts.push_back(taken(each));
    age(goes);
    const std::string there = "/api/v1/archive/dossiers/" + dossier_there_;
    for (std::size_t part = 0; part < sent.size(); ++part) receipted(sent[part], receipts[part]);
    receipted(empty.at(0), Json{{"kind", "naskah-package-receipt-1"}, {"package", empty[0].at("id")},
                                {"manifest_sha256", empty[0].at("manifest_sha256")}, {"items", Json::array()},
                                {"received_by", "Lembaga lain"}, {"received_at", "2026-11-28T08:00:00Z"}}.dump());
    const std::string handover = handed_over({goes, held});
    sample(canary);
    EXPECT_FALSE(places_of(canary).empty()) << "a copy stays here by itself";

    a_part_without_receipt_keeps_it(handover, goes, sent[1], receipts[1]);
    an_unsigned_receipt_needs_a_second_person(handover, held, empty.at(0));
    EXPECT_EQ(propose(*unit_, handover, {goes}, "Sudah diterima.").status, 403) << "of its committee, and of another unit";
    const Reply why = propose(*records_, handover, {goes, held}, "");
    EXPECT_EQ(why.status, 422);
    EXPECT_EQ(why.json["faults"][0]["field"], "reason") << why.json.dump();
    const Reply proposed = propose(*records_, handover, {goes, held}, "Seluruh isinya sudah dipegang penerima.");
    ASSERT_EQ(proposed.status, 201) << proposed.json.dump();
    const std::string removal = proposed.json["id"];
    EXPECT_EQ(propose(*records_, handover, {goes}, "Sekali lagi.").status, 409) << "it is proposed already";
    only_a_second_person_agrees(removal);

    const Reply hold = records_->post("/api/v1/depot/holds", {{"name", "Pemeriksaan keputusan"}, {"mandate", "700/0012/INSP/2026"},
                                                              {"kind", "audit"}, {"by_query", true}, {"code", "100.3.3.3"},
                                                              {"year_from", 2008}, {"year_until", 2008}});
    ASSERT_EQ(hold.status, 201) << hold.json.dump();
    settle_files();
    must(*records_, removal, "execute");
    const Reply done = tests::wait_for([&] { return records_->get(base + "/" + removal); },
                                       [](const Reply& reply) { return reply.json.value("state", "") == "done"; });
    ASSERT_EQ(done.json.value("state", ""), "done") << done.json.dump();
    for (const auto& line : done.json["lines"]) EXPECT_EQ(line["outcome"], line["dossier"] == goes ? "done" : "blocked") << line.dump();
    EXPECT_EQ(count("free", held), 1) << "it may be proposed again";
    EXPECT_EQ(count("items", goes), 0);
    EXPECT_EQ(caller("SETDA.SEKDA").get("/api/v1/incoming/" + entry).status, 410);
    EXPECT_NE(caller("SETDA.SEKDA").get("/api/v1/incoming/" + entry).text().find("diserahkan kepada"), std::string::npos);
    a_stub_is_left(handover, goes, sent, receipts[0]);
    const auto places = places_of(canary);
    EXPECT_TRUE(places.empty()) << core::json::write(Json(places));
    EXPECT_EQ(receiver_->get(there).json.value("state", ""), "closed");
    EXPECT_EQ(receiver_->get(there + "/items/1/file").status, 200) << "there it is, whole";
    server_->stop();
    server_->command({"audit:verify"});
}

NASKAH_ON_BOTH_DATABASES(DisposalRemoval);

}  // namespace disposal_removal_test
