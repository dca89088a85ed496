// SPDX-License-Identifier: Apache-2.0
// What happens in the city's week: acts of people through interfaces, each told to the model as it
// is done.
#pragma once

#include <functional>
#include <memory>
#include <queue>
#include <random>

#include "tests/flow/week_city.h"
#include "tests/support/db.h"

namespace week {

using core::Json;
using tests::Caller;
using tests::Reply;

inline const std::string api = "/api/v1/incoming", given = "/api/v1/dispositions/";

void good(const Reply& reply, const std::string& what);  // a fatal failure unless it was done

class Week : public tests::OnBothDatabases {
  protected:
    using Act = std::function<void()>;
    struct Event {
        Minute at;
        int order;
        Act act;
        bool operator<(const Event& other) const {
            return std::tie(at, order) > std::tie(other.at, other.order);
        }
    };

    // In working time, some minutes later; what falls into the outage waits for its end.
    void later(Minute after, Act act) {
        auto at = model.hours.after(town->now(), static_cast<int>(after));
        if (at >= outage && at < outage + 2 * hour) at = outage + 2 * hour + 5;
        if (at < ends) events.push({at, order++, std::move(act)});
    }
    int pick(int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); }
    bool chance(int percent) { return pick(100) < percent; }
    const Caller& as(const std::string& position) { return town->as(position); }
    Letter& letter(const std::string& id) { return model.letters.at(id); }
    void settle(const std::string& id) { model.settle(letter(id), town->now()); }

    void rules();
    void plan();
    void arrives(int number);
    void read(const std::string& id);
    void dispose(const std::string& id, std::string giver);
    void note(const std::string& id, const Reply& reply, const std::string& giver,
              const std::string& due);
    void follow(const std::string& id, const std::string& branch);
    void worked(const std::string& id, const std::string& branch);
    void report(const std::string& id, const std::string& branch);
    void judge(const std::string& id, const std::string& branch);
    void forward(const std::string& id, const std::string& branch);
    void anew(const std::string& id);  // a branch ended without work
    void try_close(const std::string& id);
    void send_on(const std::string& id);
    void leave_begins();
    void absence_begins();
    void outage_recorded();
    void new_head();
    void holiday();
    void compare();
    void compare_waits();
    void compare_books();
    std::vector<std::string> below(const std::string& id, const std::string& giver);

    std::unique_ptr<Town> town;
    Model model;
    std::mt19937 random{20261123};
    std::priority_queue<Event> events;
    int order = 0, acts = 0;
    Minute monday = 0, outage = 0, ends = 0;
    std::string absent, deputy, old_head, changed;
    std::map<std::string, int> next_agenda;
    std::map<std::string, std::vector<std::string>> receivers;
    std::vector<core::Bytes> papers;
};

}  // namespace week
