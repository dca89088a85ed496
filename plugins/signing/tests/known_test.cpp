// SPDX-License-Identifier: Apache-2.0
// Certificates are decoded once and forgotten in time; whoever asks, from whatever thread, gets his bytes' own.
#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <thread>

#include "core/base/error.h"
#include "signing/check/known.h"
#include "signing/check/slim.h"
#include "signing/pades/build.h"
#include "signing/tests/opinion.h"

namespace signing {
namespace known_test {

using core::Bytes;
using core::ByteView;
using test::world;

// Certificates that differ in the serial number alone; nobody asks here who signed them.
Bytes numbered(int n) {
    static const Bytes base = test::keypair(test::Kind::p256, "Lurah Contoh").certificate;
    const core::pki::X509Held held = core::pki::certificate(base);
    ASN1_INTEGER_set(X509_get_serialNumber(held.get()), 1'000'000 + n);
    X509_sign(held.get(), world().issuing.credential().key.get(), EVP_sha256());
    return core::pki::der(held.get(), i2d_X509);
}

TEST(Known, is_decoded_once_and_forgotten_in_time) {
    const Bytes first = numbered(0);
    const auto one = check::known(first);
    ASSERT_TRUE(one);
    EXPECT_EQ(one, check::known(first));
    EXPECT_EQ(one->der(), first);
    EXPECT_TRUE(one->exact());
    EXPECT_EQ(one->facts().common_name, "Lurah Contoh");
    for (int n = 1; n <= 600; ++n) check::known(numbered(n));
    const auto again = check::known(first);
    EXPECT_NE(one, again);
    EXPECT_EQ(core::pki::der(again->own(), i2d_X509), first);
}

TEST(Known, is_null_for_what_is_no_certificate) {
    EXPECT_FALSE(check::known({}));
    EXPECT_FALSE(check::known(core::view("bukan sertifikat")));
    Bytes longer = numbered(0);
    longer.push_back(0);
    EXPECT_FALSE(check::known(longer));
    EXPECT_EQ(test::key_of([] { check::known_facts(core::view("bukan")); }), "core.error.certificate");
}

TEST(Known, serves_several_threads) {
    std::vector<Bytes> all;
    for (int n = 0; n < 40; ++n) all.push_back(numbered(n));
    std::vector<std::thread> threads;
    std::atomic<int> wrong = 0;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&, t] {
            for (int round = 0; round < 200; ++round) {
                const std::size_t at = static_cast<std::size_t>(round * 7 + t) % all.size();
                const auto found = check::known(all[at]);
                if (!found || core::pki::der(found->own(), i2d_X509) != all[at] ||
                    found->facts().common_name != "Lurah Contoh")
                    ++wrong;
            }
        });
    for (std::thread& one : threads) one.join();
    EXPECT_EQ(wrong, 0);
}

TEST(Slim, is_the_cms_without_its_certificates) {
    const Bytes certificate = numbered(1), other = numbered(2);
    const core::pki::CmsHeld cms(
        CMS_sign(nullptr, nullptr, nullptr, nullptr, CMS_PARTIAL | CMS_DETACHED | CMS_BINARY));
    const Bytes bare = core::pki::der(cms.get(), i2d_CMS_ContentInfo);
    EXPECT_FALSE(check::without_certificates(bare));
    for (const Bytes& one : {certificate, other}) CMS_add1_cert(cms.get(), core::pki::certificate(one).get());
    const Bytes whole = core::pki::der(cms.get(), i2d_CMS_ContentInfo);
    const auto slim = check::without_certificates(whole);
    ASSERT_TRUE(slim);
    EXPECT_EQ(slim->der, bare);
    EXPECT_EQ(std::set<Bytes>(slim->certificates.begin(), slim->certificates.end()),
              (std::set<Bytes>{certificate, other}));
    for (std::size_t cut = 0; cut < whole.size(); ++cut)
        EXPECT_FALSE(check::without_certificates(ByteView(whole).first(cut)));
}

}  // namespace
}  // namespace signing
