// SPDX-License-Identifier: Apache-2.0
// What the desk asks of the room of deadlines, and a page of its list: the same person holding the same forty
// things, once in an archive of a thousand that were waited for, once of a hundred thousand.
#include "deadlines/tests/kit.h"
#include "tests/bench/bench.h"

namespace bench {
namespace {

using core::db::Engine;
using deadlines::List;
using deadlines::SmallCity;

constexpr int held = 40, portion = 500;

std::string id_of(int i) {
    std::string number = std::to_string(i);
    return "01930000-0000-7000-8000-" + std::string(12 - number.size(), '0') + number;
}

// Ended ones of everybody, as rows: to say them one by one would take longer than all else here.
void fill(tests::TestDb& place, const SmallCity& city, int count) {
    const auto ended = std::to_string(core::parse_instant("2026-06-01T02:00:00Z").ms);
    for (int from = 0; from < count; from += portion) {
        std::string rows;
        for (int i = from; i < std::min(count, from + portion); ++i) {
            const auto& who = city.all[static_cast<std::size_t>(i) % city.all.size()];
            rows += std::string(rows.empty() ? "" : ", ") + "('" + id_of(i) + "', 'test', 'letter:" + std::to_string(i) +
                    "', 'initial', '', '" + who.id.text() + "', '" + who.unit.text() + "', 'biasa', 0, 0, " + ended + ", " +
                    ended + ", 0, 253402300799000, " + ended + ")";
        }
        tests::run_raw(place.db(), "INSERT INTO deadlines_wait (id, room, subject, step, part, holder_id, unit_id, urgency, "
                                   "height, quiet, began_at, due_at, own_due, next_at, ended_at) VALUES " + rows);
    }
}

class Archive {
  public:
    Archive(Engine engine, int ended)
        : place_(engine, {{"deadlines", deadlines::embedded::migrations}}),
          room_(deadlines::Parts{place_.db(), bus_, clock_, core::Zone::wib, city_}) {
        room_.keeping.serve(letters_);
        letters_.readers = {city_.all[SmallCity::staff].id};
        fill(place_, city_, ended);
        place_.db().write([&](core::db::Tx& tx) {
            for (int i = 0; i < held; ++i) {
                deadlines::Wanted wanted;
                wanted.holder = city_.all[SmallCity::staff].id;
                room_.keeping.say(tx, clock_.now(), "test", "letter:open" + std::to_string(i), {wanted}, "");
            }
        });
        place_.db().outside("ANALYZE");
        clock_.set(core::parse_instant("2026-12-01T02:00:00Z"));
    }

    void counters() {
        for (const auto which : {List::mine, List::overdue, List::soon}) {
            deadlines::Wish wish;
            wish.list = which;
            (void)room_.desk.count(city_.as(SmallCity::staff, clock_), wish);
        }
    }
    void list() {
        if (room_.desk.list(city_.as(SmallCity::staff, clock_), {}).lines.size() != 25)
            throw std::runtime_error("the list is not full");
    }
    void overview() { (void)room_.overview.of(city_.as(SmallCity::mayor, clock_), {}); }

  private:
    core::SetClock clock_{core::parse_instant("2026-11-23T02:00:00Z")};
    core::jobs::Handlers handlers_;
    core::events::Bus bus_{handlers_};
    SmallCity city_;
    deadlines::Letters letters_;
    tests::TestDb place_;
    deadlines::Services room_;
};

void on(const Plan& plan, Engine engine, const std::string& name) {
    Archive small(engine, 1000), large(engine, plan.size(100'000, 2000));
    Rivals rivals(plan, Time::wall);
    rivals.add("counters.small", [&] { small.counters(); });
    rivals.add("counters.large", [&] { large.counters(); });
    rivals.add("list.small", [&] { small.list(); });
    rivals.add("list.large", [&] { large.list(); });
    rivals.add("overview.small", [&] { small.overview(); });
    rivals.add("overview.large", [&] { large.overview(); });
    auto ms = rivals.time();
    for (const std::string what : {"counters", "list", "overview"}) {
        figure(name + "." + what, ms[what + ".large"], "ms");
        ratio(name + "." + what + ".ratio", ms[what + ".large"], ms[what + ".small"]);
    }
}

}  // namespace

void waits(const Plan& plan) {
    on(plan, Engine::sqlite, "waits.sqlite");
    if (tests::TestDb::available(Engine::postgres)) on(plan, Engine::postgres, "waits.postgres");
}

}  // namespace bench
