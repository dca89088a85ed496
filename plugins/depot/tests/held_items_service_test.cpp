// SPDX-License-Identifier: Apache-2.0
// A hold on one item goes with it and keeps the dossier it stands in; the copy a handover left is held as well.
#include "depot/tests/guarded.h"

namespace depot {
namespace held_items_service_test {

using archive::Deed;
using archive::Process;
using core::Error;

class HeldItems : public guarded::Guarded {};

TEST_P(HeldItems, one_item_holds_the_dossier_it_stands_in_wherever_it_is_moved) {
    const auto from = dossier("500.17.1", city_.top.id, 2020), to = dossier("500.17.1", city_.top.id, 2021),
               copy = dossier("500.17.1", city_.apart.id, 2020), first = dossier("000.1.5", city_.top.id, 2020);
    archive::KeptItem item;
    item.subject = "letter:1";
    item.number = 2;
    item.title = "Sertifikat";
    cabinet_.filed[from] = cabinet_.filed[copy] = {item};
    HoldWish wish;
    wish.name = "Sengketa";
    wish.mandate = "183/1/HK/2026";
    wish.dossiers = {first};
    const auto id = hold(wish);
    auto& holds = services_->holds;
    EXPECT_THROW(holds.hold_one(as(1), id, "9/1999", 2), Error) << "no such dossier";
    EXPECT_THROW(holds.hold_one(as(1), id, "1/2020", 7), Error) << "no such item";
    EXPECT_TRUE(against(from, Deed::destroy).empty());
    holds.hold_one(as(1), id, "1/2020", 2);
    holds.hold_one(as(1), id, from.text(), 2);
    ASSERT_EQ(against(from, Deed::destroy).size(), 1u) << "held once";
    EXPECT_EQ(against(from, Deed::destroy).front().word, "depot.obstacle.held_item");
    EXPECT_TRUE(against(copy, Deed::destroy).empty()) << "what another unit has of it";
    ASSERT_EQ(holds.one(as(1), id).items.size(), 1u);
    EXPECT_EQ(holds.one(as(1), id).items[0].title, "Sertifikat");
    ASSERT_EQ(holds.panel(as(1), from).size(), 1u);
    item.number = 1;
    cabinet_.filed[to] = {item};
    cabinet_.filed[from].clear();
    EXPECT_TRUE(against(from, Deed::destroy).empty());
    ASSERT_EQ(against(to, Deed::hand_over).size(), 1u);
    EXPECT_EQ(against(to, Deed::hand_over).front().args[1].second, "1") << "its number there";
    cabinet_.hidden = {to};
    EXPECT_EQ(against(to, Deed::destroy).front().word, "depot.obstacle.held_some");
    cabinet_.hidden = {from};
    EXPECT_TRUE(holds.one(as(1), id).items.empty()) << "of what one may not know of nothing is told";
    cabinet_.hidden.clear();
    holds.propose(as(1), id, "Putusan inkrah");
    holds.release(as(2), id, "Setuju");
    EXPECT_TRUE(against(to, Deed::destroy).empty());
    EXPECT_THROW(holds.hold_one(as(1), id, "1/2020", {}), Error) << "released";
}

TEST_P(HeldItems, the_copy_a_handover_left_is_held_and_a_stub_is_not) {
    const auto left = dossier("500.17.1", city_.top.id, 2020), stub = dossier("500.17.1", city_.top.id, 2020),
               first = dossier("000.1.5", city_.top.id, 2020);
    end(left, archive::Life::handed_over);
    end(stub, archive::Life::destroyed);
    HoldWish wish;
    wish.name = "Sengketa";
    wish.mandate = "183/1/HK/2026";
    wish.dossiers = {first};
    const auto id = hold(wish);
    EXPECT_TRUE(against(left, Deed::remove).empty());
    services_->holds.hold_one(as(1), id, left.text(), {});
    EXPECT_EQ(against(left, Deed::remove).size(), 1u);
    EXPECT_EQ(against(left, Deed::propose, Process::removal).size(), 1u) << "nor is its removal proposed";
    EXPECT_THROW(services_->holds.hold_one(as(1), id, stub.text(), {}), Error);
}

NASKAH_ON_BOTH_DATABASES(HeldItems);

}  // namespace held_items_service_test
}  // namespace depot
