// SPDX-License-Identifier: Apache-2.0
#include "incoming/domain/calendar.h"

#include "core/base/text.h"

namespace incoming {

namespace {

constexpr int hour = 60, day_minutes = 24 * hour;

std::string padded(int value, int width) {
    auto text = std::to_string(value);
    while (text.size() < static_cast<std::size_t>(width)) text.insert(text.begin(), '0');
    return text;
}

std::string day_text(core::Date day) { return core::text::replace(core::iso(day), "-", ""); }

// Minutes past the day, 24.00 too, fall on the next one.
std::string moment(core::Date day, int minutes) {
    const auto on = core::add_days(day, minutes / day_minutes);
    const int rest = minutes % day_minutes;
    return day_text(on) + "T" + padded(rest / hour, 2) + padded(rest % hour, 2) + "00";
}

// RFC 5545, 3.3.11.
std::string escaped(std::string text) {
    for (const std::string_view mark : {"\\", ";", ","})
        text = core::text::replace(std::move(text), mark, "\\" + std::string(mark));
    text = core::text::replace(std::move(text), "\r", "");
    return core::text::replace(std::move(text), "\n", "\\n");
}

bool inside_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// RFC 5545, 3.1: the space that begins a continued line counts with it.
void line(std::string& out, std::string_view content) {
    constexpr std::size_t most = 75;
    std::size_t room = most;
    while (content.size() > room) {
        std::size_t cut = room;
        while (cut > 1 && inside_character(content[cut])) --cut;
        out.append(content.substr(0, cut)).append("\r\n ");
        content.remove_prefix(cut);
        room = most - 1;
    }
    out.append(content).append("\r\n");
}

std::string place_of(core::Zone zone) {
    switch (zone) {
        case core::Zone::wib: return "Asia/Jakarta";
        case core::Zone::wita: return "Asia/Makassar";
        case core::Zone::wit: return "Asia/Jayapura";
    }
    return "Asia/Jakarta";
}

// Indonesia has no daylight saving: one offset, ever.
void zone_lines(std::string& out, core::Zone zone) {
    const auto offset = "+" + padded(static_cast<int>(core::offset(zone).count()), 2) + "00";
    for (const auto& each : std::vector<std::string>{
             "BEGIN:VTIMEZONE", "TZID:" + place_of(zone), "BEGIN:STANDARD", "DTSTART:19700101T000000",
             "TZOFFSETFROM:" + offset, "TZOFFSETTO:" + offset, "TZNAME:" + std::string(core::name(zone)),
             "END:STANDARD", "END:VTIMEZONE"})
        line(out, each);
}

std::string_view word(CalendarEvent::Status status) {
    switch (status) {
        case CalendarEvent::Status::tentative: return "TENTATIVE";
        case CalendarEvent::Status::confirmed: return "CONFIRMED";
        case CalendarEvent::Status::cancelled: return "CANCELLED";
    }
    return "TENTATIVE";
}

void event_lines(std::string& out, const CalendarEvent& event, core::Zone zone, const std::string& stamp) {
    line(out, "BEGIN:VEVENT");
    line(out, "UID:" + event.uid);
    line(out, "DTSTAMP:" + stamp);
    if (event.from < 0) {
        line(out, "DTSTART;VALUE=DATE:" + day_text(event.day));
        line(out, "DTEND;VALUE=DATE:" + day_text(core::add_days(event.day, 1)));
    } else {
        const auto at = ";TZID=" + place_of(zone) + ":";
        line(out, "DTSTART" + at + moment(event.day, event.from));
        line(out, "DTEND" + at + moment(event.day, event.until));
    }
    line(out, "SUMMARY:" + escaped(event.summary));
    if (!event.place.empty()) line(out, "LOCATION:" + escaped(event.place));
    if (!event.text.empty()) line(out, "DESCRIPTION:" + escaped(event.text));
    line(out, "STATUS:" + std::string(word(event.status)));
    line(out, "END:VEVENT");
}

}  // namespace

std::string calendar(const std::vector<CalendarEvent>& events, core::Zone zone, core::Instant now) {
    const auto moments = core::text::replace(core::text::replace(core::iso(now).substr(0, 19), "-", ""), ":", "");
    std::string out;
    line(out, "BEGIN:VCALENDAR");
    line(out, "VERSION:2.0");
    line(out, "PRODID:-//Naskah//Agenda undangan//ID");
    line(out, "CALSCALE:GREGORIAN");
    line(out, "METHOD:PUBLISH");
    zone_lines(out, zone);
    for (const auto& event : events) event_lines(out, event, zone, moments + "Z");
    line(out, "END:VCALENDAR");
    return out;
}

}  // namespace incoming
