// SPDX-License-Identifier: Apache-2.0
// The depot on the real binary and both databases: a loan from request to return and one lost, holds with their second
// person, a box that does not move while a dossier in it is lent, a stock-take; and who may not know finds nothing.
#include "tests/flow/flow.h"
#include "tests/flow/prints.h"

namespace depot_flow_test {

using core::Json;
using tests::Caller, tests::Reply;

class DepotFlow : public tests::Flow {
  protected:
    std::string dossier(const Caller& archivist, const std::string& title, const std::string& access = "biasa") {
        const Reply made = archivist.post("/api/v1/archive/dossiers", {{"code", "000.1.5"}, {"title", title}, {"access", access}});
        EXPECT_EQ(made.status, 201) << made.json.dump();
        return made.json["id"];
    }
    std::string place(const Caller& archivist, Json wish) {
        const Reply made = archivist.post("/api/v1/depot/places", wish);
        EXPECT_EQ(made.status, 201) << made.json.dump();
        return made.json["id"];
    }
    // Asked for by the borrower, granted and handed out by the archivist.
    std::string lent(const Caller& borrower, const Caller& archivist, const std::string& id) {
        const Reply asked = borrower.post("/api/v1/depot/loans", {{"dossier", id}, {"purpose", "Menyusun laporan tahunan"}, {"phone", "0717-123"}});
        EXPECT_EQ(asked.status, 201) << asked.json.dump();
        const std::string loan = "/api/v1/depot/loans/" + asked.json["id"].get<std::string>();
        EXPECT_EQ(archivist.post(loan + "/grant").status, 200);
        const Reply out = archivist.post(loan + "/out");
        EXPECT_EQ(out.status, 200) << out.json.dump();
        EXPECT_EQ(out.json["due"], core::iso(tests::working_days_after(tests::today(), 5)));
        return loan;
    }
    void is_on_its_papers(const Caller& archivist, const std::string& loan);
    // What is scanned off the sheets of the box and of one dossier in it; gives the code of that one.
    std::string scanned(const Caller& archivist, const std::string& rack, const Reply& box, const std::string& dossier);
    // As a form of a page is sent.
    Reply press(const Caller& caller, const std::string& path, const std::string& fields) {
        auto headers = caller.headers();
        headers["Content-Type"] = "application/x-www-form-urlencoded";
        return tests::ask(*server_, "POST", path, headers, fields);
    }
    // Each of these stands on it, in this order.
    static void tells(const Reply& pdf, const std::vector<std::string>& words) {
        const auto all = tests::printed(pdf);
        std::size_t at = 0;
        for (const auto& each : words) {
            at = all.find(each, at);
            ASSERT_NE(at, std::string::npos) << each << " in: " << all;
        }
    }
    static std::string day(core::Date date) { return core::words::Catalog().date(date); }
    static bool contains(const Json& items, const std::string& id) {
        for (const auto& each : items)
            if (each["id"] == id) return true;
        return false;
    }
};

// The fields of the forms (domain 1.12, 1.13), and a code on the shelf that says which loan it is.
void DepotFlow::is_on_its_papers(const Caller& archivist, const std::string& loan) {
    const Reply told = archivist.get(loan);
    const auto number = told.json["dossier"]["number"].get<std::string>(), borrower = told.json["borrower"].get<std::string>();
    const auto out = "Tanggal pinjam " + day(tests::today()), due = "Tanggal harus kembali " + day(tests::working_days_after(tests::today(), 5));
    const std::vector<std::string> sheet{"Nama peminjam " + borrower, "0717-123", "Nomor dan judul berkas " + number + " Pengembangan situs web kota",
                                         "Kode klasifikasi 000.1.5", "Boks dan lokasi", "Keperluan Menyusun laporan tahunan", out, due,
                                         "Tanggal kembali", "Paraf pengelola", "Keterangan", "Peminjam " + borrower, "Pengelola arsip"};
    std::vector<std::string> three;
    for (const char* copy : {"Lembar 1 (putih)", "Lembar 2 (hijau)", "Lembar 3 (biru)"}) {
        three.insert(three.end(), {"Lembar peminjaman", copy});
        three.insert(three.end(), sheet.begin(), sheet.end());
    }
    tells(archivist.get(loan.substr(7) + "/slip.pdf"), three);
    const Reply indicator = archivist.get(loan.substr(7) + "/indicator.pdf");
    tells(indicator, {number + " Pengembangan situs web kota", "Nama peminjam " + borrower, out, due, "Tanggal kembali"});
    EXPECT_EQ(tests::sheet_of(indicator), "A5");
    EXPECT_EQ(tests::codes_on(indicator), std::multiset<std::string>{"loan:" + told.json["id"].get<std::string>()});
}

std::string DepotFlow::scanned(const Caller& archivist, const std::string& rack, const Reply& box, const std::string& dossier) {
    const auto at = "/depot/places/" + box.json["id"].get<std::string>();
    std::multiset<std::string> barcodes;
    std::string own;
    for (const auto& each : box.json["dossiers"]) {
        barcodes.insert(each["barcode"].get<std::string>());
        if (each["id"] == dossier) own = each["number"];
    }
    const Reply labels = archivist.get("/depot/places/" + rack + "/labels.pdf"), folders = archivist.get(at + "/folders.pdf"),
                label = archivist.get("/depot/dossiers/" + dossier + "/label.pdf");
    tells(labels, {"Nomor boks 12", "Unit pengolah:", "Nomor urut arsip:", own, "Tahun: ", "Depo A / Rak 1 / Boks 12", box.json["barcode"]});
    EXPECT_EQ(tests::codes_on(labels), std::multiset<std::string>{box.json["barcode"].get<std::string>()});
    tells(folders, {"000.1.5", "Situs web kota", "Unit pengolah:", "Kurun waktu:", "Jumlah:", "000.1.5", "Jaringan antargedung"});
    EXPECT_EQ(tests::codes_on(folders), barcodes);
    tells(label, {"000.1.5", "Situs web kota", "Unit pengolah:", "Nomor berkas: " + own, "Kurun waktu:", "Keterangan: Depo A / Rak 1 / Boks 12"});
    const auto codes = tests::codes_on(label);
    EXPECT_EQ(codes.size(), 1u);
    return codes.empty() ? std::string() : *codes.begin();
}

TEST_P(DepotFlow, a_loan_goes_from_request_to_return_and_another_is_lost) {
    const Caller archivist = caller("DISKOMINFO.ARSIPARIS"), staff = caller("DISKOMINFO.APTIKA.STAF"),
                 other = caller("DINKES.UMPEG");
    const auto id = dossier(archivist, "Pengembangan situs web kota");
    const auto before = archivist.get("/api/v1/depot/loan-book").json["items"].size();   // of the demo city
    EXPECT_EQ(other.post("/api/v1/depot/loans", {{"dossier", id}, {"purpose", "Ingin tahu"}}).status, 404) << "he may not know of it";
    const auto loan = lent(staff, archivist, id);
    const auto away = [](const Caller& who) { return who.get("/api/v1/search?facets=1&q=pengembangan+situs+web+kota").json["facets"]["loan"]; };
    EXPECT_EQ(away(archivist).at(0).at("value"), "out") << "search is narrowed by it";
    EXPECT_TRUE(away(other).is_null());
    const auto hit = [&](const Caller& who) { return who.get("/api/v1/search?kind=dossier&q=pengembangan+situs+web+kota").json["hits"]; };
    const auto told = [&](std::string_view words) { return archivist.get("/search?kind=dossier&q=pengembangan+situs+web+kota").text().find(words) != std::string::npos; };
    EXPECT_EQ(hit(archivist).at(0).value("loan", ""), "out") << "at the desk nobody opens it for that";
    EXPECT_TRUE(told("<span>Dipinjam</span>"));
    EXPECT_TRUE(hit(other).empty());
    EXPECT_EQ(other.get(loan).status, 404);
    EXPECT_EQ(staff.post(loan + "/return", {{"condition", "good"}, {"complete", true}}).status, 403) << "the keeper takes it back";
    EXPECT_EQ(staff.post("/api/v1/depot/loans", {{"dossier", id}, {"purpose", "Lagi"}}).status, 409) << "it is out";
    is_on_its_papers(archivist, loan);
    const Reply longer = archivist.post(loan + "/extend", {{"days", 5}, {"reason", "Laporan belum selesai"}});
    EXPECT_EQ(longer.json["due"], core::iso(tests::working_days_after(tests::today(), 10))) << longer.json.dump();
    EXPECT_EQ(archivist.post(loan + "/return", {{"condition", "brittle"}, {"complete", true}}).status, 422) << "what is brittle is said";
    const Reply back = archivist.post(loan + "/return", {{"condition", "good"}, {"complete", true}});
    EXPECT_EQ(back.json["state"], "returned");
    EXPECT_TRUE(away(archivist).is_null());
    EXPECT_FALSE(hit(archivist).at(0).contains("loan")) << "it is back";
    EXPECT_FALSE(told("<span>Dipinjam</span>"));
    const auto second = lent(staff, archivist, id);
    for (const char* page : {"/depot", "/depot/loans", "/depot/loans?show=waiting", "/depot/loans.xlsx", "/depot/loans.pdf"}) EXPECT_EQ(archivist.get(page).status, 200) << page;
    EXPECT_TRUE(archivist.get("/api/v1/depot").json.contains("overdue"));
    EXPECT_EQ(staff.get("/depot").status, 200);
    EXPECT_FALSE(staff.get("/api/v1/depot").json.contains("overdue")) << "his own alone";
    EXPECT_EQ(archivist.get("/api/v1/depot/loan-book").json["items"].size(), before + 2);
    EXPECT_EQ(archivist.post(second + "/lost", {{"loss_number", ""}, {"note", ""}}).status, 422);
    const Reply lost = archivist.post(second + "/lost", {{"loss_number", "000.5.3.4/0007/DISKOMINFO/2026"},
                                                         {"note", "Tidak ditemukan di meja peminjam."}});
    EXPECT_EQ(lost.json["state"], "lost") << lost.json.dump();
    EXPECT_EQ(away(archivist).at(0).at("value"), "lost");
    EXPECT_EQ(hit(archivist).at(0).value("loan", ""), "lost");
    tells(archivist.get(second.substr(7) + "/loss.pdf"),
          {"Berita acara kehilangan berkas", "Nomor 000.5.3.4/0007/DISKOMINFO/2026", "peminjaman nomor " + lost.json["number"].get<std::string>(),
           "Nama peminjam " + lost.json["borrower"].get<std::string>(), "Pengembangan situs web kota", "Kode klasifikasi 000.1.5",
           "Kronologi: Tidak ditemukan di meja peminjam.", "Mengetahui, pimpinan unit"});
    EXPECT_EQ(staff.post("/api/v1/depot/loans", {{"dossier", id}, {"purpose", "Lagi"}}).status, 409) << "nobody has it";
    const Reply used = archivist.get("/api/v1/depot/dossiers/" + id);
    EXPECT_EQ(used.json["uses"]["all"], 2);
    EXPECT_EQ(archivist.post(second + "/return", {{"condition", "good"}, {"complete", true}}).json["state"], "returned") << "found";
}

TEST_P(DepotFlow, who_may_know_of_a_limited_dossier_is_granted_it_by_another_and_who_may_not_finds_nothing) {
    const Caller archivist = caller("DISKOMINFO.ARSIPARIS"), clerk = caller("DISKOMINFO.TU"), staff = caller("DISKOMINFO.APTIKA.STAF");
    const auto id = dossier(archivist, "Penilaian kinerja pegawai", "terbatas");
    const Json wish{{"dossier", id}, {"purpose", "Pemeriksaan kinerja"}};
    EXPECT_EQ(staff.post("/api/v1/depot/loans", wish).status, 404);
    EXPECT_EQ(staff.get("/depot/loans/new?dossier=" + id).status, 404);
    EXPECT_EQ(staff.get("/api/v1/depot/dossiers/" + id).status, 404);
    const Reply asked = clerk.post("/api/v1/depot/loans", wish);
    ASSERT_EQ(asked.status, 201) << asked.json.dump();
    const std::string loan = "/api/v1/depot/loans/" + asked.json["id"].get<std::string>();
    EXPECT_EQ(clerk.post(loan + "/grant", {{"basis", "Izin"}}).status, 403) << "his own";
    EXPECT_EQ(archivist.post(loan + "/grant").status, 422) << "no basis";
    EXPECT_EQ(archivist.post(loan + "/grant", {{"basis", "Surat perintah 800.1.11.1/5"}}).status, 200);
    EXPECT_EQ(staff.get(loan).status, 404);
    EXPECT_TRUE(contains(archivist.get("/api/v1/depot/loans?show=granted").json["items"], asked.json["id"]));
    EXPECT_EQ(staff.get("/api/v1/depot/loans?show=granted").status, 403);
}

TEST_P(DepotFlow, a_hold_is_opened_and_released_by_two_and_hides_what_one_may_not_know) {
    const Caller archivist = caller("DISKOMINFO.ARSIPARIS"), head = caller("DISKOMINFO.KADIS"), other = caller("DPK.ARSIPARIS");
    const auto open = dossier(archivist, "Pengadaan jaringan"), closed = dossier(archivist, "Sengketa kontrak", "rahasia");
    EXPECT_EQ(archivist.post("/api/v1/depot/holds", {{"name", "Tanpa isi"}, {"mandate", "x"}, {"kind", "audit"}}).status, 422);
    const Reply made = archivist.post("/api/v1/depot/holds", {{"name", "Pemeriksaan belanja modal"}, {"mandate", "700/0011/INSP/2026"},
                                                              {"kind", "audit"}, {"dossiers", {open, closed}},
                                                              {"mandate_on", "2026-11-02"}, {"asked_by", "Inspektorat Kota"},
                                                              {"reason", "Diminta lengkap sampai pemeriksaan selesai."}});
    ASSERT_EQ(made.status, 201) << made.json.dump();
    EXPECT_EQ(made.json["dossiers"].size(), 2u);
    EXPECT_EQ(made.json["mandate_on"], "2026-11-02");
    EXPECT_EQ(made.json["asked_by"], "Inspektorat Kota");
    const std::string hold = "/api/v1/depot/holds/" + made.json["id"].get<std::string>();
    EXPECT_EQ(head.get(hold).json["dossiers"].size(), 1u) << "the secret one is the archivist's";
    EXPECT_EQ(other.get(hold).status, 404);
    EXPECT_FALSE(contains(other.get("/api/v1/depot/holds").json["items"], made.json["id"]));
    const std::string page = archivist.get("/archive/dossiers/" + open).text();
    EXPECT_NE(page.find("Pemeriksaan belanja modal"), std::string::npos) << "the panel of the dossier tells it";
    EXPECT_EQ(archivist.post(hold + "/release", {{"reason", "Selesai"}}).status, 409);
    const auto before = head.get("/api/v1/depot").json.value("releases", 0);
    EXPECT_EQ(archivist.post(hold + "/propose", {{"reason", "Pemeriksaan selesai"}}).status, 200);
    EXPECT_EQ(head.get("/api/v1/depot").json.value("releases", 0), before + 1) << "it waits for him";
    EXPECT_EQ(archivist.post(hold + "/release", {{"reason", "Selesai"}}).status, 403) << "a second person";
    EXPECT_EQ(head.post(hold + "/release", {{"reason", "Setuju, laporan diterima"}}).json["state"], "released");
    const Reply query = archivist.post("/api/v1/depot/holds", {{"name", "Sengketa 2026"}, {"mandate", "183/1/HK/2026"}, {"kind", "dispute"},
                                                               {"by_query", true}, {"code", "000.1"}});
    ASSERT_EQ(query.status, 201) << query.json.dump();
    const auto later = dossier(archivist, "Rapat evaluasi jaringan");
    EXPECT_TRUE(contains(archivist.get("/api/v1/depot/holds/" + query.json["id"].get<std::string>()).json["dossiers"], later))
        << "new ones that match fall under it";
}

TEST_P(DepotFlow, a_box_does_not_move_while_one_in_it_is_lent_and_a_stock_take_tells_the_differences) {
    const Caller archivist = caller("DISKOMINFO.ARSIPARIS"), staff = caller("DISKOMINFO.APTIKA.STAF"), other = caller("DPK.ARSIPARIS");
    const auto room = place(archivist, {{"kind", "room"}, {"code", "A"}, {"name", "Depo A"}, {"highest", "terbatas"}});
    const auto rack = place(archivist, {{"kind", "rack"}, {"code", "1"}, {"name", "Rak 1"}, {"parent", room}, {"highest", "terbatas"}});
    const auto far = place(archivist, {{"kind", "rack"}, {"code", "2"}, {"name", "Rak 2"}, {"parent", room}, {"highest", "terbatas"}});
    const auto box = place(archivist, {{"kind", "box"}, {"code", "12"}, {"name", "Boks 12"}, {"parent", rack}, {"capacity", 2}});
    EXPECT_EQ(archivist.post("/api/v1/depot/places", {{"kind", "rack"}, {"code", "3"}, {"name", "Rak 3"}, {"parent", box}}).status, 422);
    EXPECT_EQ(other.get("/api/v1/depot/places/" + box).status, 404);
    const auto first = dossier(archivist, "Situs web kota"), second = dossier(archivist, "Jaringan antargedung"),
               limited = dossier(archivist, "Penilaian kinerja", "terbatas");
    const std::string path = "/api/v1/depot/places/" + box;
    EXPECT_EQ(archivist.post(path + "/shelve", {{"dossiers", {limited}}, {"reason", "Penataan"}}).status, 409) << "the box is for ordinary ones";
    const Reply higher = press(archivist, path.substr(7) + "/shelve", "reason=Penataan%20awal&dossiers=" + limited);
    EXPECT_EQ(higher.status, 422);
    EXPECT_NE(higher.text().find("Penataan awal"), std::string::npos) << "what was typed comes back";
    const Reply filled = archivist.post(path + "/shelve", {{"dossiers", {first, second}}, {"reason", "Penataan"}});
    ASSERT_EQ(filled.status, 200) << filled.json.dump();
    EXPECT_EQ(archivist.get("/api/v1/archive/dossiers/" + first).json["place"], "Depo A / Rak 1 / Boks 12");
    const auto third = dossier(archivist, "Menara telekomunikasi");
    const Reply over = archivist.post(path + "/shelve", {{"dossiers", {third}}, {"reason", "Penataan"}});
    EXPECT_EQ(over.status, 422) << "the box holds two";
    EXPECT_NE(over.json.dump().find("\"over\""), std::string::npos) << over.json.dump();
    const Reply asked = press(archivist, path.substr(7) + "/shelve", "reason=Penataan&dossiers=" + third);
    EXPECT_EQ(asked.status, 422);
    EXPECT_NE(asked.text().find("id=\"f-over-shelve\""), std::string::npos) << "it is asked for";
    EXPECT_EQ(archivist.post(path + "/shelve", {{"dossiers", {third}}, {"reason", "Penataan"}, {"over", true}}).json["filled"], 3);
    EXPECT_TRUE(contains(archivist.get("/api/v1/depot/places?room=full").json["items"], box));
    EXPECT_FALSE(contains(archivist.get("/api/v1/depot/places?room=free").json["items"], box));
    EXPECT_NE(archivist.get("/depot/places?room=nearly").text().find("Depo A / Rak 1 / Boks 12"), std::string::npos);
    const Reply out = archivist.post("/api/v1/depot/places/" + rack + "/shelve", {{"dossiers", {third}}, {"reason", "Boks penuh"}});
    EXPECT_EQ(out.status, 200) << out.json.dump();
    const auto loan = lent(staff, archivist, second);
    const Reply refused = archivist.post(path + "/move", {{"to", far}, {"reason", "Rak penuh"}});
    EXPECT_EQ(refused.status, 409);
    EXPECT_NE(refused.json["detail"].get<std::string>().find("Jaringan antargedung"), std::string::npos) << refused.json.dump();
    const Reply count = archivist.post(path + "/count", {{"codes", {scanned(archivist, rack, archivist.get(path), first), "77/1999"}}});
    ASSERT_EQ(count.status, 201) << count.json.dump();
    EXPECT_EQ(count.json["sums"]["present"], 1);
    EXPECT_EQ(count.json["sums"]["lent"], 1);
    EXPECT_EQ(count.json["sums"]["unknown"], 1);
    EXPECT_EQ(count.json["sums"]["missing"], 0);
    const std::string report = "/depot/counts/" + count.json["id"].get<std::string>();
    for (const char* part : {"", "/list.xlsx", "/list.pdf"}) EXPECT_EQ(archivist.get(report + part).status, 200) << part;
    EXPECT_EQ(archivist.post(loan + "/return", {{"condition", "good"}, {"complete", true}}).status, 200);
    const Reply moved = archivist.post(path + "/move", {{"to", far}, {"reason", "Rak penuh"}});
    ASSERT_EQ(moved.status, 200) << moved.json.dump();
    EXPECT_EQ(moved.json["moves"][0]["from"], "Depo A / Rak 1 / Boks 12");
    EXPECT_EQ(moved.json["moves"][0]["to"], "Depo A / Rak 2 / Boks 12");
    const Reply hits = archivist.get("/api/v1/search?q=situs%20web%20kota&kind=dossier");
    EXPECT_EQ(archivist.get("/api/v1/archive/dossiers/" + first).json["place"], "Depo A / Rak 2 / Boks 12");
    EXPECT_GE(hits.json["total"].get<int>(), 1);
    const auto stands = [&](const Json& each) { return each.value("location", "") == "Depo A / Rak 2 / Boks 12"; };
    EXPECT_TRUE(std::any_of(hits.json["hits"].begin(), hits.json["hits"].end(), stands)) << "the whole way to it: " << hits.json.dump();
    EXPECT_NE(archivist.get("/search?q=situs%20web%20kota&kind=dossier").text().find("Depo A / Rak 2 / Boks 12</p>"), std::string::npos);
    for (const auto& each : archivist.get("/api/v1/depot/places").json["items"])
        if (each["id"] == far) { EXPECT_EQ(each["count"], 2); }
}

TEST_P(DepotFlow, a_letter_filed_into_a_box_of_too_low_a_class_makes_its_dossier_misplaced) {
    const Caller archivist = caller("DISKOMINFO.ARSIPARIS"), clerk = caller("DISKOMINFO.TU"), other = caller("DPK.ARSIPARIS");
    const auto room = place(archivist, {{"kind", "room"}, {"code", "C"}, {"name", "Depo C"}, {"highest", "terbatas"}});
    const auto low = place(archivist, {{"kind", "cabinet"}, {"code", "1"}, {"name", "Lemari 1"}, {"parent", room}});
    const auto high = place(archivist, {{"kind", "cabinet"}, {"code", "2"}, {"name", "Lemari 2"}, {"parent", room}, {"highest", "terbatas"}});
    const auto id = dossier(archivist, "Penataan tenaga teknis");
    ASSERT_EQ(archivist.post("/api/v1/depot/places/" + low + "/shelve", {{"dossiers", {id}}, {"reason", "Penataan"}}).status, 200);
    for (const std::string& paper : {"/depot/places/" + low + "/folders.pdf", "/depot/dossiers/" + id + "/label.pdf"}) {
        EXPECT_EQ(archivist.get(paper).type, "application/pdf") << paper;
        EXPECT_EQ(other.get(paper).status, 404) << paper;
    }
    EXPECT_TRUE(archivist.get("/api/v1/depot/misplaced").json["items"].empty());
    const Reply paper = clerk.post("/api/v1/archive/dossiers/" + id + "/paper",
                                       {{"title", "Penilaian kinerja tenaga teknis"}, {"date", core::iso(tests::today())}, {"access", "terbatas"}});
    ASSERT_LT(paper.status, 300) << paper.json.dump();
    EXPECT_NE(archivist.get("/archive/dossiers/" + id).text().find("Salah tempat"), std::string::npos) << "at once, on its panel";
    const Reply wrong = archivist.get("/api/v1/depot/misplaced");
    ASSERT_EQ(wrong.json["items"].size(), 1u) << wrong.json.dump();
    EXPECT_EQ(wrong.json["items"][0]["allowed"], "biasa");
    EXPECT_TRUE(other.get("/api/v1/depot/misplaced").json["items"].empty());
    bool told = false;
    const Reply all = archivist.get("/api/v1/notices");
    for (const auto& each : all.json.at("notices")) told = told || each.at("kind") == "depot.misplaced";
    EXPECT_TRUE(told) << "the archivist of the depot is told";
    const Reply place = archivist.get("/api/v1/depot/places/" + low);
    EXPECT_EQ(place.json["dossiers"][0]["too_high"], true) << "and on the page of the box";
    EXPECT_EQ(archivist.post("/api/v1/depot/places/" + high + "/shelve", {{"dossiers", {id}}, {"reason", "Kelasnya naik"}}).status, 200);
    EXPECT_EQ(archivist.get("/archive/dossiers/" + id).text().find("Salah tempat"), std::string::npos);
    EXPECT_EQ(archivist.get("/depot/misplaced").status, 200);
}

TEST_P(DepotFlow, a_request_for_information_is_answered_from_records_and_its_requester_known_to_the_desk_alone) {
    const Caller archivist = caller("DISKOMINFO.ARSIPARIS"), clerk = caller("DISKOMINFO.TU"), staff = caller("DISKOMINFO.APTIKA.STAF"),
                 other = caller("DPK.ARSIPARIS");
    const auto open = dossier(archivist, "Notula penyusunan portal kelurahan"), limited = dossier(archivist, "Penilaian penyedia portal", "terbatas");
    const Reply made = clerk.post("/api/v1/depot/requests", {{"requester", "Warga Pemohon"}, {"contact", "Jalan Merdeka 12"}, {"purpose", "Bahan skripsi"},
                                                             {"sought", "Notula dan penilaian penyedia portal kelurahan"}});
    ASSERT_EQ(made.status, 201) << made.json.dump();
    EXPECT_EQ(made.json["due"], core::iso(tests::working_days_after(tests::today(), 10)));
    const std::string request = "/api/v1/depot/requests/" + made.json["id"].get<std::string>();
    EXPECT_EQ(other.get(request).status, 404);
    EXPECT_EQ(staff.get(request).status, 403);
    EXPECT_EQ(staff.get("/depot/requests").status, 403);
    EXPECT_EQ(other.get("/depot/requests").text().find("Warga Pemohon"), std::string::npos);
    EXPECT_TRUE(contains(archivist.get("/api/v1/depot/records?q=portal%20kelurahan").json["items"], open));
    EXPECT_FALSE(contains(other.get("/api/v1/depot/records?q=portal%20kelurahan").json["items"], open)) << "within the rights of who searches";
    EXPECT_EQ(archivist.post(request + "/records", {{"dossiers", {open, limited}}}).json["records"].size(), 2u);
    const Reply ground = archivist.post("/api/v1/depot/grounds", {{"name", "Rahasia penyedia"}, {"citation", "UU 14/2008 pasal 17 huruf b"}, {"years", 5}});
    ASSERT_EQ(ground.status, 201) << ground.json.dump();
    std::string id;
    for (const auto& each : ground.json["items"])
        if (each["name"] == "Rahasia penyedia") id = each["id"];
    EXPECT_EQ(clerk.post("/api/v1/depot/grounds", {{"name", "x"}, {"citation", "y"}}).status, 403) << "the archivist keeps the list";
    EXPECT_EQ(archivist.post(request + "/judge", {{"dossier", limited}, {"release", "open"}}).status, 422) << "not of the ordinary class";
    EXPECT_EQ(archivist.post(request + "/judge", {{"dossier", open}, {"release", "open"}}).status, 200);
    const Reply closed = archivist.post(request + "/judge", {{"dossier", limited}, {"release", "closed"}, {"ground", id}, {"reason", "Memuat harga penawaran"}});
    EXPECT_FALSE(closed.json["records"][1]["closed_until"].is_null()) << closed.json.dump();
    EXPECT_EQ(archivist.post(request + "/answer", {{"answer", "granted"}}).status, 422);
    const Reply unsaid = press(archivist, request.substr(7) + "/extend", "reason=");
    EXPECT_EQ(unsaid.status, 422);
    const auto wrong = unsaid.text();
    EXPECT_NE(wrong.find("href=\"#f-reason-extend\""), std::string::npos) << "the list leads to the field of that form";
    const auto extend = wrong.find("id=\"f-reason-extend\""), answer = wrong.find("id=\"f-reason-answer\"");
    ASSERT_NE(extend, std::string::npos);
    ASSERT_NE(answer, std::string::npos);
    EXPECT_NE(wrong.rfind("class=\"fault\"", extend), std::string::npos);
    EXPECT_EQ(wrong.rfind("class=\"fault\"", answer), std::string::npos) << "the answer is not at fault";
    const Reply longer = archivist.post(request + "/extend", {{"reason", "Arsip diperiksa satu per satu"}});
    EXPECT_EQ(longer.json["due"], core::iso(tests::working_days_after(tests::working_days_after(tests::today(), 10), 7)));
    EXPECT_EQ(archivist.post(request + "/extend", {{"reason", "Lagi"}}).status, 409);
    const Reply answered = archivist.post(request + "/answer", {{"answer", "partly"}, {"reason", "Penilaian memuat rahasia penyedia"}});
    EXPECT_EQ(answered.json["state"], "answered") << answered.json.dump();
    EXPECT_EQ(archivist.post(request + "/copies", {{"dossier", open}, {"copies", 2}}).json["copies"].size(), 1u);
    EXPECT_EQ(archivist.post(request + "/letter", {{"letter", "tidak-ada/2026"}}).status, 422);
    EXPECT_EQ(archivist.get(request).json["letter"], "");
    const std::string page = archivist.get(request.substr(7)).text();
    EXPECT_NE(page.find("Warga Pemohon"), std::string::npos);
    EXPECT_NE(page.find("Rahasia penyedia (UU 14/2008 pasal 17 huruf b)"), std::string::npos);
    for (const char* register_file : {"/depot/requests.xlsx", "/depot/requests.pdf", "/depot/grounds", "/depot/requests?show=ended"})
        EXPECT_EQ(archivist.get(register_file).status, 200) << register_file;
    const Reply book = archivist.get("/api/v1/depot/request-book");
    EXPECT_GE(book.json["counts"]["partly"].get<int>(), 1);
    EXPECT_GE(book.json["counts"]["copies"].get<int>(), 2);
}

TEST_P(DepotFlow, a_reader_comes_reads_at_the_table_and_leaves_when_all_is_back) {
    const Caller archivist = caller("DISKOMINFO.ARSIPARIS"), other = caller("DPK.ARSIPARIS");
    const auto id = dossier(archivist, "Peresmian menara telekomunikasi");
    const Reply card = archivist.post("/api/v1/depot/readers", {{"name", "Pembaca Tekun"}, {"contact", "0717-555"}, {"rules", true}});
    ASSERT_EQ(card.status, 201) << card.json.dump();
    EXPECT_EQ(archivist.post("/api/v1/depot/readers", {{"name", "Pembaca Lain"}, {"contact", "0717-556"}, {"rules", false}}).status, 422);
    const Reply come = archivist.post("/api/v1/depot/readers/" + card.json["id"].get<std::string>() + "/visits", {{"purpose", "Sejarah kota"}});
    ASSERT_EQ(come.status, 201) << come.json.dump();
    const std::string visit = "/api/v1/depot/visits/" + come.json["id"].get<std::string>();
    EXPECT_EQ(other.get(visit).status, 404);
    const Reply asked = archivist.post(visit + "/ask", {{"dossier", id}});
    ASSERT_EQ(asked.json["loans"].size(), 1u) << asked.json.dump();
    const std::string loan = "/api/v1/depot/loans/" + asked.json["loans"][0]["id"].get<std::string>();
    EXPECT_EQ(archivist.post(loan + "/out").json["due"], core::iso(tests::today()));
    EXPECT_EQ(archivist.post(visit + "/leave").status, 409) << "it is on the table";
    EXPECT_NE(archivist.get("/depot/readers").text().find("Pembaca Tekun"), std::string::npos);
    EXPECT_EQ(archivist.get(loan).json["borrower"].get<std::string>().find("Tekun"), std::string::npos);
    EXPECT_EQ(archivist.post(loan + "/return", {{"condition", "good"}, {"complete", true}}).status, 200);
    EXPECT_EQ(archivist.post(loan + "/extend", {{"reason", "Belum selesai dibaca"}}).status, 409) << "it is back, and was for the day";
    EXPECT_FALSE(archivist.post(visit + "/leave").json["left"].is_null());
    EXPECT_EQ(archivist.post(visit + "/ask", {{"dossier", id}}).status, 409) << "he has left";
    EXPECT_EQ(archivist.get(visit.substr(7)).status, 200);
    const Reply purposeless = press(archivist, "/depot/readers/" + card.json["id"].get<std::string>() + "/visits", "purpose=&q=tekun&page=1");
    EXPECT_EQ(purposeless.status, 422);
    const auto field = purposeless.text().find("id=\"f-purpose-come-" + card.json["id"].get<std::string>());
    ASSERT_NE(field, std::string::npos);
    EXPECT_NE(purposeless.text().rfind("class=\"fault\"", field), std::string::npos);
    EXPECT_EQ(archivist.get("/api/v1/depot/readers?q=tekun").json["found"], 1);
    EXPECT_EQ(archivist.get("/api/v1/depot/readers?q=bukan-siapa-siapa").json["found"], 0);
    EXPECT_EQ(other.get("/api/v1/depot/readers?q=tekun").json["found"], 0);
    const auto now = core::iso(tests::today());
    const std::string month = "year=" + now.substr(0, 4) + "&month=" + std::to_string(std::stoi(now.substr(5, 2)));
    const Reply book = archivist.get("/api/v1/depot/visits?" + month);
    ASSERT_TRUE(contains(book.json["items"], come.json["id"])) << book.json.dump();
    EXPECT_EQ(book.json["items"].back()["dossiers"], 1);
    EXPECT_FALSE(contains(other.get("/api/v1/depot/visits?" + month).json["items"], come.json["id"]));
    EXPECT_EQ(archivist.get("/api/v1/depot/visits?month=13").status, 422);
    tells(archivist.get("/depot/visits.pdf?" + month),
          {"Register kunjungan ruang baca", "Nama pembaca", "Asal", "Keperluan", "Berkas dibaca", day(tests::today()), "Pembaca Tekun", "Sejarah kota",
           "Halaman 1 dari 1"});
    EXPECT_EQ(archivist.get("/depot/visits.xlsx?" + month).status, 200);
}

NASKAH_ON_BOTH_DATABASES(DepotFlow);

}  // namespace
