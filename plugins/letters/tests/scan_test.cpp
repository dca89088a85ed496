// SPDX-License-Identifier: Apache-2.0
// What may be handed in and said of a sheet signed with ink.
#include "letters/domain/scan.h"

#include <gtest/gtest.h>

namespace letters {
namespace scan_test {

std::string keys(const std::vector<core::Fault>& faults) {
    std::string told;
    for (const auto& each : faults) told += each.field + ":" + each.key + " ";
    return told;
}

TEST(Scan, the_first_needs_no_reason_and_a_later_one_does) {
    EXPECT_EQ(keys(faults_of_scan(0, "")), "");
    EXPECT_EQ(keys(faults_of_scan(1, "  ")), "reason:letters.fault.scan_reason ");
    EXPECT_EQ(keys(faults_of_scan(1, "Lembar kedua tertinggal")), "");
    EXPECT_EQ(keys(faults_of_scan(most_scans, "Buram")), "file:letters.fault.scan_many ");
}

TEST(Scan, the_day_lies_between_number_and_today) {
    const auto day = core::parse_date("2026-11-23"), today = core::parse_date("2026-11-25");
    EXPECT_EQ(keys(faults_of_saying(day, true, day, today)), "");
    EXPECT_EQ(keys(faults_of_saying(today, true, day, today)), "");
    EXPECT_EQ(keys(faults_of_saying(core::parse_date("2026-11-22"), true, day, today)), "date:letters.fault.ink_early ");
    EXPECT_EQ(keys(faults_of_saying(core::parse_date("2026-11-26"), true, day, today)), "date:letters.fault.ink_ahead ");
    EXPECT_EQ(keys(faults_of_saying(std::nullopt, false, day, today)),
              "date:letters.fault.ink_date signed:letters.fault.ink_unsaid ");
}

}  // namespace
}  // namespace letters
