// SPDX-License-Identifier: Apache-2.0
#include "deadlines/store/calendar_store.h"

namespace deadlines {

using core::db::Row;
using core::db::Tx;

namespace {

DayHours hours_from(const Row& row, int column) {
    const auto at = [&](int which) { return static_cast<int>(row.integer(column + which)); };
    return {at(0), at(1), at(2), at(3)};
}

std::string day_text(const std::optional<core::Date>& day) { return day ? core::iso(*day) : ""; }

std::optional<core::Date> day_in(const Row& row, int column) {
    const auto text = row.text(column);
    return text.empty() ? std::nullopt : std::optional(core::parse_date(text));
}

}  // namespace

std::vector<DayOff> CalendarStore::days(Tx& tx) {
    return tx.all("SELECT day, name, kind FROM deadlines_holiday ORDER BY day", {}, [](const Row& row) {
        return DayOff{row.date(0), row.text(1), off_kind_named(row.text(2)).value_or(OffKind::holiday)};
    });
}

bool CalendarStore::add(Tx& tx, const DayOff& day) {
    return tx.exec("INSERT INTO deadlines_holiday (day, name, kind) VALUES (?, ?, ?) ON CONFLICT (day) DO NOTHING",
                   {day.day, day.name, name(day.kind)}) == 1;
}

bool CalendarStore::remove(Tx& tx, core::Date day) {
    return tx.exec("DELETE FROM deadlines_holiday WHERE day = ?", {day}) == 1;
}

std::vector<Hours> CalendarStore::hours(Tx& tx) {
    return tx.all("SELECT first_day, last_day, name, monday_opens, monday_breaks, monday_resumes, monday_closes, "
                  "friday_opens, friday_breaks, friday_resumes, friday_closes FROM deadlines_hours ORDER BY first_day",
                  {}, [](const Row& row) {
                      constexpr int usual = 3, friday = 7;
                      return Hours{day_in(row, 0), day_in(row, 1), row.text(2), hours_from(row, usual),
                                   hours_from(row, friday)};
                  });
}

void CalendarStore::put(Tx& tx, const Hours& hours) {
    tx.exec("INSERT INTO deadlines_hours (first_day, last_day, name, monday_opens, monday_breaks, monday_resumes, "
            "monday_closes, friday_opens, friday_breaks, friday_resumes, friday_closes) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (first_day) DO UPDATE SET "
            "last_day = excluded.last_day, name = excluded.name, monday_opens = excluded.monday_opens, "
            "monday_breaks = excluded.monday_breaks, monday_resumes = excluded.monday_resumes, "
            "monday_closes = excluded.monday_closes, friday_opens = excluded.friday_opens, "
            "friday_breaks = excluded.friday_breaks, friday_resumes = excluded.friday_resumes, "
            "friday_closes = excluded.friday_closes",
            {day_text(hours.first), day_text(hours.last), hours.name, hours.usual.opens, hours.usual.breaks,
             hours.usual.resumes, hours.usual.closes, hours.friday.opens, hours.friday.breaks, hours.friday.resumes,
             hours.friday.closes});
}

bool CalendarStore::remove_hours(Tx& tx, core::Date first) {
    return tx.exec("DELETE FROM deadlines_hours WHERE first_day = ?", {first}) == 1;
}

std::map<core::UnitId, core::Zone> CalendarStore::zones(Tx& tx) {
    std::map<core::UnitId, core::Zone> all;
    tx.each("SELECT unit_id, zone FROM deadlines_zone", {}, [&](const Row& row) {
        all.emplace(row.id<core::UnitId>(0), core::zone_named(row.text(1)));
    });
    return all;
}

void CalendarStore::put(Tx& tx, core::UnitId unit, core::Zone zone) {
    tx.exec("INSERT INTO deadlines_zone (unit_id, zone) VALUES (?, ?) "
            "ON CONFLICT (unit_id) DO UPDATE SET zone = excluded.zone",
            {unit, core::name(zone)});
}

void CalendarStore::remove(Tx& tx, core::UnitId unit) {
    tx.exec("DELETE FROM deadlines_zone WHERE unit_id = ?", {unit});
}

std::map<int, WholeYear> CalendarStore::whole_years(Tx& tx) {
    std::map<int, WholeYear> all;
    tx.each("SELECT year, person, position, at FROM deadlines_year", {}, [&](const Row& row) {
        const auto year = static_cast<int>(row.integer(0));
        all[year] = {year, row.text(1), row.text(2), row.instant(3)};
    });
    return all;
}

void CalendarStore::put(Tx& tx, const WholeYear& year) {
    tx.exec("INSERT INTO deadlines_year (year, person, position, at) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (year) DO UPDATE SET person = excluded.person, position = excluded.position, at = excluded.at",
            {year.year, year.person, year.position, year.at});
}

bool CalendarStore::open_year(Tx& tx, int year) {
    return tx.exec("DELETE FROM deadlines_year WHERE year = ?", {year}) == 1;
}

}  // namespace deadlines
