// SPDX-License-Identifier: Apache-2.0
// What an archivist tries first on the search page (scenarios 9 to 13), and search that remembers: kept, told of,
// opened, alike, all selected and taken away; on the real binary and both databases.
#include "core/base/text.h"
#include "core/pdf/write.h"
#include "tests/flow/flow.h"

namespace search_flow_test {

using core::Json;
using tests::Caller;
using tests::Reply;

class SearchFlow : public tests::Flow {
  protected:
    static core::Bytes paper(const std::string& line) {
        core::pdf::Document page;
        page.push_back(core::pdf::Paragraph{.runs = {{line, {}}}});
        return core::pdf::write(page, {}, NASKAH_FONTS).bytes;
    }
    // A letter from outside to the head of DISKOMINFO; gives its id.
    std::string entered(const std::string& subject, const std::string& number, const std::string& body,
                        const std::string& access = "biasa") {
        const Caller clerk = caller("DISKOMINFO.TU"), head = caller("DISKOMINFO.KADIS");
        const auto day = core::iso(tests::today());
        const Reply made = clerk.upload("/api/v1/incoming",
                                        {{"sender", "Universitas Contoh Negeri"}, {"number", number}, {"date", day},
                                         {"classification", "000.1.5"},
                                         {"received", day}, {"subject", subject}, {"access", access}, {"urgency", "biasa"},
                                         {"position", position_id(head, "DISKOMINFO.KADIS")}, {"confirmed", "1"}},
                                        "surat.pdf", paper(body));
        EXPECT_EQ(made.status, 201) << made.json.dump();
        return made.json["id"];
    }
    static Json found(const Caller& who, const std::string& query) {
        const Reply reply = who.get("/api/v1/search?" + query);
        EXPECT_EQ(reply.status, 200) << reply.json.dump();
        return reply.json;
    }
    static Json suggested(const Caller& who, const std::string& typed) {
        const Reply reply = who.get("/api/v1/search/suggestions?q=" + core::text::url(typed));
        EXPECT_EQ(reply.status, 200) << reply.json.dump();
        return reply.json["items"];
    }
    static bool finds(const Caller& who, const std::string& query, const std::string& id) {
        const Json all = found(who, query);
        for (const auto& hit : all.at("hits"))
            if (hit.at("id") == id) return true;
        return false;
    }
    void taken_away_in_the_columns_of_an_official_list();
};

// Scenarios 10, 11 and 12.
TEST_P(SearchFlow, numbers_old_spelling_and_stems_are_found_as_an_archivist_types_them) {
    const Caller head = caller("DISKOMINFO.KADIS");
    const auto number = entered("Permohonan data menara", "005/0123/Umum/2021", "Mohon data menara telekomunikasi.");
    for (const char* typed : {"005/123", "005-123", "0123/Umum", "123"})
        EXPECT_TRUE(finds(head, "number=" + core::text::url(typed), number)) << typed;
    EXPECT_TRUE(finds(head, "q=" + core::text::url("005/123"), number));
    EXPECT_FALSE(finds(head, "number=" + core::text::url("005/124"), number));
    const std::string agenda = head.get("/api/v1/incoming/" + number).json.value("agenda", "");
    EXPECT_NE(agenda, "");
    EXPECT_TRUE(finds(head, "agenda=" + core::text::url(agenda), number)) << agenda;
    EXPECT_FALSE(finds(head, "agenda=987/2026", number));
    EXPECT_FALSE(finds(head, "agenda=123", number)) << "that is the letter's own";
    EXPECT_EQ(head.get("/api/v1/search?agenda=1&number=005").status, 422);
    const auto old = entered("Surat keputusan tahun 1956", "17/1956", "Surat keputusan dewan kota tahun 1956.");
    EXPECT_TRUE(finds(head, "q=" + core::text::url("soerat keputoesan"), old));
    const Caller archivist = caller("DISKOMINFO.ARSIPARIS");
    const std::string paper = "kode,uraian,dari,sampai,jumlah,satuan,kondisi,lokasi\n"
                              "000.1.1,Soerat keputoesan dewan,1956-03-01,1956-11-30,1,folder,baik,Rak 3\n";
    ASSERT_EQ(archivist.upload("/api/v1/archive/backlog", {}, "lama.csv", core::view(paper)).status, 200);
    for (const char* when : {"from=1956-01-01&until=1956-12-31&days=within", "year=1956", "until=1956-04-01"}) {
        const Json dossiers = found(archivist, "kind=dossier&q=surat+keputusan&" + std::string(when)).at("hits");
        ASSERT_EQ(dossiers.size(), 1u) << when;
        EXPECT_EQ(dossiers.at(0).at("title"), "Soerat keputoesan dewan");
        EXPECT_EQ(dossiers.at(0).at("date"), "1956-03-01");
    }
    const Json narrowed = found(archivist, "kind=dossier&q=surat+keputusan&stage=asli&condition=baik&ocr=no&facets=1");
    EXPECT_EQ(narrowed.at("hits").size(), 1u) << narrowed.dump();
    for (const char* facet : {"stage", "condition", "ocr"}) EXPECT_EQ(narrowed.at("facets").at(facet).size(), 1u) << facet;
    EXPECT_TRUE(found(archivist, "kind=dossier&q=surat+keputusan&condition=rusak").at("hits").empty());
    const std::string narrow = archivist.get("/search?q=surat+keputusan&stage=asli&condition=baik&ocr=no").text();
    for (const char* told : {"Tingkat perkembangan", "Kondisi", "Teks hasil OCR", "Tidak ada"})
        EXPECT_NE(narrow.find(told), std::string::npos) << told;
    EXPECT_TRUE(found(archivist, "kind=dossier&q=surat+keputusan+dewan&from=" + core::iso(tests::today())).at("hits").empty());
    const auto carried_out = entered("Arsip keuangan lama", "45/2020", "Arsip itu sudah dimusnahkan tahun lalu."),
               burnt = entered("Arsip gudang", "46/2020", "Sebagian isi gudang musnah terbakar.");
    for (const auto& each : {carried_out, burnt}) {
        EXPECT_TRUE(finds(head, "q=pemusnahan", each));
        EXPECT_FALSE(finds(head, "q=pemunahan", each)) << "text of the file itself is taken at its word";
    }
}

// Scenario 9.
TEST_P(SearchFlow, a_word_of_a_secret_letter_is_nothing_to_others) {
    const Caller head = caller("DISKOMINFO.KADIS"), staff = caller("DISKOMINFO.APTIKA.STAF"),
                 other = caller("DINKES.KADIS");
    const std::string word = "kenarisandi";
    const auto before = other.get("/api/v1/search?facets=1&q=laporan").text(), blank = other.get("/search").text();
    const auto id = entered("Pemeriksaan " + word, "R/12/2026", "Isi " + word, "rahasia");
    EXPECT_TRUE(finds(head, "q=" + word, id));
    EXPECT_EQ(suggested(head, "kenari").at(0).at("text"), word);
    EXPECT_EQ(found(head, "q=kenarisamdi")["meant"], word);
    for (const Caller& who : {staff, other}) {
        const Json all = found(who, "facets=1&q=" + word);
        EXPECT_EQ(all["total"], 0);
        EXPECT_TRUE(all["hits"].empty());
        EXPECT_TRUE(all["facets"].empty()) << all.dump();
        const auto page = who.get("/search?q=" + word).text();
        EXPECT_EQ(page.find("/incoming/" + id), std::string::npos);
        EXPECT_EQ(page.find("action=\"/selections\""), std::string::npos) << "nothing to select is not offered";
        EXPECT_NE(page.find("action=\"/searches\""), std::string::npos) << "what is found one day is told of";
        EXPECT_TRUE(who.get("/api/v1/similar?subject=incoming:" + id).json["items"].empty());
        EXPECT_EQ(who.post("/api/v1/selections", {{"q", word}}).status, 422) << "nothing to select";
        for (const char* typed : {"kenari", "pemeriksaan ken", "R/12"})
            EXPECT_TRUE(suggested(who, typed).empty()) << typed;
        EXPECT_EQ(found(who, "q=kenarisamdi")["meant"], "");
    }
    EXPECT_EQ(other.get("/api/v1/search?facets=1&q=laporan").text(), before);
}

TEST_P(SearchFlow, what_one_types_is_ended_and_what_was_meant_is_told_with_and_without_scripts) {
    const Caller head = caller("DISKOMINFO.KADIS");
    const auto id = entered("Permohonan perbaikan videotron", "005/0123/Umum/2021", "Videotron di simpang lima padam.");
    const Json ended = suggested(head, "perbaikan vid");
    ASSERT_EQ(ended.size(), 1u) << ended.dump();
    EXPECT_EQ(ended[0]["text"], "perbaikan videotron");
    EXPECT_EQ(ended[0]["link"], "/search?q=perbaikan%20videotron");
    EXPECT_EQ(suggested(head, "005/123").at(0).at("link"), "/incoming/" + id);
    const Json sender = suggested(head, "universitas con");
    ASSERT_EQ(sender.size(), 1u) << sender.dump();
    EXPECT_EQ(sender[0]["sort"], "sender");
    EXPECT_TRUE(finds(head, "sender=" + core::text::url("Universitas Contoh Negeri"), id));
    ASSERT_EQ(head.post("/api/v1/searches", {{"name", "Videotron rusak"}, {"q", "videotron"}}).status, 201);
    const auto part = head.get("/search/suggestions?q=video").text();
    EXPECT_NE(part.find(">videotron<"), std::string::npos) << part;
    EXPECT_NE(part.find("Videotron rusak"), std::string::npos) << part;
    EXPECT_EQ(part.find("<html"), std::string::npos) << "a part of the page";
    const auto page = head.get("/search?q=vidoetron").text();
    EXPECT_NE(page.find("Maksud Anda"), std::string::npos);
    EXPECT_NE(page.find("/search?q=videotron"), std::string::npos);
    EXPECT_NE(head.get("/search?q=videotr").text().find("/search?q=videotron"), std::string::npos) << "without scripts";
}

TEST_P(SearchFlow, a_chosen_facet_is_called_by_its_name_or_not_at_all) {
    const Caller head = caller("DISKOMINFO.KADIS");
    const auto id = entered("Permohonan data menara", "005/0123/Umum/2021", "Mohon data menara.");
    const std::string unit = found(head, "facets=1&q=menara")["facets"]["unit"][0]["value"];
    ASSERT_TRUE(finds(head, "unit=" + unit + "&q=menara", id));
    const auto named = head.get("/search?unit=" + unit + "&q=menara").text();
    EXPECT_NE(named.find(": Dinas Komunikasi dan Informatika"), std::string::npos);
    const auto nothing = head.get("/search?unit=" + unit + "&q=xyzzy").text();
    EXPECT_NE(nothing.find("class=\"chip\""), std::string::npos);
    EXPECT_EQ(nothing.find(": " + unit), std::string::npos) << "an id says nothing to anybody";
    const std::string sender(500, 's'), too_long(2001, 's');
    EXPECT_EQ(head.get("/search?sender=" + sender).status, 200);
    EXPECT_EQ(head.get("/api/v1/search?sender=" + too_long).status, 422);
    EXPECT_EQ(head.get("/api/v1/search?after=2147483647.letter.x").status, 422);
}

// Facets of more than is counted are those of the newest, and say so.
TEST_P(SearchFlow, facets_say_when_they_are_of_the_newest_alone) {
    server_->stop();
    server_->set("search.counted=10");
    server_->start();
    const Caller head = caller("DISKOMINFO.KADIS");
    for (int i = 0; i < 10; ++i) {
        if (i == 9) {
            EXPECT_EQ(found(head, "facets=1&q=jembatan")["facets_of"], nullptr);
            const auto page = head.get("/search?q=jembatan").text();
            EXPECT_EQ(page.find("naskah terbaru saja"), std::string::npos);
            EXPECT_EQ(page.find("+</b>"), std::string::npos);
        }
        entered("Pemeliharaan jembatan ruas " + std::to_string(i), "600/" + std::to_string(i) + "/2026", "Mohon data.");
    }
    const Json all = found(head, "facets=1&q=jembatan");
    EXPECT_EQ(all["facets_of"], 10) << all.dump();
    EXPECT_EQ(all["total"], 10);
    EXPECT_FALSE(found(head, "q=jembatan").contains("facets_of"));
    const auto page = head.get("/search?q=jembatan").text();
    EXPECT_NE(page.find("dihitung dari 10 naskah terbaru saja"), std::string::npos);
    EXPECT_NE(page.find("<b>10+</b>"), std::string::npos);
}

TEST_P(SearchFlow, what_was_opened_and_what_is_alike_stands_beside_it) {
    const Caller head = caller("DISKOMINFO.KADIS"), other = caller("DINKES.KADIS");
    const auto one = entered("Undangan rapat pengendalian inflasi daerah", "500/11/2026", "Rapat.");
    const auto two = entered("Hasil rapat pengendalian inflasi daerah", "500/12/2026", "Hasil.");
    EXPECT_EQ(head.get("/incoming/" + one).status, 200);
    const Reply page = head.get("/incoming/" + two);
    EXPECT_NE(page.text().find("Mirip ini"), std::string::npos);
    EXPECT_NE(page.text().find("/incoming/" + one), std::string::npos);
    const Json opened = head.get("/api/v1/recent").json["items"];
    ASSERT_EQ(opened.size(), 2u) << opened.dump();
    EXPECT_EQ(opened[0]["id"], two);
    EXPECT_EQ(opened[1]["id"], one);
    EXPECT_TRUE(other.get("/api/v1/recent").json["items"].empty());
    EXPECT_EQ(head.get("/api/v1/similar?subject=incoming:" + two).json["items"][0]["id"], one);
    EXPECT_TRUE(other.get("/api/v1/similar?subject=incoming:" + two).json["items"].empty());
    EXPECT_NE(head.get("/search").text().find("Hasil rapat pengendalian inflasi daerah"), std::string::npos);
}

TEST_P(SearchFlow, a_search_is_kept_shared_and_run_with_ones_own_rights) {
    const Caller head = caller("DISKOMINFO.KADIS"), clerk = caller("DISKOMINFO.TU"), other = caller("DINKES.KADIS");
    const auto id = entered("Laporan gangguan menara", "7/2026", "Gangguan.");
    EXPECT_EQ(clerk.post("/api/v1/searches", {{"name", "Kosong"}}).status, 422) << "nothing is sought";
    EXPECT_EQ(clerk.post("/api/v1/searches", {{"q", "menara"}}).status, 422) << "no name";
    const Reply kept = clerk.post("/api/v1/searches",
                                  {{"name", "Gangguan menara"},
                                   {"q", "menara"},
                                   {"kind", "incoming"},
                                   {"shared", true},
                                   {"alert", true}});
    ASSERT_EQ(kept.status, 201) << kept.json.dump();
    const std::string one = "/api/v1/searches/" + kept.json["id"].get<std::string>();
    EXPECT_EQ(kept.json["sought"], (Json{{"q", "menara"}, {"kind", "incoming"}}));
    EXPECT_EQ(other.get(one).status, 404);
    EXPECT_EQ(other.put(one, {{"name", "x"}}).status, 404);
    const Reply run = clerk.get("/searches/" + kept.json["id"].get<std::string>());
    EXPECT_EQ(run.status, 303);
    EXPECT_EQ(run.headers.at("location"), "/search?q=menara&kind=incoming");
    EXPECT_TRUE(finds(clerk, "q=menara&kind=incoming", id));
    EXPECT_FALSE(finds(other, "q=menara&kind=incoming", id));
    EXPECT_EQ(clerk.put(one, {{"name", "Menara"}}).json["alert"], false);
    EXPECT_NE(clerk.get("/searches").text().find("Menara"), std::string::npos);
    EXPECT_EQ(tests::ask(*server_, "DELETE", one, clerk.headers()).status, 204);
    EXPECT_EQ(clerk.get(one).status, 404);
}

// Scenario 13, of what a search found.
void SearchFlow::taken_away_in_the_columns_of_an_official_list() {
    const Caller archivist = caller("DISKOMINFO.ARSIPARIS");
    const std::string paper = "kode,uraian,dari,sampai,jumlah,satuan,kondisi,lokasi\n"
                              "000.1.1,Izin menara lama,2001-03-01,2001-11-30,1,folder,baik,Rak 3\n"
                              "000.1.1,Izin menara baru,2002-03-01,2002-11-30,2,folder,baik,Rak 4\n";
    ASSERT_EQ(archivist.upload("/api/v1/archive/backlog", {}, "menara.csv", core::view(paper)).status, 200);
    const Reply frozen = archivist.post("/api/v1/selections", {{"q", "izin menara"}});
    ASSERT_EQ(frozen.status, 201) << frozen.json.dump();
    const std::string selection = "/selections/" + frozen.json["id"].get<std::string>();
    EXPECT_NE(archivist.get(selection).text().find("value=\"archive.inaktif\""), std::string::npos);
    const std::string exports = "/api/v1" + selection + "/exports";
    const Reply refused = archivist.post(exports, {{"form", "archive.tidak_ada"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_NE(refused.text().find("Bentuk daftar"), std::string::npos) << refused.text();
    const Reply asked = archivist.post(exports, {{"form", "archive.inaktif"}});
    ASSERT_EQ(asked.status, 202) << asked.json.dump();
    const std::string one = "/exports/" + asked.json["id"].get<std::string>();
    const Reply made = tests::wait_for([&] { return archivist.get("/api/v1" + one); },
                                       [](const Reply& reply) { return reply.json["state"] != "waiting"; });
    EXPECT_EQ(made.json["state"], "done") << made.json.dump();
    EXPECT_EQ(made.json["rows"], 2);
    EXPECT_EQ(made.json["reached"], made.json["of"]);
    const auto csv = archivist.get("/api/v1" + one + "/daftar.csv").text();
    EXPECT_NE(csv.find("\"Pencipta arsip\""), std::string::npos) << csv;
    EXPECT_NE(csv.find("\"\t000.1.1\""), std::string::npos);
    EXPECT_NE(csv.find("Rak 4"), std::string::npos);
    const auto named = archivist.get(one + "/daftar.xlsx").headers.at("content-disposition");
    EXPECT_NE(named.find("\"daftar-arsip-inaktif-" + core::iso(tests::today()) + ".xlsx\""), std::string::npos) << named;
    EXPECT_NE(archivist.get(one).text().find("Daftar Arsip Inaktif"), std::string::npos);
    // The dimensions of dossiers narrow a search, and are called by their words.
    const Json facets = found(archivist, "facets=1&kind=dossier&q=izin+menara")["facets"];
    EXPECT_EQ(facets["medium"].at(0).at("value"), "paper") << facets.dump();
    EXPECT_EQ(facets["life"].at(0).at("value"), "active") << "moved nowhere yet";
    const std::string fate = facets["fate"].at(0).at("value");
    EXPECT_EQ(found(archivist, "q=izin+menara&medium=paper&life=active&fate=" + fate)["total"], 2);
    EXPECT_EQ(found(archivist, "q=izin+menara&medium=electronic")["total"], 0);
    // Where the clock stands today, as the list of dossiers says it.
    ASSERT_EQ(facets["phase"].size(), 1u) << facets.dump();
    const std::string phase = facets["phase"].at(0).at("value");
    EXPECT_EQ(found(archivist, "q=izin+menara&phase=" + phase)["total"], 2);
    EXPECT_NE(archivist.get("/archive/lists?form=berkas&phase=" + phase).text().find("Izin menara baru"), std::string::npos) << phase;
    EXPECT_EQ(facets["code"].back().at("value"), "000.1.1") << facets.dump();
    EXPECT_NE(facets["code"].back().at("label"), "000.1.1") << "called by its name";
    EXPECT_NE(archivist.get("/search?q=izin+menara&medium=paper").text().find("Media: Kertas"), std::string::npos);
}

TEST_P(SearchFlow, all_results_are_frozen_and_taken_away_as_a_table) {
    const Caller head = caller("DISKOMINFO.KADIS"), other = caller("DINKES.KADIS");
    for (int i = 0; i < 3; ++i) entered("Permohonan izin menara " + std::to_string(i), "500.10", "Menara.");
    const Reply frozen = head.post("/api/v1/selections", {{"q", "izin menara"}});
    ASSERT_EQ(frozen.status, 201) << frozen.json.dump();
    EXPECT_EQ(frozen.json["total"], 3);
    const std::string selection = "/api/v1/selections/" + frozen.json["id"].get<std::string>();
    entered("Permohonan izin menara baru", "500.10", "Menara.");
    EXPECT_EQ(head.get(selection).json["items"].size(), 3u) << "frozen";
    EXPECT_EQ(other.get(selection).status, 404);
    EXPECT_EQ(other.post(selection + "/exports").status, 404);
    const Reply asked = head.post(selection + "/exports");
    ASSERT_EQ(asked.status, 202) << asked.json.dump();
    const std::string one = "/api/v1/exports/" + asked.json["id"].get<std::string>();
    const Reply made = tests::wait_for([&] { return head.get(one); },
                                       [](const Reply& reply) { return reply.json["state"] == "done"; });
    EXPECT_EQ(made.json["rows"], 3);
    const Reply csv = head.get(one + "/daftar.csv"), xlsx = head.get(one + "/daftar.xlsx");
    EXPECT_EQ(csv.status, 200);
    EXPECT_NE(csv.text().find("\"\t000.1.5\""), std::string::npos) << csv.text();
    EXPECT_EQ(xlsx.text().substr(0, 2), "PK");
    for (const char* file : {"/daftar.csv", "/daftar.xlsx"}) EXPECT_EQ(other.get(one + file).status, 404) << file;
    EXPECT_EQ(head.get(one + "/lain.txt").status, 404);
    const Reply page = head.get("/exports/" + asked.json["id"].get<std::string>());
    EXPECT_NE(page.text().find("Unduh XLSX"), std::string::npos);
    EXPECT_EQ(head.post(one + "/stop").status, 409) << "it is written";
    EXPECT_EQ(other.post(one + "/stop").status, 404);
    taken_away_in_the_columns_of_an_official_list();
}

NASKAH_ON_BOTH_DATABASES(SearchFlow);

}  // namespace
