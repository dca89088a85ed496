// SPDX-License-Identifier: Apache-2.0
// Time. An Instant is milliseconds since 1970-01-01T00:00:00Z; letters carry civil Dates in the
// zone of the office. Indonesia has three zones and no daylight saving, so offsets are fixed.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace core {

struct Instant {
    std::int64_t ms = 0;

    auto operator<=>(const Instant&) const = default;
    Instant operator+(std::chrono::milliseconds d) const { return {ms + d.count()}; }
    Instant operator-(std::chrono::milliseconds d) const { return {ms - d.count()}; }
    std::chrono::milliseconds operator-(Instant other) const {
        return std::chrono::milliseconds(ms - other.ms);
    }
};

enum class Zone { wib, wita, wit };  // UTC+7, UTC+8, UTC+9

std::chrono::hours offset(Zone zone);
std::string_view name(Zone zone);      // "WIB"
Zone zone_named(std::string_view text);  // throws Error(invalid) for any other word

using Date = std::chrono::year_month_day;

Date date_of(Instant at, Zone zone);
// Midnight at the start of the civil day.
Instant start_of(Date date, Zone zone);
Date add_days(Date date, int days);
// 29 February becomes 28 February in a common year.
Date add_years(Date date, int years);

// "2026-11-23"; throws Error(invalid) on anything but a real date in that form.
Date parse_date(std::string_view text);
std::string iso(Date date);
// RFC 3339 with milliseconds, UTC: "2026-11-23T08:15:30.123Z".
std::string iso(Instant at);
// Reads RFC 3339 with any offset; throws Error(invalid).
Instant parse_instant(std::string_view text);

class Clock {
  public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
  public:
    Instant now() const override;
};

// For tests: stands still until moved.
class SetClock final : public Clock {
  public:
    explicit SetClock(Instant at) : at_(at) {}
    Instant now() const override { return at_; }
    void set(Instant at) { at_ = at; }
    void pass(std::chrono::milliseconds d) { at_ = at_ + d; }

  private:
    Instant at_;
};

}  // namespace core
