// SPDX-License-Identifier: Apache-2.0
// Dates and instants: leap years, the three zones, RFC 3339.
#include "core/base/clock.h"

#include <gtest/gtest.h>

#include "core/base/error.h"

namespace clock_test {

using namespace core;

TEST(Dates, only_real_ones_in_iso_form) {
    for (const char* good : {"2026-11-23", "2024-02-29", "2000-02-29", "1999-12-31"})
        EXPECT_EQ(iso(parse_date(good)), good);
    for (const char* bad :
         {"", "2026-11-2", "2026-11-233", "2026/11/23", "2026-13-01", "2026-00-10", "2026-04-31",
          "2026-02-29", "1900-02-29", "2026-11-00", "+026-11-23", "2026-1 -23", "23-11-2026"})
        EXPECT_THROW(parse_date(bad), Error) << bad;
}

TEST(Dates, years_and_days_are_counted_over_leap_days) {
    EXPECT_EQ(iso(add_years(parse_date("2024-02-29"), 1)), "2025-02-28");
    EXPECT_EQ(iso(add_years(parse_date("2024-02-29"), 4)), "2028-02-29");
    EXPECT_EQ(iso(add_years(parse_date("2024-02-29"), -1)), "2023-02-28");
    EXPECT_EQ(iso(add_years(parse_date("2026-11-23"), 10)), "2036-11-23");
    EXPECT_EQ(iso(add_days(parse_date("2024-02-28"), 1)), "2024-02-29");
    EXPECT_EQ(iso(add_days(parse_date("2026-12-31"), 1)), "2027-01-01");
    EXPECT_EQ(iso(add_days(parse_date("2026-03-01"), -1)), "2026-02-28");
}

TEST(Zones, the_civil_day_turns_at_local_midnight) {
    const Instant at = parse_instant("2026-11-23T16:30:00Z");
    EXPECT_EQ(iso(date_of(at, Zone::wib)), "2026-11-23");
    EXPECT_EQ(iso(date_of(at, Zone::wita)), "2026-11-24");
    EXPECT_EQ(iso(date_of(at, Zone::wit)), "2026-11-24");
    EXPECT_EQ(iso(start_of(parse_date("2026-11-24"), Zone::wib)), "2026-11-23T17:00:00.000Z");
    EXPECT_EQ(iso(date_of(Instant{-1}, Zone::wib)), "1970-01-01");
    for (Zone zone : {Zone::wib, Zone::wita, Zone::wit}) {
        EXPECT_EQ(zone_named(name(zone)), zone);
        const Instant midnight = start_of(parse_date("2026-11-24"), zone);
        EXPECT_EQ(iso(date_of(midnight, zone)), "2026-11-24");
        EXPECT_EQ(iso(date_of(Instant{midnight.ms - 1}, zone)), "2026-11-23");
    }
    EXPECT_THROW(zone_named("wib"), Error);
}

TEST(Instants, rfc_3339_is_read_with_any_offset) {
    const std::string noon = "2026-11-23T05:00:00.000Z";
    for (const char* same : {"2026-11-23T12:00:00+07:00", "2026-11-23T05:00:00Z",
                             "2026-11-23t05:00:00z", "2026-11-22T22:30:00.0-06:30"})
        EXPECT_EQ(iso(parse_instant(same)), noon) << same;
    EXPECT_EQ(parse_instant("1970-01-01T00:00:00.001Z").ms, 1);
    EXPECT_EQ(parse_instant("1970-01-01T00:00:00.1Z").ms, 100);
    EXPECT_EQ(parse_instant("1970-01-01T00:00:00.123456789Z").ms, 123);
    EXPECT_EQ(iso(Instant{-1}), "1969-12-31T23:59:59.999Z");
    // The leap second of 2016 lies on the second after it.
    EXPECT_EQ(parse_instant("2016-12-31T23:59:60Z"), parse_instant("2017-01-01T00:00:00Z"));
}

TEST(Instants, anything_else_is_refused) {
    for (const char* bad :
         {"", "2026-11-23", "2026-11-23T05:00:00", "2026-11-23 05:00:00Z", "2026-11-23T05:00Z",
          "2026-11-23T24:00:00Z", "2026-11-23T05:60:00Z", "2026-11-23T05:00:61Z",
          "2026-02-30T05:00:00Z", "2026-11-23T05:00:00.Z", "2026-11-23T05:00:00.+07:00",
          "2026-11-23T05:00:00+0700", "2026-11-23T05:00:00+07", "2026-11-23T05:00:00+24:00",
          "2026-11-23T05:00:00+07:60", "2026-11-23T05:00:00Zx", "2026-11-23T05:00:00.12",
          "2026-11-23T05:00:00,1Z"})
        EXPECT_THROW(parse_instant(bad), Error) << bad;
}

TEST(Clocks, the_set_one_stands_until_moved) {
    SetClock clock(Instant{1000});
    EXPECT_EQ(clock.now().ms, 1000);
    clock.pass(std::chrono::seconds(2));
    EXPECT_EQ(clock.now().ms, 3000);
    EXPECT_EQ((clock.now() - Instant{500}).count(), 2500);
}

}  // namespace
