// SPDX-License-Identifier: Apache-2.0
// Which certificates may sign documents, what is known of their revocation and as of when, and what a certified file
// takes: each a small departure from a signature that passes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "signing/pades/extend.h"
#include "signing/tests/long_term.h"

namespace signing {
namespace trust_test {

using check::Indication;
using core::Bytes;
using core::pki::Credential;
using core::pki::KeyKind;
using std::chrono::hours;
using test::anchors;
using test::world;

constexpr hours day{24};

core::pki::Window year() { return {world().now - 100 * day, world().now + 265 * day}; }

// Below the issuing authority, with the extensions as OpenSSL's configuration writes them; "" leaves one out.
Credential leaf(const char* usage, const char* purposes) {
    using namespace core::pki;
    const X509Held issuer = core::pki::certificate(world().issuing.certificate());
    Credential out{make_key(KeyKind::ec_p256), {}, {world().issuing.certificate()}};
    const X509Held made(X509_new());
    X509_set_version(made.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 4712);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(made.get()), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>("Peladen Contoh"), -1, -1, 0);
    X509_set_issuer_name(made.get(), X509_get_subject_name(issuer.get()));
    X509_set1_notBefore(made.get(), asn1_time(year().from).get());
    X509_set1_notAfter(made.get(), asn1_time(year().until).get());
    X509_set_pubkey(made.get(), out.key.get());
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer.get(), made.get(), nullptr, nullptr, 0);
    for (const auto& [kind, value] : {std::pair{NID_key_usage, usage}, std::pair{NID_ext_key_usage, purposes}}) {
        if (*value == '\0') continue;
        const ExtensionHeld extension(X509V3_EXT_conf_nid(nullptr, &context, kind, value));
        X509_add_ext(made.get(), extension.get(), -1);
    }
    X509_sign(made.get(), world().issuing.credential().key.get(), EVP_sha256());
    out.certificate = core::pki::der(made.get(), i2d_X509);
    return out;
}

std::string judged(const Credential& credential) {
    seal::Local key(credential.pkcs12(world().passphrase()));
    pades::Placement placement;
    placement.at = world().now;
    const Bytes pdf = pades::sign(test::letter(), {placement, {world().root.certificate()}, world().now}, key,
                                  world().passphrase(), world().source);
    const auto report = test::inspect(pdf);
    return report.indication == Indication::passed ? "" : report.sub_indication;
}

TEST(Use, only_certificates_for_documents_sign_them) {
    const std::string refused = "CHAIN_CONSTRAINTS_FAILURE";
    EXPECT_EQ(judged(world().issuing.timestamping({"Penanda Waktu", ""}, year(), KeyKind::ec_p256)), refused);
    EXPECT_EQ(judged(world().issuing.ocsp_signing({"Penjawab Status", ""}, year(), KeyKind::ec_p256)), refused);
    EXPECT_EQ(judged(leaf("digitalSignature", "serverAuth")), refused);
    EXPECT_EQ(judged(leaf("digitalSignature", "serverAuth,clientAuth")), refused);
    EXPECT_EQ(judged(leaf("digitalSignature,nonRepudiation", "serverAuth,codeSigning")), refused);
    EXPECT_EQ(judged(leaf("", "")), refused) << "it does not say what it is for";
    EXPECT_EQ(judged(leaf("keyEncipherment", "")), refused);
    // As BSrE issues them; as others do.
    EXPECT_EQ(judged(leaf("critical,digitalSignature,nonRepudiation", "critical,1.2.840.113583.1.1.5")), "");
    EXPECT_EQ(judged(leaf("nonRepudiation", "clientAuth")), "");
    EXPECT_EQ(judged(leaf("digitalSignature", "clientAuth,emailProtection")), "");
    EXPECT_EQ(judged(leaf("digitalSignature", "")), "");
}

struct Told : ::testing::Test {
    Bytes pdf = world().sign(test::letter(), "Satu");
    std::string serial = test::inspect(pdf).signatures[0].serial;
    core::Instant now = world().now;

    Bytes list(core::Instant from, core::Instant until, std::vector<core::pki::Revoked> entries = {}) const {
        return world().issuing.crl(entries, from, until, 1);
    }
    Bytes root_list() const { return world().root.crl({}, now - day, now + day, 1); }
    check::Report told(const std::vector<Bytes>& lists) const {
        check::Anchors with = anchors();
        with.crls = lists;
        return check::inspect(pdf, with, now);
    }
};

TEST_F(Told, a_hold_is_no_end) {
    const Bytes held = list(now - hours(2), now + day, {{serial, now - hours(3), 6}});
    EXPECT_EQ(told({held, root_list()}).sub_indication, "TRY_LATER");
    EXPECT_EQ(told({held, root_list(), list(now - hours(3), now + day)}).sub_indication, "TRY_LATER") << "older";
    EXPECT_EQ(told({held, root_list(), list(now - hours(1), now + day)}).indication, Indication::passed) << "lifted";
    const Bytes later = list(now + hours(2), now + day, {{serial, now + hours(1), 6}});
    EXPECT_EQ(told({later, root_list()}).indication, Indication::passed) << "held after he signed";
    const Bytes revoked = list(now - hours(1), now + day, {{serial, now - hours(3), 1}});
    EXPECT_NE(told({held, root_list(), revoked}).sub_indication, "TRY_LATER") << "what followed the hold";
}

TEST_F(Told, a_list_that_had_run_out_makes_no_level) {
    const auto level = [&](const Bytes& own) {
        const check::Evidence store{{world().issuing.certificate()}, {own, root_list()}, {}};
        return test::inspect(test::with_store(pdf, store)).signatures[0];
    };
    EXPECT_EQ(level(list(now - 3 * day, now - 2 * day)).level, "B-T");
    const check::Sentence before{"signing.verdict.revocation_before", {}};
    const auto old = level(list(now - day, now + day)), fresh = level(list(now + hours(1), now + day));
    EXPECT_EQ(old.level, "B-LT");
    EXPECT_THAT(old.notes, ::testing::Contains(before)) << "whatever came between does not show in it";
    EXPECT_EQ(fresh.level, "B-LT");
    EXPECT_THAT(fresh.notes, ::testing::Not(::testing::Contains(before)));
}

TEST_F(Told, no_word_is_asked_for_unless_the_anchor_says_otherwise) {
    using enum check::Anchors::Asked;
    check::Anchors with = anchors();
    with.list[0].demo = false;
    with.require_revocation = but_if_known;
    EXPECT_EQ(check::inspect(pdf, with, now).sub_indication, "TRY_LATER");
    EXPECT_EQ(check::inspect(pdf, with, now).sentence.key, "signing.verdict.try_later");
    with.list[0].revocation_if_known = true;
    EXPECT_EQ(check::inspect(pdf, with, now).sentence.key, "signing.verdict.genuine_unchecked");
    with.require_revocation = everywhere;
    EXPECT_EQ(check::inspect(pdf, with, now).sub_indication, "TRY_LATER");
    with.crls = {list(now, now + day), root_list()};
    EXPECT_EQ(check::inspect(pdf, with, now).sentence.key, "signing.verdict.genuine");
}

std::string key_of(const std::function<void()>& act) {
    try {
        act();
    } catch (const core::Error& error) {
        return error.key();
    }
    return {};
}

TEST(Certified, takes_no_new_field_that_shows) {
    pades::Placement first, second;
    first.certify = true;
    const Bytes certified = world().sign(test::letter(), "Satu", first);
    second.box = pades::Box{72, 72, 200, 60};
    EXPECT_EQ(key_of([&] { world().sign(certified, "Dua", second); }), "signing.error.box_certified");
    second.yields = true;
    const auto hidden = test::inspect(world().sign(certified, "Dua", second));
    EXPECT_EQ(hidden.indication, Indication::passed) << check::to_json(hidden).dump(1);
    const auto report = test::inspect(test::shown_signed(certified));
    EXPECT_EQ(report.signatures[0].sub_indication, "SIG_CONSTRAINTS_FAILURE") << check::to_json(report).dump(1);
    EXPECT_EQ(report.signatures[1].indication, Indication::passed);
}

TEST(Placed, a_box_off_the_page_is_refused_with_its_size) {
    pades::Placement placement;
    using pades::Box;
    for (const Box& box : {Box{600, 10, 90, 40}, Box{10, 900, 90, 40}, Box{-200, 10, 90, 40}}) {
        placement.box = box;
        EXPECT_EQ(key_of([&] { pades::prepare(test::letter(), placement); }), "signing.error.box_outside");
    }
    placement.box = pades::Box{560, 10, 90, 40};   // partly is the signer's affair
    EXPECT_EQ(key_of([&] { pades::prepare(test::letter(), placement); }), "");
}

TEST(Strangers, are_told_from_those_who_are_known) {
    const auto other = core::pki::Authority::root({"CA Lain", "Contoh"}, year(), KeyKind::ec_p256);
    seal::Local key(other.person({"Orang Luar", ""}, year(), KeyKind::ec_p256).pkcs12(world().passphrase()));
    pades::Placement placement;
    placement.at = world().now;
    const std::vector<Bytes> trusted{world().root.certificate()};
    const Bytes theirs = pades::sign(test::letter(), {placement, trusted, world().now}, key, world().passphrase(),
                                     world().source);
    const Bytes both = world().sign(theirs, "Satu");
    EXPECT_EQ(pades::strangers_in(theirs, trusted).until, theirs.size());
    EXPECT_FALSE(pades::strangers_in(theirs, trusted).known_after);
    EXPECT_EQ(pades::strangers_in(both, trusted).until, theirs.size());
    EXPECT_TRUE(pades::strangers_in(both, trusted).known_after);
    EXPECT_EQ(pades::strangers_in(world().sign(test::letter(), "Satu"), trusted).until, 0u);
}

}  // namespace
}  // namespace signing
