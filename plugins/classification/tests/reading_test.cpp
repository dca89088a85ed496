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
    const auto moved = read_fate("Masuk berkas  Perorangan");
    EXPECT_EQ(moved->fate, classification::Fate::review) << "kept until it is in the dossier of its person";
    EXPECT_EQ(moved->exception, "Masuk berkas  Perorangan");
    for (const char* bad :
         {"Miusnah", "Masuk berkas Perorangan lalu musnah", "", "Musnahkan segera", "Musnah atau Permanen"})
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
    try {
        ensure_columns(read_table("pemicu\tperistiwa\nx\ty\n"), {"frasa", "kode", "mode"});
        FAIL() << "two of them are not there";
    } catch (const core::Error& error) {
        EXPECT_EQ(error.args().at(0).second, "kode, mode") << "all of them at once";
    }
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

core::Sheet::Row row_of_numbers(int line, std::vector<std::string> cells, std::vector<core::Sheet::Row::Number> numbers) {
    return {line, std::move(cells), std::move(numbers)};
}

// 500.10 kept as a number is 500.1, and 000 is 0: whoever knows is asked, with the cell and the codes there are.
TEST(CodePlan, a_code_kept_as_a_number_is_never_taken_but_where_it_is_told) {
    Existing existing;
    for (const char* code : {"000", "500", "500.1", "500.10"}) existing.codes[code] = {code, code, "", ""};
    const auto table = table_of(core::Sheet::of(
        "instrumen", {row_of_numbers(1, {"kode", "nama", "induk"}, {}), row_of_numbers(2, {"500.1", "Perikanan", "500"}, {{0, 0, 0}, {2, 0, 0}}),
                      row_of_numbers(3, {"500.2", "Perdagangan", "500"}, {{0, 1, 2}, {2, 0, 0}}),
                      row_of_numbers(4, {"0", "Umum", ""}, {{0, 0, 0}}), row_of_numbers(5, {"500.10.1", "Pupuk", "500.1"}, {{2, 0, 0}}),
                      row_of_numbers(6, {"900", "Keuangan", ""}, {{0, 3, 0}}), row_of_numbers(7, {"PR.01", "Program", "700.1"}, {{2, 0, 0}})}));
    const auto plan = plan_codes(existing, table);
    ASSERT_EQ(plan.codes.size(), 3u);
    EXPECT_EQ(plan.codes[0].code, "500.20") << "by its format 0.00";
    EXPECT_EQ(plan.codes[0].parent, "500");
    EXPECT_EQ(plan.codes[1].parent, "500.10") << "its own code tells the one above";
    EXPECT_EQ(plan.codes[2].code, "900");
    ASSERT_EQ(plan.findings.size(), 3u);
    for (const auto& each : plan.findings) {
        EXPECT_EQ(each.reason, Reason::code_number) << each.line;
        EXPECT_FALSE(read_row(Kind::scheme, each.row)) << "nobody takes it as it stands";
    }
    EXPECT_EQ(plan.findings[0].present, "A2: 500.1 / 500.10");
    EXPECT_EQ(plan.findings[1].present, "A4: 000");
    EXPECT_EQ(plan.findings[2].present, "C7: 700.1 / 700.10");
    EXPECT_EQ(column_of(Reason::code_number, plan.findings[2].row), "induk");
    EXPECT_TRUE(read_row(Kind::scheme, mended(plan.findings[0].row, {{"kode", "500.10"}})));
    // Of two columns of one heading the first is read; of a day nobody guesses a code.
    const auto twice = table_of(core::Sheet::of("instrumen", {row_of_numbers(1, {"kode", "nama", "kode"}, {}),
                                                              row_of_numbers(2, {"800", "Kepegawaian", "7"}, {{2, 3, 0}}),
                                                              row_of_numbers(3, {"2026-10-01", "Pangan", ""}, {{0, 0, 0}})}));
    EXPECT_EQ(cell(twice.lines.at(0).cells, "kode"), "800");
    EXPECT_EQ(plan_codes(existing, twice).findings.at(0).present, "A3") << "told with nothing that may be meant";
    EXPECT_EQ(core::Sheet::written("500.10000000000002").front(), "500.1");
    EXPECT_TRUE(core::Sheet::written("2026-10-01").empty());
    Reason why{};
    EXPECT_FALSE(read_rule({{"kode", "500.1?"}, {"aktif", "1"}, {"inaktif", "1"}, {"nasib_akhir", "Musnah"}}, why));
    EXPECT_EQ(why, Reason::code_number);
    EXPECT_FALSE(read_access_row({{"kode", "500.1?"}, {"keamanan", "Biasa"}}, why));
    EXPECT_EQ(why, Reason::code_number);
}

// A line nobody can read is no reason to take the other line of its code.
TEST(RetentionPlan, a_code_told_twice_is_taken_of_neither_line) {
    Existing existing;
    existing.codes["TK.01"] = {"TK.01", "TK.01", "", ""};
    const auto plan = plan_retention(existing, read_table("kode\tretensi_aktif\tretensi_inaktif\tnasib_akhir\n"
                                                          "TK.01\t2 Tahun\t3 Tahun\tMusnah\n"
                                                          "TK.01\t2 Tahun setelah dihapuskan\t-\tPermanen\n"));
    EXPECT_TRUE(plan.rules.empty());
    ASSERT_EQ(plan.findings.size(), 2u);
    EXPECT_EQ(plan.findings[0].present, "2 Tahun setelah dihapuskan · - · Permanen");
    EXPECT_EQ(plan.findings[1].present, "2 · 3 · musnah");
    EXPECT_EQ(plan.findings[1].reason, Reason::duplicate);
    EXPECT_EQ(proposals(Kind::retention, plan.findings[1].row).at("retensi_inaktif"), "0 Tahun");
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
    EXPECT_TRUE(plan.rules.empty()) << "two lines say different things of A";
    EXPECT_EQ(plan.access.size(), 2u);
    EXPECT_EQ(plan.findings.size(), 10u);
    const auto parsed = plan_retention(
        existing, read_table("kode\taktif_tahun\tpemicu_aktif\tinaktif_tahun\tnasib_"
                             "akhir\tpengecualian\naktif\nA\t2\tsetelah selesai\t3\tMUSNAH\t\n"));
    ASSERT_EQ(parsed.rules.size(), 1u);
    EXPECT_EQ(parsed.rules[0].rule.trigger, "setelah selesai");
    EXPECT_EQ(parsed.rules[0].rule.verbatim, "");
}

TEST(RetentionPlan, of_lines_of_one_code_that_differ_none_is_taken) {
    Existing existing;
    existing.codes["A"] = {"A", "A", "", ""};
    const auto plan = plan_retention(
        existing, read_table("kode\taktif\tinaktif\tnasib_akhir\tkeamanan\nA\t2\t3\tMusnah\tBiasa\nA\t2\t3\tMusnah\tBiasa\n"
                             "A\t5\t3\tPermanen\tRahasia\n"));
    EXPECT_TRUE(plan.rules.empty());
    EXPECT_TRUE(plan.access.empty());
    ASSERT_EQ(plan.findings.size(), 6u);
    for (const auto& each : plan.findings) EXPECT_EQ(each.reason, Reason::duplicate);
    EXPECT_EQ(plan.findings[0].present, "5 · 3 · permanen");
    EXPECT_EQ(plan.findings[4].present, "2 · 3 · musnah");
    EXPECT_EQ(plan.findings[5].present, "biasa");
}

Cells row_of(const Cells& other) {
    Cells row{{"kode", "A"}, {"aktif_tahun", "2"}, {"pemicu_aktif", "setelah selesai"}, {"inaktif_tahun", "5"},
              {"nasib_akhir", "MUSNAH"}, {"pengecualian", "kecuali laporan"}, {"aktif_asli", "2 Tahun Setelah  Selesai"},
              {"inaktif_asli", "5 Tahun"}, {"nasib_asli", "Musnah (Kecuali Laporan)"}};
    for (const auto& [column, value] : other) row[column] = value;
    return row;
}

TEST(Rule, words_that_were_read_otherwise_are_asked_about) {
    Reason why{};
    ASSERT_TRUE(read_rule(row_of({}), why));
    for (const auto& [column, value] : std::vector<std::pair<std::string, std::string>>{
                                             {"aktif_asli", "3 Tahun Setelah Selesai"}, {"aktif_asli", "2 Tahun"},
                                             {"inaktif_asli", "9 Tahun"}, {"nasib_asli", "Permanen"},
                                             {"nasib_asli", "Musnah, kecuali SK"}, {"aktif_tahun", "3"},
                                             {"pemicu_aktif", "setelah lunas"}, {"inaktif_tahun", "9"},
                                             {"nasib_akhir", "PERMANEN"}, {"pengecualian", "kecuali SK"}}) {
        why = Reason::no_code;
        EXPECT_FALSE(read_rule(row_of({{column, value}}), why)) << column << " " << value;
        EXPECT_EQ(why, Reason::contradicts) << column << " " << value;
    }
    EXPECT_EQ(read_rule(row_of({{"aktif_asli", "Dua Tshun setelah selesai"}}), why)->rule.active_years, 2)
        << "what nobody can read was read by a person";
    EXPECT_EQ(read_rule(row_of({{"pengecualian", ""}}), why)->rule.exception, "Kecuali Laporan");
    EXPECT_EQ(read_rule({{"kode", "A"}, {"aktif", "2 Tahun"}, {"pemicu_aktif", "setelah lunas"}, {"inaktif", "1"},
                         {"nasib_akhir", "Musnah"}}, why)->rule.trigger, "setelah lunas");
}

TEST(Rule, a_correction_of_the_words_is_what_counts) {
    Reason why{};
    const auto corrected = [&](const Cells& given) {
        const auto read = read_rule(mended(row_of({}), given), why);
        return read ? in_words(*read) : std::string(name(why));
    };
    EXPECT_EQ(corrected({{"inaktif_asli", "9 Tahun"}, {"nasib_asli", "Permanen"}}), "2 (setelah selesai) · 9 · permanen");
    EXPECT_EQ(corrected({{"aktif_asli", "4 Tahun"}}), "4 · 5 · musnah, kecuali laporan");
    EXPECT_EQ(corrected({{"aktif_asli", "4 Tahun sejak lunas"}}), "4 (sejak lunas) · 5 · musnah, kecuali laporan");
    EXPECT_EQ(corrected({{"nasib_asli", "Dinilai kembali"}}), "2 (setelah selesai) · 5 · dinilai_kembali");
    EXPECT_EQ(corrected({{"inaktif_tahun", "9"}}), "contradicts") << "the words say five";
    EXPECT_EQ(corrected({{"inaktif_tahun", "9"}, {"inaktif_asli", "9 Tahun"}}), "2 (setelah selesai) · 9 · musnah, kecuali laporan");
    EXPECT_EQ(corrected({{"inaktif_tahun", "8"}, {"inaktif_asli", "9 Tahun"}}), "contradicts");
    // As a page sends it: all cells, most as they were.
    auto all = row_of({});
    all["inaktif_asli"] = "9 Tahun";
    EXPECT_EQ(corrected(all), "2 (setelah selesai) · 9 · musnah, kecuali laporan");
    EXPECT_EQ(read_rule(mended(row_of({}), {{"nasib_asli", "Permanen"}}), why)->rule.verbatim,
              "2 Tahun Setelah  Selesai · 5 Tahun · Permanen");
}

TEST(Near, misses_are_proposed_and_never_taken) {
    EXPECT_EQ(near_fate("Miusnah"), "Musnah");
    EXPECT_EQ(near_fate("Permanent, kecuali laporan"), "Permanen, kecuali laporan");
    EXPECT_EQ(near_fate("dinilai kembal"), "Dinilai kembali");
    EXPECT_EQ(near_years("2 Tshun setelah selesai"), "2 Tahun setelah selesai");
    EXPECT_EQ(near_years("2 (dua) tahun"), "2 Tahun");
    EXPECT_EQ(near_years("Lima thn"), "5 Tahun");
    EXPECT_EQ(near_access("Rahasai"), "Rahasia");
    EXPECT_EQ(near_access("sangat rahsia"), "Sangat Rahasia");
    for (const char* far : {"Masuk berkas Perorangan", "", "-", "Musnah atau Permanen"}) EXPECT_FALSE(near_fate(far)) << far;
    for (const char* far : {"Selama berlaku", "2", "", "dua"}) EXPECT_FALSE(near_years(far)) << far;
    EXPECT_FALSE(near_access("Umum"));
    EXPECT_EQ(proposals(Kind::retention, {{"nasib_asli", "Miusnah"}, {"aktif_asli", "2 Tahun"}}), (Cells{{"nasib_asli", "Musnah"}}));
    Reason why{};
    EXPECT_FALSE(read_rule({{"kode", "A"}, {"aktif", "2"}, {"inaktif", "2"}, {"nasib_akhir", "Miusnah"}}, why));
}

}  // namespace
}  // namespace classification
