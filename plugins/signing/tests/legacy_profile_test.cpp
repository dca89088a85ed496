// SPDX-License-Identifier: Apache-2.0
// What was signed with the national service in years gone by: the signer under a root of his own without a
// signing-certificate attribute, the timestamp under another, and both roads ended since.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "signing/tests/esign_stamp.h"
#include "signing/tests/long_term.h"

namespace signing {
namespace legacy_profile_test {

using check::Indication;
using core::Bytes;
using core::Instant;
using core::pki::Authority;
using core::pki::KeyKind;
using test::world;

constexpr std::chrono::hours day(24);

core::pki::Window days(int from, int until) { return {world().now + from * day, world().now + until * day}; }

// Signed two years ago; the timestamp authority ended three months ago, the signer and his root before it.
struct Years {
    Instant then = world().now - 730 * day;
    core::SetClock clock{then};
    Authority signers = Authority::root({"OSD Contoh Kelas 2", "Lembaga Contoh"}, days(-3650, -100), KeyKind::ec_p256);
    Authority stamps = Authority::root({"Root CA Contoh DS G1", "Kementerian Contoh"}, days(-3000, -50), KeyKind::ec_p256);
    Authority below = stamps.issuing({"CA Contoh DS G1", "Badan Contoh"}, days(-1400, -60), KeyKind::ec_p256);
    std::uint64_t serial = 0;
    core::pki::TimestampAuthority authority{
        below.timestamping({"Timestamp Authority Contoh", "Badan Contoh"}, days(-1100, -85), KeyKind::ec_p256),
        [this] { return ++serial; }, clock, core::pki::demo_timestamp_policy()};
    pades::LocalTimestamps source{authority};

    Bytes older() {
        const Bytes key = signers.person({"Budi Contoh", "Dinas Contoh"}, days(-900, -170), KeyKind::rsa_3072)
                              .pkcs12(world().passphrase());
        return test::legacy_signed(test::letter(), {}, {key, source, stamps.certificate(), then});
    }

    // PAdES-BASELINE-LT: all that is needed to check it lies in the file.
    Bytes newer() {
        pades::Placement placement;
        placement.at = then;
        placement.name = "Sari Contoh";
        seal::Local provider(below.person({placement.name, "Dinas Contoh"}, days(-800, -70), KeyKind::ec_p256)
                                 .pkcs12(world().passphrase()));
        const Bytes pdf = pades::sign(test::letter(), {placement, {stamps.certificate()}, then}, provider,
                                      world().passphrase(), source);
        return test::with_store(pdf, {{stamps.certificate(), below.certificate()},
                                      {below.crl({}, then - day, then + day, 1), stamps.crl({}, then - day, then + day, 1)},
                                      {}});
    }

    check::Anchors anchors(bool keep) const {
        check::Anchors out;
        out.list.push_back({signers.certificate(), {0}, world().now - 100 * day});
        out.list.push_back({stamps.certificate()});
        out.list.back().keep_old_timestamps = keep;
        return out;
    }
};

TEST(LegacyProfile, still_holds_by_a_timestamp_the_trust_data_keep) {
    Years years;
    const Bytes older = years.older(), newer = years.newer();
    for (const Bytes& pdf : {older, newer}) {
        const auto report = check::inspect(pdf, years.anchors(true), world().now);
        EXPECT_EQ(report.indication, Indication::passed) << check::to_json(report).dump(1);
        ASSERT_EQ(report.signatures.size(), 1u);
        EXPECT_EQ(report.signatures[0].level, pdf == older ? "PKCS7-T" : "B-LT");
        EXPECT_LT(report.signatures[0].proven.value_or(world().now), years.then + day);
        EXPECT_THAT(report.signatures[0].notes,
                    ::testing::Contains(check::Sentence{"signing.verdict.timestamp_kept", {}}));
        // Where nobody keeps them the standard's view holds.
        EXPECT_EQ(check::inspect(pdf, years.anchors(false), world().now).indication, Indication::indeterminate);
    }
    // Of an authority known to be revoked since nothing is kept.
    check::Anchors revoked = years.anchors(true);
    const auto serial = core::pki::describe(years.authority.certificate()).serial;
    revoked.crls.push_back(years.below.crl({{serial, years.then + 5 * day}}, years.then + 10 * day, years.then + 20 * day, 2));
    EXPECT_NE(check::inspect(older, revoked, world().now).indication, Indication::passed);
}

}  // namespace
}  // namespace signing
