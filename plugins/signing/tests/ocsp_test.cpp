// SPDX-License-Identifier: Apache-2.0
// The OCSP responder, as OpenSSL's own client sees it, and what our reading of answers believes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/pki/ocsp.h"
#include "signing/check/revocation.h"
#include "signing/pades/answers.h"
#include "signing/tests/evidence_kit.h"

namespace signing {
namespace ocsp_test {

using core::Bytes;
using core::pki::Authority;
using core::pki::KeyKind;
using core::pki::OcspResponder;
using test::Folder;
using test::run;
using test::world;
using test::years;
using ::testing::HasSubstr;
using ::testing::Not;
using State = OcspResponder::State;

Bytes leaf(const std::string& name = "Pegawai") {
    return world().issuing.person({name, "Kota Contoh"}, years(1, 2), KeyKind::ec_p256).certificate;
}

OcspResponder responder(OcspResponder::Status status, const Authority& under = world().issuing) {
    return OcspResponder(
        under.ocsp_signing({"Penjawab Demo", "Kota Contoh"}, years(1, 1), KeyKind::ec_p256),
        under.certificate(), [status](const std::string&) { return status; }, world().clock);
}

// Asked and judged by `openssl ocsp`, nonce and delegated responder included.
test::Outcome openssl_opinion(const Folder& folder, const OcspResponder& by, const Bytes& certificate,
                              const std::string& options = "") {
    folder.write("leaf.pem", core::view(core::pki::pem(certificate)));
    folder.write("issuer.pem", core::view(core::pki::pem(world().issuing.certificate())));
    folder.write("ca.pem", core::view(core::pki::pem(world().root.certificate()) +
                                      core::pki::pem(world().issuing.certificate())));
    const std::string about =
        " -issuer " + folder.path("issuer.pem") + " " + options + " -cert " + folder.path("leaf.pem");
    run("openssl ocsp" + about + " -reqout " + folder.path("request"));
    folder.write("response", by.answer(test::read_file(folder.path("request"))));
    // -no_nonce: no other one in place of that of the request.
    return run("openssl ocsp -no_nonce -reqin " + folder.path("request") + " -respin " + folder.path("response") +
               about + " -CAfile " + folder.path("ca.pem"));
}

TEST(Responder, openssl_believes_every_status) {
    const Folder folder;
    const Bytes own = leaf();
    for (const std::string options : {"", "-sha256"}) {
        const auto good = openssl_opinion(folder, responder({State::good, {}}), own, options);
        EXPECT_THAT(good.text, HasSubstr("Response verify OK")) << options;
        EXPECT_THAT(good.text, HasSubstr("leaf.pem: good"));
        EXPECT_THAT(good.text, Not(HasSubstr("nonce")));
    }
    const core::Instant then = world().now - std::chrono::hours(2);
    const auto revoked = openssl_opinion(folder, responder({State::revoked, then}), own);
    EXPECT_THAT(revoked.text, HasSubstr("Response verify OK"));
    EXPECT_THAT(revoked.text, HasSubstr("leaf.pem: revoked"));
    EXPECT_THAT(openssl_opinion(folder, responder({State::unknown, {}}), own).text,
                HasSubstr("leaf.pem: unknown"));
    const auto print = run("openssl ocsp -noverify -resp_text -respin " + folder.path("response"));
    EXPECT_THAT(print.text, HasSubstr("OCSP No Check"));
}

TEST(Responder, the_serial_asked_for_is_the_one_certificates_tell) {
    const Bytes own = leaf();
    std::string asked;
    const OcspResponder by(
        world().issuing.ocsp_signing({"Penjawab Demo", ""}, years(1, 1), KeyKind::ec_p256),
        world().issuing.certificate(),
        [&](const std::string& serial) {
            asked = serial;
            return OcspResponder::Status{State::good, {}};
        },
        world().clock);
    by.answer(pades::ocsp_request(own, world().issuing.certificate()));
    EXPECT_EQ(asked, core::pki::describe(own).serial);
}

TEST(Responder, what_is_no_question_for_it_is_refused) {
    const OcspResponder by = responder({State::good, {}});
    const auto status = [&](core::ByteView request) {
        const Bytes answer = by.answer(request);
        const auto held = core::pki::from_der<core::pki::OcspResponseHeld>(answer, d2i_OCSP_RESPONSE);
        return held ? OCSP_response_status(held.get()) : -1;
    };
    EXPECT_EQ(status(core::view("bukan permintaan")), OCSP_RESPONSE_STATUS_MALFORMEDREQUEST);
    EXPECT_EQ(status({}), OCSP_RESPONSE_STATUS_MALFORMEDREQUEST);
    EXPECT_EQ(status(Bytes(100'000, 0x30)), OCSP_RESPONSE_STATUS_MALFORMEDREQUEST);
    EXPECT_EQ(status(pades::ocsp_request(world().issuing.certificate(), world().root.certificate())),
              OCSP_RESPONSE_STATUS_UNAUTHORIZED);
    EXPECT_EQ(status(pades::ocsp_request(leaf(), world().issuing.certificate())),
              OCSP_RESPONSE_STATUS_SUCCESSFUL);
    EXPECT_THROW(OcspResponder(world().issuing.person({"Bukan", ""}, years(1, 1), KeyKind::ec_p256),
                               world().issuing.certificate(), {}, world().clock),
                 core::Error);
}

TEST(Answers, only_the_issuer_and_whom_it_named_are_believed) {
    const Bytes own = leaf();
    const Bytes issuer = world().issuing.certificate();
    const Bytes request = pades::ocsp_request(own, issuer);
    const OcspResponder by = responder({State::good, {}});
    const auto good = pades::read_ocsp(by.answer(request), own, issuer, request);
    ASSERT_TRUE(good);
    EXPECT_TRUE(good->responder);
    EXPECT_FALSE(good->responder_unproven);
    EXPECT_TRUE(good->is_current(world().now));
    EXPECT_FALSE(good->is_current(world().now + std::chrono::hours(2)));
    EXPECT_TRUE(good->covers(world().now));
    EXPECT_FALSE(good->covers(world().now + std::chrono::hours(2)));

    // Another question, another certificate, another nonce.
    EXPECT_FALSE(pades::read_ocsp(by.answer(request), leaf("Lain"), issuer));
    EXPECT_FALSE(pades::read_ocsp(by.answer(request), own, issuer, pades::ocsp_request(own, issuer)));
    EXPECT_FALSE(pades::read_ocsp(responder({State::unknown, {}}).answer(request), own, issuer));
    // A changed octet.
    Bytes changed = by.answer(request);
    changed[changed.size() / 3] ^= 1;
    EXPECT_FALSE(pades::read_ocsp(changed, own, issuer));

    // An authority of the same name with another key, and a responder it named.
    const Authority twin = world().root.issuing({"Penerbit Demo", "Kota Contoh"}, years(1, 10), KeyKind::ec_p256);
    const Bytes theirs = responder({State::good, {}}, twin).answer(pades::ocsp_request(own, twin.certificate()));
    EXPECT_FALSE(pades::read_ocsp(theirs, own, issuer));
    EXPECT_FALSE(pades::read_crl(twin.crl({}, world().now, world().now + std::chrono::hours(1), 1), own, issuer));

    const auto list = pades::read_crl(
        world().issuing.crl({{core::pki::describe(own).serial, world().now}}, world().now,
                            world().now + std::chrono::hours(1), 1),
        own, issuer);
    ASSERT_TRUE(list);
    EXPECT_TRUE(list->revoked_at);
}

// Of what was not yet a list says nothing (DSS: its date is not in the certificate's validity).
TEST(Answers, of_a_list_older_than_the_certificate_say_nothing) {
    using std::chrono::hours;
    const Bytes own = world().issuing.person({"Pegawai Baru", "Kota Contoh"}, years(0, 2), KeyKind::ec_p256).certificate;
    const Bytes issuer = world().issuing.certificate();
    for (const bool old : {true, false}) {
        const auto from = old ? world().now - hours(1) : world().now;
        const Bytes list = world().issuing.crl({}, from, world().now + hours(1), 1);
        const auto said = check::ask(core::pki::certificate(own).get(), core::pki::certificate(issuer).get(), {{}, {list}, {}}, world().now);
        EXPECT_EQ(said.known, !old);
        EXPECT_EQ(pades::read_crl(list, own, issuer).has_value(), !old);
    }
}

}  // namespace
}  // namespace signing
