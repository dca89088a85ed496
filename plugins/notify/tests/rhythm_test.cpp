// SPDX-License-Identifier: Apache-2.0
// Hours of digests and quiet hours.
#include <gtest/gtest.h>

#include "notify/domain/rhythm.h"

namespace notify {
namespace rhythm_test {

core::Instant at(const char* text) { return core::parse_instant(text); }

Rhythm nights() {
    Rhythm rhythm;
    rhythm.quiet_from = 19 * 60;
    rhythm.quiet_until = 6 * 60;
    return rhythm;
}

TEST(Rhythm, reads_hours_as_people_write_them) {
    EXPECT_EQ(clock_read("07:30"), 450);
    EXPECT_EQ(clock_read("7.30"), 450);
    for (const char* bad : {"", "7", "24.00", "07.60", "07:3", "07:300", "a7.30", "-7.30", "07.30.00"})
        EXPECT_FALSE(clock_read(bad)) << bad;
    EXPECT_EQ(hours_text({450, 780}), "07:30,13:00");
    EXPECT_EQ(hours_kept("07:30,13:00"), (std::vector<int>{450, 780}));
    EXPECT_TRUE(hours_kept("").empty());
}

TEST(Rhythm, digests_go_at_half_hours_and_not_too_many) {
    EXPECT_TRUE(faults_of(Rhythm{}).empty());
    Rhythm odd;
    odd.hours = {7 * 60 + 15};
    ASSERT_EQ(faults_of(odd).size(), 1u);
    EXPECT_EQ(faults_of(odd)[0].field, "hours");
    EXPECT_EQ(faults_of(odd)[0].args[0].second, "07.15");
    Rhythm many;
    many.hours = {0, 30, 60, 90, 120, 150, 180};
    ASSERT_EQ(faults_of(many).size(), 1u);
    EXPECT_EQ(faults_of(many)[0].key, "notify.fault.hours");
}

TEST(Rhythm, quiet_hours_run_over_midnight) {
    EXPECT_TRUE(quiet(nights(), 19 * 60));
    EXPECT_TRUE(quiet(nights(), 0));
    EXPECT_TRUE(quiet(nights(), 6 * 60 - 1));
    EXPECT_FALSE(quiet(nights(), 6 * 60));
    EXPECT_FALSE(quiet(nights(), 12 * 60));
    Rhythm noon;
    noon.quiet_from = 12 * 60;
    noon.quiet_until = 13 * 60;
    EXPECT_TRUE(quiet(noon, 12 * 60 + 59));
    EXPECT_FALSE(quiet(noon, 13 * 60));
    for (int minute = 0; minute < day_minutes; ++minute) EXPECT_FALSE(quiet(Rhythm{}, minute)) << "none are set";
}

TEST(Rhythm, a_message_waits_for_the_end_of_quiet_hours) {
    // 21.00 WIB on the 23rd: until 06.00 of the next day.
    EXPECT_EQ(may_go(nights(), false, at("2026-11-23T14:00:00Z"), core::Zone::wib), at("2026-11-23T23:00:00Z"));
    // 05.00 WIB on the 24th: until 06.00 of the same day.
    EXPECT_EQ(may_go(nights(), false, at("2026-11-23T22:00:00Z"), core::Zone::wib), at("2026-11-23T23:00:00Z"));
    EXPECT_EQ(may_go(nights(), false, at("2026-11-23T05:00:00Z"), core::Zone::wib), at("2026-11-23T05:00:00Z"));
    // The same moment two zones further east is not yet, or no longer, quiet.
    EXPECT_EQ(may_go(nights(), false, at("2026-11-23T11:00:00Z"), core::Zone::wib), at("2026-11-23T11:00:00Z"));
    EXPECT_EQ(may_go(nights(), false, at("2026-11-23T11:00:00Z"), core::Zone::wit), at("2026-11-23T21:00:00Z"));
}

TEST(Rhythm, urgent_ones_wait_only_for_who_has_not_asked_otherwise) {
    auto rhythm = nights();
    const auto night = at("2026-11-23T14:00:00Z");
    EXPECT_NE(may_go(rhythm, true, night, core::Zone::wib), night);
    rhythm.urgent_now = true;
    EXPECT_EQ(may_go(rhythm, true, night, core::Zone::wib), night);
    EXPECT_NE(may_go(rhythm, false, night, core::Zone::wib), night);
}

}  // namespace
}  // namespace notify
