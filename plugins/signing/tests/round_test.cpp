// SPDX-License-Identifier: Apache-2.0
// When a round may still be cancelled: until its signature is in the bytes.
#include "signing/domain/round.h"

#include <gtest/gtest.h>

namespace signing {
namespace {

OwnRound in(RoundState state) {
    OwnRound round;
    round.state = state;
    round.steps.resize(2);
    round.steps[0].state = StepState::passed;
    round.steps[1].state = StepState::active;
    return round;
}

TEST(Round, is_cancelled_while_running_and_while_sealing) {
    for (const auto state : {RoundState::running, RoundState::approved}) {
        auto round = in(state);
        cancel(round);
        EXPECT_EQ(round.state, RoundState::cancelled);
        EXPECT_EQ(round.steps[0].state, StepState::passed) << "what was given stays on record";
        EXPECT_EQ(round.steps[1].state, StepState::void_);
    }
}

TEST(Round, that_is_over_is_not_cancelled) {
    for (const auto state : {RoundState::sealed, RoundState::returned, RoundState::cancelled}) {
        auto round = in(state);
        EXPECT_THROW(cancel(round), core::Error);
    }
}

}  // namespace
}  // namespace signing
