// SPDX-License-Identifier: Apache-2.0
// Hours as people write them, answers and clashes.
#include "incoming/domain/invitation.h"

#include <gtest/gtest.h>

namespace incoming {
namespace invitation_test {

TEST(Hours, are_read_as_people_write_them) {
    const auto read = [](const char* text, std::optional<int> from, std::optional<int> until) {
        EXPECT_EQ(hours_in(text), (Hours{from, until})) << text;
    };
    read("09.00 WIB s.d. selesai", 540, std::nullopt);
    read("09.00 WIB s.d. 12.30 WIB", 540, 750);
    read("Pukul 13:30 - 15.00", 810, 900);
    read("9 s.d. 11 WIB", 540, 660);
    read("19.30", 1170, std::nullopt);
    read("setelah salat Jumat", std::nullopt, std::nullopt);
    read("", std::nullopt, std::nullopt);
    read("14.00 s.d. 09.00", 840, std::nullopt);
    read("99.99 lalu 08.00", 480, std::nullopt);
}

Invitation at(const char* day, const char* time, int id) {
    Invitation made;
    made.entry = IncomingId::make({id});
    made.day = core::parse_date(day);
    made.hours = hours_in(time);
    return made;
}

TEST(Clash, is_the_same_day_at_overlapping_times) {
    const auto morning = at("2026-12-03", "09.00 s.d. 11.00", 1);
    EXPECT_TRUE(clash(morning, at("2026-12-03", "10.30 s.d. 12.00", 2)));
    EXPECT_FALSE(clash(morning, at("2026-12-03", "11.00 s.d. 12.00", 2))) << "one after the other";
    EXPECT_FALSE(clash(morning, at("2026-12-04", "10.30 s.d. 12.00", 2)));
    EXPECT_FALSE(clash(morning, morning)) << "with itself";
    EXPECT_TRUE(clash(at("2026-12-03", "09.00 s.d. selesai", 1), at("2026-12-03", "10.59", 2))) << "an open end is two hours";
    EXPECT_FALSE(clash(at("2026-12-03", "09.00 s.d. selesai", 1), at("2026-12-03", "11.00", 2)));
    EXPECT_TRUE(clash(morning, at("2026-12-03", "sehari penuh", 2)));
    auto sent = at("2026-12-03", "10.00", 2);
    sent.stance = Stance::represented;
    EXPECT_FALSE(clash(morning, sent)) << "somebody else goes";
}

TEST(Invitation, is_answered_anew_until_its_day_has_passed) {
    auto invitation = at("2026-12-03", "09.00", 1);
    const auto today = core::parse_date("2026-12-03"), later = core::parse_date("2026-12-04");
    EXPECT_THROW(invitation.decline(" ", {1}, today, "Sekda"), core::Error);
    EXPECT_EQ(invitation.stance, Stance::open);
    invitation.send(core::PositionId::make({5}), "Kepala Bagian", {1}, today, "Sekda");
    EXPECT_EQ(invitation.deputy_name, "Kepala Bagian");
    invitation.attend({2}, today, "Sekda");
    EXPECT_FALSE(invitation.deputy) << "who goes himself sends nobody";
    EXPECT_THROW(invitation.decline("Tugas luar daerah", {3}, later, "Sekda"), core::Error);
    EXPECT_EQ(invitation.stance, Stance::attending);
}

}  // namespace
}  // namespace incoming
