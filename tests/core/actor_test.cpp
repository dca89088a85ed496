// SPDX-License-Identifier: Apache-2.0
// What the search is asked for in somebody's name: by what he is today, and nothing in a seat that is another's.
#include "core/auth/actor.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace actor_test {

core::Actor sitting(std::set<std::string> roles) {
    core::Actor made;
    made.kind = core::Actor::Kind::person;
    made.person = core::PersonId::make({1});
    core::Seat seat;
    seat.position = core::PositionId::make({2});
    seat.unit = core::UnitId::make({3});
    seat.book = core::UnitId::make({4});
    seat.roles = std::move(roles);
    made.seats = {seat};
    return made;
}

std::set<std::string> tokens(const core::Actor& actor) {
    const auto all = actor.tokens();
    EXPECT_EQ(std::set(all.begin(), all.end()).size(), all.size());
    return {all.begin(), all.end()};
}

TEST(ActorTokens, are_of_the_position_and_of_the_roles_it_has_today) {
    auto actor = sitting({"staff", "clerk"});
    const auto position = actor.seats[0].position.text(), unit = actor.seats[0].unit.text(), book = actor.seats[0].book.text();
    const std::set<std::string> himself{"all", "person:" + actor.person.text(), "seat:" + position, "unit:" + unit, "book:" + book};
    auto clerk = himself;
    clerk.insert({"clerk:" + unit, "clerk-of:" + book, "clerk-at:" + position + ":" + book});
    EXPECT_EQ(tokens(actor), clerk);
    actor.seats[0].roles = {"staff", "admin"};
    EXPECT_EQ(tokens(actor), himself) << "nothing is left of a role he lost";
    actor.seats[0].lent.emplace();
    EXPECT_EQ(tokens(actor), std::set<std::string>{"all"});
    EXPECT_EQ(core::Actor::system().tokens(), std::vector<std::string>{"all"});
}

}  // namespace actor_test
