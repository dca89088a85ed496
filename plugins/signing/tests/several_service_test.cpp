// SPDX-License-Identifier: Apache-2.0
// Signatures one after another over both databases: each by an update of the file before, taken up again where
// it failed, and refused.
#include "core/pdf/write.h"
#include "signing/pades/source.h"
#include "signing/tests/desk_kit.h"

namespace signing {
namespace several_service_test {

class SeveralSign : public SigningDesk {
  protected:
    void SetUp() override {
        SigningDesk::SetUp();
        if (IsSkipped()) return;
        keys->create_authority("Pemerintah Kota Contoh");
        for (const char* who : {"SEKRETARIS", "KADIS", "HUKUM"})
            keys->enrol(as(who).actor.person, std::string("Nama ") + who, "Pemerintah Kota Contoh", core::Secret("kunci " + std::string(who)));
        core::pdf::Document text;
        text.push_back(core::pdf::Paragraph{.runs = {{"Berita acara serah terima.", {}}}});
        memo.paper.bytes = blobs->put(core::pdf::write(text, {}, NASKAH_FONTS).bytes);
        memo.paper.places = {{0, 320, 400, 200, 54}, {0, 60, 400, 200, 54}, {0, 320, 200, 200, 54}};
        memo.paper.reason = "Menandatangani memo";
        place->db().write([&](Tx& tx) {
            desk->open(tx, as("STAF"), subject, memo.now,
                       {{StepKind::initial, seats.id("KABID"), 1},
                        {StepKind::signature, seats.id("SEKRETARIS"), 2},
                        {StepKind::signature, seats.id("KADIS"), 3},
                        {StepKind::signature, seats.id("HUKUM"), 4}});
        });
        desk->pass(as("KABID"), subject, "");
        (void)told();
    }
    void sign(const std::string& who) { desk->sign(as(who), subject, core::Secret("kunci " + who)); }
    core::Bytes so_far() { return blobs->get(view().round.so_far.value()); }
    std::int64_t evidence() {
        return place->db().read([&](Tx& tx) { return tx.count("SELECT COUNT(*) FROM signing_evidence", {}); });
    }
};

TEST_P(SeveralSign, in_order_each_on_what_the_one_before_left) {
    EXPECT_EQ(key_of([&] { sign("KADIS"); }), "signing.error.not_your_turn");
    sign("SEKRETARIS");
    EXPECT_EQ(view().round.state, RoundState::signing);
    EXPECT_EQ(told(), "KADIS");
    EXPECT_EQ(evidence(), 1);
    EXPECT_TRUE(memo.whole.empty()) << "it is not whole yet";
    const auto waiting = desk->waiting(as("KADIS"));
    ASSERT_EQ(waiting.size(), 1u);
    EXPECT_EQ(waiting[0].waiting.signatures, 3);
    EXPECT_EQ(waiting[0].waiting.given, 1);
    EXPECT_FALSE(waiting[0].waiting.held);
    EXPECT_EQ(key_of([&] { sign("SEKRETARIS"); }), "signing.error.not_your_turn");
    const auto one = so_far();
    EXPECT_EQ(pades::Source(one).fields().size(), 3u) << "the fields of all stand before the first signature";
    sign("KADIS");
    EXPECT_EQ(told(), "HUKUM");
    const auto two = so_far();
    EXPECT_TRUE(std::equal(one.begin(), one.end(), two.begin())) << "no byte of before is touched";
    sign("HUKUM");
    EXPECT_EQ(view().round.state, RoundState::sealed);
    ASSERT_EQ(memo.whole.size(), 1u);
    EXPECT_EQ(view().round.sealed, memo.whole[0]);
    const auto three = blobs->get(memo.whole[0]);
    EXPECT_TRUE(std::equal(two.begin(), two.end(), three.begin()));
    EXPECT_EQ(memo.numbered, 1) << "the first alone takes the number";
    EXPECT_EQ(memo.later.size(), 2u);
    EXPECT_EQ(evidence(), 3);
    EXPECT_TRUE(inspect->check(three, clock.now()).genuine);
    EXPECT_TRUE(desk->waiting(as("HUKUM")).empty());
}

TEST_P(SeveralSign, one_that_failed_is_signed_again_on_the_same_file) {
    sign("SEKRETARIS");
    sign("KADIS");
    const auto before = so_far();
    memo.fails = true;
    EXPECT_EQ(key_of([&] { sign("HUKUM"); }), "core.error.unavailable");
    EXPECT_EQ(view().round.state, RoundState::signing);
    EXPECT_EQ(so_far(), before);
    EXPECT_EQ(evidence(), 2);
    EXPECT_EQ(desk->held(as("HUKUM")), 1) << "told loudly";
    memo.fails = false;
    sign("HUKUM");
    EXPECT_EQ(view().round.state, RoundState::sealed);
    EXPECT_EQ(evidence(), 3);
    const auto whole = blobs->get(memo.whole.at(0));
    EXPECT_TRUE(std::equal(before.begin(), before.end(), whole.begin()));
    EXPECT_TRUE(inspect->check(whole, clock.now()).genuine);
}

TEST_P(SeveralSign, refused_by_one_it_is_over_and_what_was_signed_is_kept) {
    EXPECT_FALSE(desk->refuse(as("SEKRETARIS"), subject, "Belum lengkap.")) << "nobody has signed: it goes back";
    clock.pass(std::chrono::minutes(1));
    place->db().write([&](Tx& tx) {
        desk->open(tx, as("STAF"), subject, memo.now,
                   {{StepKind::signature, seats.id("SEKRETARIS"), 1}, {StepKind::signature, seats.id("KADIS"), 2}});
    });
    sign("SEKRETARIS");
    const auto half = view().round.so_far;
    EXPECT_TRUE(desk->refuse(as("KADIS"), subject, "Jumlah tidak cocok."));
    EXPECT_EQ(memo.note, "Jumlah tidak cocok.");
    EXPECT_EQ(view().round.state, RoundState::returned);
    EXPECT_EQ(view().round.so_far, half);
    EXPECT_EQ(evidence(), 1);
    EXPECT_EQ(key_of([&] { sign("KADIS"); }), "signing.error.round_over");
}

TEST_P(SeveralSign, cancelled_half_signed) {
    sign("SEKRETARIS");
    place->db().write([&](Tx& tx) { desk->cancel(tx, as("STAF"), subject); });
    EXPECT_EQ(states(), "passed passed void void");
    EXPECT_EQ(key_of([&] { sign("KADIS"); }), "signing.error.round_over");
}

NASKAH_ON_BOTH_DATABASES(SeveralSign);

}  // namespace
}  // namespace signing
