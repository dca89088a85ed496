// SPDX-License-Identifier: Apache-2.0
// Readers by office against the words of the rule: who is of both is whom each lets in.
#include "archive/domain/reader.h"

#include <gtest/gtest.h>

#include <random>

namespace archive {
namespace reader_test {

const std::vector<core::UnitId> units{core::UnitId::make({1}), core::UnitId::make({2})};
const std::vector<core::PositionId> positions{core::PositionId::make({1}), core::PositionId::make({2}), core::PositionId::make({3})};
const std::vector<std::string> roles{"", "unit", "archivist", "clerk", "head"};

TEST(Readers, of_both_are_those_each_lets_in_whatever_office_they_have) {
    std::mt19937 random(20261130);
    const auto pick = [&](std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(random); };
    const auto some = [&] {
        Readers made;
        for (auto left = pick(5); left > 0; --left) {
            Reader one;
            const auto& role = roles[pick(roles.size())];
            if (!role.empty()) one.office = office_of(role, units[pick(units.size())]);
            if (role.empty() || pick(2) == 0) one.position = positions[pick(positions.size())];
            made.push_back(one);
        }
        return made;
    };
    int let_in = 0, of_one = 0;
    for (int turn = 0; turn < 4000; ++turn) {
        const auto one = some(), other = some();
        const auto met = both(one, other);
        EXPECT_EQ(plain(met), met);
        for (const auto& unit : units)
            for (const auto& role : roles)
                for (const auto& position : positions) {
                    const auto offices = offices_of(unit, {role});
                    const bool here = admits(one, position, offices), there = admits(other, position, offices);
                    EXPECT_EQ(admits(met, position, offices), here && there);
                    EXPECT_EQ(admits(plain(one), position, offices), here);
                    let_in += here && there ? 1 : 0;
                    of_one += here != there ? 1 : 0;
                }
    }
    EXPECT_GT(let_in, 1000);
    EXPECT_GT(of_one, 1000);
}

}  // namespace reader_test
}  // namespace archive
