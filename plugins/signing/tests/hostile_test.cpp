// SPDX-License-Identifier: Apache-2.0
// What the fuzzers of tests/fuzz ask, on damaged copies of real parts: no crash, and nothing damaged is
// believed. The damage is the same in every run.
#include <gtest/gtest.h>

#include <random>

#include "signing/check/cms.h"
#include "signing/tests/long_term.h"

namespace signing {
namespace hostile_test {

using check::Evidence;
using core::Bytes;
using core::ByteView;
using test::world;

// Some octets changed, taken out, doubled or cut off.
Bytes damaged(Bytes bytes, std::mt19937& chance) {
    for (unsigned i = 0, count = 1 + chance() % 4; i < count && bytes.size() > 4; ++i) {
        const auto at = bytes.begin() + static_cast<std::ptrdiff_t>(chance() % bytes.size());
        switch (chance() % 4) {
            case 0:
                *at = static_cast<std::uint8_t>(*at ^ (1u << chance() % 8));
                break;
            case 1:
                *at = static_cast<std::uint8_t>(chance());
                break;
            case 2:
                bytes.erase(at, at + std::min<std::ptrdiff_t>(bytes.end() - at, static_cast<std::ptrdiff_t>(1 + chance() % 8)));
                break;
            default:
                bytes.insert(at, static_cast<std::uint8_t>(chance()));
        }
    }
    if (chance() % 16 == 0) bytes.resize(chance() % (bytes.size() + 1));
    return bytes;
}

TEST(Hostile, damaged_signatures_and_tokens_are_not_believed) {
    const Bytes pdf = world().sign(test::letter(), "Satu");
    const std::string_view text = core::chars(pdf);
    const std::size_t gap = text.rfind("/Contents <") + 10, end = text.find('>', gap);
    Bytes cms = core::unhex(text.substr(gap + 1, end - gap - 1));
    cms.resize(check::cms_size(cms));
    const std::vector<ByteView> parts{ByteView(pdf).first(gap), ByteView(pdf).subspan(end + 1)};
    const check::CmsFacts good = check::read_cms(cms, parts);
    ASSERT_TRUE(good.signature_good && good.digest_matches && good.tokens.size() == 1);
    std::mt19937 chance(20261126);
    for (int i = 0; i < 1500; ++i) {
        const Bytes bad = damaged(cms, chance);
        (void)check::cms_size(bad);
        (void)check::read_cms(bad, parts);
        const Bytes token = damaged(good.tokens[0], chance);
        const check::TokenFacts read = check::read_token(token, {ByteView(good.signature)});
        EXPECT_TRUE(!read.holds() || read.at == check::read_token(good.tokens[0], {ByteView(good.signature)}).at);
    }
}

TEST(Hostile, damaged_lists_and_answers_say_nothing_new) {
    const Bytes leaf =
        core::pki::Credential::from_pkcs12(world().signer("Satu"), world().passphrase()).certificate;
    const core::Instant until = world().now + std::chrono::hours(24);
    const Bytes list = world().issuing.crl({}, world().now, until, 1);
    const Bytes answer =
        test::ocsp(world().issuing.credential(), leaf, world().issuing.certificate(), {world().now, until, {}});
    const auto own = core::pki::certificate(leaf);
    const auto issuer = core::pki::certificate(world().issuing.certificate());
    std::mt19937 chance(20261127);
    for (int i = 0; i < 1500; ++i) {
        Evidence evidence;
        evidence.crls.push_back(damaged(list, chance));
        evidence.ocsps.push_back(damaged(answer, chance));
        check::read_revocations(damaged(list, chance), evidence);
        EXPECT_FALSE(check::ask(own.get(), issuer.get(), evidence, world().now).revoked_at) << i;
    }
}

TEST(Hostile, damaged_files_have_a_verdict) {
    const Bytes pdf = world().sign(test::letter(test::Make::stream, 2), "Satu");
    std::mt19937 chance(20261128);
    for (int i = 0; i < 300; ++i) {
        const Bytes bad = damaged(pdf, chance);
        const check::Report report = test::inspect(bad);
        EXPECT_FALSE(report.sentence.key.empty());
        EXPECT_TRUE(bad == pdf || !report.genuine()) << i;
    }
}

TEST(Hostile, a_file_that_says_it_is_endless_is_not_read) {
    const std::string table = "%PDF-1.7\nxref\n0 2500000\n0000000009 00000 n \ntrailer\n<< /Size 2500000 /Root 1 0 R >>\n"
                              "startxref\n9\n%%EOF\n";
    const std::string objects = "%PDF-1.7\n3 0 obj\n<< /Type /ObjStm /N 20000000 /First 8 /Length 0 >>\nstream\n\nendstream\n"
                                "endobj\nstartxref\n9\n%%EOF\n";
    for (const std::string& one : {table, objects})
        EXPECT_EQ(test::inspect(core::view(one)).sentence.key, "signing.verdict.too_complex");
}

}  // namespace
}  // namespace signing
