// SPDX-License-Identifier: Apache-2.0
// A round that ends on paper.
#include "signing/domain/ink.h"

#include <gtest/gtest.h>

namespace signing {
namespace ink_test {

const core::Digest content = core::sha256("isi"), scan = core::sha256("pindaian");
const core::PositionId head = core::PositionId::make({1}), other = core::PositionId::make({2});

OwnRound round() {
    OwnStep step;
    step.id = StepId::make({3});
    step.kind = StepKind::signature;
    step.group = 1;
    step.position = head;
    return begin(RoundId::make({4}), "letter:1", content, {step});
}

Act by(core::PositionId position) {
    Act act;
    act.person = {position.uuid};
    act.position = position;
    act.person_name = "Kepala Dinas";
    act.at = {7};
    return act;
}

std::string key_of(const std::function<void()>& act) {
    try {
        act();
    } catch (const core::Error& error) {
        return error.key();
    }
    return "";
}

TEST(InkRound, is_approved_by_the_signer_and_closed_with_the_scan) {
    auto made = round();
    EXPECT_EQ(key_of([&] { close(made, scan, {9}); }), "signing.error.round_over") << "nobody approved it";
    EXPECT_EQ(key_of([&] { hand_to_ink(made, by(other), content); }), "signing.error.not_your_turn");
    EXPECT_EQ(key_of([&] { hand_to_ink(made, by(head), scan); }), "signing.error.content_changed");
    EXPECT_FALSE(made.ink);
    hand_to_ink(made, by(head), content);
    EXPECT_EQ(made.state, RoundState::approved);
    EXPECT_TRUE(made.shown().ink);
    hand_to_ink(made, by(head), content);   // again after a crash
    EXPECT_EQ(made.state, RoundState::approved);
    const auto step = close(made, scan, {9});
    EXPECT_EQ(made.state, RoundState::sealed);
    EXPECT_EQ(made.sealed, scan);
    EXPECT_EQ(step.state, StepState::passed);
    EXPECT_EQ(step.person_name, "Kepala Dinas") << "he signed, whoever records it";
    EXPECT_EQ(step.at, core::Instant{9});
    EXPECT_EQ(key_of([&] { close(made, scan, {9}); }), "signing.error.round_over");
}

TEST(InkRound, what_takes_a_key_is_not_closed_with_a_scan) {
    auto made = round();
    approve(made, by(head), content);
    EXPECT_EQ(key_of([&] { close(made, scan, {9}); }), "signing.error.not_ink");
    auto cancelled = round();
    hand_to_ink(cancelled, by(head), content);
    cancel(cancelled);
    EXPECT_EQ(key_of([&] { close(cancelled, scan, {9}); }), "signing.error.round_over");
}

}  // namespace
}  // namespace signing
