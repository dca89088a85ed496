// SPDX-License-Identifier: Apache-2.0
// Revocation by OCSP, levels told by what a file holds, and document timestamps as proof of existence.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "signing/tests/long_term.h"

namespace signing {
namespace evidence_test {

using check::Evidence;
using check::Indication;
using core::Bytes;
using core::Instant;
using std::chrono::hours;
using test::anchors;
using test::inspect;
using test::stamped;
using test::with_store;
using test::world;

constexpr hours day{24}, year{24 * 365};

Bytes leaf_of(const std::string& name) {
    return core::pki::Credential::from_pkcs12(world().signer(name), world().passphrase()).certificate;
}

Bytes root_list(Instant until) { return world().root.crl({}, world().now, until, 1); }

Bytes answer(const core::pki::Credential& responder, const test::Status& status) {
    return test::ocsp(responder, leaf_of("Satu"), world().issuing.certificate(), status);
}

check::Report strictly(const Bytes& pdf) {
    check::Anchors strict = anchors();
    strict.require_revocation = check::Anchors::Asked::everywhere;
    return check::inspect(pdf, strict, world().now);
}

TEST(Ocsp, an_entitled_answer_counts) {
    const Bytes pdf = world().sign(test::letter(), "Satu");
    EXPECT_EQ(strictly(pdf).sub_indication, "TRY_LATER");
    const test::Status good{world().now, world().now + day, {}};
    const core::pki::Credential delegate = test::responder_of(world().issuing);
    for (const Bytes& said : {answer(world().issuing.credential(), good), answer(delegate, good)}) {
        const auto report = strictly(with_store(pdf, {{}, {root_list(world().now + day)}, {said}}));
        EXPECT_EQ(report.indication, Indication::passed) << check::to_json(report).dump(1);
        EXPECT_TRUE(report.signatures[0].revocation_known);
        EXPECT_EQ(report.signatures[0].modifications, "lta_updates");
    }
}

TEST(Ocsp, others_and_old_answers_do_not) {
    const Bytes pdf = world().sign(test::letter(), "Satu");
    const test::Status good{world().now, world().now + day, {}};
    const auto stranger = core::pki::Credential::from_pkcs12(world().signer("Dua"), world().passphrase());
    const auto other = core::pki::Authority::root({"Penerbit Demo", "Kota Contoh"},
                                                  {world().now - day, world().now + day},
                                                  core::pki::KeyKind::ec_p256);
    const test::Status over{world().now - 3 * day, world().now - 2 * day, {}};
    for (const Bytes& said :
         {answer(stranger, good), answer(other.credential(), good), answer(world().root.credential(), good),
          answer(world().issuing.credential(), over)})
        EXPECT_EQ(strictly(with_store(pdf, {{}, {root_list(world().now + day)}, {said}})).sub_indication,
                  "TRY_LATER");
}

TEST(Ocsp, a_revoked_signer_is_told) {
    const Bytes pdf = world().sign(test::letter(), "Satu");
    const auto told = [&](hours shift) {
        const test::Status status{world().now, world().now + day, world().now + shift};
        return inspect(with_store(pdf, {{}, {}, {answer(world().issuing.credential(), status)}}));
    };
    EXPECT_EQ(told(hours(-2)).sub_indication, "REVOKED");
    EXPECT_EQ(told(hours(2)).indication, Indication::passed);
}

TEST(Revocation, of_an_authority_is_told_apart) {
    const Bytes pdf = world().sign(test::letter(), "Satu");
    const std::string serial = core::pki::describe(world().issuing.certificate()).serial;
    check::Anchors with = anchors();
    with.crls = {world().root.crl({{serial, world().now - hours(2)}}, world().now, world().now + day, 1)};
    const auto report = check::inspect(pdf, with, world().now);
    EXPECT_NE(report.indication, Indication::passed);
    EXPECT_THAT((std::vector<std::string>{"REVOKED_CA_NO_POE", "REVOKED_NO_POE"}),
                ::testing::Contains(report.sub_indication));
}

// All that level LT asks for a file signed by "Satu" with a timestamp of the world's authority.
Evidence whole() {
    const Instant until = world().now + day;
    Evidence out;
    out.certificates = {world().issuing.certificate(), world().root.certificate()};
    out.crls = {world().issuing.crl({}, world().now, until, 1), root_list(until)};
    out.ocsps = {answer(world().issuing.credential(), {world().now, until, {}})};
    return out;
}

TEST(Level, is_what_the_file_holds) {
    const Bytes pdf = world().sign(test::letter(), "Satu");
    const auto level = [](const Bytes& bytes) {
        const auto report = inspect(bytes);
        EXPECT_EQ(report.indication, Indication::passed) << check::to_json(report).dump(1);
        return report.signatures[0].level;
    };
    EXPECT_EQ(level(pdf), "B-T");
    Evidence part = whole();
    part.crls.pop_back();   // nothing on the issuing authority
    EXPECT_EQ(level(with_store(pdf, part)), "B-T");
    const Bytes lt = with_store(pdf, whole());
    EXPECT_EQ(level(lt), "B-LT");
    const Bytes lta = stamped(lt, world().source, world().now);
    EXPECT_EQ(level(lta), "B-LTA");
    EXPECT_EQ(inspect(lta).signatures[1].level, "DTS");
    EXPECT_EQ(inspect(lta).signatures[0].modifications, "lta_updates");
    // The store came after the timestamp: nothing keeps it.
    EXPECT_EQ(level(with_store(stamped(pdf, world().source, world().now), whole())), "B-LT");
}

// A second timestamp authority, right under the root, and its own clock.
class Later {
  public:
    explicit Later(Instant at)
        : clock(at),
          tsa(world().root.timestamping({"Penanda Waktu Kedua", "Kota Contoh"},
                                        {world().now - day, world().now + 19 * year},
                                        core::pki::KeyKind::ec_p256),
              [this] { return ++serial_; }, clock, core::pki::demo_timestamp_policy()),
          source(tsa) {}

    core::SetClock clock;
    core::pki::TimestampAuthority tsa;
    pades::LocalTimestamps source;

  private:
    std::uint64_t serial_ = 0;
};

TEST(ProofOfExistence, a_younger_timestamp_keeps_an_old_one) {
    const Bytes pdf = world().sign(test::letter(), "Satu");
    const auto late = [&](const Bytes& bytes) {
        return check::inspect(bytes, anchors(), world().now + 12 * year);
    };
    EXPECT_EQ(late(pdf).sub_indication, "OUT_OF_BOUNDS_NO_POE");
    Later later(world().now + 9 * year);
    const auto report = late(stamped(pdf, later.source, world().now + 9 * year));
    EXPECT_EQ(report.indication, Indication::passed) << check::to_json(report).dump(1);
    EXPECT_EQ(report.signatures[0].proven->ms / 1000, world().now.ms / 1000);
    // Made after the old authority's certificate expired it proves nothing any more.
    Later too_late(world().now + 11 * year);
    EXPECT_EQ(late(stamped(pdf, too_late.source, world().now + 11 * year)).sub_indication,
              "OUT_OF_BOUNDS_NO_POE");
}

TEST(ProofOfExistence, outlives_the_revocation_of_the_authority) {
    const Bytes pdf = world().sign(test::letter(), "Satu");
    const std::string serial = core::pki::describe(world().tsa.certificate()).serial;
    check::Anchors with = anchors();
    with.crls = {world().issuing.crl({{serial, world().now + 30 * day}}, world().now + 30 * day,
                                     world().now + 3 * year, 1)};
    const Instant at = world().now + year;
    EXPECT_EQ(check::inspect(pdf, with, at).sub_indication, "REVOKED_NO_POE");
    Later later(world().now + 7 * day);
    const Bytes kept = stamped(pdf, later.source, world().now + 7 * day);
    const auto report = check::inspect(kept, with, at);
    EXPECT_EQ(report.indication, Indication::passed) << check::to_json(report).dump(1);
}

}  // namespace
}  // namespace signing
