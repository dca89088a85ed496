// SPDX-License-Identifier: Apache-2.0
#include "style/dates.h"

#include <array>
#include <chrono>
#include <string_view>

namespace style {

namespace {

constexpr std::array<std::string_view, 12> months{"Januari", "Februari", "Maret",     "April",   "Mei",      "Juni",
                                                  "Juli",    "Agustus",  "September", "Oktober", "November", "Desember"};
constexpr std::array<std::string_view, 7> days{"Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"};

}  // namespace

std::string weekday_of(core::Date date) {
    return std::string(days[std::chrono::weekday{std::chrono::sys_days(date)}.c_encoding()]);
}
std::string month_of(core::Date date) { return std::string(months[static_cast<unsigned>(date.month()) - 1]); }

std::string long_date(core::Date date, bool with_day) {
    return (with_day ? weekday_of(date) + ", " : "") + std::to_string(static_cast<unsigned>(date.day())) + " " +
           month_of(date) + " " + std::to_string(static_cast<int>(date.year()));
}

}  // namespace style
