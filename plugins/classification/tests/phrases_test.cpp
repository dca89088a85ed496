// SPDX-License-Identifier: Apache-2.0
// The dictionary of trigger phrases.
#include "classification/domain/phrases.h"
#include "classification/service/table_file.h"

#include <gtest/gtest.h>

#include "core/base/file.h"

using namespace classification;

TEST(Phrases, every_phrase_of_the_schedule_is_known) {
    const auto read = [](const char* name) {
        return read_table(core::read_text(std::string(NASKAH_SOURCE "/packaging/demo/") + name).value());
    };
    const auto phrases = read_phrases(read("pemicu.tsv"));
    EXPECT_TRUE(phrases.faults.empty());
    EXPECT_EQ(phrases.known.size(), 74u);
    int rules = 0;
    for (const auto& line : read("retensi.tsv").lines) {
        const auto& words = line.cells.at("pemicu_aktif");
        if (words.empty()) continue;
        ++rules;
        EXPECT_TRUE(phrases.known.contains(plain_phrase(words))) << words;
    }
    EXPECT_GE(rules, 333);
    const auto& perda = phrases.known.at("sejak perda tentang pertanggungjawaban apbd disahkan").all;
    ASSERT_EQ(perda.size(), 1u);
    EXPECT_EQ(perda.front().mode, Mode::jurisdiction);
    EXPECT_EQ(perda.front().scope, Scope::fiscal_year);
    EXPECT_EQ(phrases.known.at("selama rekening masih aktif").all.front().mode, Mode::state);
}

TEST(Phrases, a_phrase_may_name_several_events_and_a_faulty_one_is_left_out_whole) {
    const auto phrases = read_phrases(read_table("frasa\tkode\tperistiwa\tmode\tcakupan\tlogika\n"
                                                 "Setelah  A dan B\ta\tA\ttitik\tberkas\tsemua\n"
                                                 "setelah a dan b\tb\tB\tselama\tunit\tsemua\n"
                                                 "setelah c\tc\tC\tentah\tberkas\tsemua\n"
                                                 "setelah d\td\tD\ttitik\tberkas\tsemua\n"
                                                 "setelah d\te\tE\ttitik\tberkas\tsalah_satu\n"));
    ASSERT_EQ(phrases.known.size(), 1u);
    const auto& both = phrases.known.at("setelah a dan b");
    EXPECT_EQ(both.logic, Logic::all);
    EXPECT_EQ(both.all.size(), 2u);
    ASSERT_EQ(phrases.faults.size(), 2u);
    EXPECT_EQ(phrases.faults.at(0).line, 4);
    EXPECT_EQ(phrases.faults.at(0).column, "mode");
    EXPECT_EQ(phrases.faults.at(1).column, "logika");
}
