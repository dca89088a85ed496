// SPDX-License-Identifier: Apache-2.0
// The programmes of vital and guarded records on the real binary and both databases, the lists that were reported, and
// the headings of the archive's lists.
#include "core/base/child.h"
#include "tests/flow/official_columns.h"

namespace archive_programmes_test {

using core::Json;
using tests::Caller;
using tests::Reply;

const std::string dossiers = "/api/v1/archive/dossiers";

class ArchiveProgrammes : public tests::Flow {
  protected:
    static std::string opened(const Caller& who, const std::string& code, const std::string& title) {
        const Reply made = who.post(dossiers, {{"code", code}, {"title", title}});
        EXPECT_EQ(made.status, 201) << made.json.dump();
        return made.json.value("id", "");
    }
    static std::string one(const std::string& id, const std::string& act) { return dossiers + "/" + id + "/" + act; }
    static Json whole(const Caller& who, const std::string& id) { return who.get(dossiers + "/" + id).json; }
    static bool listed(const Caller& who, const std::string& form, const std::string& id) {
        return who.get("/api/v1/archive/lists?form=" + form).text().find(id) != std::string::npos;
    }
    std::string kept_as_reported(const Caller& archivist, const std::string& id);
    void protected_as_vital(const Caller& archivist, const std::string& id);
};

// Both lists of guarded records are kept as they were reported: of this dossier, its contents and no others'.
std::string ArchiveProgrammes::kept_as_reported(const Caller& archivist, const std::string& id) {
    const std::string all = "/api/v1/archive/kept-lists", number = "000.5.5/12/2026";
    EXPECT_EQ(archivist.post(one(id, "paper"), {{"title", "Peta batas kelurahan"}, {"date", "2019-03-11"}}).status, 201);
    const Json asked{{"form", "terjaga"}, {"dossier", id}, {"report_number", number}, {"report_date", "2026-11-02"}};
    EXPECT_EQ(archivist.post(all, {{"form", "terjaga"}, {"dossier", id}, {"report_number", number}}).status, 422) << "no day";
    EXPECT_EQ(archivist.post(all, {{"form", "berkas"}, {"report_number", number}, {"report_date", "2026-11-02"}}).status, 422);
    EXPECT_EQ(caller("DISKOMINFO.APTIKA.STAF").post(all, asked).status, 403);
    auto headers = archivist.headers();
    headers["Content-Type"] = "application/x-www-form-urlencoded";
    const Reply early = tests::ask(*server_, "POST", all.substr(7), headers,
                                   "form=terjaga&dossier=" + id + "&report_number=B-12%2F2026&report_date=2025-01-02");
    EXPECT_EQ(early.status, 422);
    for (const auto& told : {std::string("value=\"B-12/2026\""), std::string("value=\"2025-01-02\""), std::string("no-print\" open"),
                             std::string("href=\"#f-report_date\""), "Berkas " + whole(archivist, id).value("number", "-")})
        EXPECT_NE(early.text().find(told), std::string::npos) << "the list comes back as it was filled in: " << told;
    const Reply kept = archivist.post(all, asked);
    EXPECT_EQ(kept.status, 201) << kept.json.dump();
    const Json mark = whole(archivist, id)["marks"][0];
    EXPECT_EQ(mark["report_number"], number) << mark.dump();
    EXPECT_EQ(mark["copy_due"], "2027-11-02");
    Json contents = asked;
    contents["form"] = "terjaga_isi";
    const Reply inside = archivist.post(all, contents);
    EXPECT_EQ(inside.status, 201) << "what was reported is reported once: " << inside.json.dump();
    EXPECT_NE(archivist.get(all + "/" + inside.json.value("id", "")).text().find("Peta batas kelurahan"), std::string::npos);
    const std::string kept_id = kept.json.value("id", ""), page = "/archive/kept-lists/" + kept_id;
    const auto first = archivist.get(page + "/list.pdf");
    const auto read = core::child::run({"pdftotext", "-layout", "/dev/stdin", "-"}, first.bytes);
    const std::string words(core::chars(read.out));
    for (const auto& told : {std::string("Penetapan batas wilayah"), number, kept.json.value("digest", "-").substr(0, 40)})
        EXPECT_NE(words.find(told), std::string::npos) << told << words;
    EXPECT_EQ(archivist.post(one(id, "paper"), {{"title", "Berita acara batas"}, {"date", "2019-04-11"}}).status, 201);
    EXPECT_EQ(archivist.get(page + "/list.pdf").bytes, first.bytes) << "printed again it asks nothing anew";
    EXPECT_EQ(caller("DINKES.SEKRETARIS").get(page + "/list.pdf").status, 404) << "of another office";
    EXPECT_NE(archivist.get("/archive/kept-lists").text().find(number), std::string::npos);
    const Reply begun = archivist.post(all + "/" + kept_id + "/draft");
    EXPECT_EQ(begun.status, 201) << begun.json.dump();
    const auto draft = archivist.get("/api/v1/letters/" + begun.json.value("letter", "")).text();
    for (const auto& told : {std::string("table_header"), std::string("Penetapan batas wilayah"), kept.json.value("digest", "-")})
        EXPECT_NE(draft.find(told), std::string::npos) << "signed in Naskah with the list as its annex: " << told << draft;
    EXPECT_EQ(archivist.post(all, {{"form", "inaktif"}, {"code", "999.9"}}).status, 409) << "there is nothing on it";
    return kept_id;
}

// The four phases of its programme, and its row in the form.
void ArchiveProgrammes::protected_as_vital(const Caller& archivist, const std::string& id) {
    const Json vital{{"kind", "vital"}, {"protection", "duplikasi"}, {"review", "2030-01-15"}, {"reason", "Bukti hak"}};
    EXPECT_EQ(archivist.post(one(id, "marks"), vital).status, 422) << "where its duplicate lies";
    EXPECT_EQ(archivist.post(one(id, "marks/safeguard"), {{"phase", "pengamanan"}, {"date", "2026-11-20"}, {"what", "Brankas."}}).status,
              409)
        << "it is not vital";
    Json told = vital;
    told["copy_place"] = "Brankas Bank Sumsel Babel";
    EXPECT_EQ(archivist.post(one(id, "marks"), told).status, 200);
    const Reply later = archivist.post(one(id, "marks/safeguard"), {{"phase", "pengamanan"}, {"date", "2999-01-01"}, {"what", "Brankas."}});
    EXPECT_EQ(later.status, 422) << later.json.dump();
    for (const char* phase : {"pelindungan", "pengamanan", "penyelamatan", "pemulihan"})
        EXPECT_EQ(archivist.post(one(id, "marks/safeguard"), {{"phase", phase}, {"date", "2026-11-20"}, {"what", "Salinan diperiksa."}}).status, 200);
    const Json all = whole(archivist, id)["safeguards"];
    EXPECT_EQ(all.size(), 4u) << all.dump();
    EXPECT_NE(archivist.get("/archive/dossiers/" + id).text().find("Pemulihan, 20 November 2026: Salinan diperiksa."), std::string::npos);
    const Json row = archivist.get("/api/v1/archive/lists?form=vital&dossier=" + id).json.at("rows").at(0).at("cells");
    EXPECT_NE(row.at(5).get<std::string>().find("Maret 2019-April 2019"), std::string::npos) << row.dump();
    EXPECT_NE(row.at(9).get<std::string>().find("tahun aktif"), std::string::npos) << row.dump();
    EXPECT_NE(row.at(11).get<std::string>().find("Duplikasi; salinan di Brankas Bank Sumsel Babel"), std::string::npos) << row.dump();
    tests::columns_are("peminjaman", archivist.get("/depot/loans.xlsx"));
    for (const char* form : {"berkas", "isi", "aktif", "inaktif", "inaktif_12", "inaktif_16", "vital", "terjaga", "terjaga_isi"})
        tests::columns_are(form, archivist.get(std::string("/archive/lists.xlsx?unit=") + whole(archivist, id).value("unit", "") + "&form=" + form));
}

TEST_P(ArchiveProgrammes, vital_and_guarded_dossiers_stand_in_their_lists_until_the_mark_is_taken_off) {
    const Caller archivist = caller("DISKOMINFO.ARSIPARIS");
    const std::string id = opened(archivist, "000.1.5", "Penetapan batas wilayah kelurahan");
    const Json terjaga{{"kind", "terjaga"}, {"category", "perbatasan"}, {"ended", "2025-12-01"}, {"reason", "Hasil identifikasi"}};
    EXPECT_EQ(archivist.post(one(id, "marks"), {{"kind", "vital"}, {"protection", "duplikasi"}, {"reason", "Vital"}}).status, 422)
        << "no day of review";
    const Reply marked = archivist.post(one(id, "marks"), terjaga);
    ASSERT_EQ(marked.status, 200) << marked.json.dump();
    EXPECT_EQ(marked.json["marks"][0]["report_due"], "2026-12-01");
    EXPECT_TRUE(listed(archivist, "terjaga", id));
    EXPECT_FALSE(listed(archivist, "vital", id));
    const auto report = kept_as_reported(archivist, id);
    EXPECT_EQ(archivist.post(one(id, "marks/copy"), {{"date", "2026-11-03"}, {"number", "000.5.5/14/2026"}}).status, 200);
    EXPECT_EQ(archivist.post(one(id, "marks/lift"), {{"kind", "vital"}, {"reason", "Salah"}}).status, 409);
    EXPECT_EQ(archivist.post(one(id, "marks/lift"), {{"kind", "terjaga"}, {"reason", "Bukan perbatasan negara"}}).status, 200);
    EXPECT_FALSE(listed(archivist, "terjaga", id));
    EXPECT_EQ(archivist.get("/api/v1/archive/kept-lists/" + report).json["rows"].size(), 1u) << "what was reported stays so";
    protected_as_vital(archivist, id);
    const Json reminder = archivist.get("/api/v1/archive/due").json.at("reminder");
    EXPECT_EQ(reminder.value("months", 0), 6) << reminder.dump();
    EXPECT_EQ(reminder.value("next", "").size(), 10u) << reminder.dump();
    const auto page = archivist.get("/disposal").text();
    EXPECT_NE(page.find("Penilaian arsip berkala: "), std::string::npos) << page;
    EXPECT_NE(page.find("href=\"/archive/due\""), std::string::npos);
}

TEST_P(ArchiveProgrammes, an_old_list_is_shelved_where_the_depot_has_its_places_and_one_item_is_held) {
    const Caller archivist = caller("DISKOMINFO.ARSIPARIS");
    const auto place = [&](Json wish) {
        const Reply made = archivist.post("/api/v1/depot/places", wish);
        EXPECT_EQ(made.status, 201) << made.json.dump();
        return made.json.value("id", "");
    };
    const auto room = place({{"kind", "room"}, {"code", "DL"}, {"name", "Depo Lama"}}),
               rack = place({{"kind", "rack"}, {"code", "R-06"}, {"name", "Rak R-06"}, {"parent", room}}),
               box = place({{"kind", "box"}, {"code", "612"}, {"name", "Boks 612"}, {"parent", rack}});
    const std::string table = "kode,uraian,dari,sampai,jumlah,satuan,rak,boks\n"
                              "000.1.1,Pesawat telepon lama,2011,2012,4,folder,R-06,612\n000.1.1,Pesawat teleks lama,2011,2012,4,folder,R-07,9\n";
    const Reply shown = archivist.upload("/archive/backlog", {}, "pesawat.csv", core::view(table));
    EXPECT_NE(shown.text().find("Sel G3: Rak R-07 belum ada di depot"), std::string::npos) << "said before anything is taken";
    EXPECT_NE(shown.text().find("diletakkan di Depo Lama / Rak R-06 / Boks 612"), std::string::npos);
    const Reply old = archivist.upload("/api/v1/archive/backlog", {}, "pesawat.csv", core::view(table));
    ASSERT_EQ(old.status, 200) << old.json.dump();
    ASSERT_EQ(old.json["findings"].size(), 1u) << old.json.dump();
    EXPECT_EQ(old.json["findings"][0]["line"], 3);
    for (const auto& [title, where] : {std::pair("pesawat+telepon", "Depo Lama / Rak R-06 / Boks 612"), std::pair("pesawat+teleks", "Rak R-07 / Boks 9")}) {
        const Json found = archivist.get(std::string("/api/v1/search?kind=dossier&q=") + title).json;
        ASSERT_EQ(found["hits"].size(), 1u) << found.dump();
        EXPECT_EQ(whole(archivist, found["hits"][0].value("id", "")).value("place", ""), where);
    }
    EXPECT_NE(archivist.get("/depot/places/" + box).text().find(">Depo Lama</a>"), std::string::npos) << "from the depot to the box";
    const auto held = opened(archivist, "000.1.5", "Kontrak jaringan lama");
    EXPECT_EQ(archivist.post(one(held, "paper"), {{"title", "Adendum kontrak"}, {"date", "2026-01-05"}}).status, 201);
    const Reply hold = archivist.post("/api/v1/depot/holds", {{"name", "Sengketa kontrak lama"}, {"mandate", "183/7/HK/2026"}, {"kind", "dispute"},
                                                              {"dossiers", {opened(archivist, "000.1.5", "Rapat kontrak lama")}}});
    ASSERT_EQ(hold.status, 201) << hold.json.dump();
    const std::string url = "/api/v1/depot/holds/" + hold.json.value("id", "");
    EXPECT_EQ(archivist.post(url + "/one", {{"dossier", held}, {"item", 4}}).status, 422);
    const Reply items = archivist.post(url + "/one", {{"dossier", held}, {"item", 1}});
    ASSERT_EQ(items.status, 200) << items.json.dump();
    ASSERT_EQ(items.json["items"].size(), 1u) << items.json.dump();
    EXPECT_NE(archivist.get(url.substr(7)).text().find("Adendum kontrak"), std::string::npos);
    EXPECT_NE(archivist.get("/archive/dossiers/" + held).text().find("Sengketa kontrak lama"), std::string::npos) << "the panel tells it";
}

NASKAH_ON_BOTH_DATABASES(ArchiveProgrammes);

}  // namespace
