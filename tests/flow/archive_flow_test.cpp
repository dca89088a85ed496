// SPDX-License-Identifier: Apache-2.0
// An archivist at work on the real binary and both databases: clocks that are kept and listed, volumes, exceptions,
// references, paper, marks, the official lists with their codes as text, a backlog with faults by row.
#include <cstdlib>
#include <set>

#include "core/db/db.h"
#include "core/table/xlsx_reader.h"
#include "tests/flow/dated_cells.h"
#include "tests/flow/decree.h"

namespace archive_flow_test {

using core::Json;
using tests::Caller;
using tests::Reply;
using tests::wait_for;

const std::string dossiers = "/api/v1/archive/dossiers";

class ArchiveFlow : public tests::Flow {
  protected:
    std::string opened(const Caller& who, const std::string& code, const std::string& title) {
        const Reply made = who.post(dossiers, {{"code", code}, {"title", title}});
        EXPECT_EQ(made.status, 201) << made.json.dump();
        today_ = made.json.value("opened", "");
        return made.json.value("id", "");
    }
    std::string one(const std::string& id, const std::string& act) { return dossiers + "/" + id + "/" + act; }
    Json whole(const Caller& who, const std::string& id) {
        const Reply shown = who.get(dossiers + "/" + id);
        EXPECT_EQ(shown.status, 200) << shown.json.dump();
        return shown.json;
    }
    std::string why(const Caller& who, const std::string& id) { return whole(who, id)["retention"]["why"].dump(); }
    void close(const Caller& who, const std::string& id) {
        const Reply done = who.post(one(id, "close"), {{"date", today_}});
        EXPECT_EQ(done.status, 200) << done.json.dump();
    }
    void put_paper(const Caller& who, const std::string& id, const std::string& title, const std::string& date) {
        const Reply made = who.post(one(id, "paper"), {{"title", title}, {"date", date}, {"amount", 3},
                                                       {"amount_unit", "lembar"}, {"condition", "baik"}});
        EXPECT_EQ(made.status, 201) << made.json.dump();
    }
    // Its second one, of paper: it is a photocopied map.
    void corrects_an_item(const Caller& archivist, const Caller& clerk, const std::string& id) {
        const std::string at = one(id, "descriptions");
        const Json told{{"item", 2}, {"stage", "kopi"}, {"medium", "cartographic"}, {"reason", "Diperiksa ulang"}};
        EXPECT_EQ(clerk.post(at, told).status, 403);
        EXPECT_EQ(archivist.post(at, {{"item", 2}, {"stage", "kopi"}}).status, 422) << "no reason";
        EXPECT_EQ(archivist.post(at, {{"item", 2}, {"medium", "electronic"}, {"reason", "Salah"}}).status, 422)
            << "no file of it is here";
        const Reply done = archivist.post(at, told);
        ASSERT_EQ(done.status, 200) << done.json.dump();
        EXPECT_EQ(done.json["items"][1]["stage"], "kopi");
        EXPECT_EQ(done.json["medium"], "mixed");
        EXPECT_EQ(done.json["corrections"][0]["was"]["stage"], "asli");
        EXPECT_EQ(archivist.post(at, told).status, 422) << "it is told already";
        EXPECT_NE(archivist.get("/api/v1/archive/lists?form=isi&dossier=" + id).text().find("Kopi, kartografi"), std::string::npos);
        const std::string page = archivist.get("/archive/dossiers/" + id).text();
        EXPECT_NE(page.find("Tingkat perkembangan: Asli menjadi Kopi"), std::string::npos);
        const std::string form = archivist.get("/archive/dossiers/" + id + "/do?act=describe&item=2").text();
        for (const char* stands : {"value=\"2\" selected", "value=\"kopi\" selected", "value=\"cartographic\" selected", ">Baik<"})
            EXPECT_NE(form.find(stands), std::string::npos) << stands;
    }
    // Ids of the dossiers in a list.
    std::set<std::string> listed(const Caller& who, const std::string& question) {
        const Reply rows = who.get("/api/v1/archive/lists?" + question);
        EXPECT_EQ(rows.status, 200) << rows.json.dump();
        std::set<std::string> ids;
        const Json all = rows.json.value("rows", Json::array());
        for (const auto& row : all) ids.insert(row["dossier"].get<std::string>());
        return ids;
    }
    std::int64_t due_in(const Caller& who, const std::string& day, const std::string& ending, std::string month = "") {
        if (month.empty()) month = day.substr(0, 7);
        const Reply told = who.get("/api/v1/archive/due?year=" + day.substr(0, 4));
        EXPECT_EQ(told.status, 200) << told.json.dump();
        std::int64_t count = 0;
        const Json all = told.json.value("rows", Json::array());
        for (const auto& row : all)
            if (row["month"] == month && row["ending"] == ending) count += row["dossiers"].get<std::int64_t>();
        return count;
    }
    // As if it had been closed in 2005 and transferred since.
    std::string today_;
};

TEST_P(ArchiveFlow, scenario_2_a_contract_waits_for_its_end_and_is_listed_and_due_once_that_is_told) {
    const Caller archivist = caller("DISKOMINFO.ARSIPARIS"), other = caller("UM.ARSIPARIS");
    const std::string id = opened(archivist, "000.4.7.1", "Perjanjian kerja sama layanan perpustakaan keliling");
    close(archivist, id);
    EXPECT_TRUE(listed(archivist, "phase=waiting").contains(id));
    EXPECT_FALSE(listed(archivist, "phase=active").contains(id)) << "no event, no clock";
    EXPECT_EQ(why(archivist, id).find("2020"), std::string::npos);
    for (const char* event : {"perjanjian_berakhir", "kewajiban_selesai"}) {
        const Reply told = archivist.post(one(id, "trigger"), {{"event", event}, {"trigger", "2020-02-29"},
                                                               {"note", "Berita acara serah terima pekerjaan"}});
        ASSERT_EQ(told.status, 200) << told.json.dump();
    }
    EXPECT_TRUE(listed(archivist, "phase=active").contains(id));
    EXPECT_FALSE(listed(archivist, "phase=waiting").contains(id));
    const auto told_why = why(archivist, id);
    EXPECT_NE(told_why.find("Perjanjian atau kerja sama berakhir"), std::string::npos) << told_why;
    EXPECT_NE(told_why.find("29 Februari 2020"), std::string::npos) << "told late, and it says so: " << told_why;
    EXPECT_TRUE(listed(archivist, "form=aktif").contains(id));
    EXPECT_FALSE(listed(other, "form=aktif").contains(id)) << "of another unit";
    const std::string until = whole(archivist, id)["retention"]["active_until"];
    EXPECT_GE(due_in(archivist, until, "active"), 1);
    EXPECT_TRUE(listed(archivist, "ending=active&month=" + until.substr(0, 7)).contains(id));
    EXPECT_EQ(due_in(other, until, "active"), 0);
    // What nobody has transferred yet is told in the years after, too.
    const int year = std::stoi(until.substr(0, 4));
    EXPECT_GE(due_in(archivist, std::to_string(year + 1), "active", "../" + std::to_string(year) + "-12"), 1);
    EXPECT_TRUE(listed(archivist, "ending=active&month=..%2F" + std::to_string(year) + "-12").contains(id));
    EXPECT_FALSE(listed(archivist, "ending=active&month=..%2F" + std::to_string(year - 1) + "-12").contains(id));
}

TEST_P(ArchiveFlow, scenario_3_one_perda_moves_the_kept_clocks_of_its_year_and_a_corrected_year_moves_one_alone) {
    const Caller archivist = caller("DISKOMINFO.ARSIPARIS");
    const std::string this_year = opened(archivist, "900.1.3.1", "Penyusunan APBD tahun berjalan");
    const std::string last_year = opened(archivist, "900.1.3.2", "Penyusunan APBD tahun lalu");
    close(archivist, this_year);
    close(archivist, last_year);
    const int year = std::stoi(today_.substr(0, 4));
    const Reply wrong = archivist.post(one(last_year, "fiscal-year"), {{"fiscal_year", year - 1}, {"reason", ""}});
    EXPECT_EQ(wrong.status, 422);
    const Reply corrected = archivist.post(one(last_year, "fiscal-year"),
                                           {{"fiscal_year", year - 1}, {"reason", "Dokumen anggaran tahun lalu"}});
    ASSERT_EQ(corrected.status, 200) << corrected.json.dump();
    const Reply event = caller("UM.ARSIPARIS").post(
        "/api/v1/archive/events", {{"event", "perda_apbd"}, {"fiscal_year", year - 1}, {"trigger", today_},
                                   {"basis", "Perda Nomor 6"}, {"basis_date", today_}});
    ASSERT_EQ(event.status, 201) << event.json.dump();
    wait_for([&] { return archivist.get("/api/v1/archive/lists?phase=active"); },
             [&](const Reply& reply) { return reply.text().find(last_year) != std::string::npos; });
    EXPECT_TRUE(listed(archivist, "phase=active").contains(last_year));
    EXPECT_TRUE(listed(archivist, "phase=waiting").contains(this_year));
    EXPECT_EQ(whole(archivist, last_year)["retention"]["start"], today_);
}

TEST_P(ArchiveFlow, scenario_4_the_decree_a_rule_excepts_goes_into_a_personal_dossier_before_the_rest_may_be_destroyed) {
    const Caller archivist = caller("DISKOMINFO.ARSIPARIS"), clerk = caller("DISKOMINFO.TU");
    const std::string id = opened(archivist, "800.1.2.5", "Usul mutasi pegawai");
    const std::string personal = opened(archivist, "800.1.2.5", "Berkas perseorangan pegawai");
    put_paper(archivist, id, "Usul mutasi dari bidang", "2019-03-04");
    put_paper(archivist, id, "Surat keputusan mutasi", "2019-05-20");
    close(archivist, id);
    EXPECT_EQ(whole(archivist, id)["retention"]["whole"], false) << "nobody went through it";
    const std::string apart = one(id, "exceptions");
    EXPECT_EQ(clerk.post(apart, {{"kind", "permanent"}, {"item", 2}, {"reason", "SK"}}).status, 403);
    EXPECT_EQ(archivist.post(apart, {{"kind", "unresolved"}, {"item", 2}, {"reason", "SK mutasi"}}).status, 200);
    EXPECT_EQ(archivist.post(apart, {{"kind", "settled"}, {"reason", "Sudah diperiksa"}}).status, 409) << "one is open";
    const std::string number = whole(archivist, personal)["number"];
    EXPECT_EQ(archivist.post(apart, {{"kind", "moved"}, {"item", 2}, {"reason", "SK"}, {"target", "999/1999"}}).status, 422);
    const Reply moved = archivist.post(apart, {{"kind", "moved"}, {"item", 2}, {"target", number},
                                               {"reason", "SK masuk berkas perseorangan"}});
    ASSERT_EQ(moved.status, 200) << moved.json.dump();
    EXPECT_EQ(moved.json["items"][1]["exception"], "moved");
    EXPECT_EQ(moved.json["item_count"], 1);
    const Json there = whole(archivist, personal);
    ASSERT_EQ(there["items"].size(), 1u);
    EXPECT_EQ(there["items"][0]["title"], "Surat keputusan mutasi");
    EXPECT_EQ(archivist.post(apart, {{"kind", "none"}, {"item", 2}, {"reason", "Keliru"}}).status, 409) << "it is gone";
    EXPECT_EQ(archivist.post(apart, {{"kind", "settled"}, {"reason", "Semua SK dipindahkan"}}).status, 200);
    EXPECT_EQ(whole(archivist, id)["retention"]["whole"], true);
    EXPECT_EQ(archivist.post(apart, {{"kind", "permanent"}, {"item", 1}, {"reason", "Bernilai sejarah"}}).status, 200);
    EXPECT_EQ(whole(archivist, id)["retention"]["whole"], false);
}

TEST_P(ArchiveFlow, volumes_references_and_reopening_are_told_with_their_reasons) {
    const Caller archivist = caller("DISKOMINFO.ARSIPARIS"), clerk = caller("DISKOMINFO.TU"), other = caller("UM.ARSIPARIS");
    const std::string id = opened(archivist, "000.1.5", "Rapat koordinasi pimpinan"), theirs = opened(other, "000.1.5", "Rapat");
    const std::string twin = opened(archivist, "000.1.1", "Pemasangan telepon ruang rapat");
    put_paper(archivist, id, "Notulen rapat", "2018-01-15");
    const Reply second = clerk.post(one(id, "volumes"), {{"date", today_}});
    ASSERT_EQ(second.status, 200) << second.json.dump();
    EXPECT_EQ(second.json["volume"], 2);
    put_paper(archivist, id, "Notulen rapat lanjutan", "2018-02-15");
    EXPECT_EQ(whole(archivist, id)["items"][1]["volume"], 2);
    EXPECT_EQ(whole(archivist, id)["medium"], "paper");
    corrects_an_item(archivist, clerk, id);
    const Reply referred = archivist.post(one(id, "references"), {{"to", twin}, {"reason", "Ruang yang sama"}});
    ASSERT_EQ(referred.status, 200) << referred.json.dump();
    EXPECT_EQ(whole(archivist, twin)["references"][0]["dossier"], id) << "read from both ends";
    EXPECT_EQ(archivist.post(one(id, "references"), {{"to", theirs}, {"reason", "Urusan sama"}}).status, 422)
        << "of a dossier not seen";
    EXPECT_EQ(archivist.post(one(twin, "references"), {{"to", id}, {"reason", "Sekali lagi"}}).status, 409);
    close(archivist, id);
    EXPECT_EQ(clerk.post(one(id, "reopen"), {{"reason", "Surat susulan"}}).status, 403);
    EXPECT_EQ(archivist.post(one(id, "reopen"), {{"reason", ""}}).status, 422);
    // The records unit alone opens it, which sees no dossier of the unit: it is asked.
    const Reply alone = archivist.post(one(id, "reopen"), {{"reason", "Surat susulan diterima"}});
    EXPECT_EQ(alone.status, 403);
    EXPECT_NE(alone.text().find("dibuka kembali oleh unit kearsipan"), std::string::npos) << alone.text();
    EXPECT_EQ(other.get(dossiers + "/" + id).status, 404);
    EXPECT_EQ(archivist.get("/archive/dossiers/" + id).text().find("do?act=reopen\""), std::string::npos);
    EXPECT_NE(archivist.get("/archive/dossiers/" + id + "/do?act=ask_reopening").text().find("/reopenings"), std::string::npos);
    ASSERT_EQ(archivist.post(one(id, "reopenings"), {{"reason", "Surat susulan diterima"}}).status, 201);
    EXPECT_NE(archivist.get("/archive/dossiers/" + id).text().find("Diminta dibuka kembali"), std::string::npos);
    EXPECT_NE(other.get("/").text().find("/archive/reopenings"), std::string::npos) << "on his desk";
    EXPECT_NE(other.get("/archive/reopenings").text().find("Surat susulan diterima"), std::string::npos);
    const Json waits = other.get("/api/v1/archive/reopenings").json.at("items").at(0);
    const Json agreed{{"verdict", "approve"}, {"answer", "Susulan sah"}, {"seen", waits.at("seen")}};
    const std::string decide = "/api/v1/archive/reopenings/" + waits.at("id").get<std::string>() + "/decide";
    EXPECT_EQ(archivist.post(decide, agreed).status, 403);
    EXPECT_EQ(other.post(decide, agreed).status, 200);
    const Reply again = archivist.get(dossiers + "/" + id);
    EXPECT_EQ(again.json["state"], "open") << again.json.dump();
    EXPECT_TRUE(listed(archivist, "phase=open").contains(id));
    const std::string reference = again.json["references"][0]["id"];
    EXPECT_EQ(archivist.post(one(twin, "references/remove"), {{"reference", reference}, {"reason", "Keliru"}}).status, 200);
    EXPECT_TRUE(whole(archivist, id)["references"].empty());
}

TEST_P(ArchiveFlow, scenario_18_a_backlog_tells_its_faults_by_row_is_taken_once_and_its_codes_stay_text_in_the_workbook) {
    const Caller archivist = caller("DISKOMINFO.ARSIPARIS");
    const std::string heading = "kode,uraian,dari,sampai,jumlah,satuan,kondisi,lokasi\n";
    const std::string of_persons = "kode,uraian,dari,sampai,jumlah,satuan,kondisi,lokasi,nama,nip\n";
    const std::string bad = of_persons + "000.1.1,Telepon kantor,2011,2012,4,folder,baik,Rak 3\n"
                                      "500.1,Ketahanan pangan,2011,2012,4,folder,baik,Rak 3\n"
                                      "000.1.5,,tahun lalu,2012,nol,karung,lapuk,Rak 3\n"
                                      "000.1.1,Telepon,2011,2012,4,folder,baik,Rak 3,Siti Rekaan,197805122003122004\n"
                                      "800.1.13.1,,2011,2012,4,folder,baik,Rak 3,Siti Rekaan,1978\n";
    const Reply refused = archivist.upload("/api/v1/archive/backlog", {}, "arsip-lama.csv", core::view(bad));
    ASSERT_EQ(refused.status, 422) << refused.json.dump();
    std::set<std::pair<int, std::string>> told;
    const Json faults = refused.json["faults"];
    for (const auto& each : faults) told.emplace(each["line"].get<int>(), each["column"].get<std::string>());
    const std::set<std::pair<int, std::string>> expected{{3, "kode"},  {4, "uraian"}, {4, "dari"},
                                                         {4, "jumlah"}, {4, "satuan"}, {4, "kondisi"}, {5, "nama"}, {6, "nip"}};
    EXPECT_EQ(told, expected) << refused.json.dump();
    EXPECT_TRUE(listed(archivist, "code=000.1.1&form=berkas&phase=all").empty()) << "nothing half done";
    const char* wanted = std::getenv("NASKAH_BOXES");
    const int boxes = wanted ? std::atoi(wanted) : 250;
    std::string good = heading;
    for (int at = 0; at < boxes; ++at)
        good += std::string(at % 2 == 0 ? "000.9.10" : "000.1.1") + ",Berkas lama nomor " + std::to_string(at) +
                ",2001,2003,1,boks,rapuh,Depo 1 rak 2\n";
    const Reply checked = archivist.upload("/api/v1/archive/backlog", {{"check", "1"}}, "arsip-lama.csv", core::view(good));
    ASSERT_EQ(checked.status, 200) << checked.json.dump();
    EXPECT_EQ(checked.json["fresh"], boxes);
    const Reply taken = archivist.upload("/api/v1/archive/backlog", {}, "arsip-lama.csv", core::view(good));
    ASSERT_EQ(taken.status, 200) << taken.json.dump();
    const Reply twice = archivist.upload("/api/v1/archive/backlog", {}, "arsip-lama.csv", core::view(good));
    EXPECT_EQ(twice.json["fresh"], 0) << twice.json.dump();
    EXPECT_EQ(twice.json["known"], boxes);
    const Reply file = archivist.get("/archive/lists.xlsx?form=inaktif");
    ASSERT_EQ(file.status, 200);
    const auto book = core::table::read_xlsx(core::view(file.text()));
    std::set<std::string> codes;
    std::size_t rows = 0;
    for (const auto& row : book.sheets.at(0).rows) {
        if (row.cells.size() < 13 || row.cells[4].find("Berkas lama nomor") == std::string::npos) continue;
        codes.insert(row.cells[3]);
        ++rows;
    }
    EXPECT_EQ(rows, static_cast<std::size_t>(boxes));
    EXPECT_EQ(codes, (std::set<std::string>{"000.9.10", "000.1.1"}));
    EXPECT_EQ(archivist.get("/archive/lists.pdf?form=inaktif").status, 200);
    EXPECT_EQ(tests::cells_beside(archivist, "form=isi&phase=all", 3, "Berkas lama nomor", 4), std::set<std::string>{"2001-2003"});
}

// The page shows what a table would become; only a second press takes it, once, and as it was shown.
TEST_P(ArchiveFlow, a_table_sent_on_the_page_is_shown_first_and_taken_by_a_second_press_of_who_sent_it) {
    const Caller archivist = caller("DISKOMINFO.ARSIPARIS"), other = caller("DPK.ARSIPARIS");
    const std::string heading = "kode,uraian,dari,sampai,jumlah,satuan,kondisi,lokasi\n";
    const auto confirm = [&](const Caller& who, const std::string& id) {
        auto headers = who.headers();
        headers["Content-Type"] = "application/x-www-form-urlencoded";
        return tests::ask(*server_, "POST", "/archive/backlog/confirm", headers, "id=" + id);
    };
    const auto id_in = [](const Reply& page) {
        const std::string mark = "name=\"id\" value=\"", text = page.text();
        const auto at = text.find(mark);
        return at == std::string::npos ? std::string() : text.substr(at + mark.size(), 36);
    };
    const Reply bad = archivist.upload("/archive/backlog", {}, "arsip.csv",
                                       core::view(heading + "000.1.1,Telepon,2011,2012,nol,folder,baik,Rak 3\n"));
    EXPECT_EQ(bad.status, 422);
    EXPECT_EQ(id_in(bad), "") << "a table with a fault is not offered";
    EXPECT_EQ(archivist.upload("/archive/backlog", {}, "arsip.txt", core::view(std::string("apa saja"))).status, 422);
    const std::string table = "kode,uraian,dari,sampai,jumlah,satuan,kondisi,lokasi,nama,nip,nomor_register\n"
                              "000.1.1,Pemasangan telepon kantor lama,2011,2012,4,folder,baik,Rak 3\n"
                              "000.1.5,Undangan rapat dinas lama,2011,2013,2,boks,baik,Rak 3\n"
                              "800.1.13.1,,2011,2013,2,folder,baik,Rak 3,Budi Rekaan,,H-17/2011\n";
    const Reply shown = archivist.upload("/archive/backlog", {}, "arsip.csv", core::view(table));
    ASSERT_EQ(shown.status, 200);
    const auto id = id_in(shown);
    ASSERT_NE(id, "");
    EXPECT_NE(shown.text().find("Masukkan 3 berkas"), std::string::npos);
    EXPECT_NE(shown.text().find("Undangan rapat dinas lama"), std::string::npos);
    EXPECT_TRUE(listed(archivist, "code=000.1.1&form=berkas&phase=all").empty()) << "nothing before the second press";
    EXPECT_EQ(confirm(other, id).status, 410) << "of somebody else";
    EXPECT_EQ(confirm(archivist, "bukan-nomor").status, 410);
    EXPECT_EQ(confirm(archivist, id).status, 303);
    const Json of_him = archivist.get(dossiers + "?kind=personal&register=H-17%2F2011").json.at("items");
    ASSERT_EQ(of_him.size(), 1u) << of_him.dump();
    EXPECT_EQ(of_him.at(0).at("title"), "Berkas perseorangan a.n. Budi Rekaan");
    EXPECT_EQ(of_him.at(0).at("access"), "terbatas");
    EXPECT_EQ(listed(archivist, "code=000.1.1&form=berkas&phase=all").size(), 1u);
    EXPECT_EQ(confirm(archivist, id).status, 410) << "once";
    const Reply again = archivist.upload("/archive/backlog", {}, "arsip.csv", core::view(table));
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(id_in(again), "") << "all of it is there";
    EXPECT_EQ(listed(archivist, "code=000.1.1&form=berkas&phase=all").size(), 1u);
}

TEST_P(ArchiveFlow, a_dossier_is_opened_on_a_page_of_its_own_before_any_letter) {
    const Caller archivist = caller("DISKOMINFO.ARSIPARIS"), staff = caller("DISKOMINFO.APTIKA.STAF");
    const auto open = [&](const Caller& who, const std::string& form) {
        auto headers = who.headers();
        headers["Content-Type"] = "application/x-www-form-urlencoded";
        return tests::ask(*server_, "POST", "/archive/open", headers, form);
    };
    EXPECT_NE(archivist.get("/archive").text().find("/archive/open"), std::string::npos);
    EXPECT_EQ(staff.get("/archive").text().find("/archive/open"), std::string::npos);
    EXPECT_EQ(staff.get("/archive/open").status, 403);
    EXPECT_NE(archivist.get("/archive/open?code_words=telekomunikasi").text().find("value=\"000.1.1\""), std::string::npos);
    const Reply untitled = open(archivist, "code=000.1.1&title=&access=");
    EXPECT_EQ(untitled.status, 422);
    EXPECT_NE(untitled.text().find("value=\"000.1.1\" checked"), std::string::npos) << "what was chosen stays";
    const Reply made = open(archivist, "code=000.1.1&title=Langganan+telepon+2026&place=Laci+2&access=terbatas");
    ASSERT_EQ(made.status, 303) << made.text();
    const std::string where = made.headers.at("location");
    ASSERT_TRUE(where.starts_with("/archive/dossiers/")) << where;
    const Reply page = archivist.get(where);
    EXPECT_NE(page.text().find("Langganan telepon 2026"), std::string::npos);
    EXPECT_NE(page.text().find("Terbatas"), std::string::npos);

    const std::string of = "code=000.1.1&title=&access=&person=Siti+Rekaan&nip=";
    EXPECT_NE(open(archivist, of + "1978").text().find("NIP terdiri atas 18 angka"), std::string::npos);
    const Reply personal = open(archivist, of + "19780512+200312+2+004");
    ASSERT_EQ(personal.status, 303) << personal.text();
    const std::string id = personal.headers.at("location").substr(where.find_last_of('/') + 1);
    EXPECT_NE(archivist.get("/archive/dossiers/" + id).text().find("197805122003122004"), std::string::npos);
    EXPECT_EQ(open(archivist, of + "197805122003122004").status, 409);
    EXPECT_NE(archivist.get("/archive?kind=personal").text().find("a.n. Siti Rekaan"), std::string::npos);
    const Json listed = archivist.get(dossiers + "?kind=personal&nip=197805122003122004").json;
    ASSERT_EQ(listed.at("items").size(), 1u) << listed.dump();
    EXPECT_EQ(listed.at("items").at(0).at("id"), id);
    EXPECT_EQ(listed.at("items").at(0).at("person").at("name"), "Siti Rekaan");
    EXPECT_EQ(listed.at("items").at(0).at("access"), "terbatas");
    EXPECT_EQ(staff.get("/archive/dossiers/" + id).status, 404);
}

// Scenario 8: the code changes with the scheme; what was filed before keeps its own and is found under both.
TEST_P(ArchiveFlow, scenario_8_a_dossier_is_found_under_its_old_code_and_under_what_that_became) {
    const Caller archivist = caller("DISKOMINFO.ARSIPARIS");
    const Reply made = archivist.post("/api/v1/archive/dossiers", {{"code", "000.1.5"}, {"title", "Rapat pimpinan lama"}});
    ASSERT_EQ(made.status, 201) << made.json.dump();
    const std::string versions = "/api/v1/classification/versions";
    std::string older;
    const Json before = archivist.get(versions).json["items"];
    for (const auto& each : before)
        if (each["kind"] == "scheme" && each["in_force"] == true) older = each["id"];
    const std::string scheme = "kode\tnama\tinduk\n700\tPengawasan\t\n700.9\tRapat Pimpinan Daerah\t700\n";
    const Reply taken = archivist.upload("/api/v1/classification/import/codes",
                                         {{"edition", "Skema pengganti"}, {"effective_from", "2026-01-01"}}, "skema.tsv",
                                         core::view(scheme));
    ASSERT_EQ(taken.status, 200) << taken.json.dump();
    std::string newer;
    const Json after = archivist.get(versions).json["items"];
    for (const auto& each : after)
        if (each["name"] == "Skema pengganti") newer = each["id"];
    EXPECT_EQ(tests::put_in_force(archivist, archivist, newer), 403) << "no archivist of the records unit";
    ASSERT_EQ(tests::put_in_force(caller("UM.ARSIPARIS"), caller("UM.KABAG"), newer), 204);
    const auto under = [&](const std::string& code) {
        const Json found = archivist.get("/api/v1/archive/dossiers?code=" + code).json["items"];
        for (const auto& each : found)
            if (each["id"] == made.json["id"]) return each["code"].get<std::string>();
        return std::string();
    };
    EXPECT_EQ(under("700.9"), "") << "nobody has told yet what the old code became";
    const Json pair{{"of", older}, {"from_code", "000.1.5"}, {"to_code", "700.9"}, {"how", "pindah"}};
    EXPECT_EQ(archivist.post(versions + "/" + newer + "/mappings", pair).status, 403) << "of the records unit, too";
    ASSERT_EQ(caller("UM.ARSIPARIS").post(versions + "/" + newer + "/mappings", pair).status, 201);
    EXPECT_EQ(under("700.9"), "000.1.5") << "its own code never changes";
    EXPECT_EQ(under("700"), "000.1.5");
    EXPECT_EQ(under("000.1.5"), "000.1.5");
    for (const char* code : {"700.9", "700", "000.1.5", "000.1"}) {
        const Reply found = archivist.get("/api/v1/search?facets=1&q=pimpinan+lama&kind=dossier&code=" + std::string(code));
        ASSERT_EQ(found.json["hits"].size(), 1u) << code << found.json.dump();
        EXPECT_EQ(found.json["hits"][0]["id"], made.json["id"]);
        EXPECT_NE(found.json["hits"][0]["number"].get<std::string>().find("000.1.5"), std::string::npos) << "prints its own";
    }
    const Reply newly = archivist.post("/api/v1/archive/dossiers", {{"code", "700.9"}, {"title", "Rapat pimpinan baru"}});
    ASSERT_EQ(newly.status, 201) << newly.json.dump();
    const Json found = archivist.get("/api/v1/search?facets=1&q=rapat+pimpinan&kind=dossier").json;
    std::map<std::string, std::size_t> counts;
    for (const auto& each : found["facets"]["code"]) counts[each["value"]] = each["count"];
    EXPECT_EQ(counts["700.9"], found["hits"].size()) << found.dump();
    EXPECT_EQ(counts["000.1.5"], found["hits"].size()) << found.dump();
}

NASKAH_ON_BOTH_DATABASES(ArchiveFlow);

}  // namespace
