// SPDX-License-Identifier: Apache-2.0
// Scenario 15: a unit is merged into another. Before it ends its letters are filed and its people are gone; in the
// same moment its dossiers have a custodian, and the chain tells so. Its heir ends what it had begun, transfers what
// it left, and answers for it as the owning unit until it is destroyed.
#include <algorithm>

#include "core/pdf/write.h"
#include "tests/flow/disposal_kit.h"

namespace archive_succession_test {

using core::Json;
using tests::Caller;
using tests::Reply;
using tests::wait_for;

class ArchiveSuccession : public tests::Disposals {
  protected:
    // The day before today as the server tells it.
    static std::string yesterday(const std::string& today) {
        return core::iso(core::Date(std::chrono::sys_days(core::parse_date(today)) - std::chrono::days(1)));
    }
    std::string unit_of(const Caller& who, const std::string& code) {
        const Json all = who.get("/api/v1/directory/units").json.at("items");
        for (const auto& each : all)
            if (each["code"] == code) return each["id"];
        ADD_FAILURE() << code;
        return "";
    }
    // Ends all that is held in a unit and the units below it.
    void empty(const Caller& admin, const std::string& prefix, const std::string& last_day) {
        const Json units = admin.get("/api/v1/directory/units").json.at("items");
        for (const auto& unit : units) {
            const std::string code = unit["code"];
            if (code != prefix && !code.starts_with(prefix + ".")) continue;
            const Json positions = admin.get("/api/v1/directory/units/" + unit["id"].get<std::string>()).json.at("positions");
            for (const auto& position : positions) {
                const auto at = "/api/v1/directory/positions/" + position["id"].get<std::string>();
                for (Json now = admin.get(at).json; !now["holder"].is_null(); now = admin.get(at).json) {
                    const auto held = now["holder"]["appointment"].get<std::string>();
                    const Reply done = admin.post("/api/v1/directory/appointments/" + held + "/end", {{"last_day", last_day}});
                    ASSERT_EQ(done.status, 204) << done.json.dump();
                }
            }
        }
    }
    // A letter the head of DPK wrote and signed himself, in a dossier of his unit; both.
    std::pair<std::string, std::string> filed_by_its_head() {
        const Caller head = caller("DPK.KADIS");
        former_head_ = head.get("/api/v1/directory/positions/" + position_id(head, "DPK.KADIS")).json["holder"]["person"];
        auto content = note(head, "Laporan koleksi langka");
        content["signer"] = position_id(head, "DPK.KADIS");
        content["initials"] = Json::array();
        const Reply made = head.post("/api/v1/letters", content);
        EXPECT_EQ(made.status, 201) << made.json.dump();
        const std::string id = made.json.value("id", "");
        tests::send_up(head, id);
        const Reply done = head.post("/api/v1/signing/letter:" + id + "/sign", {{"passphrase", tests::demo_passphrase}});
        EXPECT_EQ(done.status, 200) << done.json.dump();
        wait_for([&] { return head.get("/api/v1/letters/" + id); },
                 [](const Reply& reply) { return reply.json.value("state", "") == "sent"; });
        return {id, dossier(head, "000.1.5", "Surat kepala dinas", {"letter:" + id})};
    }
    // What was filed before the unit ended is raised after it.
    void becomes_secret(const Caller& admin, const std::string& letter, const std::string& of_letter) {
        const Caller heirs = caller("DISKOMINFO.ARSIPARIS"), chief = caller("DISKOMINFO.KADIS");
        const auto dossier = "/api/v1/archive/dossiers/" + of_letter;
        EXPECT_EQ(heirs.get("/api/v1/letters/" + letter).status, 200) << "and reads what it keeps";
        EXPECT_EQ(caller("DISKOMINFO.APTIKA.STAF").get("/api/v1/letters/" + letter).status, 404);
        // Who drafted it sits elsewhere by now and finds it secret: its dossier must not be lost to everybody.
        const Json seat{{"person", former_head_}, {"position", position_id(admin, "DISKOMINFO.APTIKA.STAF")}, {"capacity", "definitif"},
                        {"decree", "800.1.3.3/0102/BKPSDMD/2026"}, {"decree_date", today_}, {"from", today_}};
        const Reply moved = admin.post("/api/v1/directory/appointments", seat);
        ASSERT_EQ(moved.status, 201) << moved.json.dump();
        auto former = caller("DPK.KADIS");
        former.act_as("");
        const Reply raised = former.post("/api/v1/letters/" + letter + "/class", {{"access", "rahasia"}, {"reason", "Memuat data pribadi."}});
        ASSERT_EQ(raised.status, 200) << raised.json.dump();
        EXPECT_EQ(heirs.get("/api/v1/letters/" + letter).status, 404);
        EXPECT_EQ(heirs.get(dossier).status, 404);
        EXPECT_EQ(chief.get(dossier).status, 200) << "the head of the successor answers for it";
        // Nothing is sent any more to where nobody will ever read it.
        const auto groups = admin.get("/api/v1/directory/groups").text();
        EXPECT_EQ(groups.find(position_id(admin, "DPK.KADIS")), std::string::npos) << groups;
    }
    // DPK has by then what another unit left to it: an ordinary dossier and a secret one.
    void merge_sport_into_dpk(const Caller& admin) {
        const Caller clerk = caller("DISPORA.UMPEG");
        for (const char* access : {"biasa", "rahasia"}) {
            const Reply made = clerk.post("/api/v1/archive/dossiers",
                                          {{"code", "000.1.5"}, {"title", "Halaman peminjaman lapangan"}, {"access", access}});
            ASSERT_EQ(made.status, 201) << made.json.dump();
            left_by_sport_.push_back(made.json["id"]);
            today_ = made.json["opened"];
        }
        empty(admin, "DISPORA", yesterday(today_));
        const Reply done = admin.post("/api/v1/directory/units/" + unit_of(admin, "DISPORA") + "/end",
                                      {{"successor", unit_of(admin, "DPK")}, {"basis", "Peraturan Daerah Nomor 3 Tahun 2026"}});
        ASSERT_EQ(done.status, 204) << done.json.dump();
        EXPECT_EQ(caller("DPK.ARSIPARIS").get("/api/v1/archive/dossiers/" + left_by_sport_[0]).status, 200);
        EXPECT_EQ(caller("DPK.KADIS").get("/api/v1/archive/dossiers/" + left_by_sport_[1]).status, 200);
    }
    void sport_went_on(const std::string& successor) {
        const Caller heirs = caller("DISKOMINFO.ARSIPARIS"), chief = caller("DISKOMINFO.KADIS");
        const Json shown = heirs.get("/api/v1/archive/dossiers/" + left_by_sport_[0]).json;
        ASSERT_EQ(shown.value("custody_chain", Json::array()).size(), 2u) << shown.dump();
        EXPECT_EQ(shown["custody_chain"][1]["unit"], successor) << "a second merger takes it along";
        EXPECT_EQ(chief.get("/api/v1/archive/dossiers/" + left_by_sport_[1]).status, 200);
        EXPECT_EQ(heirs.get("/api/v1/archive/dossiers/" + left_by_sport_[1]).status, 404);
        wait_for([&] { return heirs.get("/api/v1/search?kind=dossier&q=lapangan"); },
                 [&](const Reply& reply) { return reply.text().find(left_by_sport_[0]) != std::string::npos; });
        EXPECT_TRUE(finds(heirs, left_by_sport_[0]));
        EXPECT_FALSE(finds(heirs, left_by_sport_[1]));
    }
    // A request for information and a room of the depot.
    std::pair<std::string, std::string> begun_in_depot(const Caller& theirs) {
        const Reply asked = theirs.post("/api/v1/depot/requests", {{"requester", "Warga Pemohon"}, {"contact", "Jalan Merdeka 12"},
                                                                   {"purpose", "Bahan skripsi"}, {"sought", "Buku tamu perpustakaan"}});
        EXPECT_EQ(asked.status, 201) << asked.json.dump();
        const Reply room = theirs.post("/api/v1/depot/places", {{"kind", "room"}, {"code", "P1"}, {"name", "Depo perpustakaan"}});
        EXPECT_EQ(room.status, 201) << room.json.dump();
        return {"/api/v1/depot/requests/" + asked.json.value("id", ""), "/api/v1/depot/places/" + room.json.value("id", "")};
    }
    void the_depot_goes_on(const Caller& heirs, const std::string& request, const std::string& room, const std::string& dossier) {
        EXPECT_EQ(heirs.get(request).status, 200) << "the term of a citizen does not end with the unit";
        const Reply put = heirs.post(room + "/shelve", {{"dossiers", {dossier}}, {"reason", "Penggabungan dinas"}});
        EXPECT_EQ(put.status, 200) << put.json.dump();
        const Reply loan = heirs.post("/api/v1/depot/loans", {{"dossier", dossier}, {"purpose", "Serah terima"}, {"paper_reason", "Diserahkan"},
                                                              {"borrower_name", "Panitia penggabungan"}, {"borrower_unit", "Sekretariat Daerah"}});
        ASSERT_EQ(loan.status, 201) << loan.json.dump();
        const auto at = "/api/v1/depot/loans/" + loan.json.value("id", "");
        EXPECT_EQ(heirs.post(at + "/out").status, 200);
        EXPECT_EQ(heirs.post(at + "/return", {{"complete", true}, {"condition", "good"}}).status, 200);
    }
    void refused_while_a_letter_waits(const Caller& admin, const std::string& unit, const Json& merged) {
        const std::string at = "/api/v1/directory/units/" + unit;
        db_->write([&](core::db::Tx& tx) {
            tx.exec("INSERT INTO archive_pending (subject, unit_id, letter_number, letter_date, title, access, finished_at) "
                    "VALUES ('letter:tertinggal', ?, '1', '2026-11-01', 'Surat tertinggal', 0, 1)", {unit});
        });
        EXPECT_EQ(admin.post(at + "/end", merged).status, 409) << "a letter waits to be filed";
        EXPECT_TRUE(admin.get(at).json["ended"].is_null()) << "nothing half done";
        db_->write([&](core::db::Tx& tx) { tx.exec("DELETE FROM archive_pending WHERE subject = 'letter:tertinggal'", {}); });
    }
    // Whoever gives something to where nobody will read it is told who has that now.
    void nothing_is_given_there() {
        const Caller writer = caller("DISKOMINFO.APTIKA.STAF"), clerk = caller("DISKOMINFO.TU"), chief = caller("DISKOMINFO.KADIS");
        const auto there = position_id(clerk, "DPK.KADIS");
        const auto names_heir = [](const Reply& reply, const std::string& field) {
            EXPECT_EQ(reply.status, 422) << reply.json.dump();
            const Json faults = reply.json.value("faults", Json::array());
            EXPECT_TRUE(std::any_of(faults.begin(), faults.end(), [&](const Json& each) {
                return each["field"] == field && each["key"] == "directory.fault.to_ended" &&
                       each.dump().find("Komunikasi dan Informatika") != std::string::npos;
            })) << field << reply.json.dump();
        };
        auto content = note(writer, "Permintaan data koleksi");
        content["addressees"] = {there};
        names_heir(writer.post("/api/v1/letters", content), "addressees");
        core::pdf::Document sheet;
        sheet.push_back(core::pdf::Paragraph{.runs = {{"Permintaan data perpustakaan", {}}}});
        const auto scan = core::pdf::write(sheet, {}, NASKAH_FONTS).bytes;
        std::map<std::string, std::string> form{{"sender", "Perpustakaan Contoh"}, {"number", "B/7"}, {"date", today_}, {"received", today_},
                                                {"subject", "Permintaan data"}, {"access", "biasa"}, {"position", there}};
        names_heir(clerk.upload("/api/v1/incoming", form, "surat.pdf", scan), "position");
        form["position"] = position_id(clerk, "DISKOMINFO.KADIS");
        const Reply made = clerk.upload("/api/v1/incoming", form, "surat.pdf", scan);
        ASSERT_EQ(made.status, 201) << made.json.dump();
        const auto one = "/api/v1/incoming/" + made.json.value("id", "");
        names_heir(chief.post(one + "/redirect", {{"position", there}, {"reason", "Urusan perpustakaan"}}), "position");
        names_heir(chief.post(one + "/dispose", {{"to", {there}}, {"note", "Tindak lanjuti"}}), "to");
    }
    // Three dossiers of a unit, and what it proposed of them: two just drawn up, one its head has agreed to.
    void proposed_before_the_end(const Caller& archivist, const Caller& head) {
        for (const char* title : {"Karcis pameran buku", "Karcis sewa ruang baca", "Karcis parkir perpustakaan"}) {
            tickets_.push_back(dossier(archivist, "900.1.13.1", title));
            age(tickets_.back());
        }
        drawn_ = draw(archivist, "transfer", {tickets_[0], tickets_[1]});
        agreed_ = draw(archivist, "transfer", {tickets_[2]});
        must(archivist, agreed_, "submit");
        must(head, agreed_, "approve");
        EXPECT_EQ(act(*unit_, drawn_, "cancel", {{"note", "Keliru"}}).status, 404) << "not the heir's yet";
    }
    bool told(const Caller& who, const std::string& proposal) {
        const Json all = who.get("/api/v1/notices").json.at("notices");
        return std::any_of(all.begin(), all.end(), [&](const Json& each) {
            return each["kind"] == "disposal.waits" && each["unread"] == true && each["link"] == "/disposal/" + proposal;
        });
    }
    void what_was_begun_is_the_heirs(const std::string& basis) {
        EXPECT_TRUE(told(*unit_, drawn_) && told(*unit_, agreed_)) << "who began it sits nowhere any more";
        EXPECT_FALSE(told(*records_, drawn_) || told(*head_, drawn_)) << "it waits for nobody else";
        const Json drawn = unit_->get(base + "/" + drawn_).json;
        EXPECT_EQ(drawn["awaits"].size(), 1u) << drawn["awaits"].dump();
        EXPECT_NE(drawn["awaits"].dump().find("Arsiparis"), std::string::npos) << drawn["awaits"].dump();
        EXPECT_EQ(drawn["heirs"][0].value("basis", ""), basis) << drawn.dump();
        EXPECT_EQ(act(*unit_, drawn_, "cancel").status, 422) << "with a reason";
        EXPECT_EQ(act(*records_, drawn_, "cancel", {{"note", "Keliru"}}).status, 403);
        must(*unit_, drawn_, "cancel", {{"note", "Diusulkan kembali setelah penggabungan."}});
        EXPECT_EQ(count("free", tickets_[0]) + count("free", tickets_[1]), 2);
        must(*unit_, agreed_, "send");
        must(*records_, agreed_, "receive");
        must(*records_, agreed_, "send_back", {{"note", "Dikirim bersama berkas lainnya."}});
        EXPECT_EQ(count("free", tickets_[2]), 1);
    }
    // The list says whose it was and whose it is; the act bears the hand of the heir's head.
    void transferred_by_the_heir(const std::string& successor, const std::string& basis) {
        const auto offered = unit_->get("/api/v1/disposals-candidates?kind=transfer").text();
        for (const auto& each : tickets_) EXPECT_NE(offered.find(each), std::string::npos) << offered;
        const auto id = draw(*unit_, "transfer", tickets_);
        must(*unit_, id, "submit");
        must(*head_, id, "approve");
        must(*unit_, id, "send");
        must(*records_, id, "receive");
        EXPECT_EQ(lines(*records_, id, {1, 2, 3}, {{"found", "matches"}}).status, 200);
        const Reply filed = unit_->post(base + "/" + id + "/papers",
                                        {{"kind", "act"}, {"number", signed_act("Pemindahan arsip dinas yang digabung", {"UM.KABAG"})}});
        ASSERT_EQ(filed.status, 201) << filed.json.dump();
        must(*records_, id, "accept");
        const auto book = core::table::read_xlsx(core::view(records_->get("/disposal/" + id + "/list.xlsx").text()));
        std::string all;
        for (const auto& row : book.sheets.at(0).rows)
            for (const auto& cell : row.cells) all += cell + "\n";
        for (const auto& each : std::vector<std::string>{"Dinas Perpustakaan", "Diteruskan oleh Dinas Komunikasi", basis})
            EXPECT_NE(all.find(each), std::string::npos) << each << ": " << all;
        EXPECT_NE(records_->get("/disposal/" + id).text().find(basis), std::string::npos);
        const Json chain = records_->get("/api/v1/archive/dossiers/" + tickets_[0]).json.value("custody_chain", Json::array());
        ASSERT_EQ(chain.size(), 3u) << chain.dump();
        EXPECT_TRUE(chain[0]["unit"] == successor && chain[0]["reason"] == basis) << chain.dump();
        EXPECT_TRUE(chain[1]["custody"] == "transit" && chain[2]["custody"] == "records_unit") << chain.dump();
    }
    // Committee and signatures of the owning unit are of the people of its heir.
    void destroyed_with_the_heir_as_owning_unit() {
        take_papers_from_outside();
        const auto id = draw(*records_, "destruction", tickets_);
        const Reply gone = records_->post(base + "/" + id + "/members", {{"unit", position_id(*records_, "DPK.SEKRETARIS")}});
        EXPECT_EQ(gone.status, 422) << "nobody sits there any more";
        appraise(id, {1, 2, 3});
        decree(id);
        execute(id);
        const Reply done = executed(id);
        EXPECT_EQ(done.json["lines"][2]["outcome"], "done") << done.json["lines"].dump();
        const auto number = signed_act("Pemusnahan arsip", {"UM.KABAG", "HK.KABAG", "INSP.INSPEKTUR"});
        const Reply filed = unit_->post(base + "/" + id + "/papers", {{"kind", "act"}, {"number", number}});
        ASSERT_EQ(filed.status, 201) << filed.json.dump();
        must(*chair_, id, "finish");
        const auto page = unit_->get("/archive/dossiers/" + tickets_[0]).text();
        for (const char* each : {"Sudah dimusnahkan", "Rantai penguasaan", "Peraturan Daerah Nomor 4 Tahun 2026", "Dinas Perpustakaan"})
            EXPECT_NE(page.find(each), std::string::npos) << each;
    }
    std::vector<std::string> tickets_;
    std::string drawn_, agreed_;
    std::string today_, former_head_;
    std::vector<std::string> left_by_sport_;
    static bool finds(const Caller& who, const std::string& id) {
        const Json hits = who.get("/api/v1/search?kind=dossier&q=Halaman").json.at("hits");
        for (const auto& each : hits)
            if (each["id"] == id) return true;
        return false;
    }
};

TEST_P(ArchiveSuccession, scenario_15_a_merged_unit_leaves_every_dossier_with_a_custodian_and_a_chain) {
    const Caller admin = caller("DISKOMINFO.ADMIN");
    merge_sport_into_dpk(admin);
    const Caller theirs = caller("DPK.ARSIPARIS"), heirs = caller("DISKOMINFO.ARSIPARIS"), chief = caller("DISKOMINFO.KADIS");
    const auto opened = [&](const char* title, const char* access) {
        const Reply made = theirs.post("/api/v1/archive/dossiers", {{"code", "000.1.5"}, {"title", title}, {"access", access}});
        EXPECT_EQ(made.status, 201) << made.json.dump();
        today_ = made.json.value("opened", "");
        return made.json.value("id", "");
    };
    const auto plain = opened("Halaman buku tamu perpustakaan", "biasa"), narrow = opened("Halaman penilaian pustakawan", "terbatas"),
               secret = opened("Halaman sandi brankas", "rahasia");
    const auto one = [](const std::string& id) { return "/api/v1/archive/dossiers/" + id; };
    const auto [letter, of_letter] = filed_by_its_head();
    const auto [request, room] = begun_in_depot(theirs);
    EXPECT_EQ(heirs.get(request).status, 404);
    proposed_before_the_end(theirs, caller("DPK.KADIS"));
    const auto dpk = unit_of(admin, "DPK"), diskominfo = unit_of(admin, "DISKOMINFO");
    const std::string end = "/api/v1/directory/units/" + dpk + "/end";
    const Json merged{{"successor", diskominfo}, {"basis", "Peraturan Daerah Nomor 4 Tahun 2026"}};
    EXPECT_EQ(heirs.post(end, merged).status, 403);
    const Reply held = admin.post(end, merged);
    EXPECT_EQ(held.status, 409) << "somebody is still there " << held.json.dump();
    EXPECT_EQ(heirs.get(one(plain)).status, 404);
    empty(admin, "DPK", yesterday(today_));
    EXPECT_EQ(admin.post(end, {{"successor", dpk}, {"basis", "Perda"}}).status, 422) << "not itself";
    EXPECT_EQ(admin.post(end, {{"successor", diskominfo}, {"basis", ""}}).status, 422);
    refused_while_a_letter_waits(admin, dpk, merged);
    const Reply done = admin.post(end, merged);
    ASSERT_EQ(done.status, 204) << done.json.dump();
    EXPECT_EQ(admin.post(end, merged).status, 409) << "once";
    EXPECT_EQ(admin.get("/api/v1/directory/units/" + dpk).json["ended"]["successor"], diskominfo);
    const auto left = db_->read([&](core::db::Tx& tx) {
        return tx.count("SELECT COUNT(*) FROM archive_dossier d WHERE d.unit_id = ? AND d.life NOT IN ('destroyed', "
                        "'handed_over') AND NOT EXISTS (SELECT 1 FROM archive_custody c WHERE c.dossier_id = d.id)", {dpk});
    });
    EXPECT_EQ(left, 0) << "I25: every dossier has a successor custodian";
    const Json shown = heirs.get(one(plain)).json;
    ASSERT_EQ(shown.value("custody_chain", Json::array()).size(), 1u) << shown.dump();
    EXPECT_EQ(shown["custody_chain"][0]["unit"], diskominfo);
    EXPECT_EQ(shown["custody_chain"][0]["reason"], "Peraturan Daerah Nomor 4 Tahun 2026");
    EXPECT_EQ(shown["unit"], dpk) << "who made it stays told";
    EXPECT_NE(heirs.get("/archive/dossiers/" + plain).text().find("Rantai penguasaan"), std::string::npos);
    EXPECT_EQ(heirs.get(one(narrow)).status, 200);
    EXPECT_EQ(heirs.get(one(secret)).status, 404) << "clearance stays what it is";
    EXPECT_EQ(chief.get(one(secret)).status, 200) << "the head of the successor answers for secret ones";
    EXPECT_EQ(caller("UM.ARSIPARIS").get(one(plain)).status, 404);
    wait_for([&] { return heirs.get("/api/v1/search?kind=dossier&q=Halaman"); },
             [&](const Reply& reply) { return reply.text().find(plain) != std::string::npos; });
    EXPECT_TRUE(finds(heirs, plain) && finds(heirs, narrow));
    EXPECT_FALSE(finds(heirs, secret));
    the_depot_goes_on(heirs, request, room, plain);
    EXPECT_EQ(heirs.post(one(plain) + "/close", {{"date", today_}}).status, 200) << "the successor goes on with it";
    sport_went_on(diskominfo);
    nothing_is_given_there();
    what_was_begun_is_the_heirs(merged["basis"]);
    transferred_by_the_heir(diskominfo, merged["basis"]);
    destroyed_with_the_heir_as_owning_unit();
    becomes_secret(admin, letter, of_letter);
}

NASKAH_ON_BOTH_DATABASES(ArchiveSuccession);

}  // namespace
