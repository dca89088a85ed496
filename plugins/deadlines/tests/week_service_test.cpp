// SPDX-License-Identifier: Apache-2.0
// A small week: people begin, pause, finish and are absent at random, the round goes every quarter of an hour with
// a standstill in the middle; an independent model, which counts every worked minute one by one, must agree on who
// is overdue, who was reminded and who was told, at every hour.
#include <random>

#include "deadlines/tests/kit.h"

namespace deadlines {
namespace week_service_test {

using core::Instant;
using Who = SmallCity::Who;
using enum SmallCity::Who;

constexpr std::int64_t minute_ms = 60'000;
constexpr Instant start{1'795'392'000'000};   // Monday 23 November 2026, 07.00 WIB
constexpr int week_minutes = 12 * 24 * 60;

// Minutes worked up to each minute of the time, by the plainest rule: the usual week and one day off.
class Minutes {
  public:
    Minutes() {
        sum_.push_back(0);
        for (int i = 0; i < week_minutes * 3; ++i) sum_.push_back(sum_.back() + (worked(i) ? 1 : 0));
    }
    static int minute_of(Instant at) { return static_cast<int>((at.ms - start.ms) / minute_ms); }
    bool works(Instant at) const { return worked(minute_of(at)); }
    int between(Instant from, Instant until) const {
        return sum_.at(static_cast<std::size_t>(minute_of(until))) - sum_.at(static_cast<std::size_t>(minute_of(from)));
    }
    // The end of the n-th worked minute after `from`.
    Instant after(Instant from, int n) const {
        int at = minute_of(from);
        for (int left = n; left > 0; ++at)
            if (worked(at)) --left;
        return start + std::chrono::minutes(at);
    }
    // The last worked minute of the n-th day that has any, after the day of `from`.
    Instant end_of_day(Instant from, int n) const {
        int day = (minute_of(from) + 7 * 60) / (24 * 60), last = 0;
        for (int left = n; left > 0;) {
            ++day;
            last = -1;
            for (int minute = 0; minute < 24 * 60; ++minute)
                if (const int at = day * 24 * 60 + minute - 7 * 60; worked(at)) last = at;
            if (last >= 0) --left;
        }
        return start + std::chrono::minutes(last + 1);
    }

  private:
    static bool worked(int at) {
        const int shifted = at + 7 * 60, day = shifted / (24 * 60), minute = shifted % (24 * 60), weekday = day % 7;
        if (weekday >= 5 || day == 2) return false;   // Saturday, Sunday, Wednesday off
        const bool friday = weekday == 4;
        return (minute >= 450 && minute < (friday ? 690 : 720)) || (minute >= 780 && minute < (friday ? 990 : 960));
    }
    std::vector<int> sum_;
};

struct Modelled {
    Who holder = staff;
    Instant began, due;
    bool open = true, reminded = false;
    int level = 0;
    Instant next_climb;                   // when the next escalation is ripe
    std::optional<Instant> paused, until;
    bool climbs = true;
};

class SmallWeek : public DeadlinesRoom {
  protected:
    static constexpr int remind = 4 * 60, climb = 8 * 60, limit_days = 2;   // the shipped rule of paraf, "biasa"
    const Minutes minutes;
    std::map<std::string, Modelled> model;
    std::vector<std::string> expected, given;
    const std::map<Who, std::vector<Who>> line{
        {staff, {section, head, secretary, mayor}}, {colleague, {section, head, secretary, mayor}},
        {section, {head, secretary, mayor}},        {head, {secretary, mayor}},
        {neighbour, {secretary, mayor}}};

    std::optional<Who> superior(Who who, int level) const {
        std::vector<Who> there;
        for (const auto each : line.at(who))
            if (!city.vacant.contains(of(each))) there.push_back(each);
        if (level > static_cast<int>(there.size())) return std::nullopt;
        return there[static_cast<std::size_t>(level - 1)];
    }
    void begin(const std::string& subject, Who who) {
        say(subject, {want(Step::initial, who)});
        Modelled made;
        made.holder = who;
        made.began = clock.now();
        made.due = minutes.end_of_day(clock.now(), limit_days);
        made.next_climb = minutes.after(made.due, climb);
        model[subject] = made;
    }
    WaitId id_of(const std::string& subject) {
        return place->db().read([&](core::db::Tx& tx) { return room->parts.waits.open(tx, subject).at(0).id; });
    }
    void pause(const std::string& subject, int days) {
        auto& it = model.at(subject);
        const auto until = core::add_days(core::date_of(clock.now(), core::Zone::wib), days);
        if (it.due < clock.now()) {   // nobody hides that he is late
            EXPECT_THROW(room->desk.pause(as(it.holder), id_of(subject), until, "Menunggu data"), core::Error);
            return;
        }
        room->desk.pause(as(it.holder), id_of(subject), until, "Menunggu data dari instansi lain");
        it.paused = clock.now();
        it.until = core::start_of(until, core::Zone::wib);
    }
    void go_on(Modelled& it) {
        const auto now = clock.now();
        if (it.due > *it.paused) it.due = minutes.after(now, minutes.between(*it.paused, it.due));
        it.paused.reset();
        it.until.reset();
        it.climbs = true;
        if (it.level == 0) it.next_climb = minutes.after(it.due, climb);
        if (it.level > 0) it.next_climb = minutes.after(now, climb);
    }
    void finish(const std::string& subject) {
        say(subject, {});
        model.at(subject).open = false;
    }
    // What a round does, by the model.
    void round() {
        const auto now = clock.now();
        for (auto& [subject, it] : model) {
            if (!it.open) continue;
            if (it.paused) {
                if (*it.until <= now) go_on(it);
                continue;
            }
            if (!minutes.works(now)) continue;
            if (it.due > now) {
                if (!it.reminded && minutes.between(now, it.due) <= remind) {
                    it.reminded = true;
                    expected.push_back("remind " + subject);
                }
                continue;
            }
            if (!it.climbs || it.next_climb > now) continue;
            const auto to = superior(it.holder, it.level + 1);
            if (!to) {
                it.climbs = false;
                continue;
            }
            ++it.level;
            it.next_climb = minutes.after(now, climb);
            expected.push_back("tell " + subject + " " + std::to_string(it.level) + " " + of(*to).text());
        }
    }
    void agree() {
        hear();
        for (const auto& each : reminded) given.push_back("remind " + each.subject);
        for (const auto& each : escalated)
            given.push_back("tell " + each.subject + " " + std::to_string(each.level) + " " + each.to.text());
        reminded.clear();
        escalated.clear();
        auto all = expected, got = given;
        std::sort(all.begin(), all.end());
        std::sort(got.begin(), got.end());
        ASSERT_EQ(got, all) << core::iso(clock.now());
        for (const auto& [who, above] : line) {
            std::int64_t holds = 0, overdue = 0, paused = 0;
            for (const auto& [subject, it] : model) {
                if (!it.open || it.holder != who) continue;
                ++holds;
                paused += it.paused ? 1 : 0;
                overdue += !it.paused && it.due < clock.now() ? 1 : 0;
            }
            ASSERT_EQ(count(who, List::mine), holds);
            ASSERT_EQ(count(who, List::overdue), overdue) << city.all[who].name << " at " << core::iso(clock.now());
            ASSERT_EQ(count(who, List::paused), paused);
        }
    }
};

TEST_P(SmallWeek, agrees_with_a_model_that_counts_every_minute) {
    clock.set(start);
    Change off;
    off.add = {{core::parse_date("2026-11-25"), "Pemilihan", OffKind::holiday}};
    room->keepers.change(as(head, true), off, true);
    std::mt19937 chance(20261123);
    const auto roll = [&](int sides) { return std::uniform_int_distribution<int>(0, sides - 1)(chance); };
    const std::vector<Who> holders{staff, colleague, section, head, neighbour};
    int made = 0;
    for (int quarter = 0; quarter < week_minutes / 15; ++quarter) {
        clock.set(start + std::chrono::minutes(quarter * 15));
        const bool down = quarter >= 150 && quarter < 290;   // the server stands still from the second day on
        if (!down && roll(3) == 0) begin("letter:" + std::to_string(made++),
                holders[static_cast<std::size_t>(roll(5))]);
        for (auto& [subject, it] : model) {
            if (down || !it.open) continue;
            const int fate = roll(160);
            if (fate == 0) finish(subject);
            if (fate == 1 && !it.paused) pause(subject, 1 + roll(3));
            if (fate == 2 && it.paused) {
                room->desk.resume(as(it.holder), id_of(subject));
                go_on(it);
            }
        }
        if (quarter == 300) city.vacant = {of(section)};
        if (quarter == 700) city.vacant = {};
        if (down) continue;
        room->ticking.run();
        round();
        if (quarter % 4 == 0) {
            agree();
            if (HasFatalFailure()) return;
        }
    }
    agree();
    EXPECT_GT(given.size(), 50U) << "something happened";
}

NASKAH_ON_BOTH_DATABASES(SmallWeek);

}  // namespace
}  // namespace deadlines
