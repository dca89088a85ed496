// SPDX-License-Identifier: Apache-2.0
// The city for a simulated week: 130 units and 1,500 people in the real server, whose clock the
// test sets (clock/). Who acts in a position follows the appointments of the day.
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/db/db.h"
#include "tests/flow/week_model.h"
#include "tests/support/city.h"

namespace week {

// A unit with an agenda book of its own: who writes it, and to whom its mail goes.
struct Office {
    std::string unit, clerk, head;
};

class Town {
  public:
    explicit Town(core::db::Engine engine, Minute begins);

    void set(Minute now);  // the clock of the server stands there until the next call
    Minute now() const { return now_; }
    tests::Server& server() { return city_->server(); }
    // Rows for the sheet of appointments, as the keepers import them.
    void appoint(const std::vector<std::string>& rows);
    // Until that day, included, whoever holds `own` works in the mailbox of the other.
    void lend(const std::string& position, const std::string& own, Minute from, Minute until);
    // Who acts in the position that day; in its mailbox, who was lent it.
    const tests::Caller& as(const std::string& position);
    // The caller of a person in the position, whether he acts in it today or not.
    const tests::Caller& person(const std::string& login, const std::string& position);
    std::string acting(const std::string& position) const;  // his login
    std::string id_of(const std::string& position) const { return ids_.at(position); }
    std::string code_of(const std::string& id) const { return codes_.at(id); }
    bool knows(const std::string& id) const { return codes_.contains(id); }

    std::vector<Office> offices;
    int units = 0, people = 0;
    std::map<std::string, std::string> nip_of;  // by login

  private:
    struct Term {
        std::string login, kind, from, until;
    };
    struct Loan {
        std::string position, own, from, until, seat;
    };
    void fill();
    void read_demo();
    void learn();
    void read_tokens();
    void import(const std::map<std::string, std::string>& sheets);

    std::unique_ptr<tests::City> city_;
    Minute now_;
    std::atomic<std::int64_t>* clock_ = nullptr;
    std::map<std::string, std::vector<Term>> terms_;
    std::map<std::string, std::string> tokens_, ids_, codes_, unit_head_;
    std::map<std::string, tests::Caller> callers_;
    std::vector<Loan> loans_;
};

}  // namespace week
