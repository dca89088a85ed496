// SPDX-License-Identifier: Apache-2.0
// The retention clock.
#include "archive/domain/retention.h"

#include <gtest/gtest.h>

using namespace archive;
using core::parse_date;

namespace {
const Rule two_five{"000.1.5", 2, 5, "", Fate::destroy, false};
const core::Date today = parse_date("2026-11-24");
}  // namespace

TEST(Retention, counts_from_closing_and_the_last_day_belongs_to_the_period) {
    const auto closed = parse_date("2026-12-31");
    const auto on = [&](const char* day) { return term(two_five, closed, {}, parse_date(day)).phase; };
    EXPECT_EQ(term(two_five, closed, {}, today).active_until, parse_date("2028-12-31"));
    EXPECT_EQ(term(two_five, closed, {}, today).inactive_until, parse_date("2033-12-31"));
    EXPECT_EQ(on("2028-12-31"), Phase::active);
    EXPECT_EQ(on("2029-01-01"), Phase::inactive);
    EXPECT_EQ(on("2033-12-31"), Phase::inactive);
    EXPECT_EQ(on("2034-01-01"), Phase::ended);
}

TEST(Retention, leap_day_becomes_28_february_and_stays_when_it_exists) {
    const Rule rule{"1", 1, 3, "", Fate::keep, true};
    const auto found = term(rule, parse_date("2024-02-29"), {}, today);
    EXPECT_EQ(found.active_until, parse_date("2025-02-28"));
    EXPECT_EQ(found.inactive_until, parse_date("2028-02-29"));
}

TEST(Retention, waits_for_its_trigger_and_never_starts_before_closing) {
    Rule rule = two_five;
    rule.trigger = "setelah hak dan kewajiban selesai";
    const auto closed = parse_date("2020-05-01");
    EXPECT_EQ(term(rule, closed, {}, today).phase, Phase::waiting);
    EXPECT_FALSE(term(rule, closed, {}, today).inactive_until);
    EXPECT_EQ(term(rule, closed, parse_date("2019-01-01"), today).start, closed);
    EXPECT_EQ(term(rule, closed, parse_date("2021-01-01"), today).start, parse_date("2021-01-01"));
}

TEST(Retention, keeps_what_is_open_or_has_no_rule) {
    EXPECT_EQ(term(two_five, {}, {}, today).phase, Phase::open);
    EXPECT_EQ(term({}, parse_date("1990-01-01"), {}, today).phase, Phase::unruled);
}

TEST(Retention, never_shortens_and_never_changes_the_fate_by_itself) {
    Rule longer = two_five, shorter = two_five, other = two_five;
    longer.inactive_years = 8;
    shorter.active_years = 1;
    other.fate = Fate::keep;
    EXPECT_TRUE(adopts(two_five, longer));
    EXPECT_FALSE(adopts(two_five, shorter));
    EXPECT_FALSE(adopts(two_five, other));
    EXPECT_FALSE(adopts(two_five, {}));
    EXPECT_TRUE(adopts({}, two_five));
}

TEST(Retention, rule_survives_its_json) {
    for (const Fate fate : {Fate::destroy, Fate::keep, Fate::review}) {
        Rule rule = two_five;
        rule.fate = fate;
        EXPECT_EQ(Rule::from(rule.json()), rule);
    }
    EXPECT_FALSE(Rule::from(core::Json()));
}
