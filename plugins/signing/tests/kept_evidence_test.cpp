// SPDX-License-Identifier: Apache-2.0
// What was fetched is kept within a room of octets and for its time.
#include "signing/service/kept_evidence.h"

#include <gtest/gtest.h>

#include "signing/service/fetching.h"

namespace signing {
namespace kept_evidence_test {

using core::Bytes;
using core::Instant;

check::Evidence list_of(std::size_t octets) { return {{}, {Bytes(octets, 7)}, {}}; }
constexpr Instant now{1'000'000}, soon{1'060'000};

TEST(KeptEvidence, is_forgotten_when_its_time_is_over) {
    KeptEvidence kept(1u << 20);
    EXPECT_FALSE(kept.find("a", now));
    kept.keep("a", list_of(10), soon);
    ASSERT_TRUE(kept.find("a", now));
    EXPECT_EQ(octets_of(*kept.find("a", now)), 10u);
    EXPECT_FALSE(kept.find("a", soon));
    EXPECT_FALSE(kept.find("a", now)) << "gone for good";
    kept.keep("a", {}, soon);
    EXPECT_TRUE(kept.find("a", now)) << "that nobody answered is known, too";
}

TEST(KeptEvidence, gives_way_to_what_was_asked_for_later) {
    KeptEvidence kept(40'000);
    for (const char* name : {"a", "b", "c"}) kept.keep(name, list_of(10'000), soon);
    EXPECT_TRUE(kept.find("a", now));
    kept.keep("d", list_of(10'000), soon);
    EXPECT_TRUE(kept.find("a", now));
    EXPECT_FALSE(kept.find("b", now)) << "asked for longest ago";
    EXPECT_TRUE(kept.find("c", now) && kept.find("d", now));
    kept.keep("large", list_of(50'000), soon);
    EXPECT_FALSE(kept.find("large", now));
    EXPECT_TRUE(kept.find("a", now)) << "nothing gave way to what has no room";
    kept.keep("a", list_of(39'000), soon);
    EXPECT_EQ(octets_of(*kept.find("a", now)), 39'000u);
    EXPECT_FALSE(kept.find("c", now) || kept.find("d", now));
    for (int i = 0; i < 1000; ++i) kept.keep(std::to_string(i), {}, soon);
    EXPECT_FALSE(kept.find("0", now)) << "many small ones are no way around";
}

}  // namespace
}  // namespace signing
