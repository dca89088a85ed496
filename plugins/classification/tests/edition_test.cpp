// SPDX-License-Identifier: Apache-2.0
// Codes that mean the same matter in other editions.
#include "classification/domain/edition.h"
#include "classification/domain/renamed.h"

#include <gtest/gtest.h>

#include <array>

namespace classification {
namespace edition_test {

using Codes = std::vector<std::string>;

TEST(CodePairs, a_matter_is_followed_through_all_editions_both_ways) {
    const CodePairs pairs({{"005", "000.1.5"}, {"000.1.5", "700.9"}});
    EXPECT_EQ(pairs.kin("005"), (Codes{"000.1.5", "700.9"}));
    EXPECT_EQ(pairs.kin("000.1.5"), (Codes{"005", "700.9"}));
    EXPECT_EQ(pairs.kin("700.9"), (Codes{"000.1.5", "005"}));
    EXPECT_EQ(pairs.kin("700"), (Codes{"000.1.5", "005"})) << "and what lies below";
    EXPECT_EQ(pairs.kin("000.1.50"), Codes{}) << "another code that only begins alike";
    EXPECT_TRUE(CodePairs({}).empty());
}

TEST(CodePairs, parts_of_a_split_are_no_kin_of_each_other) {
    const CodePairs pairs({{"045", "000.5.1"}, {"045", "000.6.2"}, {"046", "000.6.2"}});
    EXPECT_EQ(pairs.kin("045"), (Codes{"000.5.1", "000.6.2"}));
    EXPECT_EQ(pairs.kin("000.5.1"), Codes{"045"});
    EXPECT_EQ(pairs.kin("000.6.2"), (Codes{"045", "046"}));
}

TEST(CodePairs, a_code_that_came_back_ends_the_way) {
    const CodePairs pairs({{"1", "2"}, {"2", "1"}, {"3", "3"}});
    EXPECT_EQ(pairs.kin("1"), Codes{"2"});
    EXPECT_EQ(pairs.kin("3"), Codes{});
}

TEST(CodePairs, in_a_run_that_moved_by_one_each_code_became_the_next_alone) {
    const CodePairs pairs({{"6.5", "6.6", 0, 1}, {"6.6", "6.7", 0, 1}, {"6.7", "6.8", 0, 1}, {"6.6", "9.1", 1, 2}});
    EXPECT_EQ(pairs.kin("6.5"), (Codes{"6.6", "9.1"}));
    EXPECT_EQ(pairs.kin("6.8"), Codes{"6.7"});
}

Existing scheme(const std::vector<std::array<const char*, 3>>& rows) {
    Existing made;
    for (const auto& [code, name, parent] : rows) made.codes[code] = {code, name, parent, ""};
    return made;
}

TEST(Changes, a_shifted_run_is_told_as_recoded_and_what_stands_at_its_old_numbers_as_another_matter) {
    const auto older = scheme({{"6", "Hasil hutan", ""}, {"6.5", "Rotan", "6"}, {"6.6", "Laporan", "6"}, {"6.7", "Madu", "6"},
                               {"7.1", "Laporan", "7"}, {"8", "Umun", ""}});
    const auto newer = scheme({{"6", "Hasil hutan", ""}, {"6.5", "Bambu", "6"}, {"6.6", "Rotan", "6"}, {"6.7", "Laporan", "6"},
                               {"6.8", "Madu", "6"}, {"7.1", "Laporan", "7"}, {"8", "Umum", ""}});
    std::vector<std::string> told;
    for (const auto& each : changes(Kind::scheme, older, newer))
        told.push_back(std::string(name(each.what)) + " " + each.code + " " + each.before);
    EXPECT_EQ(told, (std::vector<std::string>{"added 6.5 ", "recoded 6.6 6.5", "recoded 6.7 6.6", "recoded 6.8 6.7",
                                              "renamed 8 Umun"}));
}

TEST(Changes, a_common_name_in_another_branch_is_no_move) {
    const auto told = changes(Kind::scheme, scheme({{"1.1", "Laporan", "1"}, {"2.1", "Data", "2"}, {"3.1", "Laporan", "3"}}),
                              scheme({{"1.1", "Pelaporan", "1"}, {"2.1", "Laporan", "2"}, {"3.1", "Laporan", "3"}}));
    ASSERT_EQ(told.size(), 2u);
    for (const auto& each : told) EXPECT_EQ(each.what, Difference::renamed) << each.code;
}

TEST(Renamed, only_what_kept_its_meaning_and_its_fate_may_be_taken_together) {
    const auto older = scheme({{"1", "Umum", ""}, {"1.1", "Rapat pimpinan", "1"}, {"1.2", "Barang bergerak", "1"}, {"1.3", "Umun", "1"},
                               {"1.4", "Perjalanan dinas", "1"}, {"1.5", "Laporan tahunan", "1"}, {"1.6", "Apel", "1"},
                               {"1.7", "Pemeliharaan gedung", "1"}, {"1.8", "Retribusi pasar", "1"}, {"1.9", "Laporan bulanan", "1"}});
    auto newer = scheme({{"1", "UMUM", ""}, {"1.1", "Rapat pimpinan daerah", "1"}, {"1.2", "Barang tidak bergerak", "1"}, {"1.3", "Umum", "1"},
                         {"1.4", "Perjalanan dinas pegawai", "1"}, {"1.5", "Laporan tahunan dinas", "1.4"}, {"1.6", "Olahraga", "1"},
                         {"1.7", "Pemelihraan gedung", "1"}, {"1.8", "Retribusi pasar daerah", "1"}, {"1.9", "Laporan bulanan dinas", "1"}});
    newer.codes["1.9"].personal = true;
    Existing then, now;
    then.rules["1"].rule.fate = now.rules["1"].rule.fate = Fate::destroy;
    now.rules["1.8"].rule.fate = Fate::keep;
    const auto words = [](std::string_view text) {
        std::vector<std::string> all{""};
        for (const char each : text) {
            if (each == ' ') all.emplace_back();
            else all.back() += each;
        }
        return all;
    };
    Mapping withdrawn;
    withdrawn.from = withdrawn.to = "1.4";
    withdrawn.withdrawn = core::Instant{1};
    std::string told;
    for (const auto& each : renamed(older, newer, {then, now}, {withdrawn}, words)) told += each.code + " " + std::string(name(each.apart)) + "\n";
    EXPECT_EQ(told, "1.1 none\n1.2 words\n1.3 elsewhere\n1.4 unmapped\n1.5 moved\n1.6 words\n1.7 none\n1.8 fate\n1.9 marked\n");
    auto again = older;
    again.codes["1.1"].name = "Rapat pimpinan dinas";
    again.codes["1.6"].name = "Rapat pimpinan";
    again.codes["1.7"].name = "Rapat pimpinan";
    for (const auto& each : renamed(older, again, {}, {}, words))
        if (each.code == "1.1") EXPECT_EQ(each.apart, Apart::elsewhere) << "its old name is another code's now";
    Mapping pair;
    pair.from = pair.to = "1.1";
    for (const auto& each : renamed(older, newer, {}, {pair}, words)) EXPECT_NE(each.code, "1.1") << "told already";
    EXPECT_TRUE(any_renamed(older, newer, {pair}));
    const auto one = scheme({{"1", "Umum", ""}, {"1.1", "Rapat pimpinan", "1"}}), retyped = scheme({{"1", "UMUM", ""}, {"1.1", "Rapat", "1"}});
    EXPECT_TRUE(any_renamed(one, retyped, {withdrawn}));
    EXPECT_FALSE(any_renamed(one, retyped, {pair})) << "told, and the other only typed otherwise";
}

TEST(Changes, a_phrase_read_otherwise_is_told_though_no_rule_changed) {
    Existing older, newer;
    const Trigger of_dossier{"kontrak_berakhir", "Kontrak berakhir", Mode::point, Scope::dossier};
    older.phrases["setelah kontrak berakhir"].all = newer.phrases["setelah kontrak berakhir"].all = {of_dossier};
    EXPECT_TRUE(changes(Kind::retention, older, newer).empty());
    newer.phrases["setelah kontrak berakhir"].all.front().scope = Scope::unit;
    const auto told = changes(Kind::retention, older, newer);
    ASSERT_EQ(told.size(), 1u);
    EXPECT_EQ(told[0].what, Difference::changed);
    EXPECT_EQ(told[0].after, "Kontrak berakhir (titik, unit)");
    newer = older;
    newer.phrases["setelah kontrak berakhir"].all.front().key = "lain";
    EXPECT_NE(changes(Kind::retention, older, newer).at(0).before, changes(Kind::retention, older, newer).at(0).after);
}

}  // namespace
}  // namespace classification
