// SPDX-License-Identifier: Apache-2.0
// What a service gives back: taken only when it is our file with one good signature more.
#include "signing/seal/accept.h"

#include <gtest/gtest.h>

#include "signing/tests/esign_stamp.h"

namespace signing {
namespace accept_test {

using core::Bytes;
using test::Mischief;

seal::Rule rule(const std::string& signer = {}) {
    return {test::anchors(), test::world().now, signer, true};
}

std::string key_of(const Bytes& sent, const Bytes& got, const seal::Rule& by) {
    try {
        seal::accept(sent, got, by);
    } catch (const core::Error& fault) {
        return fault.key().substr(std::string("signing.error.").size());
    }
    return "";
}

Bytes stamped(const Bytes& pdf, Mischief mischief, bool legacy = false, bool long_term = false) {
    test::StampWish wish;
    wish.name = "Siti Rahmawati";
    wish.legacy = legacy;
    wish.long_term = long_term;
    return test::stamped(pdf, wish, mischief);
}

TEST(Accept, takes_both_profiles_and_evidence_behind) {
    for (const test::Make make : {test::Make::table, test::Make::stream}) {
        const Bytes sent = test::letter(make);
        for (const bool legacy : {false, true})
            for (const bool long_term : {false, true}) {
                const Bytes got = stamped(sent, Mischief::none, legacy, long_term);
                const seal::Accepted taken = seal::accept(sent, got, rule("SITI RAHMAWATI, S.STP., M.Si."));
                EXPECT_EQ(taken.pdf, got);
                EXPECT_EQ(taken.signature.signer, "Siti Rahmawati");
                EXPECT_EQ(taken.signature.level, legacy ? "PKCS7-T" : "B-T");
                EXPECT_EQ(taken.signature.covers_file, !long_term);
                EXPECT_FALSE(taken.certificate.empty());
            }
    }
}

TEST(Accept, takes_the_next_signature_of_a_signed_file) {
    const Bytes sent = test::world().sign(test::letter(), "Ahmad Fauzi");
    const seal::Accepted taken = seal::accept(sent, stamped(sent, Mischief::none), rule("Siti Rahmawati"));
    EXPECT_EQ(taken.signature.signer, "Siti Rahmawati");
    EXPECT_EQ(key_of(sent, sent, rule()), "answer_count");
}

TEST(Accept, takes_a_signature_that_shows) {
    test::StampWish wish;
    wish.name = "Siti Rahmawati";
    wish.placement.box = pades::Box{300, 100, 120, 60};
    const Bytes sent = test::letter();
    EXPECT_EQ(key_of(sent, test::stamped(sent, wish, Mischief::none), rule()), "");
}

TEST(Accept, refuses_everything_else_by_name) {
    const std::pair<Mischief, const char*> list[] = {
        {Mischief::other_prefix, "answer_prefix"},     {Mischief::not_signed, "answer_count"},
        {Mischief::two_signatures, "answer_count"},    {Mischief::broken_signature, "answer_broken"},
        {Mischief::page_changed, "answer_content"},    {Mischief::annotated, "answer_covers"},
        {Mischief::other_person, "answer_signer"},     {Mischief::cut_file, "answer_damaged"},
    };
    for (const bool before : {false, true}) {
        const Bytes sent = before ? test::world().sign(test::letter(), "Ahmad Fauzi") : test::letter();
        for (const auto& [mischief, key] : list)
            EXPECT_EQ(key_of(sent, stamped(sent, mischief), rule("Siti Rahmawati")), key) << key << before;
    }
    EXPECT_EQ(key_of(test::letter(), Bytes(), rule()), "answer_prefix");
    const Bytes html{'<', 'h', 't', 'm', 'l', '>'};
    EXPECT_EQ(key_of(test::letter(), html, rule()), "answer_prefix");
}

TEST(Accept, refuses_what_we_do_not_trust_unless_told) {
    const Bytes sent = test::letter();
    const Bytes got = stamped(sent, Mischief::none);
    seal::Rule strangers = rule();
    strangers.anchors = {};
    EXPECT_EQ(key_of(sent, got, strangers), "answer_untrusted");
    strangers.trusted = false;
    EXPECT_EQ(key_of(sent, got, strangers), "");
}

// Any byte of the answer changed: taken never.
TEST(Accept, no_changed_byte_is_taken) {
    const Bytes sent = test::letter();
    Bytes got = stamped(sent, Mischief::none);
    for (std::size_t at = 0; at < got.size(); at += 397) {
        got[at] ^= 1;
        EXPECT_NE(key_of(sent, got, rule()), "") << at;
        got[at] ^= 1;
    }
    EXPECT_EQ(key_of(sent, got, rule()), "");
}

TEST(Accept, names_are_compared_as_people_write_them) {
    using seal::same_person;
    EXPECT_TRUE(same_person("Siti Rahmawati", "Dr. Hj. SITI RAHMAWATI, S.H., M.Hum."));
    EXPECT_TRUE(same_person("Drs.H.Ahmad Fauzi", "ahmad  fauzi"));
    EXPECT_TRUE(same_person("Siti Rahmawati,S.Kom", "Siti Rahmawati"));
    EXPECT_FALSE(same_person("Rahmawati Siti", "Siti Rahmawati"));
    EXPECT_FALSE(same_person("Siti Rahmawati", "Siti Rahmawati Putri"));
    EXPECT_FALSE(same_person("M. Yusuf", "A. Yusuf"));
    EXPECT_FALSE(same_person("", ""));
    EXPECT_FALSE(same_person("Dr.", "Dr."));
}

}  // namespace
}  // namespace signing
