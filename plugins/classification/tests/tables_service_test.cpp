// SPDX-License-Identifier: Apache-2.0
// Dirty tables of another agency: access classes in the official columns, and the dictionary of triggers.
#include "classification/tests/editions_town.h"

namespace classification {
namespace tables_service_test {

using core::db::Tx;

class Tables : public editions_town::EditionsTown {
  protected:
    Outcome classes(const std::string& table, bool dry = false) {
        return import->take_in(ctx, Kind::access, table, {"SKKAAD 2026", {}, "Menunggu penetapan"}, dry);
    }
    std::optional<AccessRow> row(const std::string& code) {
        const auto edition = id("SKKAAD 2026");
        return place->db().read([&](Tx& tx) { return store::access(tx, edition, code); });
    }
    std::vector<Review> open(const char* kind) { return import->open(ctx, kind, "", 50); }
};

// Titles above the heading, names of columns as the official table has them, classes written in every way, a class left out
// (as in the table of LPP TVRI).
constexpr const char* official =
    "SISTEM KLASIFIKASI KEAMANAN DAN AKSES ARSIP DINAMIS\t\t\t\t\t\t\t\n"
    "No\tKlasifikasi\tJenis/Series Arsip\tKlasifikasi Keamanan\tHak Akses\tAkses Publik\tDasar Pertimbangan\tUnit Pengolah\n"
    "1\t000.1.2\tPerjalanan Dinas\tBiasa / Terbuka\tSeluruh  pegawai\tTerbuka\tTidak merugikan\tBagian Umum\n"
    "2\t000.1.5\tRapat Pimpinan\tTERBATAS\tPenentu kebijakan\tTertutup\tUU 14/2008\tBagian Umum\n"
    "3\t000.5\tKearsipan\t\t-\t-\t-\t-\n"
    "4\t000.5.1\tKebijakan Kearsipan\tRahsia\tPenentu kebijakan\tTertutup\t-\tUnit Kearsipan\n"
    "5\t000.1\tKetatausahaan\tRahasia\t-\tTerbuka\t-\tBagian Umum\n"
    "6\tKP.05\tKenaikan pangkat\tTerbatas\t-\tmungkin\t-\tBKPSDM\n";

TEST_P(Tables, classes_come_in_by_the_official_columns_and_what_is_unclear_waits) {
    EXPECT_EQ(classes(official, true).added, 2);
    EXPECT_EQ(id("SKKAAD 2026"), "") << "looking writes nothing";
    const auto made = classes(official);
    EXPECT_EQ(made.added, 2);
    std::map<int, Reason> why;
    for (const auto& each : made.findings) why[each.line] = each.reason;
    EXPECT_EQ(why, (std::map<int, Reason>{{5, Reason::access_unknown}, {6, Reason::access_unknown},
                                          {7, Reason::public_open}, {8, Reason::public_unknown}}));
    EXPECT_EQ(in_words(*row("000.1.2")), "biasa · Seluruh pegawai · terbuka · Tidak merugikan · Bagian Umum");
    const auto again = classes(official);
    EXPECT_EQ(again.same, 2);
    EXPECT_EQ(again.known, 4) << "asked once";
    // Said otherwise it is asked; with less said nothing is lost; what was left open is filled.
    const auto other = classes("kode\tkeamanan\thak_akses\n000.1.2\tBiasa\tSekretaris daerah\n000.1.5\tT\t\n");
    ASSERT_EQ(other.findings.size(), 1u);
    EXPECT_EQ(other.findings[0].present, in_words(*row("000.1.2")));
    EXPECT_EQ(other.same, 1);
    EXPECT_EQ(row("000.1.5")->rights, "Penentu kebijakan");
    EXPECT_EQ(classes("kode\tkeamanan\n000.1.5\tSangat Rahasia\n").findings.at(0).reason, Reason::differs);
    for (const auto& each : open("access"))
        if (each.finding.reason == Reason::differs) import->accept(ctx, each.id);
    EXPECT_EQ(row("000.1.2")->rights, "Sekretaris daerah");
    EXPECT_EQ(in_words(*row("000.1.5")), "sangat_rahasia · Penentu kebijakan · tertutup · UU 14/2008 · Bagian Umum");
    for (const auto& each : open("access"))
        if (each.finding.code == "000.5.1") import->correct(ctx, each.id, proposals(Kind::access, each.finding.row));
    EXPECT_EQ(row("000.5.1")->access, AccessClass::secret);
    // A column more in the same edition is no second edition, and the digest knows it.
    const auto edition = id("SKKAAD 2026");
    const auto content = [&] {
        return place->db().read([&](Tx& tx) { return content_of(Kind::access, store::everything(tx, "", "", edition)); });
    };
    const auto before = content();
    classes("kode\tkeamanan\tunit_pengolah\n000.5.1\tRahasia\tUnit Kearsipan\n");
    EXPECT_EQ(content(), before);
    const auto copied = editions->copy(ctx, id("SKKAAD 2026"), "SKKAAD 2027", {});
    EXPECT_TRUE(editions->changes(ctx, id("SKKAAD 2026"), copied).empty()) << "a new edition begins with all of it";
}

TEST_P(Tables, what_is_closed_to_the_public_is_told_with_its_grounds_and_its_period) {
    const auto closed = [&](const char* code) { return place->db().read([&](Tx& tx) { return catalog->closed_to_public(tx, code); }); };
    EXPECT_FALSE(closed("000.1.2")) << "there is no instrument";
    const auto made = classes("kode\tkeamanan\takses_publik\tdasar_pertimbangan\tmasa_tertutup\n"
                              "000.1\tBiasa\tTertutup\tUU 14/2008\t5 Tahun\n"
                              "000.1.2\tBiasa\tTerbuka\t\t\n"
                              "000.1.5\tBiasa\t\t\t\n"
                              "000.5\tBiasa\tTerbuka\t\t\n"
                              "000.5.1\tBiasa\tTertutup\tUU 43/2009\tselamanya\n");
    EXPECT_EQ(made.added, 4);
    ASSERT_EQ(made.findings.size(), 1u) << "a period nobody can read waits";
    EXPECT_EQ(made.findings[0].reason, Reason::years_unreadable);
    EXPECT_EQ(column_of(Reason::years_unreadable, made.findings[0].row), "masa_tertutup");
    ASSERT_TRUE(closed("000.1"));
    EXPECT_EQ(closed("000.1")->grounds, "UU 14/2008");
    EXPECT_EQ(closed("000.1")->years, 5);
    EXPECT_EQ(closed("000.1")->edition, "SKKAAD 2026");
    EXPECT_FALSE(closed("000.1.2")) << "opened at the code itself";
    ASSERT_TRUE(closed("000.1.5")) << "it says nothing, so the code above does";
    EXPECT_EQ(closed("000.1.5")->code, "000.1");
    ASSERT_TRUE(closed("000.5.1")) << "closed by the row that waits, not opened by the code above";
    EXPECT_EQ(closed("000.5.1")->grounds, "UU 43/2009");
    for (const auto& each : open("access")) import->correct(ctx, each.id, {{"masa_tertutup", "10"}});
    EXPECT_EQ(closed("000.5.1")->years, 10);
    EXPECT_EQ(in_words(*row("000.5.1")), "biasa · tertutup · 10 tahun · UU 43/2009");
    EXPECT_EQ(classes("kode\tkeamanan\n000.5.1\tBiasa\n").same, 1) << "a table without the column leaves it";
    EXPECT_EQ(classes("kode\tkeamanan\tmasa_tertutup\n000.5.1\tBiasa\t3\n").findings.at(0).reason, Reason::public_unknown)
        << "a period of what is told nothing of";
    const auto copied = editions->copy(ctx, id("SKKAAD 2026"), "SKKAAD 2027", {});
    EXPECT_TRUE(editions->changes(ctx, id("SKKAAD 2026"), copied).empty());
}

TEST_P(Tables, an_unclear_phrase_waits_and_starts_no_clock_before_somebody_read_it) {
    const std::string heading = "frasa\tkode\tperistiwa\tmode\tcakupan\tlogika\n";
    const auto made = read(ctx, heading + "setelah lunas\tlunas\tDilunasi\tTitik\tberkas\tsalah satu\n"
                                          "setelah lunas dan tutup\tlunas\tDilunasi\ttitik\tberkas\tsemua\n"
                                          "setelah lunas dan tutup\ttutup\tRekening ditutup\ttitk\tberkas\tsemua\n", "JRA 2023");
    EXPECT_EQ(made.added, 1);
    ASSERT_EQ(made.review, 1);
    const auto jra = id("JRA 2023");
    const auto meaning = [&](std::string_view phrase) {
        return place->db().read([&](Tx& tx) { return store::triggers(tx, jra, phrase); });
    };
    EXPECT_TRUE(meaning("setelah lunas dan tutup").all.empty()) << "one event of two would start it too early";
    EXPECT_EQ(refused([&] { publish(id("JRA 2023")); }), core::Code::conflict) << "a phrase waits";
    const auto waits = open("trigger").at(0);
    EXPECT_EQ(waits.finding.code, "setelah lunas dan tutup");
    EXPECT_EQ(refused([&] { import->accept(ctx, waits.id); }), core::Code::invalid);
    import->correct(ctx, waits.id, {{"mode", "titik | titik"}});
    EXPECT_EQ(meaning("Setelah lunas dan  tutup").all.size(), 2u);
    EXPECT_EQ(meaning("setelah lunas dan tutup").logic, Logic::all);
    // What a draft's phrase means is changed by a person only.
    EXPECT_EQ(read(ctx, heading + "setelah lunas\tlunas\tDilunasi\tselama\tberkas\tsalah_satu\n", "JRA 2023").review, 1);
    EXPECT_EQ(meaning("setelah lunas").all.at(0).mode, Mode::point);
    import->accept(ctx, open("trigger").at(0).id);
    EXPECT_EQ(meaning("setelah lunas").all.at(0).mode, Mode::state);
    EXPECT_EQ(refused([&] { read(ctx, heading + "x\tx\tX\ttitik\tberkas\tsemua\n", "Tidak ada"); }), core::Code::invalid);
}

// The words say it once, at the import; from then on the mark counts, and a person sets it in a draft.
TEST_P(Tables, marks_stand_in_the_edition_and_are_frozen_with_it) {
    const std::string rules = "kode\taktif\tinaktif\tnasib_akhir\n"
                              "000.1.5\t1 Tahun\t2 Tahun\tMusnah, kecuali SK masuk berkas perseorangan\n"
                              "000.5.1\t1 Tahun\t2 Tahun\tMusnah, kecuali laporan\n";
    const auto jra = id("JRA 2023");
    import->retention(ctx, rules, {"JRA 2023", {}}, false);
    EXPECT_TRUE(retention("000.1.5")->to_personal);
    EXPECT_FALSE(retention("000.5.1")->to_personal);
    editions->mark(ctx, jra, {"000.1.5", "", "", false});
    editions->mark(ctx, jra, {"000.5.1", "", "", true});
    EXPECT_FALSE(retention("000.1.5")->to_personal);
    EXPECT_EQ(import->retention(ctx, rules, {"JRA 2023", {}}, false).same, 2) << "a table without marks tells none";
    EXPECT_TRUE(retention("000.5.1")->to_personal);
    const auto marked = import->retention(ctx, "kode\taktif\tinaktif\tnasib_akhir\tperseorangan\n"
                                               "000.1.5\t1 Tahun\t2 Tahun\tMusnah, kecuali SK masuk berkas perseorangan\tYa\n"
                                               "000.5.1\t1 Tahun\t2 Tahun\tMusnah, kecuali laporan\tentah\n", {"JRA 2023", {}}, false);
    ASSERT_EQ(marked.findings.size(), 2u);
    EXPECT_EQ(marked.findings[0].reason, Reason::differs);
    EXPECT_EQ(marked.findings[1].reason, Reason::mark_unknown);
    import->accept(ctx, open("retention").at(0).id);
    EXPECT_TRUE(retention("000.1.5")->to_personal);
    import->drop(ctx, open("retention").at(0).id, "Tanda tidak jelas");
    const auto scheme = id("83/2022");
    editions->mark(ctx, scheme, {"000.5.1", "", "", true});
    const auto of_persons = [&] { return place->db().read([&](Tx& tx) { return catalog->code(tx, "000.5.1")->personal; }); };
    EXPECT_TRUE(of_persons());
    EXPECT_EQ(refused([&] { editions->mark(ctx, scheme, {"999", "", "", true}); }), core::Code::invalid);
    const std::string heading = "frasa\tkode\tperistiwa\tmode\tcakupan\tlogika\n";
    read(ctx, heading + "sejak kunjungan terakhir\tkunjungan\tKunjungan terakhir\ttitik\tberkas\tsalah_satu\n"
                        "setelah audit\taudit\tAudit selesai\ttitik\tberkas\tsalah_satu\n", "JRA 2023");
    const auto repeats = [&](std::string_view phrase) {
        return place->db().read([&](Tx& tx) { return store::triggers(tx, jra, phrase).all.at(0).repeats; });
    };
    EXPECT_TRUE(repeats("sejak kunjungan terakhir"));
    EXPECT_FALSE(repeats("setelah audit"));
    editions->mark(ctx, jra, {"", "Setelah audit", "audit", true});
    EXPECT_TRUE(repeats("setelah audit"));
    EXPECT_EQ(read(ctx, heading + "setelah audit\taudit\tAudit selesai\ttitik\tberkas\tsalah_satu\n", "JRA 2023").same, 1);
    const auto next = editions->copy(ctx, jra, "JRA 2027", {});
    EXPECT_TRUE(editions->changes(ctx, jra, next).empty());
    publish(jra);
    publish(scheme);
    EXPECT_EQ(refused([&] { editions->mark(ctx, jra, {"000.5.1", "", "", false}); }), core::Code::conflict);
    for (const char* sql : {"UPDATE classification_rule SET to_personal = 0 WHERE code = '000.5.1' AND version_id = (SELECT id FROM "
                            "classification_version WHERE name = 'JRA 2023')",
                            "UPDATE classification_code SET personal = 0 WHERE code = '000.5.1'",
                            "UPDATE classification_trigger SET repeats = 0"})
        EXPECT_ANY_THROW(tests::run_raw(place->db(), sql)) << sql;
}

NASKAH_ON_BOTH_DATABASES(Tables);

}  // namespace
}  // namespace classification
