// SPDX-License-Identifier: Apache-2.0
// People in their seats, steps of theirs and what they do, for tests of rounds.
#pragma once

#include <gtest/gtest.h>

#include "signing/domain/change.h"
#include "tests/support/refusal.h"

namespace signing {

using core::Code;
using core::Error;

inline core::PositionId seat(std::int64_t n) { return core::PositionId::make({n}); }
inline core::PersonId person(std::int64_t n) { return {core::PersonId::make({n}).uuid}; }

// One person for each seat, the same in every test.
struct People {
    std::map<int, core::PositionId> seats;
    std::map<int, core::PersonId> persons;
    People() {
        for (int n = 1; n <= 9; ++n) {
            seats[n] = seat(n);
            persons[n] = person(n);
        }
    }
};
inline const People& people() {
    static const People all;
    return all;
}

inline const core::Digest first = core::sha256("isi pertama"), second = core::sha256("isi yang dikoreksi");
inline std::int64_t clock_ms = 0;

inline StepId next_id() { return StepId::make({++clock_ms}); }

inline OwnStep step(int who, int group, StepKind kind = StepKind::initial) {
    OwnStep made;
    made.id = next_id();
    made.kind = kind;
    made.group = group;
    made.position = people().seats.at(who);
    made.position_name = "Jabatan " + std::to_string(who);
    made.person_name = "Pejabat " + std::to_string(who);
    made.holder = people().persons.at(who);
    return made;
}

inline Act by(int who) {
    Act act;
    act.person = people().persons.at(who);
    act.position = people().seats.at(who);
    act.person_name = "Pejabat " + std::to_string(who);
    act.at = {++clock_ms};
    return act;
}

// "passed active active waiting waiting", in order.
inline std::string states(const OwnRound& round) {
    std::string text;
    for (const OwnStep& each : round.steps) text += (text.empty() ? "" : " ") + std::string(name(each.state));
    return text;
}

using tests::key_of;

}  // namespace signing
