// SPDX-License-Identifier: Apache-2.0
// Signing: what we make is read by poppler, OpenSSL and QPDF as we mean it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "core/pki/openssl.h"
#include "signing/pades/build.h"
#include "signing/pades/source.h"
#include "signing/tests/kit.h"

namespace signing {
namespace pades_test {

using core::Bytes;
using core::pki::KeyKind;
using test::count;
using test::Folder;
using test::Make;
using test::run;
using test::world;
using ::testing::HasSubstr;

std::string key_of(const std::function<void()>& act) {
    try {
        act();
    } catch (const core::Error& fault) {
        return fault.key();
    }
    return "nothing thrown";
}

// The last signature of the file, cut out by our own reading of /ByteRange, judged by OpenSSL.
test::Outcome openssl_opinion(const Folder& folder, const Bytes& pdf) {
    const std::string text(core::chars(pdf));
    const std::size_t at = text.rfind("/ByteRange [") + 12;
    std::array<std::size_t, 4> range{};
    const char* cursor = text.c_str() + at;
    for (std::size_t& value : range) {
        char* end = nullptr;
        value = std::strtoul(cursor, &end, 10);
        cursor = end;
    }
    folder.write("content", core::view(text.substr(0, range[1]) + text.substr(range[2], range[3])));
    const Bytes room = core::unhex(text.substr(range[1] + 1, range[2] - range[1] - 2));
    const std::size_t size = 4 + (std::size_t{room[2]} << 8) + room[3];
    folder.write("cms", core::ByteView(room).first(size));
    folder.write("root.pem", core::view(core::pki::pem(world().root.certificate())));
    return run("openssl cms -verify -cades -binary -inform DER -in " + folder.path("cms") +
               " -content " + folder.path("content") + " -CAfile " + folder.path("root.pem") +
               " -purpose any -out /dev/null");
}

class Signing : public ::testing::TestWithParam<std::tuple<Make, KeyKind>> {};

TEST_P(Signing, is_confirmed_by_others) {
    const auto [make, kind] = GetParam();
    const Bytes plain = test::letter(make, 2);
    pades::Placement placement;
    placement.reason = "Menyetujui (contoh) é";
    placement.location = "Pangkalpinang";
    const Bytes made =
        world().sign(plain, kind == KeyKind::rsa_3072 ? "Sari RSA" : "Sari EC", placement, kind);
    ASSERT_GT(made.size(), plain.size());
    EXPECT_TRUE(std::equal(plain.begin(), plain.end(), made.begin()));

    const Folder folder;
    const std::string file = folder.write("a.pdf", made);
    const auto qpdf = run("qpdf --check " + file);
    EXPECT_EQ(qpdf.code, 0) << qpdf.text;
    EXPECT_THAT(qpdf.text, HasSubstr("No syntax or stream encoding errors found"));
    const auto pdfsig = run("pdfsig -nocert " + file);
    EXPECT_THAT(pdfsig.text, HasSubstr("Signature is Valid"));
    EXPECT_THAT(pdfsig.text, HasSubstr("Total document signed"));
    EXPECT_THAT(pdfsig.text, HasSubstr("ETSI.CAdES.detached"));
    const auto openssl = openssl_opinion(folder, made);
    EXPECT_EQ(openssl.code, 0) << openssl.text;
    EXPECT_THAT(openssl.text, HasSubstr("CAdES Verification successful"));
    const auto attributes = run("openssl cms -cmsout -print -inform DER -in " + folder.path("cms"));
    const std::size_t beyond = attributes.text.find("unsignedAttrs");
    ASSERT_NE(beyond, std::string::npos);
    EXPECT_EQ(attributes.text.substr(0, beyond).find("signingTime"), std::string::npos);
    EXPECT_LT(attributes.text.find("id-smime-aa-signingCertificateV2"), beyond);
    EXPECT_NE(attributes.text.find("id-smime-aa-timeStampToken", beyond), std::string::npos);
}
INSTANTIATE_TEST_SUITE_P(Kinds, Signing,
                         ::testing::Combine(::testing::Values(Make::table, Make::stream),
                                            ::testing::Values(KeyKind::ec_p256,
                                                              KeyKind::rsa_3072)));

TEST(Signing, several_sign_one_after_another) {
    for (const Make make : {Make::table, Make::stream}) {
        Bytes pdf = test::letter(make);
        for (const char* name : {"Satu", "Dua", "Tiga"}) pdf = world().sign(pdf, name);
        const Folder folder;
        const std::string file = folder.write("a.pdf", pdf);
        EXPECT_EQ(count(run("pdfsig -nocert " + file).text, "Signature is Valid"), 3);
        EXPECT_EQ(run("qpdf --check " + file).code, 0);
        EXPECT_EQ(openssl_opinion(folder, pdf).code, 0);
    }
}

TEST(Signing, visible_field_and_certification) {
    pades::Placement placement;
    placement.box = pades::Box{300, 100, 180, 60};
    placement.certify = true;
    Bytes pdf = world().sign(test::letter(), "Satu", placement);
    EXPECT_EQ(pades::Source(pdf).certified(), 2);
    pdf = world().sign(pdf, "Dua");
    const Folder folder;
    EXPECT_EQ(count(run("pdfsig -nocert " + folder.write("a.pdf", pdf)).text, "Signature is Valid"),
              2);
    EXPECT_EQ(key_of([&] { world().sign(pdf, "Tiga", placement); }), "signing.error.certify_late");
}

TEST(Signing, an_empty_field_is_used) {
    Bytes pdf = world().sign(test::letter(), "Satu");
    // The field of an unsigned form: the same file with /V taken out, sizes kept.
    std::string text(core::chars(pdf));
    text.replace(text.find("/V ", text.find("/FT /Sig")), 2, "/X");
    const Bytes empty(text.begin(), text.end());
    pades::Placement placement;
    placement.field = "Signature1";
    const Bytes made = world().sign(empty, "Dua", placement);
    const std::vector<pades::Source::Field> fields = pades::Source(made).fields();
    ASSERT_EQ(fields.size(), 1u);
    EXPECT_TRUE(fields[0].filled);
    EXPECT_EQ(key_of([&] { world().sign(made, "Tiga", placement); }), "signing.error.field_signed");
}

// What the first signs holds the fields of the others; they fill them and change nothing else.
TEST(Signing, fields_of_all_stand_before_the_first_signature) {
    for (const Make make : {Make::table, Make::stream}) {
        const Bytes plain = test::letter(make, 2);
        pades::Placement first;
        first.field = "Signature1";
        first.box = pades::Box{300, 100, 180, 60};
        first.later = {{"Signature2", 1, pades::Box{60, 100, 180, 60}}, {"Signature3", 2, pades::Box{60, 200, 180, 60}},
                       {"Signature4", 1, {}}};
        std::vector<Bytes> revisions{world().sign(plain, "Satu", first)};
        EXPECT_EQ(pades::Source(revisions[0]).fields().size(), 4u);
        for (const char* nth : {"2", "3", "4"}) {
            pades::Placement own;
            own.field = "Signature" + std::string(nth);
            revisions.push_back(world().sign(revisions.back(), "Penanda tangan " + std::string(nth), own));
            const Bytes& now = revisions.back();
            const Bytes& before = revisions[revisions.size() - 2];
            EXPECT_TRUE(std::equal(before.begin(), before.end(), now.begin())) << "no byte of before is touched";
            EXPECT_EQ(pades::Source(now).fields().size(), 4u) << "a field is filled, none is added";
        }
        EXPECT_TRUE(std::equal(plain.begin(), plain.end(), revisions[0].begin()));
        const Folder folder;
        const std::string file = folder.write("a.pdf", revisions.back());
        EXPECT_EQ(count(run("pdfsig -nocert " + file).text, "Signature is Valid"), 4);
        EXPECT_EQ(run("qpdf --check " + file).code, 0);
    }
}

TEST(Signing, fields_of_others_come_no_later_and_have_names_of_their_own) {
    const Bytes pdf = world().sign(test::letter(), "Satu");
    pades::Placement placement;
    placement.later = {{"Signature9", 1, {}}};
    EXPECT_EQ(key_of([&] { world().sign(pdf, "Dua", placement); }), "signing.error.fields_late");
    for (const char* name : {"", "a.b", "Signature1"}) {
        placement.later = {{name, 1, {}}};
        EXPECT_EQ(key_of([&] { world().sign(test::letter(), "Satu", placement); }), "signing.error.field_name") << name;
    }
    placement.later = {{"Signature2", 7, {}}};
    EXPECT_EQ(key_of([&] { world().sign(test::letter(), "Satu", placement); }), "signing.error.page");
}

TEST(Signing, refusals) {
    const Folder folder;
    const std::string plain = folder.write("plain.pdf", test::letter());
    run("qpdf --encrypt '' rahasia 256 -- " + plain + " " + folder.path("locked.pdf"));
    EXPECT_EQ(key_of([&] { world().sign(test::read_file(folder.path("locked.pdf")), "Satu"); }),
              "signing.error.pdf_encrypted");
    Bytes cut = test::letter();
    cut.resize(cut.size() / 2);
    EXPECT_EQ(key_of([&] { world().sign(cut, "Satu"); }), "signing.error.pdf_damaged");
    EXPECT_EQ(key_of([&] { world().sign(core::view("bukan PDF"), "Satu"); }),
              "signing.error.pdf_damaged");
    EXPECT_EQ(key_of([&] { world().sign(Bytes(), "Satu"); }), "signing.error.pdf_damaged");
    pades::Placement placement;
    placement.page = 7;
    EXPECT_EQ(key_of([&] { world().sign(test::letter(), "Satu", placement); }),
              "signing.error.page");
}

TEST(Seal, wrong_passphrase_and_bad_file) {
    seal::Local provider(world().signer("Satu"));
    EXPECT_EQ(key_of([&] { provider.open(core::Secret(std::string("salah"))); }),
              "signing.error.passphrase");
    EXPECT_EQ(key_of([&] { provider.open(core::Secret(std::string())); }),
              "signing.error.passphrase");
    EXPECT_EQ(key_of([&] {
                  seal::Local(Bytes{1, 2, 3}).open(world().passphrase());
              }),
              "signing.error.key_file");
}

TEST(Timestamp, a_token_of_an_unknown_authority_is_refused) {
    EXPECT_EQ(key_of([&] { pades::timestamp(core::view("x"), world().source, {}, world().now); }),
              "signing.error.timestamp_bad");
    struct Echo final : pades::TimestampSource {
        Bytes ask(core::ByteView request) override {
            last = last.empty() ? world().tsa.answer(request) : last;
            return last;
        }
        Bytes last;
    } replay;
    const std::vector<Bytes> anchors{world().root.certificate()};
    EXPECT_FALSE(pades::timestamp(core::view("x"), replay, anchors, world().now).empty());
    EXPECT_EQ(key_of([&] { pades::timestamp(core::view("x"), replay, anchors, world().now); }),
              "signing.error.timestamp_bad");  // the nonce is another
    EXPECT_EQ(key_of([] { pades::HttpTimestamps("ftp://x/"); }), "signing.error.timestamp_address");
    pades::HttpTimestamps nobody("http://127.0.0.1:1/", std::chrono::seconds(1));
    EXPECT_EQ(key_of([&] { nobody.ask(core::view("x")); }), "signing.error.timestamp_away");
}

TEST(Authority, keys_are_stored_privately) {
    const Folder folder;
    world().root.credential().save(folder.path("akar"));
    EXPECT_EQ(run("stat -c %a " + folder.path("akar.key.pem")).text, "600\n");
    EXPECT_EQ(key_of([&] { world().root.credential().save(folder.path("akar")); }),
              "core.error.key_exists");
    const core::pki::Authority again(core::pki::Credential::load(folder.path("akar")));
    EXPECT_EQ(again.certificate(), world().root.certificate());
    const std::string p12 = folder.write("a.p12", world().signer("Satu"));
    const auto info = run("openssl pkcs12 -info -noout -passin 'pass:kata sandi uji' -in " + p12);
    EXPECT_THAT(info.text,
                HasSubstr("PBES2, PBKDF2, AES-256-CBC, Iteration 100000, PRF hmacWithSHA256"));
    EXPECT_THAT(info.text, HasSubstr("MAC: sha256"));
}

}  // namespace
}  // namespace signing
