// SPDX-License-Identifier: Apache-2.0
// Recipients.
#include <gtest/gtest.h>

#include "letters/domain/recipients.h"

namespace letters {
namespace rules_test {

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
