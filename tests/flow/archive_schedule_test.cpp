// SPDX-License-Identifier: Apache-2.0
// A schedule is looked at before it is in force: a dirty table of another agency (scenario 17), what it would move
// among dossiers, a scheme that takes its place through the pages alone, and the ten years that decide who approves
// (scenario 1).
#include <map>
#include <set>
#include <vector>

#include "core/base/text.h"
#include "core/table/sheet.h"
#include "tests/flow/decree.h"
#include "tests/flow/official_columns.h"

namespace archive_schedule_test {

using core::Json;
using tests::Caller;
using tests::Reply;

class ArchiveSchedule : public tests::Flow {
  protected:
    static inline const std::string versions = "/api/v1/classification/versions",
                                    import = "/api/v1/classification/import/retention";
    std::string closed(const Caller& who, const char* code, const char* title) {
        const Reply made = who.post("/api/v1/archive/dossiers", {{"code", code}, {"title", title}});
        EXPECT_EQ(made.status, 201) << made.json.dump();
        const std::string id = made.json.value("id", "");
        EXPECT_EQ(who.post("/api/v1/archive/dossiers/" + id + "/close", {{"date", made.json["opened"]}}).status, 200);
        return id;
    }
    static std::string version(const Caller& who, const std::string& name, const std::string& kind = "") {
        const Json all = who.get(versions).json.at("items");
        for (const auto& each : all)
            if (each["name"] == name && (kind.empty() || each["kind"] == kind)) return each["id"];
        return "";
    }
    static std::map<std::string, std::string> moved(const Caller& who, const std::string& query) {
        const Reply told = who.get("/api/v1/archive/rules" + query);
        EXPECT_EQ(told.status, 200) << told.json.dump();
        std::map<std::string, std::string> found;
        const Json all = told.json.value("items", Json::array());
        for (const auto& each : all) found[each["dossier"]] = each["change"];
        return found;
    }
    Reply press(const Caller& who, const std::string& path, const std::map<std::string, std::string>& fields = {}) {
        auto headers = who.headers();
        headers["Content-Type"] = "application/x-www-form-urlencoded";
        std::string form;
        for (const auto& [field, value] : fields) form += (form.empty() ? "" : "&") + field + "=" + core::text::url(value);
        return tests::ask(*server_, "POST", path, headers, form);
    }
    static bool says(const Reply& page, const std::string& text) { return page.text().find(text) != std::string::npos; }
    // Looks at a table on the page and takes it with the second press.
    void take(const Caller& who, const std::string& kind, const std::string& edition, const std::string& table,
              const std::vector<const char*>& told) {
        const Reply shown = who.upload("/classification/import", {{"kind", kind}, {"edition", edition}, {"effective_from", "2026-02-01"}},
                                       "tabel.tsv", core::view(table));
        ASSERT_EQ(shown.status, 200) << shown.text();
        for (const char* each : told) EXPECT_TRUE(says(shown, each)) << each << shown.text();
        const auto body = shown.text();
        const auto at = body.find("name=\"id\" value=\"");
        ASSERT_NE(at, std::string::npos) << body;
        const Reply taken = press(who, "/classification/import/confirm", {{"id", body.substr(at + 17, 36)}});
        ASSERT_EQ(taken.status, 303) << taken.text();
        EXPECT_TRUE(taken.headers.at("location").starts_with("/classification/review"));
    }
    // Rows that wait, of one edition, by the line of the file; the page shows each.
    std::map<int, std::string> waiting(const Caller& who, const std::string& kind, const std::set<std::string>& codes) {
        const Json all = who.get("/api/v1/classification/review?limit=500&kind=" + kind).json.at("items");
        std::map<int, std::string> found;
        for (const auto& each : all)
            if (codes.contains(each["code"])) found[each["line"]] = each["id"];
        return found;
    }
    static std::string scheme_beside(const Caller& who, const std::string& id) {
        const Json all = who.get(versions).json.at("items");
        for (const auto& each : all)
            if (each["kind"] == "scheme" && each["id"] != id) return each["id"];
        return "";
    }
    static std::string row(const std::string& id) { return "/classification/review/" + id; }
    static inline const std::map<std::string, std::string> decree{
        {"regulation", "Peraturan Wali Kota Nomor 12 Tahun 2026"}, {"regulation_date", "2026-03-02"},
        {"approval_number", "B-KN.00.03/45/2026"}, {"approval_date", "2026-02-10"}, {"approval_document", "000.5.1/2026/7"}};
    void put_in_force(const std::string& page) {
        const auto asked = caller("UM.ARSIPARIS").upload(page + "/publish", decree, "persetujuan.pdf", tests::letter_of_approval());
        EXPECT_EQ(asked.status, 303) << page << asked.text();
        const Caller head = caller("UM.KABAG");
        EXPECT_EQ(press(head, page + "/publish/confirm").status, 422) << "what was looked at is named";
        const Json seen = head.get(versions + page.substr(page.rfind('/'))).json;
        EXPECT_EQ(press(head, page + "/publish/confirm", {{"approval", seen.at("approval").at("id").get<std::string>()}}).status, 303) << page;
    }
    static inline const std::string other_scheme = "Klasifikasi kota tetangga", other_schedule = "Jadwal kota tetangga";
    void decide(const Caller& archivist, const std::map<int, std::string>& reasons);
    void scheme_through_pages(const Caller& who);
    void schedule_through_pages(const Caller& who);
    void classes_and_phrases_through_pages(const Caller& who);
    std::string sent_letter(const Caller& head);
    void letter_keeps_its_code(const Caller& who, const Caller& head, const std::string& letter, const std::string& sheet);
    // Page by page to the end, whoever asks.
    static void goes_to_its_end(const Caller& who, const std::set<std::string>& all) {
        std::set<std::string> paged;
        for (std::string after = "&after=", next; paged.size() < 50; after = "&after=" + next) {
            const Reply page = who.get("/api/v1/archive/dossiers?limit=1" + (next.empty() ? "" : after));
            ASSERT_EQ(page.status, 200) << page.json.dump();
            paged.insert(page.json["items"][0].value("id", ""));
            if (page.json["next"].is_null()) break;
            next = page.json["next"];
        }
        for (const auto& id : all) EXPECT_TRUE(paged.contains(id));
        const Reply rows = who.get("/api/v1/archive/lists?form=berkas&limit=1");
        EXPECT_EQ(rows.json["next"], rows.json["rows"][0]["dossier"]) << rows.json.dump();
        for (const char* list : {"/archive?limit=1", "/archive/lists?form=berkas&limit=1"})
            EXPECT_NE(who.get(list).text().find("rel=\"next\""), std::string::npos) << list;
    }
    // The same table as a spreadsheet program writes it is read the same.
    static void is_read_in_any_form(const Caller& who, const std::string& table, const Json& looked) {
        core::table::Sheet sheet;
        std::string csv = core::text::replace(table, "\t", ";");
        csv = core::text::replace(csv, "Perjalanan dewan", "\"Perjalanan dewan\"");
        for (const auto& line : core::text::split(core::text::trim(table), '\n')) {
            const auto cells = core::text::split(line, '\t');
            if (sheet.columns.empty())
                for (const auto& cell : cells) sheet.columns.push_back({cell});
            else sheet.rows.emplace_back(cells.begin(), cells.end());
        }
        const auto look = [&](const char* name, core::ByteView bytes) {
            return who.upload(import + "?dry_run=1", {{"edition", "Jadwal dinas lain"}}, name, bytes);
        };
        EXPECT_EQ(look("jadwal.csv", core::view(csv)).json, looked);
        const auto book = core::table::xlsx(sheet);
        EXPECT_EQ(look("jadwal.xlsx", book).json, looked);
        EXPECT_EQ(look("jadwal.pdf", core::view(table)).status, 422);
    }
};

void ArchiveSchedule::scheme_through_pages(const Caller& who) {
    const Reply empty = who.upload("/classification/import", {{"kind", "scheme"}, {"edition", ""}}, "tabel.tsv", core::view("x"));
    EXPECT_EQ(empty.status, 422);
    EXPECT_TRUE(says(empty, "href=\"#f-edition\"")) << empty.text();
    const Reply headless = who.upload("/classification/import", {{"kind", "scheme"}, {"edition", other_scheme}}, "tabel.tsv",
                                      core::view("nomor\turaian\n1\tUmum\n"));
    EXPECT_EQ(headless.status, 422);
    EXPECT_TRUE(says(headless, "href=\"#f-file\"") && says(headless, "kode")) << headless.text();
    // Byte order mark, foreign line ends, blanks around, headings in capitals.
    take(who, "scheme", other_scheme,
         "\xEF\xBB\xBFKODE\tNama \tInduk\r\n  KP \tKepegawaian\t\r\n\r\nKP.05\t Kenaikan pangkat  \tKP\r\nKP.05\tMutasi\tKP\r\n"
         "\tCuti\tKP\r\nKP.06\t\tKP\r\nKP.07.01\tCuti tahunan\tKP.07\r\nRT\tRumah tangga\t\r\nRT.01\tRapat pimpinan wilayah\tRT\r\n",
         {"Kode ini sudah ada pada baris", "Kode kosong. Tulis kode", "Nama kosong. Tulis uraian", "Kode induknya tidak ada"});
    const auto rows = waiting(who, "scheme", {"KP.05", "KP.06", "KP.07.01", ""});
    ASSERT_EQ(rows.size(), 4u);
    EXPECT_TRUE(says(who.get("/classification/review?kind=scheme"), "Cuti tahunan"));
    EXPECT_TRUE(says(who.get(row(rows.at(5))), "Kenaikan pangkat")) << "what stands there already, without its blanks";
    EXPECT_EQ(press(who, row(rows.at(5)) + "/drop", {{"reason", "Kode ini sudah dipakai baris sebelumnya"}}).status, 303);
    const Reply nameless = press(who, row(rows.at(7)), {{"cell.nama", " "}});
    EXPECT_EQ(nameless.status, 422);
    EXPECT_TRUE(says(nameless, "href=\"#f-cells.nama\"") && says(nameless, "Nama kosong. Tulis uraian")) << nameless.text();
    EXPECT_EQ(press(who, row(rows.at(7)), {{"cell.nama", "Pensiun"}}).status, 303);
    EXPECT_EQ(press(who, row(rows.at(6)), {{"cell.kode", "KP.08"}}).status, 303);
    const auto draft = version(who, other_scheme), page = "/classification/editions/" + draft;
    EXPECT_EQ(press(caller("UM.ARSIPARIS"), page + "/publish", decree).status, 409) << "one row waits";
    EXPECT_EQ(press(who, row(rows.at(8)) + "/accept").status, 303);
    const Reply compared = who.get(page);
    for (const char* each : {"Baru: ", "Ganti kode: ", "Tidak ada lagi: ", "Telekomunikasi"})
        EXPECT_TRUE(says(compared, each)) << each << compared.text();
    std::map<std::string, std::string> added;
    const Json changes = who.get(versions + "/" + draft + "/changes?of=" + scheme_beside(who, draft)).json.at("items");
    for (const auto& each : changes)
        if (each["what"] == "added" || each["what"] == "recoded") added[each["code"]] = each["after"];
    EXPECT_EQ(added.size(), 7u) << changes.dump();
    EXPECT_EQ(added["KP.06"], "Pensiun");
    EXPECT_EQ(added["KP.08"], "Cuti");
    EXPECT_EQ(press(who, page + "/publish", decree).status, 403) << "the records unit puts in force";
    EXPECT_EQ(press(caller("UM.ARSIPARIS"), page + "/publish", {{"regulation", ""}}).status, 422);
    put_in_force(page);
    EXPECT_EQ(who.get(versions + "/" + draft).json["state"], "published");
}

// The access instrument in its official columns, and the dictionary of the schedule; each edition stands as its table.
void ArchiveSchedule::classes_and_phrases_through_pages(const Caller& who) {
    take(who, "access", other_schedule,
         "DAFTAR KLASIFIKASI KEAMANAN DAN AKSES\t\t\t\t\t\t\t\n"
         "No\tKlasifikasi\tJenis/Series Arsip\tKlasifikasi Keamanan\tHak Akses\tAkses Publik\tDasar Pertimbangan\tUnit Pengolah\n"
         "1\tKP.06\tPensiun\tTerbatas\tKepala bidang mutasi\tTertutup\tData pribadi pegawai\tBKPSDM\n"
         "2\tRT\tRumah tangga\tUmum sekali\t-\t-\t-\tBagian Umum\n",
         {"1 baris akan ditambahkan", "Kepala bidang mutasi", "Kelas keamanan kosong atau tidak dikenal. Tulis"});
    const auto classes = waiting(who, "access", {"RT"});
    ASSERT_EQ(classes.size(), 1u);
    EXPECT_EQ(press(who, row(classes.begin()->second) + "/drop", {{"reason", " "}}).status, 422);
    EXPECT_TRUE(says(press(who, row(classes.begin()->second) + "/drop", {{"reason", " "}}), "href=\"#f-reason\""));
    EXPECT_EQ(press(who, row(classes.begin()->second), {{"cell.keamanan", "Biasa"}}).status, 303);
    const Reply nowhere = who.upload("/classification/import", {{"kind", "trigger"}, {"edition", "Tidak ada"}}, "pemicu.tsv",
                                     core::view("frasa\tkode\tperistiwa\tmode\tcakupan\tlogika\nx\tx\tX\ttitik\tberkas\tsemua\n"));
    EXPECT_EQ(nowhere.status, 422);
    EXPECT_TRUE(says(nowhere, "href=\"#f-edition\"")) << nowhere.text();
    take(who, "trigger", other_schedule,
         "frasa\tkode\tperistiwa\tmode\tcakupan\tlogika\n"
         "Setelah hak dan kewajiban selesai\tlunas\tHak dan kewajiban selesai\tTitik\tberkas\tsalah satu\n"
         "setelah pensiun\tpensiun\tPegawai pensiun\tbesok\tberkas\tsemua\n",
         {"1 baris akan ditambahkan", "Mode tidak dikenal. Tulis"});
    const auto phrases = waiting(who, "trigger", {"setelah pensiun"});
    ASSERT_EQ(phrases.size(), 1u);
    EXPECT_EQ(press(who, row(phrases.begin()->second), {{"cell.mode", "titik"}}).status, 303);
    const auto edition = version(who, other_schedule, "access"), table = "/classification/editions/" + edition + "/table";
    EXPECT_TRUE(says(who.get(table), "Dasar Pertimbangan") && says(who.get(table), "Data pribadi pegawai")) << who.get(table).text();
    tests::columns_are("skkaad", who.get(table + ".xlsx"));
    EXPECT_TRUE(who.get(table + ".pdf").text().starts_with("%PDF-"));
    const Json rows = who.get(versions + "/" + edition + "/rows").json.at("items");
    ASSERT_EQ(rows.size(), 5u) << rows.dump();
    EXPECT_EQ(rows[1]["code"], "KP.06");
    EXPECT_EQ(rows[1]["public_access"], "tertutup");
    // What is taken away comes in again as it is.
    const Reply again = who.upload("/api/v1/classification/import/access?dry_run=1", {{"edition", other_schedule}}, "skkaad.xlsx",
                                   who.get(table + ".xlsx").bytes);
    EXPECT_EQ(again.json["same"], 5) << again.json.dump();
    EXPECT_EQ(again.json["findings"], Json::array()) << again.json.dump();
}

void ArchiveSchedule::schedule_through_pages(const Caller& who) {
    take(who, "retention", other_schedule,
         "kode\taktif\tinaktif\tnasib_akhir\tkeamanan\nKP.05\t2 TAHUN  setelah hak dan kewajiban selesai\t3 tahun\tMUSNAH\tBiasa / Terbuka\n"
         "KP.06\t2 Tahun\t-\tMusnah\tTerbatas\nKP.08\t1 Tahun\t1 Tahun\tMiusnah\tBiasa\nRT.01\t1 Tahun\t1 Tahun\tPermanen\tAgak rahasia\n",
         {"Jumlah tahun tidak terbaca. Tulis seperti", "Nasib akhir tidak dikenal. Tulis", "Kelas keamanan kosong atau tidak dikenal. Tulis"});
    const auto rules = waiting(who, "retention", {"KP.06", "KP.08"}), classes = waiting(who, "access", {"RT.01"});
    ASSERT_EQ(rules.size() + classes.size(), 3u);
    const Reply years = press(who, row(rules.at(3)), {{"cell.inaktif", "entah"}});
    EXPECT_EQ(years.status, 422);
    EXPECT_TRUE(says(years, "href=\"#f-cells.inaktif\"")) << years.text();
    const Reply fate = who.post("/api/v1" + row(rules.at(4)), {{"act", "accept"}});
    EXPECT_EQ(fate.status, 422);
    EXPECT_EQ(fate.json["faults"][0]["field"], "cells.nasib_akhir") << fate.json.dump();
    EXPECT_EQ(press(who, row(rules.at(3)), {{"cell.inaktif", "0 Tahun"}}).status, 303);
    EXPECT_EQ(who.post("/api/v1" + row(rules.at(4)), {{"act", "correct"}, {"cells", {{"nasib_akhir", "musnah"}}}}).status, 204);
    const std::string many = "/classification/review/many";
    EXPECT_TRUE(says(who.get("/classification/review?kind=access&reason=access_unknown"), "value=\"" + classes.at(5) + "\""));
    const Reply valueless = press(who, many, {{"act", "correct"}, {"ids", classes.at(5)}});
    EXPECT_EQ(valueless.status, 422);
    EXPECT_TRUE(says(valueless, "href=\"#f-value\"")) << valueless.text();
    const Reply weighed = press(who, many, {{"act", "correct"}, {"ids", classes.at(5)}, {"value", "Terbatas"}});
    EXPECT_TRUE(weighed.status == 200 && says(weighed, "1 baris akan disimpan dengan")) << weighed.text();
    EXPECT_EQ(waiting(who, "access", {"RT.01"}).size(), 1u) << "looking decides nothing";
    const std::map<std::string, std::string> sure{{"act", "correct"}, {"ids", classes.at(5)}, {"value", "Terbatas"}, {"expected", "1"}};
    EXPECT_EQ(press(who, many + "/confirm", sure).status, 303);
    EXPECT_EQ(press(who, many + "/confirm", sure).status, 409) << "decided before";
    classes_and_phrases_through_pages(who);
    for (const char* kind : {"retention", "access"})
        put_in_force("/classification/editions/" + version(who, other_schedule, kind));
    const auto schedule = versions + "/" + version(who, other_schedule, "retention");
    EXPECT_EQ(who.get(schedule).json["approval"]["approval_letter_digest"], core::sha256(tests::letter_of_approval()).hex());
    EXPECT_EQ(caller("UM.KABAG").get(schedule + "/approval/letter").bytes, tests::letter_of_approval());
    EXPECT_EQ(who.get(schedule + "/approval/letter").status, 403) << "for the records unit";
    const Json read = who.get("/api/v1/classification/codes/KP.05").json;
    ASSERT_FALSE(read["retention"].is_null()) << read.dump();
    EXPECT_EQ(read["retention"]["active_years"], 2) << read.dump();
    EXPECT_EQ(read["retention"]["fate"], "musnah");
    EXPECT_EQ(read["access"], "biasa");
    // From now on nothing of either edition changes.
    const std::string more = "kode\tnama\tinduk\nKP.09\tDiklat\tKP\n";
    const Reply late = who.upload("/classification/import", {{"kind", "scheme"}, {"edition", other_scheme}}, "tabel.tsv", core::view(more));
    EXPECT_EQ(late.status, 409);
    EXPECT_TRUE(says(late, "Buat edisi baru")) << late.text();
    EXPECT_EQ(who.upload("/api/v1/classification/import/codes", {{"edition", other_scheme}}, "tabel.tsv", core::view(more)).status, 409);
    EXPECT_EQ(who.get("/api/v1/classification/codes/KP.09").status, 404);
}

// A letter of the head, signed while the older scheme is in force.
std::string ArchiveSchedule::sent_letter(const Caller& head) {
    auto content = note(head, "Rapat pimpinan layanan jaringan");
    content["initials"] = Json::array();
    const Reply made = head.post("/api/v1/letters", content);
    EXPECT_EQ(made.status, 201) << made.json.dump();
    const std::string id = made.json.value("id", "");
    tests::send_up(head, id);
    EXPECT_EQ(head.post("/api/v1/signing/letter:" + id + "/sign", {{"passphrase", tests::demo_passphrase}}).status, 200);
    tests::wait_for([&] { return head.get("/api/v1/letters/" + id); },
                    [](const Reply& reply) { return reply.json.value("state", "") == "sent"; });
    return id;
}

// What was printed stays; told of what became of its code, the letter is found under both.
void ArchiveSchedule::letter_keeps_its_code(const Caller& who, const Caller& head, const std::string& letter, const std::string& sheet) {
    const auto one = "/api/v1/letters/" + letter;
    const auto draft = version(who, other_scheme), page = "/classification/editions/" + draft, older = scheme_beside(who, draft);
    const auto pair = [&](const std::string& to) {
        return press(caller("UM.ARSIPARIS"), page + "/mappings", {{"of", older}, {"from_code", "000.1.5"}, {"to_code", to}, {"how", "pindah"}});
    };
    const Reply nowhere = pair("KP.99");
    EXPECT_EQ(nowhere.status, 422);
    EXPECT_TRUE(says(nowhere, "href=\"#f-to_code\"")) << nowhere.text();
    EXPECT_EQ(pair("RT.01").status, 303);
    EXPECT_TRUE(says(who.get(page + "?of=" + older), "000.1.5"));
    EXPECT_EQ(who.get(versions + "/" + draft + "/mappings?of=" + older).json["items"].size(), 1u);
    EXPECT_TRUE(says(head.get(one), "\"000.1.5\""));
    EXPECT_FALSE(says(head.get(one), "RT.01"));
    EXPECT_TRUE(head.get(one + "/pdf").text().starts_with(sheet)) << "proofs may have been added, what was signed stays";
    for (const char* code : {"000.1.5", "RT.01"})
        EXPECT_TRUE(says(head.get("/api/v1/search?kind=letter&q=layanan+jaringan&code=" + std::string(code)), letter)) << code;
}

// One row corrected, one taken, the others of this table dropped.
void ArchiveSchedule::decide(const Caller& archivist, const std::map<int, std::string>& reasons) {
    const Json waiting = archivist.get("/api/v1/classification/review?kind=retention&limit=500").json.at("items");
    for (const auto& each : waiting) {
        const std::string row = "/api/v1/classification/review/" + each["id"].get<std::string>(), what = each["cells"].value("uraian", "");
        const auto reason = reasons.find(each["line"].get<int>());
        Json act;
        if (what == "Perjalanan dinas") act = {{"act", "correct"}, {"cells", {{"nasib_akhir", "Permanen"}}}};
        else if (what == "Telekomunikasi") act = {{"act", "accept"}};
        else if (reason != reasons.end() && reason->second == each["reason"]) act = {{"act", "drop"}, {"reason", "Salah baca"}};
        else continue;
        EXPECT_EQ(archivist.post(row, act).status, 204) << what;
    }
}

TEST_P(ArchiveSchedule, scenario_17_a_dirty_schedule_is_a_review_list_and_what_it_moves_is_seen_before_it_is_in_force) {
    const Caller archivist = caller("DISKOMINFO.ARSIPARIS");
    const auto longer = closed(archivist, "000.1.1", "Pemasangan telepon ruang pelayanan"),
               other_fate = closed(archivist, "000.1.2.1", "Perjalanan dinas pimpinan"),
               gone = closed(archivist, "000.1.5", "Rapat pimpinan triwulan");
    goes_to_its_end(archivist, {longer, other_fate, gone});
    const std::string table = "kode\turaian\taktif\tinaktif\tnasib_akhir\n"
                              "000.1.1\tTelekomunikasi\t4 Tahun\t3 Tahun\tMusnah\n"
                              "000.1.2.1\tPerjalanan dinas\t5 Tahun\t3 Tahun\tMiusnah\n"
                              "000.1.1\tTelepon lagi\t9 Tahun\t9 Tahun\tPermanen\n"
                              "000.1.2.2\tPerjalanan dewan\tkira-kira lama\t3 Tahun\tMusnah\n"
                              "000.1.2.3\tPerjalanan pegawai\t5 Tahun\t-\tMusnah\n"
                              "999.9.9\tUrusan instansi lain\t1 Tahun\t1 Tahun\tMusnah\n";
    const auto send = [&](const char* query) {
        return archivist.upload(import + query, {{"edition", "Jadwal dinas lain"}, {"effective_from", "2026-01-01"}},
                                "jadwal.tsv", core::view(table));
    };
    const Reply looked = send("?dry_run=1");
    ASSERT_EQ(looked.status, 200) << looked.json.dump();
    EXPECT_EQ(looked.json["added"], 0) << "of two lines of one code nobody knows which is meant";
    std::map<int, std::string> reasons;
    const Json findings = looked.json["findings"];
    for (const auto& each : findings) reasons[each["line"].get<int>()] = each["reason"];
    // "-" is no year: nobody guesses nought of it.
    const std::map<int, std::string> expected{{2, "duplicate"}, {3, "fate_unknown"}, {4, "duplicate"}, {5, "years_unreadable"},
                                              {6, "years_unreadable"}, {7, "code_unknown"}};
    EXPECT_EQ(reasons, expected) << looked.json.dump();
    is_read_in_any_form(archivist, table, looked.json);
    EXPECT_EQ(version(archivist, "Jadwal dinas lain"), "") << "looking writes nothing";
    const auto before = moved(archivist, "");
    ASSERT_EQ(send("").status, 200);
    const auto draft = version(archivist, "Jadwal dinas lain");
    ASSERT_FALSE(draft.empty());
    const Caller keeper = caller("UM.ARSIPARIS"), head = caller("UM.KABAG");
    EXPECT_EQ(tests::put_in_force(keeper, head, draft), 409) << "rows wait for a decision";
    decide(archivist, reasons);
    // What would move, dossier by dossier and in numbers; nothing has yet.
    const auto would = moved(archivist, "?edition=" + draft);
    EXPECT_EQ(would.at(longer), "longer");
    EXPECT_EQ(would.at(other_fate), "fate");
    EXPECT_EQ(would.at(gone), "gone");
    EXPECT_EQ(moved(archivist, ""), before) << "looking moves nothing";
    const Reply page = archivist.get("/classification/editions/" + draft);
    EXPECT_NE(page.text().find("Dampak pada berkas"), std::string::npos) << page.text();
    EXPECT_NE(page.text().find("/archive/rules?edition=" + draft), std::string::npos);
    EXPECT_NE(archivist.get("/archive/rules?edition=" + draft).text().find("bila Jadwal dinas lain berlaku"), std::string::npos);
    EXPECT_EQ(archivist.get("/api/v1/archive/rules?edition=tidak-ada").status, 404);
    EXPECT_EQ(caller("DISKOMINFO.APTIKA.STAF").get("/classification/editions/" + draft).text().find("Dampak pada berkas"),
              std::string::npos) << "dossiers are counted for those who keep them";
    EXPECT_TRUE(says(head.get("/classification/editions/" + draft), "Dampak pada berkas")) << "and for those who confirm";
    EXPECT_EQ(head.get("/archive/rules?edition=" + draft).status, 200);
    EXPECT_EQ(tests::put_in_force(keeper, keeper, draft), 409) << "another person confirms";
    EXPECT_NE(head.get("/classification/editions/" + draft).text().find("menunggu orang kedua"), std::string::npos);
    EXPECT_EQ(head.post(versions + "/" + draft + "/publish/confirm", Json::object()).status, 422) << "what was looked at is named";
    const Json seen = head.get(versions + "/" + draft).json;
    ASSERT_EQ(head.post(versions + "/" + draft + "/publish/confirm", {{"approval", seen.at("approval").at("id")}}).status, 204);
    EXPECT_EQ(moved(archivist, ""), would) << "the second press did what the first showed";
    tests::is_compared(keeper, archivist, draft);
}

TEST_P(ArchiveSchedule, another_agencys_scheme_and_schedule_come_in_through_the_pages) {
    const Caller archivist = caller("DISKOMINFO.ARSIPARIS"), signer = caller("DISKOMINFO.KADIS");
    const auto letter = sent_letter(signer), sheet = signer.get("/api/v1/letters/" + letter + "/pdf").text();
    scheme_through_pages(archivist);
    schedule_through_pages(archivist);
    letter_keeps_its_code(archivist, signer, letter, sheet);
}

TEST_P(ArchiveSchedule, scenario_1_three_and_seven_years_are_ten_and_go_to_the_national_archives) {
    const Caller archivist = caller("DISKOMINFO.ARSIPARIS");
    const auto ten = closed(archivist, "900.1.13.1", "Pajak daerah dan retribusi daerah"),
               eight = closed(archivist, "000.1.2.1", "Perjalanan dinas kepala daerah");
    const Json retention = archivist.get("/api/v1/archive/dossiers/" + ten).json.at("retention");
    EXPECT_EQ(retention["rule"]["active_years"].get<int>() + retention["rule"]["inactive_years"].get<int>(), 10);
    EXPECT_EQ(retention["route"], "national_archives");
    EXPECT_EQ(archivist.get("/api/v1/archive/dossiers/" + eight).json["retention"]["route"], "head");
}

NASKAH_ON_BOTH_DATABASES(ArchiveSchedule);

}  // namespace
