// SPDX-License-Identifier: Apache-2.0
// Rules of the register: which warning is due, and what a certificate stands in the way of.
#include <gtest/gtest.h>

#include "signing/domain/certificate.h"

namespace signing {
namespace certificate_test {

using std::chrono::hours;

TEST(CertificateEnd, is_told_of_at_its_steps) {
    const core::Instant until{1'900'000'000'000};
    EXPECT_FALSE(warning_due(until, until - hours(24 * 91)));
    EXPECT_EQ(warning_due(until, until - hours(24 * 90)), 90);
    EXPECT_EQ(warning_due(until, until - hours(24 * 31)), 90);
    EXPECT_EQ(warning_due(until, until - hours(24 * 30)), 30);
    EXPECT_EQ(warning_due(until, until - hours(24 * 8)), 14);
    EXPECT_EQ(warning_due(until, until - hours(24 * 7)), 7);
    EXPECT_EQ(warning_due(until, until - hours(1)), 1);
    EXPECT_FALSE(warning_due(until, until));
    EXPECT_EQ(days_left(until, until - hours(49)), 2);
    EXPECT_EQ(days_left(until, until + hours(49)), 0);
}

TEST(CertificateFinding, says_what_blocks_and_what_only_warns) {
    Certificate one;
    const core::Instant now{1'800'000'000'000};
    one.from = now - hours(1);
    one.until = now + hours(24 * 400);
    EXPECT_FALSE(finding_of(one, now));
    one.until = now + hours(24 * 20);
    EXPECT_FALSE(finding_of(one, now)->blocks);
    one.until = now - hours(1);
    EXPECT_TRUE(finding_of(one, now)->blocks);
    one.until = now + hours(24 * 400);
    one.from = now + hours(1);
    EXPECT_EQ(finding_of(one, now)->key, "signing.standing.early");
    one.state = CertificateState::revoked;
    EXPECT_EQ(finding_of(one, now)->key, "signing.standing.revoked");
}

}  // namespace
}  // namespace signing
