// SPDX-License-Identifier: Apache-2.0
// Rounds in which several sign.
#include "signing/tests/round_kit.h"

namespace signing {
namespace several_test {

// Paraf of 1; then 5, 6 and 7 sign.
OwnRound three_sign() {
    auto made = begin(RoundId::make({1}), "letter:1", first,
                      {step(1, 1), step(5, 2, StepKind::signature), step(6, 3, StepKind::signature),
                       step(7, 4, StepKind::signature)});
    pass(made, by(1), "", first);
    return made;
}
const core::Digest by_one = core::sha256("satu"), by_two = core::sha256("dua"), by_three = core::sha256("tiga");

TEST(Round, several_sign_one_after_another) {
    auto r = three_sign();
    EXPECT_EQ(key_of([&] { approve(r, by(6), first); }), "signing.error.not_your_turn");
    approve(r, by(5), first);
    EXPECT_FALSE(r.signed_so_far());
    fix(r, by(5), by_one);
    EXPECT_EQ(r.state, RoundState::signing);
    EXPECT_EQ(states(r), "passed passed active waiting");
    EXPECT_EQ(r.signed_so_far(), by_one);
    EXPECT_FALSE(r.sealed) << "it is not whole yet";
    EXPECT_EQ(key_of([&] { approve(r, by(5), first); }), "signing.error.not_your_turn") << "nobody signs twice";
    EXPECT_EQ(key_of([&] { approve(r, by(6), second); }), "signing.error.content_changed");
    approve(r, by(6), first);
    EXPECT_EQ(r.state, RoundState::signing) << "a crash after consent leaves it to be signed again";
    approve(r, by(6), first);
    fix(r, by(6), by_two);
    EXPECT_EQ(r.state, RoundState::signing);
    approve(r, by(7), first);
    fix(r, by(7), by_three);
    EXPECT_EQ(r.state, RoundState::sealed);
    EXPECT_EQ(r.sealed, by_three);
    EXPECT_EQ(r.steps[1].bytes, by_one) << "each signature keeps the bytes it made";
    EXPECT_EQ(key_of([&] { fix(r, by(7), by_three); }), "signing.error.round_over");
}

TEST(Round, once_somebody_has_signed_nothing_is_changed_any_more) {
    auto r = three_sign();
    approve(r, by(5), first);
    fix(r, by(5), by_one);
    EXPECT_EQ(key_of([&] { take_back(r); }), "signing.error.round_over");
    EXPECT_EQ(key_of([&] { recall(r, by(1)); }), "signing.error.round_over");
    EXPECT_EQ(key_of([&] { add(r, by(6), step(8, 0), {}, "Perlu"); }), "signing.error.round_over");
    EXPECT_EQ(key_of([&] { remove(r, by(6), r.steps[3].id, "Cuti"); }), "signing.error.round_over");
    EXPECT_EQ(key_of([&] { amend(r, by(6), second, next_id); }), "signing.error.round_over");
    EXPECT_TRUE(mark_opened(r, by(6)));
    cancel(r);
    EXPECT_EQ(r.state, RoundState::cancelled);
    EXPECT_EQ(states(r), "passed passed void void");
    EXPECT_EQ(r.signed_so_far(), by_one) << "what was signed stays on record";
}

TEST(Round, a_later_signer_refuses_with_a_reason) {
    auto held = three_sign();
    approve(held, by(5), first);
    give_back(held, by(5), "Salah penerima.");
    EXPECT_EQ(held.state, RoundState::returned) << "who cannot finish his signature may refuse it, too";
    auto r = three_sign();
    approve(r, by(5), first);
    fix(r, by(5), by_one);
    EXPECT_EQ(key_of([&] { give_back(r, by(7), "Belum giliran."); }), "signing.error.not_your_turn");
    EXPECT_EQ(key_of([&] { give_back(r, by(6), " "); }), "signing.fault.note_empty");
    give_back(r, by(6), "Volume barang tidak sesuai.");
    EXPECT_EQ(r.state, RoundState::returned);
    EXPECT_EQ(states(r), "passed passed returned void");
}

TEST(Round, nobody_signs_in_two_positions) {
    auto r = three_sign();
    EXPECT_FALSE(signs_twice(r.steps));
    r.steps[3].holder = people().persons.at(5);
    EXPECT_TRUE(signs_twice(r.steps)) << "in a row or not";
    approve(r, by(5), first);
    fix(r, by(5), by_one);
    auto both = by(6);
    both.person = people().persons.at(5);
    EXPECT_EQ(key_of([&] { approve(r, both, first); }), "signing.error.signed_already")
        << "he came to hold the second position since";
}

TEST(Change, a_step_goes_before_the_first_signature) {
    auto r = three_sign();
    EXPECT_EQ(key_of([&] { add(r, by(5), step(8, 0), {std::nullopt, r.steps[2].id}, "Perlu"); }),
              "signing.fault.between_signatures");
    add(r, by(5), step(8, 0), {}, "Pemeriksaan akhir");
    EXPECT_EQ(states(r), "passed active waiting waiting waiting");
    EXPECT_EQ(key_of([&] { remove(r, by(8), r.steps[4].id, "Cuti"); }), "signing.error.signature_stays");
}

}  // namespace
}  // namespace signing
