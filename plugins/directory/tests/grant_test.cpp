// SPDX-License-Identifier: Apache-2.0
// The rules of lending a mailbox, and random mandates and appointments held against the rule said plainly.
#include <gtest/gtest.h>

#include <random>

#include "directory/domain/grant.h"

namespace directory {
namespace grant_test {

using core::AppointmentId;
using core::Date;
using core::PersonId;
using core::PositionId;

Date day(int n) { return core::add_days(core::parse_date("2026-11-01"), n); }

class Lending : public testing::Test {
  protected:
    Lending() {
        head = made(PositionId::make({1}), PersonId::make({10}));
        deputy = made(PositionId::make({2}), PersonId::make({20}));
        wanted.id = GrantId::make({100});
        wanted.kind = GrantKind::substitute;
        wanted.position = head.position;
        wanted.giver = head.id;
        wanted.receiver = deputy.id;
        wanted.acts = {"see", "instruct"};
        wanted.from = day(0);
        wanted.until = day(5);
        wanted.reason = "cuti";
        wanted.basis = "800.1.11.4/0001/DINAS/2026";
        grounds.today = day(0);
        grounds.position_name = "Kepala Dinas Contoh";
        grounds.of_position = {head};
        grounds.of_receiver = {deputy};
    }
    static Appointment made(PositionId position, PersonId person) {
        static std::int64_t next = 1000;
        Appointment one;
        one.id = AppointmentId::make({++next});
        one.position = position;
        one.person = person;
        one.from = day(-100);
        return one;
    }
    std::string first() {
        const auto faults = faults_of(wanted, grounds);
        return faults.empty() ? "" : faults.front().field + " " + faults.front().key.substr(16);
    }
    void beside(MailboxGrant other) {
        other.id = GrantId::make({200});
        grounds.others = {std::move(other)};
        grounds.receivers = {"Budi"};
    }

    Appointment head, deputy;
    MailboxGrant wanted;
    GrantGrounds grounds;
};

TEST_F(Lending, absence_needs_its_days_its_reason_and_its_letter) {
    EXPECT_EQ(first(), "");
    auto kept = wanted;
    wanted.until.reset();
    EXPECT_EQ(first(), "until date_needed");
    wanted.until = day(-1);
    EXPECT_EQ(first(), "until until_before");
    wanted = kept;
    wanted.from = day(-9);
    wanted.until = day(-1);
    EXPECT_EQ(first(), "until grant_over");
    wanted = kept;
    wanted.reason = "malas";
    EXPECT_EQ(first(), "reason grant_reason");
    wanted = kept;
    wanted.basis = " ";
    EXPECT_EQ(first(), "basis grant_basis");
    wanted = kept;
    grounds.by_keeper = true;
    EXPECT_EQ(first(), "note grant_note");
}

TEST_F(Lending, secretary_stands_until_revoked_and_neither_instructs_nor_gives_paraf) {
    wanted.kind = GrantKind::secretary;
    EXPECT_EQ(first(), "until grant_standing");
    wanted.until.reset();
    EXPECT_EQ(first(), "acts grant_secretary_act");
    wanted.acts = {"see", "initial"};
    EXPECT_EQ(first(), "acts grant_secretary_act");
    wanted.acts = {"see", "prepare"};
    EXPECT_EQ(first(), "");
}

TEST_F(Lending, signing_is_no_act_that_can_be_lent) {
    for (const char* act : {"sign", "seal", "revoke", "administer"}) {
        wanted.acts = {"see", act};
        EXPECT_EQ(first(), "acts grant_act") << act;
    }
    wanted.acts = {"see"};
    wanted.works = {"keuangan"};
    EXPECT_EQ(first(), "works grant_work");
    wanted.works.clear();
    wanted.highest = "umum";
    EXPECT_EQ(first(), "highest delegation_access");
}

TEST_F(Lending, both_must_sit_and_be_two_people) {
    wanted.receiver = AppointmentId::make({7});
    EXPECT_EQ(first(), "receiver grant_receiver");
    wanted.receiver = deputy.id;
    grounds.of_receiver.front().until = day(-1);
    EXPECT_EQ(first(), "receiver grant_receiver");
    grounds.of_receiver.front() = deputy;
    grounds.of_receiver.front().person = head.person;
    EXPECT_EQ(first(), "receiver grant_self");
    grounds.of_receiver.front() = deputy;
    grounds.of_position.front().until = day(-1);
    EXPECT_EQ(first(), "from grant_vacant");
}

TEST_F(Lending, what_is_done_there_is_done_by_one_and_the_clash_is_named) {
    auto other = wanted;
    other.from = day(5);
    other.until = day(9);
    beside(other);
    const auto faults = faults_of(wanted, grounds);
    ASSERT_EQ(faults.size(), 1u);
    EXPECT_EQ(faults.front().key, "directory.fault.grant_overlap");
    EXPECT_EQ(faults.front().args.front().second, "Budi");
    other.from = day(6);
    beside(other);
    EXPECT_EQ(first(), "") << "the days do not meet";
    other.from = day(5);
    other.acts = {"see", "initial"};
    beside(other);
    EXPECT_EQ(first(), "") << "one gives paraf, the other instructs";
    other.acts = wanted.acts;
    other.works = {"letters"};
    wanted.works = {"incoming"};
    beside(other);
    EXPECT_EQ(first(), "") << "not the same work";
    wanted.works.clear();
    EXPECT_EQ(first(), "from grant_overlap") << "all of it holds every part";
    other.revoked_at = core::Instant{1};
    beside(other);
    EXPECT_EQ(first(), "");
}

TEST_F(Lending, a_secretary_is_not_named_twice) {
    wanted.kind = GrantKind::secretary;
    wanted.acts = {"see", "prepare"};
    wanted.until.reset();
    beside(wanted);
    EXPECT_EQ(first(), "receiver grant_secretary_twice");
    grounds.others.front().receiver = AppointmentId::make({8});
    EXPECT_EQ(first(), "") << "an official may have two";
}

TEST_F(Lending, long_substitution_is_warned_of_and_not_refused) {
    wanted.until = day(89);
    EXPECT_FALSE(unusually_long(wanted, 90));
    wanted.until = day(90);
    EXPECT_TRUE(unusually_long(wanted, 90));
    EXPECT_EQ(first(), "");
}

TEST_F(Lending, work_not_lent_closes_the_rooms_that_do_it) {
    EXPECT_TRUE(rooms_without(wanted).empty());
    wanted.works = {"incoming"};
    EXPECT_EQ(rooms_without(wanted), (std::set<std::string>{"letters", "signing"}));
    wanted.works = {"letters"};
    EXPECT_EQ(rooms_without(wanted), std::set<std::string>{"incoming"});
}

TEST_F(Lending, it_ends_with_either_appointment_and_by_itself) {
    using S = ConferralState;
    const auto state = [&](int on) { return state_of(wanted, {head}, {deputy}, day(on)); };
    EXPECT_EQ(state(-1), S::future);
    EXPECT_EQ(state(0), S::active);
    EXPECT_EQ(state(5), S::active);
    EXPECT_EQ(state(6), S::past);
    head.until = day(3);
    EXPECT_EQ(state(3), S::active);
    EXPECT_EQ(state(4), S::past);
    head.until.reset();
    deputy.until = day(2);
    EXPECT_EQ(state(3), S::past);
    wanted.revoked_at = core::Instant{1};
    EXPECT_EQ(state(1), S::revoked);
}

// The rule said plainly: on the day, the grant is not revoked and has begun and is not over; and of each of the two
// appointments its person acts that day.
bool plainly(const MailboxGrant& grant, const std::vector<Appointment>& all, Date on) {
    if (grant.revoked_at || on < grant.from || (grant.until && *grant.until < on)) return false;
    const auto acts = [&](AppointmentId id) {
        for (const auto& one : all) {
            if (one.id != id) continue;
            if (on < one.from || (one.until && *one.until < on)) return false;
            if (one.capacity != core::Capacity::definitive) return true;
            for (const auto& other : all)
                if (other.position == one.position && other.capacity != core::Capacity::definitive &&
                    other.from <= on && (!other.until || on <= *other.until))
                    return false;
            return true;
        }
        return false;
    };
    return acts(grant.giver) && acts(grant.receiver);
}

TEST(LendingAtRandom, holds_on_exactly_the_days_the_plain_rule_says) {
    std::mt19937 chance(20261127);
    const auto pick = [&](int most) { return static_cast<int>(chance() % static_cast<unsigned>(most)); };
    int held = 0;
    for (int round = 0; round < 3000; ++round) {
        std::vector<Appointment> all;
        for (std::int64_t i = 0; i < 6; ++i) {
            Appointment one;
            one.id = AppointmentId::make({i + 1});
            one.position = PositionId::parse(i < 3 ? "01900000-0000-7000-8000-000000000001"
                                                   : "01900000-0000-7000-8000-000000000002");
            one.person = PersonId::make({i + 50});
            one.capacity = i % 3 == 0 ? core::Capacity::definitive
                                      : (i % 3 == 1 ? core::Capacity::acting : core::Capacity::daily);
            one.from = day(pick(30) - 10);
            if (pick(3) > 0) one.until = core::add_days(one.from, pick(20));
            all.push_back(one);
        }
        MailboxGrant grant;
        grant.giver = all[static_cast<std::size_t>(pick(3))].id;
        grant.receiver = all[static_cast<std::size_t>(3 + pick(3))].id;
        grant.position = all.front().position;
        grant.from = day(pick(20));
        if (pick(2) == 0) grant.until = core::add_days(grant.from, pick(10));
        if (pick(10) == 0) grant.revoked_at = core::Instant{1};
        const std::vector<Appointment> to_position(all.begin(), all.begin() + 3), to_receiver(all.begin() + 3, all.end());
        for (int on = -12; on < 45; ++on) {
            const bool holds = grant_holds(grant, to_position, to_receiver, day(on));
            ASSERT_EQ(holds, plainly(grant, all, day(on))) << "round " << round << " day " << on;
            ASSERT_EQ(holds, state_of(grant, to_position, to_receiver, day(on)) == ConferralState::active);
            held += holds;
        }
    }
    EXPECT_GT(held, 1000) << "the rounds must meet days on which it holds";
}

}  // namespace
}  // namespace directory
