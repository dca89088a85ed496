// SPDX-License-Identifier: Apache-2.0
#include "tests/flow/week_model.h"

#include <algorithm>
#include <cstdio>
#include <stdexcept>

namespace week {
namespace {

constexpr Minute zone = 7 * hour;  // WIB

// Days since 1970 of a civil date (the proleptic Gregorian calendar, counted from March).
std::int64_t days_of(int year, int month, int of_month) {
    if (month < 3) --year, month += 12;
    return 365LL * year + year / 4 - year / 100 + year / 400 + (153 * (month - 3) + 2) / 5 +
           of_month - 719469;
}

struct Span {
    int from, until;
};
// 37.5 hours a week.
const std::vector<Span>& spans(int weekday) {
    static const std::vector<Span> usual{{450, 720}, {780, 960}}, friday{{450, 690}, {780, 990}},
        none;
    return weekday < 4 ? usual : weekday == 4 ? friday : none;
}

int weekday(Minute at) { return static_cast<int>((at / day + 3) % 7); }  // Monday is 0

}  // namespace

Minute start_of(const std::string& date) {
    int year = 0, month = 0, of_month = 0;
    if (std::sscanf(date.c_str(), "%d-%d-%d", &year, &month, &of_month) != 3)
        throw std::invalid_argument(date);
    return days_of(year, month, of_month) * day;
}

Minute minute_of(const std::string& iso) {
    int hours = 0, minutes = 0;
    if (std::sscanf(iso.c_str() + 11, "%d:%d", &hours, &minutes) != 2)
        throw std::invalid_argument(iso);
    return start_of(iso.substr(0, 10)) + hours * hour + minutes + zone;
}

std::string date_of(Minute at) {
    const auto days = at / day;
    int year = 1970 + static_cast<int>(days / 366);
    while (days_of(year + 1, 1, 1) <= days) ++year;
    int month = 1;
    while (month < 12 && days_of(year, month + 1, 1) <= days) ++month;
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month,
                  static_cast<int>(days - days_of(year, month, 1)) + 1);
    return text;
}

std::string clock_in_utc(Minute at) {
    const auto utc = at - zone;
    char text[16];
    std::snprintf(text, sizeof text, " %02d:%02d:00", static_cast<int>(utc % day / hour),
                  static_cast<int>(utc % hour));
    return date_of(utc) + text;
}

std::int64_t micros_of(Minute at) { return (at - zone) * 60 * 1'000'000; }

bool Hours::works_that_day(Minute at) const {
    return !spans(weekday(at)).empty() && !days_off.contains(date_of(at));
}

bool Hours::works(Minute at) const {
    if (!works_that_day(at)) return false;
    const auto of_day = at % day;
    return std::any_of(spans(weekday(at)).begin(), spans(weekday(at)).end(), [&](const Span& span) {
        return span.from <= of_day && of_day < span.until;
    });
}

Minute Hours::after(Minute from, int minutes) const {
    while (minutes > 0)
        if (works_that_day(from))
            minutes -= works(from++) ? 1 : 0;
        else
            from += day - from % day;
    return from;
}

std::string Hours::after_days(Minute from, int days) const {
    while (days > 0) days -= works_that_day(from += day) ? 1 : 0;
    return date_of(from);
}

Minute Hours::closing_after(Minute from, int days) const {
    const auto start = start_of(after_days(from, days));
    return start + spans(weekday(start)).back().until;
}

Branch& Letter::branch(const std::string& id) {
    for (auto& each : branches)
        if (each.id == id) return each;
    throw std::out_of_range("no branch " + id);
}

std::set<std::string> Letter::holders() const {
    std::set<std::string> all;
    for (const auto& each : branches)
        if (!each.informed && (each.state == "sent" || each.state == "read"))
            all.insert(each.holder);
    return all;
}

// All taken back, or one said it is not his and nothing was given anew; while somebody works or a report waits, not.
bool Letter::comes_back() const {
    bool done = false, declined = false;
    for (const auto& each : branches) {
        if (!each.informed && (each.state == "sent" || each.state == "read" || each.state == "reported")) return false;
        if (each.giver != position) continue;
        done = done || each.state == "accepted";
        if (!each.declined_with) continue;
        declined = declined || std::none_of(branches.begin() + static_cast<std::ptrdiff_t>(*each.declined_with),
                                            branches.end(), [&](const Branch& later) {
                                                return later.giver == position && !later.taken_over;
                                            });
    }
    return !done || declined;
}

std::map<Key, std::string> Model::wanted(const Letter& letter) const {
    std::map<Key, std::string> all;
    if (letter.over()) return all;
    if (letter.state == "unread") all[{"opened", "", letter.position}];
    if (letter.state == "read") all[{"disposition", "", letter.position}];
    bool works = false;
    for (const auto& each : letter.branches) {
        const bool sent = each.state == "sent", read = each.state == "read",
                   told = each.state == "reported";
        if (each.informed) {
            if (sent) all[{"copy", each.id, each.holder}];
            continue;
        }
        if (sent) all[{"told", each.id, each.holder}] = each.due;
        if (read) all[{"follow_up", each.id, each.holder}] = each.due;
        if (told) all[{"accepted", each.id, each.giver}];
        works = works || sent || read || told;
    }
    if (letter.state == "disposed" && !works) all[{"closing", "", letter.position}];
    return all;
}

Minute Model::due(const Letter& letter, const Key& key, Minute began) const {
    const auto rule = rules.find({std::get<0>(key), letter.urgency});
    if (rule == rules.end() || rule->second.amount == 0) return never;
    return rule->second.in_hours ? hours.after(began, rule->second.amount * 60)
                                 : hours.closing_after(began, rule->second.amount);
}

void Model::settle(Letter& letter, Minute now) const {
    if (letter.state == "disposed" && letter.comes_back()) letter.state = "read";
    const auto all = wanted(letter);
    const auto before = letter.waits;
    std::erase_if(letter.waits, [&](const auto& each) { return !all.contains(each.first); });
    for (const auto& [key, set] : all) {
        if (letter.waits.contains(key)) continue;
        Wait wait{now, due(letter, key, now), set.empty()};
        if (!set.empty()) wait.due = wait.set = start_of(set) + day - 1;  // the whole day may be used
        // What was given back for an outage stays when its holder reads it.
        for (const auto& [old, kept] : before)
            if (!set.empty() && !kept.by_rule && std::get<1>(old) == std::get<1>(key) &&
                std::get<2>(old) == std::get<2>(key)) {
                wait.set = kept.set;
                wait.lost = kept.lost;
                wait.due = kept.due;
            }
        letter.waits[key] = wait;
    }
}

void Model::day_off(const std::string& date) {
    hours.days_off.insert(date);
    for (auto& [id, letter] : letters)
        for (auto& [key, wait] : letter.waits)
            if (wait.by_rule || wait.lost > 0) {
                wait.due = hours.after(wait.by_rule ? due(letter, key, wait.began) : wait.set, wait.lost);
                say_day(letter, key, wait);
            }
}

void Model::outage(Minute from, Minute until) {
    for (auto& [id, letter] : letters)
        for (auto& [key, wait] : letter.waits) {
            if (wait.due == never || wait.due <= from) continue;
            for (auto at = std::max(from, wait.began); at < until; ++at) wait.lost += hours.works(at) ? 1 : 0;
            wait.due = hours.after(wait.due, wait.lost);
            say_day(letter, key, wait);
        }
}

void Model::say_day(Letter& letter, const Key& key, const Wait& wait) {
    if (!wait.by_rule) letter.branch(std::get<1>(key)).due = date_of(wait.due);
}

std::multiset<std::tuple<std::string, std::string, Minute>> Model::waiting_for(
    const std::string& position) const {
    std::multiset<std::tuple<std::string, std::string, Minute>> all;
    for (const auto& [id, letter] : letters)
        for (const auto& [key, wait] : letter.waits)
            if (std::get<2>(key) == position && std::get<0>(key) != "copy")
                all.insert({id, std::get<0>(key), wait.due});
    return all;
}

}  // namespace week
