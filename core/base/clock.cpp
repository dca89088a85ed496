// SPDX-License-Identifier: Apache-2.0
#include "core/base/clock.h"

#include <array>
#include <charconv>
#include <cstdio>

#include "core/base/error.h"

namespace core {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

[[noreturn]] void bad_date(std::string_view text) {
    throw Error(Code::invalid, "core.error.date", {{"value", std::string(text)}});
}

int digits(std::string_view text, std::size_t at, std::size_t count) {
    int value = 0;
    if (at + count > text.size()) bad_date(text);
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9') bad_date(text);
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

}  // namespace

std::chrono::hours offset(Zone zone) {
    switch (zone) {
        case Zone::wib: return std::chrono::hours(7);
        case Zone::wita: return std::chrono::hours(8);
        case Zone::wit: return std::chrono::hours(9);
    }
    return std::chrono::hours(7);
}

std::string_view name(Zone zone) {
    switch (zone) {
        case Zone::wib: return "WIB";
        case Zone::wita: return "WITA";
        case Zone::wit: return "WIT";
    }
    return "WIB";
}

Zone zone_named(std::string_view text) {
    for (Zone zone : {Zone::wib, Zone::wita, Zone::wit})
        if (text == name(zone)) return zone;
    throw Error(Code::invalid, "core.error.zone", {{"value", std::string(text)}});
}

Date date_of(Instant at, Zone zone) {
    using namespace std::chrono;
    return Date(floor<days>(sys_time<milliseconds>(milliseconds(at.ms)) + offset(zone)));
}

Instant start_of(Date date, Zone zone) {
    using namespace std::chrono;
    return {duration_cast<milliseconds>(sys_days(date).time_since_epoch() - offset(zone)).count()};
}

Date add_days(Date date, int count) { return Date(sys_days(date) + days(count)); }

Date add_years(Date date, int count) {
    Date moved = date + std::chrono::years(count);
    return moved.ok() ? moved : Date(moved.year() / moved.month() / std::chrono::last);
}

Date parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') bad_date(text);
    Date date{std::chrono::year(digits(text, 0, 4)),
              std::chrono::month(static_cast<unsigned>(digits(text, 5, 2))),
              std::chrono::day(static_cast<unsigned>(digits(text, 8, 2)))};
    if (!date.ok()) bad_date(text);
    return date;
}

std::string iso(Date date) {
    std::array<char, 32> out{};
    std::snprintf(out.data(), out.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return out.data();
}

std::string iso(Instant at) {
    using namespace std::chrono;
    const sys_time<milliseconds> time{milliseconds(at.ms)};
    const auto day = floor<days>(time);
    const hh_mm_ss clock{time - day};
    std::array<char, 48> out{};
    std::snprintf(out.data(), out.size(), "%sT%02d:%02d:%02d.%03dZ", iso(Date(day)).c_str(),
                  static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()),
                  static_cast<int>(clock.subseconds().count()));
    return out.data();
}

Instant parse_instant(std::string_view text) {
    using namespace std::chrono;
    if (text.size() < 20 || (text[10] != 'T' && text[10] != 't') || text[13] != ':' ||
        text[16] != ':')
        bad_date(text);
    const Date date = parse_date(text.substr(0, 10));
    const int hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = digits(text, 17, 2);
    if (hour > 23 || minute > 59 || second > 60) bad_date(text);
    std::size_t at = 19;
    int fraction = 0;
    if (text[at] == '.') {
        int place = 100;
        digits(text, at + 1, 1);   // RFC 3339: "." 1*DIGIT
        for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, place /= 10)
            fraction += place * (text[at] - '0');
    }
    minutes shift{0};
    if (at + 1 == text.size() && (text[at] == 'Z' || text[at] == 'z')) {
    } else if (at + 6 == text.size() && (text[at] == '+' || text[at] == '-') && text[at + 3] == ':') {
        const int shift_hours = digits(text, at + 1, 2), shift_minutes = digits(text, at + 4, 2);
        if (shift_hours > 23 || shift_minutes > 59) bad_date(text);
        shift = hours(shift_hours) + minutes(shift_minutes);
        if (text[at] == '-') shift = -shift;
    } else {
        bad_date(text);
    }
    const auto time = sys_days(date).time_since_epoch() + hours(hour) + minutes(minute) +
                      seconds(second) + milliseconds(fraction) - shift;
    return {duration_cast<milliseconds>(time).count()};
}

Instant SystemClock::now() const {
    using namespace std::chrono;
    return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

}  // namespace core
