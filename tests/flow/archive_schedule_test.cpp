// SPDX-License-Identifier: Apache-2.0
// A schedule is looked at before it is in force: a dirty table of another agency (scenario 17), what it would move
// among dossiers, and the ten years that decide who approves (scenario 1).
#include <map>

#include "tests/flow/flow.h"

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
    static std::string version(const Caller& who, const std::string& name) {
        const Json all = who.get(versions).json.at("items");
        for (const auto& each : all)
            if (each["name"] == name) return each["id"];
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
};

TEST_P(ArchiveSchedule, scenario_17_a_dirty_schedule_is_a_review_list_and_what_it_moves_is_seen_before_it_is_in_force) {
    const Caller archivist = caller("DISKOMINFO.ARSIPARIS");
    const auto longer = closed(archivist, "000.1.1", "Pemasangan telepon ruang pelayanan"),
               other_fate = closed(archivist, "000.1.2.1", "Perjalanan dinas pimpinan"),
               gone = closed(archivist, "000.1.5", "Rapat pimpinan triwulan");
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
    EXPECT_EQ(looked.json["added"], 1);
    std::map<int, std::string> reasons;
    const Json findings = looked.json["findings"];
    for (const auto& each : findings) reasons[each["line"].get<int>()] = each["reason"];
    // "-" is no year: nobody guesses nought of it.
    const std::map<int, std::string> expected{{3, "fate_unknown"}, {4, "duplicate"}, {5, "years_unreadable"},
                                              {6, "years_unreadable"}, {7, "code_unknown"}};
    EXPECT_EQ(reasons, expected) << looked.json.dump();
    EXPECT_EQ(version(archivist, "Jadwal dinas lain"), "") << "looking writes nothing";
    const auto before = moved(archivist, "");
    ASSERT_EQ(send("").status, 200);
    const auto draft = version(archivist, "Jadwal dinas lain");
    ASSERT_FALSE(draft.empty());
    const std::string publish = versions + "/" + draft + "/publish";
    EXPECT_EQ(archivist.post(publish, {{"basis", "Peraturan Wali Kota"}}).status, 409) << "rows wait for a decision";
    const Json waiting = archivist.get("/api/v1/classification/review?kind=retention&limit=500").json.at("items");
    for (const auto& each : waiting) {
        if (each["cells"].value("uraian", "") == "Perjalanan dinas")
            EXPECT_EQ(archivist.post("/api/v1/classification/review/" + each["id"].get<std::string>(),
                                     {{"act", "correct"}, {"cells", {{"nasib_akhir", "Permanen"}}}}).status, 204);
        else if (reasons.contains(each["line"].get<int>()) && reasons[each["line"].get<int>()] == each["reason"])
            EXPECT_EQ(archivist.post("/api/v1/classification/review/" + each["id"].get<std::string>(), {{"act", "drop"}}).status, 204);
    }
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
    ASSERT_EQ(archivist.post(publish, {{"basis", "Peraturan Wali Kota"}}).status, 204);
    EXPECT_EQ(moved(archivist, ""), would) << "the second press did what the first showed";
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
