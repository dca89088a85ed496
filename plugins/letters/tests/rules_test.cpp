// SPDX-License-Identifier: Apache-2.0
// Number pattern and recipients.
#include <gtest/gtest.h>

#include "letters/domain/number.h"
#include "letters/domain/recipients.h"

namespace letters {
namespace {

TEST(Number, fills_the_pattern) {
    const NumberParts parts{"000.1.5", 12, "DISKOMINFO", core::parse_date("2026-11-23")};
    EXPECT_EQ(format_number("{class}/{no}/{unit}", parts), "000.1.5/12/DISKOMINFO");
    EXPECT_EQ(format_number("{no}/{class}/{unit}/{month_roman}/{year}", parts),
              "12/000.1.5/DISKOMINFO/XI/2026");
    EXPECT_EQ(format_number_ahead("{class}/{no}/{unit}", parts), "000.1.5/\u2026/DISKOMINFO");
    EXPECT_EQ(series_key("DISKOMINFO", parts.date), "letters/DISKOMINFO/2026");
}

TEST(Number, refuses_patterns_that_cannot_number) {
    for (const auto* pattern : {"{class}/{unit}", "{no}/{kode}", "{no", "no}", "", "{no}/{}"})
        EXPECT_THROW(check_number_pattern(pattern), core::Error) << pattern;
    EXPECT_NO_THROW(check_number_pattern("{no}"));
}

TEST(Recipients, groups_join_without_doubles_and_without_the_signer) {
    const auto one = core::PositionId::make({1}), two = core::PositionId::make({2}),
               signer = core::PositionId::make({3});
    std::vector<Addressee> to{{one, "Satu", false}};
    add_group(to, {"SELURUH-OPD", {{one, "Satu", false}, {two, "Dua", false}, {signer, "Tiga", false}}},
              signer, false);
    ASSERT_EQ(to.size(), 2u);
    EXPECT_EQ(to[1].printed, "Dua");
    EXPECT_EQ(to[1].group, "SELURUH-OPD");
    EXPECT_EQ(chosen(to).size(), 1u);
    to.push_back({two, "Dua", true});
    EXPECT_EQ(without_doubles(to).size(), 2u);
    EXPECT_EQ(in_one_line({{one, "A", false}, {two, "B", false}, {signer, "C", false}}, "+{count}"), "A, B, +1");
}

}  // namespace
}  // namespace letters
