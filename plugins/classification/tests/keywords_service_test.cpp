// SPDX-License-Identifier: Apache-2.0
// Words a code is looked for by beside its name.
#include "classification/tests/editions_town.h"

namespace classification {
namespace keywords_service_test {

class KeywordsService : public editions_town::EditionsTown {};

// Found by words its name has not; of no weight for what is filed, so nobody is asked.
TEST_P(KeywordsService, keywords_are_sought_with_the_name_kept_with_the_edition_and_shown_as_a_difference) {
    const auto found = [&](const char* words) {
        const auto all = catalog->find(ctx, words, 10);
        return std::any_of(all.begin(), all.end(), [](const Code& each) { return each.code == "000.5"; });
    };
    const auto take = [&](const std::string& table, const char* edition) { return import->codes(ctx, table, {edition, {}}, false); };
    const std::string heading = "kode\tnama\tinduk\tKata Kunci\n", row = "000.5\tKearsipan\t000\t";
    EXPECT_FALSE(found("pemberkasan"));
    const auto first = take(heading + row + "pemberkasan; penyusutan ;pemberkasan\n", "83/2022");
    EXPECT_EQ(first.added + first.review * 100, 1) << "taken, and nothing to decide";
    EXPECT_EQ(catalog->sheet(ctx, "000.5").keywords, "pemberkasan, penyusutan");
    EXPECT_TRUE(found("pemberkasan"));
    EXPECT_TRUE(found("berkas")) << "by its stem";
    EXPECT_EQ(take(heading + row + "pemberkasan, penyusutan\n", "83/2022").same, 1);
    EXPECT_EQ(take("kode\tnama\tinduk\n000.5\tKearsipan\t000\n", "83/2022").same, 1) << "of a table without the column nothing is forgotten";
    EXPECT_TRUE(found("pemberkasan"));
    editions->copy(ctx, id("83/2022"), "83/2030", core::parse_date("2030-01-01"));
    EXPECT_EQ(editions->changes(ctx, id("83/2022"), id("83/2030")).size(), 0u);
    take(heading + row + "alih media\n", "83/2030");
    const auto differs = editions->changes(ctx, id("83/2022"), id("83/2030"));
    ASSERT_EQ(differs.size(), 1u);
    EXPECT_EQ(differs[0].after, "alih media");
    publish(id("83/2022"));
    EXPECT_ANY_THROW(tests::run_raw(place->db(), "UPDATE classification_code SET keywords = 'lain' WHERE code = '000.5'"));
    tests::run_raw(place->db(), "UPDATE classification_code SET stems = ''");
    catalog->stem_names();
    EXPECT_TRUE(found("penyusutan"));
}

NASKAH_ON_BOTH_DATABASES(KeywordsService);

}  // namespace keywords_service_test
}  // namespace classification
