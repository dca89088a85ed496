// SPDX-License-Identifier: Apache-2.0
// Codes that mean the same matter in other editions.
#include "classification/domain/edition.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace classification
