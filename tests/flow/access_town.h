// SPDX-License-Identifier: Apache-2.0
// Letters of all classes and states in the demo city, with what the test knows of each (access_model.h), and the
// people who ask for them.
#pragma once

#include <random>

#include "tests/flow/access_model.h"
#include "tests/flow/flow.h"

namespace access_proof {

extern const std::vector<std::string> people;   // positions
// Every answer that may name letters of many; what a page shows is its text.
extern const std::vector<std::string> places;

class AccessTown : public tests::Flow {
  protected:
    void SetUp() override {
        tests::Flow::SetUp();
        if (IsSkipped()) return;
        for (const auto& each : people) callers_.emplace(each, caller(each));
    }

    int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }
    bool chance(int percent) { return pick(100) < percent; }
    Class any_class() { return static_cast<Class>(pick(4)); }
    template <class All>
    const auto& one_of(const All& all) {
        return all[static_cast<std::size_t>(pick(static_cast<int>(all.size())))];
    }
    const tests::Caller& as(const std::string& position) { return callers_.at(position); }
    std::string id_of(const std::string& position) { return position_id(as("DISKOMINFO.ADMIN"), position); }
    std::string mark() {
        std::string made = "zq";
        for (int at = next_mark_++, i = 0; i < 5; ++i, at /= 23) made += "bcdfghjklmnpqrstvwxyzae"[at % 23];
        return made;
    }

    void write_letters();
    Written write(const std::string& drafter);
    void go_up(Written& letter);
    void sign(Written& letter);
    void receive_letters();
    void instruct(Received& letter);
    void learn_copies();
    void reclassify();
    void hand_over();
    std::set<std::string> marks_in(const tests::Caller& who, const std::string& place);
    std::set<std::string> ids(const tests::Caller& who, const std::string& path, const char* member);
    std::int64_t found(const tests::Caller& who, const std::string& words, const char* kind);

    Office office_;
    std::map<std::string, tests::Caller> callers_;
    std::vector<Written> written_;
    std::vector<Received> received_;
    std::mt19937 random_{20261127};
    int next_mark_ = 1;
    std::int64_t asked_ = 0;
};

}  // namespace access_proof
