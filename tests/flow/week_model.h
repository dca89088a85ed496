// SPDX-License-Identifier: Apache-2.0
// The city week as paper and a clock would have it: what waits for whom and until when, written
// from the rules of the office (letters.md 2.8, 2.10, 6.9, 6.10) and counted minute by minute. It
// knows nothing of the rooms.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace week {

// Minutes since 1 January 1970 by the clock on the wall of the office (WIB).
using Minute = std::int64_t;
constexpr Minute hour = 60, day = 24 * hour, never = -1;
// "2026-11-23T00:45:00.000Z", as interfaces tell times.
Minute minute_of(const std::string& iso);
Minute start_of(const std::string& date);  // "2026-11-23"
std::string date_of(Minute at);
std::string clock_in_utc(Minute at);  // "2026-11-23 00:45:00"
std::int64_t micros_of(Minute at);    // since 1970-01-01 UTC

class Hours {
  public:
    std::set<std::string> days_off;
    bool works(Minute at) const;
    bool works_that_day(Minute at) const;
    Minute after(Minute from, int minutes) const;  // end of the minutes-th working minute
    Minute closing_after(Minute from,
                         int days) const;  // when the days-th working day after it ends
    std::string after_days(Minute from, int days) const;  // that day
};

struct Rule {
    bool in_hours = false;
    int amount = 0;  // 0: no deadline
};
using Rules = std::map<std::pair<std::string, std::string>, Rule>;  // step and urgency

struct Branch {
    std::string id, giver, holder, state = "sent";
    bool informed = false;
    std::string due;  // a date somebody set; "" when the rules decide
    bool taken_over = false;  // of who got it first
    std::optional<std::size_t> declined_with = std::nullopt;  // how many branches there were when he did
};

// What waits: step, part, holder.
using Key = std::tuple<std::string, std::string, std::string>;
struct Wait {
    Minute began = 0, due = never;
    bool by_rule = true;
    Minute set = never;  // the last minute of the date somebody set
    int lost = 0;        // working minutes of outages given back to it
};

struct Letter {
    std::string id, book, position, urgency, state = "unread";
    int agenda = 0;
    std::vector<Branch> branches;
    std::map<Key, Wait> waits;

    Branch& branch(const std::string& id);
    std::set<std::string> holders() const;  // positions that still work on a disposition
    bool comes_back() const;  // nobody is left who was told: its head decides anew
    bool over() const { return state == "closed" || state == "redirected" || state == "refused"; }
};

class Model {
  public:
    Hours hours;
    Rules rules;
    std::map<std::string, Letter> letters;

    // After every act: what waits now.
    void settle(Letter& letter, Minute now) const;
    void day_off(const std::string& date);  // deadlines that rules set move, others stay
    // What was running then gets the working time back.
    void outage(Minute from, Minute until);
    // Of a position, without what presses nobody (tembusan): letter, step and deadline.
    std::multiset<std::tuple<std::string, std::string, Minute>> waiting_for(
        const std::string& position) const;

  private:
    // A disposition bears the day it is due by now.
    static void say_day(Letter& letter, const Key& key, const Wait& wait);
    Minute due(const Letter& letter, const Key& key, Minute began) const;
    std::map<Key, std::string> wanted(const Letter& letter) const;  // with the date somebody set
};

}  // namespace week
