// SPDX-License-Identifier: Apache-2.0
// Retention once more, told from the days: a calendar counted out day by day and a dossier that is looked at on
// one of them. It shares no code with the room; days are numbers of the calendar.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace retention_model {

class Calendar {
  public:
    Calendar(int first, int last) {
        const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        for (int year = first; year <= last; ++year)
            for (int month = 1; month <= 12; ++month)
                for (int day = 1; day <= lengths[month - 1] + (month == 2 && long_february(year)); ++day) {
                    numbers_[key(year, month, day)] = static_cast<int>(days_.size());
                    days_.push_back({year, month, day});
                }
    }
    struct Day {
        int year, month, day;
    };
    Day at(int number) const { return days_.at(static_cast<std::size_t>(number)); }
    bool has(int year, int month, int day) const { return numbers_.contains(key(year, month, day)); }
    int number(int year, int month, int day) const { return numbers_.at(key(year, month, day)); }

  private:
    static bool long_february(int year) {
        if (year % 400 == 0) return true;
        return year % 100 == 0 ? false : year % 4 == 0;
    }
    static int key(int year, int month, int day) { return (year * 100 + month) * 100 + day; }
    std::vector<Day> days_;
    std::map<int, int> numbers_;
};

// A record of the history: on `day` it became known that `what` happened, for all or for a fiscal year.
struct Record {
    std::string what;
    int day = 0;
    int year = 0;   // 0: of the dossier itself, or of its person
    bool of_person = false;
    bool of_unit = false;
};
struct Sheet {
    int day = 0;              // its date
    int day_replaced = -1;    // -1: it still stands
    bool gone = false;        // to another dossier
    bool forever = false;     // or nobody knows yet
    int own_active = -1, own_inactive = -1;
};
struct Cause {
    std::string what;
    char kind = 'p';   // c closing, p point, s state, n newer, y a year's event
};
// A committee's word on a dossier left to it.
struct Word {
    char says = ' ';   // k keep, d destroy, l so many years longer; blank: none
    int day = 0, years = 0;
};
struct Case {
    int active = 0, inactive = 0;
    char fate = 'm';   // m destroy, p keep, r left to a committee
    Word word;
    bool excepts = false, sorted = false;
    bool words = false;   // the rule names an event
    std::vector<Cause> causes;
    bool together = false;
    std::vector<int> volumes;   // -1: open
    int year = 0;
    int begun = 0;            // the day it was opened
    std::vector<Record> records;
    std::vector<Sheet> sheets;
    bool to_december = false, to_march = false, inactive_decides = false, ministry = false;
};
struct Told {
    std::string state;
    int from = -1, active_to = -1, inactive_to = -1;
    bool as_one = true;
    std::string asks = "none";
    char fate = 'r';
    bool may_go = false;   // whole, as it stands
};

// Told in one breath for much: only what was on the shelf that day is meant.
inline bool meant(const Case& it, const Cause& cause, const Record& record) {
    if (record.year != 0 || (!record.of_person && !record.of_unit)) return true;
    if (record.of_person && (cause.kind == 'p' || cause.kind == 'y')) return true;
    int filled = 0, after = 0;
    for (const Sheet& sheet : it.sheets) {
        if (sheet.gone) continue;
        ++filled;
        if (sheet.day > record.day) ++after;
    }
    const bool begun = it.begun < record.day + 1;
    if (filled == 0) return begun;
    if (cause.kind == 'n') return after == 0;
    return begun || after == 0;
}

inline int day_of(const Case& it, const Cause& cause, int closing) {
    if (cause.kind == 'c') return closing;
    std::set<int> known;
    for (const Record& record : it.records)
        if (record.what == cause.what && (record.year == 0 || record.year == it.year) && meant(it, cause, record))
            known.insert(record.day);
    if (cause.kind == 'n') {
        std::set<int> replaced;
        bool every = true, some = false;
        for (const Sheet& sheet : it.sheets) {
            if (sheet.gone) continue;
            some = true;
            if (sheet.day_replaced < 0) every = false;
            else replaced.insert(sheet.day_replaced);
        }
        if (some && every) known.insert(*replaced.rbegin());
    }
    return known.empty() ? -1 : *known.rbegin();
}

// Walks the years from the day on: the day on which that many are full.
inline int full_years(const Calendar& calendar, const Case& it, int from, int years) {
    auto day = calendar.at(from);
    for (int passed = 0; passed < years; ++passed) ++day.year;
    if (it.to_december) return calendar.number(day.year, 12, 31);
    if (calendar.has(day.year, day.month, day.day)) return calendar.number(day.year, day.month, day.day);
    // Only the last day of a long February may be missing: the day before, or the one after.
    const int before = calendar.number(day.year, day.month, day.day - 1);
    return it.to_march ? before + 1 : before;
}

inline int beginning(const Case& it, int closing) {
    if (!it.words) return closing;
    std::multiset<int> days;
    for (const Cause& cause : it.causes) days.insert(day_of(it, cause, closing));
    if (it.together) {
        if (*days.begin() < 0) return -1;
        return *days.rbegin() < closing ? closing : *days.rbegin();
    }
    days.erase(-1);
    if (days.empty()) return -1;
    return *days.begin() < closing ? closing : *days.begin();
}

inline Told tell(const Calendar& calendar, const Case& it, int today) {
    Told told;
    const bool closed = std::set<int>(it.volumes.begin(), it.volumes.end()).count(-1) == 0 && !it.volumes.empty();
    const bool lost = it.words && it.causes.empty();
    if (!lost) told.fate = it.word.says == 'k' ? 'p' : it.word.says == 'd' && it.fate == 'r' ? 'm' : it.fate;
    if (told.fate == 'm') {
        if (it.excepts && !it.sorted) told.as_one = false;
        for (const Sheet& sheet : it.sheets) told.as_one = told.as_one && !sheet.forever;
        // An item with years of its own may need the higher word, and the dossier goes as one.
        std::set<int> counted{it.inactive_decides ? it.inactive : it.inactive + it.active};
        for (const Sheet& sheet : it.sheets)
            if (!sheet.gone && sheet.own_active >= 0)
                counted.insert(it.inactive_decides ? sheet.own_inactive : sheet.own_inactive + sheet.own_active);
        told.asks = it.ministry || !(*counted.rbegin() < 10) ? "national_archives" : "head";
    }
    if (!closed) {
        told.state = "open";
        return told;
    }
    if (lost) {
        told.state = "review";
        return told;
    }
    told.from = beginning(it, *std::set<int>(it.volumes.begin(), it.volumes.end()).rbegin());
    if (told.from < 0) {
        told.state = "waiting";
        return told;
    }
    // Every sheet has days of its own; the dossier waits for the last of them.
    std::set<int> ends{full_years(calendar, it, told.from, it.active)};
    std::set<int> last{full_years(calendar, it, *ends.begin(), it.inactive)};
    for (const Sheet& sheet : it.sheets) {
        if (sheet.gone || sheet.own_active < 0) continue;
        const int own = full_years(calendar, it, told.from, sheet.own_active);
        ends.insert(own);
        last.insert(full_years(calendar, it, own, sheet.own_inactive));
    }
    told.active_to = *ends.rbegin();
    told.inactive_to = *last.rbegin();
    if (it.word.says == 'l' && it.fate == 'r')
        told.inactive_to = full_years(calendar, it, std::max(told.inactive_to, it.word.day), it.word.years);
    told.state = "ended";
    if (today < told.inactive_to + 1) told.state = "inactive";
    if (today < told.active_to + 1) told.state = "active";
    told.may_go = told.state == "ended" && told.fate == 'm' && told.as_one;
    return told;
}

}  // namespace retention_model
