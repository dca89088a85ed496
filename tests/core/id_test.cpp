// SPDX-License-Identifier: Apache-2.0
// Identifiers: UUID version 7 in form and order; a bad one names nothing.
#include "core/base/id.h"

#include <gtest/gtest.h>

#include <set>

#include "core/base/error.h"

namespace id_test {

using namespace core;

TEST(IdTest, version_7_of_rfc_9562) {
    const Instant at = parse_instant("2026-11-23T05:00:00Z");
    const Uuid id = Uuid::make(at);
    const std::string text = id.text();
    ASSERT_EQ(text.size(), 36U);
    EXPECT_EQ(text[14], '7');
    EXPECT_NE(std::string("89ab").find(text[19]), std::string::npos);
    std::int64_t ms = 0;
    for (std::size_t i = 0; i < 6; ++i) ms = ms << 8 | id.value[i];
    EXPECT_EQ(ms, at.ms);
}

TEST(IdTest, later_ones_sort_behind_and_none_comes_twice) {
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) seen.insert(Uuid::make(Instant{5}).text());
    EXPECT_EQ(seen.size(), 1000U);
    EXPECT_LT(*seen.rbegin(), Uuid::make(Instant{6}).text());
}

TEST(IdTest, text_is_read_back) {
    using TestId = Id<struct TestTag>;
    const TestId id = TestId::make(Instant{7});
    EXPECT_EQ(TestId::parse(id.text()), id);
    EXPECT_FALSE(id.nil());
    EXPECT_TRUE(TestId{}.nil());
    EXPECT_EQ(Uuid::parse("0193ABCD-0000-7000-8000-00000000000F").text(),
              "0193abcd-0000-7000-8000-00000000000f");
}

TEST(IdTest, a_bad_one_names_nothing) {
    for (const char* bad :
         {"", "0193abcd-0000-7000-8000-00000000000", "0193abcd-0000-7000-8000-0000000000000",
          "0193abcd00000-7000-8000-00000000000f", "0193abcg-0000-7000-8000-00000000000f",
          "0193abcd-0000-7000-8000-0000000-0000", "------------------------------------",
          "{193abcd-0000-7000-8000-00000000000}"}) {
        try {
            Uuid::parse(bad);
            ADD_FAILURE() << bad;
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), Code::not_found) << bad;
        }
    }
}

}  // namespace
