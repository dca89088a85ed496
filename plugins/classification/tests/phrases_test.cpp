// SPDX-License-Identifier: Apache-2.0
// The dictionary of trigger phrases.
#include "classification/domain/import.h"
#include "classification/domain/phrases.h"
#include "classification/service/table_file.h"

#include <gtest/gtest.h>

#include "core/base/file.h"

namespace classification {
namespace phrases_test {

std::map<std::string, Triggers> by_phrase(const ImportPlan& plan) {
    std::map<std::string, Triggers> all;
    for (const auto& each : plan.phrases) all[each.phrase] = each.triggers;
    return all;
}

TEST(Phrases, every_phrase_of_the_schedule_is_known) {
    const auto read = [](const char* name) {
        return read_table(core::read_text(std::string(NASKAH_SOURCE "/packaging/demo/") + name).value());
    };
    const auto plan = plan_phrases({}, read("pemicu.tsv"));
    EXPECT_TRUE(plan.findings.empty());
    const auto known = by_phrase(plan);
    EXPECT_EQ(known.size(), 74u);
    int rules = 0;
    for (const auto& line : read("retensi.tsv").lines) {
        const auto& words = line.cells.at("pemicu_aktif");
        if (words.empty()) continue;
        ++rules;
        EXPECT_TRUE(known.contains(plain_phrase(words))) << words;
    }
    EXPECT_GE(rules, 333);
    const auto& perda = known.at("sejak perda tentang pertanggungjawaban apbd disahkan").all;
    ASSERT_EQ(perda.size(), 1u);
    EXPECT_EQ(perda.front().mode, Mode::jurisdiction);
    EXPECT_EQ(perda.front().scope, Scope::fiscal_year);
    EXPECT_EQ(known.at("selama rekening masih aktif").all.front().mode, Mode::state);
}

TEST(Phrases, a_phrase_of_several_events_waits_whole_where_one_line_of_it_is_unclear) {
    const auto plan = plan_phrases({}, read_table("frasa\tkode\tperistiwa\tmode\tcakupan\tlogika\n"
                                                  "Setelah  A dan B\ta\tA\tTitik\tTahun anggaran\tsemua\n"
                                                  "setelah a dan b\tb\tB\tselama\tunit\tsemua\n"
                                                  "setelah a dan b\tb\tB\tselama\tunit\tsemua\n"
                                                  "setelah c\tc\tC\tsupersesi\tberkas\tsemua\n"
                                                  "setelah c\te\tE\tentah\tberkas\tsemua\n"
                                                  "setelah d\td\tD\ttitik\tberkas\tsemua\n"
                                                  "setelah d\te\tE\ttitik\tberkas\tsalah_satu\n"
                                                  "\te\tE\ttitik\tberkas\tsalah_satu\n"));
    ASSERT_EQ(plan.phrases.size(), 1u);
    EXPECT_EQ(in_words(plan.phrases[0].triggers), "A (titik, tahun_anggaran); B (selama, unit) · semua");
    ASSERT_EQ(plan.findings.size(), 3u);
    EXPECT_EQ(plan.findings[0].reason, Reason::mode_unknown);
    EXPECT_EQ(plan.findings[0].line, 5);
    EXPECT_EQ(plan.findings[0].code, "setelah c");
    EXPECT_EQ(plan.findings[1].reason, Reason::logic_unknown);
    EXPECT_EQ(plan.findings[2].reason, Reason::phrase_missing);
    Reason why{};
    EXPECT_FALSE(read_phrase(plan.findings[0].row, why));
    const auto mended_row = mended(plan.findings[0].row, {{"mode", "supersesi | titik"}});
    EXPECT_EQ(read_phrase(mended_row, why)->triggers.all.size(), 2u) << "both events of it, or none";
    Existing existing;
    existing.phrases["setelah d"] = {Logic::any, {{"d", "D lama", Mode::point, Scope::dossier}}};
    const auto again = plan_phrases(existing, read_table("frasa\tkode\tperistiwa\tmode\tcakupan\tlogika\n"
                                                         "Setelah d\td\tD\tTitik\tberkas\tsalah satu\n"));
    ASSERT_EQ(again.findings.size(), 1u) << "what stands is not written over by a file";
    EXPECT_EQ(again.findings[0].present, "D lama (titik, berkas)");
    EXPECT_EQ(proposals(Kind::trigger, {{"mode", "supersessi"}, {"cakupan", "Tahun angaran"}, {"logika", "semua"}}),
              (Cells{{"mode", "supersesi"}, {"cakupan", "tahun anggaran"}}));
}

}  // namespace
}  // namespace classification
