// SPDX-License-Identifier: Apache-2.0
// Importing, reviewing and looking up, on both databases.
#include <gtest/gtest.h>

#include "classification/service/catalog.h"
#include "classification/service/editions.h"
#include "classification/service/import.h"
#include "classification/store/edition_store.h"
#include "classification/store/instrument_store.h"
#include "embedded/classification.h"
#include "tests/support/db.h"

namespace classification {
namespace classification_service_test {

using core::db::Tx;

constexpr const char* codes =
    "kode\tnama\tinduk\tsumber\n500\tPerekonomian\t\tx\n500.4\tKehutanan\t500\tx\n500.4.10\tSurat "
    "Tugas\t500.4\tx\n"
    "500.4.9\tPenugasan pegawai\t500.4\tx\n500.9\tLain\t501\tx\n";
constexpr const char* rules =
    "kode\taktif\tinaktif\tnasib_akhir\tkeamanan\n500.4\t2 Tahun Setelah Selesai\t3 "
    "Tahun\tMusnah\tTerbatas\n500.4.9\tSelama berlaku\t3 Tahun\tPermanen\tBiasa\n";

class ClassificationService : public tests::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        place = std::make_unique<tests::TestDb>(
            GetParam(),
            std::vector<core::db::Migrations>{{"classification", embedded::migrations}});
        ctx.actor = core::Actor::system();
        ctx.clock = &clock;
        catalog = std::make_unique<Catalog>(place->db(), clock, core::Zone::wib);
        import = std::make_unique<Import>(place->db());
    }

    std::unique_ptr<tests::TestDb> place;
    core::SetClock clock{core::parse_instant("2026-11-23T03:00:00Z")};
    core::Context ctx;
    std::unique_ptr<Catalog> catalog;
    std::unique_ptr<Import> import;
};

TEST_P(ClassificationService, imports_once_and_asks_once) {
    EXPECT_EQ(import->codes(ctx, codes, {"E", {}}, true).added, 4);
    EXPECT_TRUE(catalog->versions(ctx).empty());
    const auto first = import->codes(ctx, codes, {"E", {}, "uji coba"}, false);
    EXPECT_EQ(first.added, 4);
    EXPECT_EQ(first.review, 1);
    const auto second = import->codes(ctx, codes, {"E", {}, "uji coba"}, false);
    EXPECT_EQ(second.added, 0);
    EXPECT_EQ(second.same, 4);
    EXPECT_EQ(second.review, 0);
    EXPECT_EQ(second.known, 1);
    EXPECT_FALSE(catalog->versions(ctx).at(0).verified);
}

TEST_P(ClassificationService, stems_names_anew_that_an_update_left_blank) {
    import->codes(ctx, codes, {"E", {}, "uji coba"}, false);
    tests::run_raw(place->db(), "UPDATE classification_code SET stems = ''");
    EXPECT_TRUE(catalog->find(ctx, "bertugas", 10).empty());
    catalog->stem_names();
    EXPECT_EQ(catalog->find(ctx, "bertugas", 10).size(), 2u);
}

TEST_P(ClassificationService, lists_in_natural_order_and_finds_by_word_and_code) {
    import->codes(ctx, codes, {"E", {}, "uji coba"}, false);
    const auto below = catalog->below(ctx, "500.4");
    ASSERT_EQ(below.size(), 2u);
    EXPECT_EQ(below[0].code, "500.4.9");
    EXPECT_TRUE(below[0].leaf);
    EXPECT_EQ(catalog->find(ctx, "500.4", 10).size(), 3u);
    EXPECT_EQ(catalog->find(ctx, "surat tug", 10).at(0).code, "500.4.10");
    EXPECT_EQ(catalog->find(ctx, "tugas", 10).size(), 2u);  // penugasan has the same root
    EXPECT_TRUE(catalog->find(ctx, "100%", 10).empty());
}

TEST_P(ClassificationService, takes_retention_and_access_from_the_nearest_code_above) {
    import->codes(ctx, codes, {"E", {}, "uji coba"}, false);
    const auto made = import->retention(ctx, rules, {"J", {}, "uji coba"}, false);
    EXPECT_EQ(made.review, 1);
    const auto sheet = catalog->sheet(ctx, "500.4.10");
    ASSERT_TRUE(sheet.rule);
    EXPECT_EQ(sheet.rule->code, "500.4");
    EXPECT_EQ(sheet.rule->trigger, "Setelah Selesai");
    EXPECT_EQ(sheet.access, AccessClass::limited);
    place->db().read([&](Tx& tx) {
        EXPECT_EQ(catalog->access(tx, "500.4.9"), AccessClass::ordinary);
        EXPECT_EQ(catalog->access(tx, "500"), AccessClass::ordinary);
        EXPECT_FALSE(catalog->retention(tx, {"500"}, {}));
        EXPECT_EQ(catalog->retention(tx, {"500.4.9"}, {})->code, "500.4");
        EXPECT_EQ(catalog->retention(tx, {"500.4.77.1"}, {})->code, "500.4");  // not in the scheme
    });
}

TEST_P(ClassificationService, overwrites_only_by_a_persons_decision) {
    import->codes(ctx, codes, {"E", {}, "uji coba"}, false);
    import->retention(ctx, rules, {"J", {}, "uji coba"}, false);
    clock.pass(std::chrono::seconds(1));
    const auto differing =
        import->codes(ctx, "kode\tnama\tinduk\n500.4\tHutan\t500\n", {"E", {}, "uji coba"}, false);
    EXPECT_EQ(differing.review, 1);
    EXPECT_EQ(catalog->sheet(ctx, "500.4").code.name, "Kehutanan");
    const auto open = import->open(ctx, "scheme", "", 10);
    ASSERT_EQ(open.size(), 2u);
    import->accept(ctx, open[0].id);  // its parent is missing: it hangs under the nearest above
    EXPECT_EQ(catalog->sheet(ctx, "500.9").code.parent, "500");
    import->accept(ctx, open[1].id);
    EXPECT_EQ(catalog->sheet(ctx, "500.4").code.name, "Hutan");
    EXPECT_THROW(import->drop(ctx, open[1].id, "keliru"), core::Error);
    const auto years = import->open(ctx, "retention", "", 10).at(0);
    EXPECT_FALSE(Import::acceptable(years.finding));
    EXPECT_THROW(import->accept(ctx, years.id), core::Error);
    EXPECT_THROW(import->correct(ctx, years.id, {{"aktif", "lama"}}), core::Error);
    import->correct(ctx, years.id, {{ "aktif", "4 Tahun" }});
    EXPECT_EQ(catalog->sheet(ctx, "500.4.9").rule->active_years, 4);
    EXPECT_TRUE(import->open(ctx, "", "", 10).empty());
    core::Context reader = ctx;
    reader.actor = {};
    reader.actor.rights = {"classification.read"};
    EXPECT_THROW(import->open(reader, "", "", 10), core::Error);
}

TEST_P(ClassificationService, a_table_of_classes_alone_makes_no_schedule) {
    import->codes(ctx, codes, {"E", {}, "uji coba"}, false);
    import->retention(ctx, "kode\tkeamanan\n500.4\tRahasia\n", {"SKKAAD", {}, "uji coba"}, false);
    for (const auto& each : catalog->versions(ctx)) EXPECT_NE(each.kind, "retention") << each.name;
    EXPECT_EQ(catalog->sheet(ctx, "500.4").access, AccessClass::secret);
}

// What was typed is what counts, and what stands beside it says the same.
TEST_P(ClassificationService, a_correction_of_the_words_is_stored_as_corrected) {
    import->codes(ctx, codes, {"E", {}, "uji coba"}, false);
    import->retention(ctx, "kode\taktif_tahun\tpemicu_aktif\tinaktif_tahun\tnasib_akhir\tpengecualian\taktif_asli\tinaktif_asli\t"
                           "nasib_asli\n500.4\t2\t\t5\tMUSNAH\t\t2 Tahun\t9 Tahun\tMusnah\n500.4.9\t1\t\t1\tMUSNAH\t\t1 Tahun\t1 Tahun\tMusnah\n",
                      {"J", {}, "uji coba"}, false);
    const auto torn = import->open(ctx, "retention", "", 10);
    ASSERT_EQ(torn.size(), 1u);
    EXPECT_EQ(torn[0].finding.reason, Reason::contradicts);
    EXPECT_THROW(import->accept(ctx, torn[0].id), core::Error);
    Cells row = torn[0].finding.row;
    row["inaktif_asli"] = "7 Tahun";
    row["nasib_asli"] = "Permanen";
    import->correct(ctx, torn[0].id, row);
    const auto rule = catalog->sheet(ctx, "500.4").rule;
    ASSERT_TRUE(rule);
    EXPECT_EQ(rule->inactive_years, 7);
    EXPECT_EQ(rule->fate, Fate::keep);
    EXPECT_EQ(rule->verbatim, "2 Tahun · 7 Tahun · Permanen");
}

TEST_P(ClassificationService, keeps_editions_apart_by_their_day) {
    import->codes(ctx, "kode\tnama\tinduk\n1\tLama\t\n", {"A", core::parse_date("2020-01-01")},
                  false);
    import->codes(ctx, "kode\tnama\tinduk\n1\tBaru\t\n", {"B", core::parse_date("2027-01-01")},
                  false);
    place->db().write([&](Tx& tx) {
        for (const auto& each : store::versions(tx)) store::publish(tx, each.id, "Peraturan", ctx.now(), "Sistem", "");
    });
    EXPECT_EQ(catalog->sheet(ctx, "1").code.name, "Lama");
    clock.pass(std::chrono::hours(24 * 60));
    EXPECT_EQ(catalog->sheet(ctx, "1").code.name, "Baru");
    import->codes(ctx, "kode\tnama\tinduk\n1\tRancangan\t\n", {"C", core::parse_date("2027-01-20")}, false);
    EXPECT_EQ(catalog->sheet(ctx, "1").code.name, "Baru") << "a draft never serves by itself";
    Editions(place->db()).verify(ctx, catalog->versions(ctx).at(1).id, "Lampiran Permendagri Nomor 83 Tahun 2022");
    EXPECT_TRUE(catalog->sheet(ctx, "1").code.verified);
}

TEST_P(ClassificationService, one_decision_on_many_rows_is_weighed_and_then_done_whole) {
    import->codes(ctx, codes, {"E", {}, "uji coba"}, false);
    import->retention(ctx, "kode\taktif\tinaktif\tnasib_akhir\tkeamanan\n500\t1\t1\tMusnah\tAgak rahasia\n"
                           "500.4\t1\t1\tMusnah\tTerbats\n500.4.9\t1\t1\tMusnah\tUmum\n"
                           "500.4.10\t1\t1\tMusnah\tInternal\n500.4.10\t1\t1\tMusnah\tInternal saja\n",
                      {"R", {}}, false);
    const auto open = [&] { return import->open(ctx, "access", "", 50, "access_unknown"); };
    Many many{Bulk::meant, {}, "", ""};
    for (const auto& each : open()) many.ids.push_back(each.id);
    ASSERT_EQ(many.ids.size(), 5u);
    EXPECT_EQ(settled(import->weigh(ctx, many)), 2) << "of Agak rahasia and Terbats something is proposed, of others not";
    many.act = Bulk::correct;
    EXPECT_THROW(import->weigh(ctx, many), core::Error) << "with what?";
    many.value = "Rahasia";
    const auto weighed = import->weigh(ctx, many);
    EXPECT_EQ(settled(weighed), 3);
    EXPECT_EQ(weighed[4].would.why, Reason::duplicate) << "two lines of one code: nobody chose between them";
    EXPECT_THROW(import->decide(ctx, many, 5), core::Error) << "it was shown to do something else";
    EXPECT_EQ(open().size(), 5u);
    import->decide(ctx, many, 3);
    ASSERT_EQ(open().size(), 2u);
    EXPECT_THROW(import->decide(ctx, many, std::nullopt), core::Error) << "decided before";
    Many rest{Bulk::drop, {open()[0].id, open()[1].id}, "", "Salah baca"};
    EXPECT_EQ(settled(import->decide(ctx, rest, 2)), 2);
    EXPECT_TRUE(open().empty());
    for (const auto& each : import->faults(ctx)) EXPECT_NE(each.reason, Reason::access_unknown);
}

NASKAH_ON_BOTH_DATABASES(ClassificationService);

}  // namespace
}  // namespace classification
