// SPDX-License-Identifier: Apache-2.0
// Order of codes, reading of dirty schedules.
#include "classification/domain/reading.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "classification/domain/code.h"
#include "classification/domain/import.h"
#include "classification/service/table_file.h"
#include "core/base/error.h"

namespace classification {
namespace reading_test {

TEST(Codes, sort_as_people_count) {
    std::vector<std::string> codes{"500.10", "500.4.10", "500.1.1", "500.4.9",
                                   "500",    "500.1",    "PR.02",   "000"};
    std::sort(codes.begin(), codes.end(),
              [](const auto& a, const auto& b) { return sort_key(a) < sort_key(b); });
    EXPECT_EQ(codes, (std::vector<std::string>{"000", "500", "500.1", "500.1.1", "500.4.9",
                                               "500.4.10", "500.10", "PR.02"}));
    EXPECT_EQ(dotted_above("000.1.5"), (std::vector<std::string>{"000.1", "000"}));
}

TEST(Years, are_read_with_their_trigger_or_not_at_all) {
    EXPECT_EQ(read_years("2 Tahun")->years, 2);
    EXPECT_EQ(read_years("2")->years, 2);
    EXPECT_EQ(read_years("1 Tahun Sejak Hak dan Kewajiban Habis")->trigger,
              "Sejak Hak dan Kewajiban Habis");
    for (const char* bad :
         {"Selama berlaku", "-", "", "2 Tshun setelah", "2 Tahunan", "9999 Tahun"})
        EXPECT_FALSE(read_years(bad)) << bad;
}

TEST(Fate, is_never_guessed) {
    EXPECT_EQ(read_fate("MUSNAH")->fate, classification::Fate::destroy);
    EXPECT_EQ(read_fate(" Permanen ")->fate, classification::Fate::keep);
    EXPECT_EQ(read_fate("Dinilai  Kembali")->fate, classification::Fate::review);
    const auto except = read_fate("Musnah, Kecuali barang Tidak Bergerak");
    EXPECT_EQ(except->exception, "Kecuali barang Tidak Bergerak");
    EXPECT_EQ(read_fate("Musnah (Kecuali Laporan)")->exception, "Kecuali Laporan");
    for (const char* bad :
         {"Miusnah", "Masuk berkas Perorangan", "", "Musnahkan segera", "Musnah atau Permanen"})
        EXPECT_FALSE(read_fate(bad)) << bad;
    EXPECT_EQ(read_access("Biasa / Terbuka"), AccessClass::ordinary);
    EXPECT_EQ(read_access("SR"), AccessClass::top_secret);
    EXPECT_FALSE(read_access("Umum"));
}

TEST(CodePlan, sends_dirty_rows_to_review) {
    Existing existing;
    existing.codes["000"] = {"000", "Umum", "", ""};
    const auto plan = plan_codes(
        existing,
        read_table("kode\tnama\tinduk\tsumber\n000\tUmum\t\tx\n000.1\tA\t000\tx\n000.1\tB\t000\tx\n"
                   "000.2.1\tC\t000.2\tx\n\tD\t\tx\n000.3\t\t000\tx\n000\tLain\t\tx\n"));
    ASSERT_EQ(plan.codes.size(), 1u);
    EXPECT_EQ(plan.same, 1);
    std::vector<Reason> why;
    for (const Finding& finding : plan.findings) why.push_back(finding.reason);
    EXPECT_EQ(why, (std::vector<Reason>{Reason::duplicate, Reason::parent_missing, Reason::no_code,
                                        Reason::no_name, Reason::duplicate}));
    EXPECT_THROW(read_table("nama\nx\n"), core::Error);
}

TEST(Findings, name_the_column_that_is_to_be_mended) {
    const Cells row{{"kode", "A"}, {"aktif_tahun", ""}, {"aktif_asli", "2 Tahun"}, {"inaktif_asli", "-"}, {"nasib_asli", "?"}};
    auto unread = row;
    unread["aktif_asli"] = "kira-kira lama";
    EXPECT_EQ(column_of(Reason::years_unreadable, row), "inaktif_asli");
    EXPECT_EQ(column_of(Reason::years_unreadable, unread), "aktif_asli");
    EXPECT_EQ(column_of(Reason::fate_unknown, row), "nasib_asli");
    EXPECT_EQ(column_of(Reason::no_code, row), "kode");
}

TEST(RetentionPlan, reads_all_three_shapes_of_file) {
    Existing existing;
    for (const char* code : {"A", "B", "C", "D"}) existing.codes[code] = {code, code, "", ""};
    const auto plan = plan_retention(
        existing, read_table("kode\tretensi_aktif\tretensi_inaktif\tnasib_akhir\tkeamanan\tsumber\n"
                             "A\t2 Tahun setelah selesai\t3 Tahun\tMusnah\tTerbatas\tx\nB\t2 "
                             "Tshun\t3 Tahun\tMusnah\tRahasia\tx\n"
                             "C\t2 Tahun\t-\tMusnah\t\tx\nD\t2 Tahun\t3 "
                             "Tahun\tMiusnah\tBiasa\tx\nZ\t1 Tahun\t1 Tahun\tMusnah\tBiasa\tx\n"
                             "A\t5 Tahun\t3 Tahun\tMusnah\tRahasia\tx\n"));
    ASSERT_EQ(plan.rules.size(), 1u);
    EXPECT_EQ(plan.rules[0].rule.trigger, "setelah selesai");
    EXPECT_EQ(plan.access.size(), 3u);
    EXPECT_EQ(plan.findings.size(), 8u);
    const auto parsed = plan_retention(
        existing, read_table("kode\taktif_tahun\tpemicu_aktif\tinaktif_tahun\tnasib_"
                             "akhir\tpengecualian\naktif\nA\t2\tsetelah selesai\t3\tMUSNAH\t\n"));
    ASSERT_EQ(parsed.rules.size(), 1u);
    EXPECT_TRUE(parsed.rules[0].same(plan.rules[0]));
    EXPECT_EQ(parsed.rules[0].rule.verbatim, "");
}

}  // namespace
}  // namespace classification
