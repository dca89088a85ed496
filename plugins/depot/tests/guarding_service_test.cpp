// SPDX-License-Identifier: Apache-2.0
// Holds and loans stand in the way of disposal, on both databases, whenever they are asked: one that comes after the
// decree wins (archive.md I3, I5, I6; scenario 5), one by query catches what comes later.
#include "depot/service/demo.h"
#include "depot/tests/guarded.h"

namespace depot {
namespace guarding_service_test {

using archive::Deed;
using archive::Process;
using core::Error;

class Guarded : public guarded::Guarded {};

HoldWish query(const std::string& code, std::optional<int> from = {}) {
    HoldWish wish;
    wish.name = "Sengketa tanah";
    wish.mandate = "183/0042/HK/2026";
    wish.by_query = true;
    wish.scope.code = code;
    wish.scope.from = from;
    return wish;
}

TEST_P(Guarded, a_hold_that_comes_after_the_decree_still_wins_and_ends_by_two_persons) {
    const auto held = dossier("500.17.1", city_.top.id, 2020), free = dossier("000.1.5", city_.top.id, 2020);
    EXPECT_TRUE(against(held, Deed::destroy).empty());
    HoldWish wish;
    wish.name = "Sengketa tanah Pasar Pagi";
    wish.mandate = "183/0042/HK/2026";
    wish.dossiers = {held};
    const auto id = hold(wish);
    for (const auto deed : {Deed::decree, Deed::destroy, Deed::hand_over}) {
        ASSERT_EQ(against(held, deed).size(), 1u);
        EXPECT_EQ(against(held, deed).front().word, "depot.obstacle.held");
        EXPECT_TRUE(against(free, deed).empty());
    }
    EXPECT_FALSE(against(held, Deed::propose, Process::destruction).empty());
    EXPECT_TRUE(against(held, Deed::propose, Process::transfer).empty()) << "a transfer ends nothing";
    EXPECT_TRUE(against(held, Deed::relocate).empty());
    services_->holds.propose(as(1), id, "Putusan inkrah");
    EXPECT_FALSE(against(held, Deed::destroy).empty()) << "proposed is not released";
    EXPECT_THROW(services_->holds.release(as(1), id, "Setuju"), Error) << "the same person";
    services_->holds.release(as(2), id, "Setuju");
    EXPECT_TRUE(against(held, Deed::destroy).empty());
}

TEST_P(Guarded, a_hold_by_query_catches_what_comes_later_in_its_unit_and_below_and_two_holds_both_count) {
    hold(query("500.17", 2020));
    const auto later = dossier("500.17.3", city_.below.id, 2021), old = dossier("500.17.3", city_.top.id, 2018),
               apart = dossier("500.17.3", city_.apart.id, 2021), like = dossier("500.170", city_.top.id, 2021);
    EXPECT_EQ(against(later, Deed::destroy).size(), 1u);
    for (const auto& each : {old, apart, like}) EXPECT_TRUE(against(each, Deed::destroy).empty());
    HoldWish second;
    second.name = "Audit";
    second.mandate = "700/1/INSP/2026";
    second.dossiers = {later};
    const auto id = hold(second);
    EXPECT_EQ(against(later, Deed::destroy).size(), 2u);
    services_->holds.propose(as(1), id, "Selesai");
    services_->holds.release(as(2), id, "Selesai");
    EXPECT_EQ(against(later, Deed::destroy).size(), 1u) << "the other one stands";
}

TEST_P(Guarded, a_lent_dossier_is_not_moved_decreed_destroyed_or_lent_twice) {
    const auto lent = dossier("000.1.5", city_.top.id, 2024);
    const auto loan = lend(lent);
    for (const auto deed : {Deed::relocate, Deed::transfer, Deed::decree, Deed::destroy, Deed::hand_over, Deed::lend})
        EXPECT_EQ(against(lent, deed).size(), 1u);
    EXPECT_TRUE(against(lent, Deed::propose, Process::destruction).empty()) << "it may be proposed and come back meanwhile";
    EXPECT_THROW(services_->loans.ask(as(3), {lent, "Juga perlu", "", 0, false, "", "", ""}), Error);
    cabinet_.hidden.insert(lent);
    EXPECT_EQ(against(lent, Deed::relocate).front().word, "depot.obstacle.lent_some") << "no number of what he may not know of";
    cabinet_.hidden.clear();
    services_->loans.take_back(as(2), loan, true, Condition::good, "");
    EXPECT_TRUE(against(lent, Deed::relocate).empty());
    EXPECT_EQ(services_->loans.panel(as(1), lent)->use.loans, 1);
}

TEST_P(Guarded, days_of_a_loan_are_working_days_and_what_is_late_is_told_again_each_week) {
    const auto lent = dossier("000.1.5", city_.top.id, 2024);
    const auto loan = lend(lent);
    EXPECT_EQ(core::iso(*services_->loans.one(as(2), loan).loan.due_on), "2026-11-09");
    told_.kinds.clear();
    const auto on = [&](const char* moment) {
        clock_.set(core::parse_instant(moment));
        services_->loans.remind();
        return std::exchange(told_.kinds, {});
    };
    EXPECT_TRUE(on("2026-11-05T03:00:00Z").empty());
    EXPECT_EQ(on("2026-11-06T03:00:00Z"), std::vector<std::string>{Loans::due_kind});
    EXPECT_TRUE(on("2026-11-06T03:00:00Z").empty()) << "once";
    EXPECT_TRUE(on("2026-11-09T03:00:00Z").empty()) << "the last day";
    EXPECT_EQ(on("2026-11-10T03:00:00Z"), std::vector<std::string>{Loans::late_kind});
    EXPECT_TRUE(on("2026-11-16T03:00:00Z").empty());
    EXPECT_EQ(on("2026-11-17T03:00:00Z"), std::vector<std::string>{Loans::late_kind});
    EXPECT_EQ(services_->loans.list(as(2), Shelf::overdue).size(), 1u);
}

TEST_P(Guarded, the_demo_city_has_filled_boxes_holds_and_a_loan_that_is_overdue) {
    constexpr int ours = 30, theirs = 6;
    for (int i = 0; i < ours; ++i) dossier("000.1.5", city_.top.id, 2024);
    for (int i = 0; i < theirs; ++i) dossier("000.1.5", city_.below.id, 2024);
    for (int i = 0; i < theirs; ++i) dossier("000.1.5", city_.apart.id, 2024);
    core::Demo demo;
    demo.folder = NASKAH_SOURCE "/packaging/demo";
    demo.say = [](const std::string&) {};
    fill_demo(as(1), demo, *services_);
    std::int64_t stands = 0;
    for (const auto& tree : services_->places.trees(as(1)))
        for (const auto& row : tree.rows)
            if (row.depth == 0) stands += row.dossiers;
    EXPECT_EQ(stands, 3 * 5 + theirs) << "boxes are half filled";
    EXPECT_EQ(services_->holds.list(as(1), {}).size(), 2u);
    EXPECT_EQ(services_->loans.list(as(1), Shelf::overdue).size(), 1u);
    EXPECT_EQ(services_->loans.list(as(1), Shelf::out).size(), 3u);
    EXPECT_EQ(services_->loans.list(as(1), Shelf::waiting).size(), 1u);
    EXPECT_EQ(services_->loans.list(as(1), Shelf::closed).size(), 1u);
    auto desk = as(1);
    desk.actor.seats.front().unit = city_.apart.id;
    EXPECT_EQ(services_->requests.list(desk, Desk::open).size(), 2u);
    EXPECT_EQ(services_->requests.list(desk, Desk::overdue).size(), 1u);
    EXPECT_EQ(services_->reading.now(desk, {}).present.size(), 1u);
}

NASKAH_ON_BOTH_DATABASES(Guarded);

}  // namespace

}  // namespace depot
