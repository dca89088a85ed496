// SPDX-License-Identifier: Apache-2.0
// Hours a clerk writes down, and the file for the calendar of a phone.
#include "incoming/domain/calendar.h"

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "incoming/domain/occasion.h"

namespace incoming {
namespace calendar_test {

TEST(Occasion, is_read_and_written_as_the_office_does) {
    EXPECT_EQ(hour_of("09:00"), 540);
    EXPECT_EQ(hour_of("9.30"), 570);
    for (const char* wrong : {"", "9", "24.00", "09.60", "09.0", "009.00", "x9.00", "09.00 WIB", "-1.00"})
        EXPECT_FALSE(hour_of(wrong)) << wrong;
    EXPECT_EQ(written({540, 660}, core::Zone::wib), "09.00 s.d. 11.00 WIB");
    EXPECT_EQ(written({540, std::nullopt}, core::Zone::wit), "09.00 WIT s.d. selesai");
    EXPECT_EQ(hours_in(written({545, 660}, core::Zone::wib)), (Hours{545, 660}));
}

TEST(Occasion, tells_all_that_is_missing) {
    Occasion occasion;
    EXPECT_EQ(faults_of(occasion, {}).size(), 3u);
    EXPECT_EQ(faults_of(occasion, {{"event_day", "incoming.fault.event_day", {}}}).size(), 2u) << "told once";
    occasion.day = core::parse_date("2026-12-03");
    occasion.hours = {600, 540};
    occasion.place = "Aula";
    const auto faults = faults_of(occasion, {});
    ASSERT_EQ(faults.size(), 1u);
    EXPECT_EQ(faults[0].field, "event_until");
}

CalendarEvent event() {
    CalendarEvent made;
    made.uid = "0193-1@naskah";
    made.day = core::parse_date("2026-12-31");
    made.from = 22 * 60;
    made.until = 24 * 60;
    made.summary = "Doa bersama; lintas agama, akhir tahun";
    made.place = "Alun-Alun\nTaman Merdeka";
    return made;
}

TEST(Calendar, tells_hours_in_the_zone_of_the_office) {
    auto whole_day = event();
    whole_day.from = whole_day.until = -1;
    whole_day.status = CalendarEvent::Status::cancelled;
    const auto text = calendar({event(), whole_day}, core::Zone::wita, core::parse_instant("2026-11-23T03:04:05Z"));
    for (const char* line : {"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "TZID:Asia/Makassar\r\n", "TZOFFSETTO:+0800\r\n",
                             "UID:0193-1@naskah\r\n", "DTSTAMP:20261123T030405Z\r\n",
                             "DTSTART;TZID=Asia/Makassar:20261231T220000\r\n",
                             "DTEND;TZID=Asia/Makassar:20270101T000000\r\n", "DTSTART;VALUE=DATE:20261231\r\n",
                             "DTEND;VALUE=DATE:20270101\r\n", "SUMMARY:Doa bersama\\; lintas agama\\, akhir tahun\r\n",
                             "LOCATION:Alun-Alun\\nTaman Merdeka\r\n", "STATUS:TENTATIVE\r\n", "STATUS:CANCELLED\r\n",
                             "END:VEVENT\r\nEND:VCALENDAR\r\n"})
        EXPECT_NE(text.find(line), std::string::npos) << line << "\nin\n" << text;
    EXPECT_EQ(text.find("DESCRIPTION"), std::string::npos);
}

TEST(Calendar, folds_long_lines_between_characters) {
    auto made = event();
    made.summary.clear();
    for (int i = 0; i < 60; ++i) made.summary += i % 3 == 0 ? "\u00e9" : "\u2013a";
    const auto text = calendar({made}, core::Zone::wib, {});
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; ++at)
        ASSERT_EQ(text[at - 1], '\r') << "lines end by CRLF";
    for (const auto& line : core::text::split(text, '\n')) {
        EXPECT_LE(line.size(), 76u) << "75 octets and the carriage return";
        EXPECT_TRUE(core::text::valid_utf8(line)) << line;
    }
    EXPECT_NE(core::text::replace(text, "\r\n ", "").find("SUMMARY:" + made.summary + "\r\n"), std::string::npos);
}

}  // namespace
}  // namespace incoming
