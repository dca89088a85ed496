// SPDX-License-Identifier: Apache-2.0
// The CMS we write octet by octet is what OpenSSL makes of the same parts; the DER writer counts lengths as DER does.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/pki/openssl.h"
#include "signing/check/der.h"
#include "signing/pades/build.h"
#include "signing/pades/der.h"
#include "signing/tests/opinion.h"

namespace signing {
namespace build_test {

using core::Bytes;
using core::ByteView;
using core::pki::must;
using test::keypair;
using test::Kind;
using test::world;

// A key that signs as the local one does, and keeps what it was asked and what it said.
class Witness final : public seal::Session {
  public:
    Witness(test::Keypair keys, std::vector<Bytes> chain, seal::Algorithm algorithm)
        : keys_(std::move(keys)), chain_(std::move(chain)), algorithm_(algorithm) {}

    const Bytes& certificate() const override { return keys_.certificate; }
    const std::vector<Bytes>& chain() const override { return chain_; }
    seal::Signed sign(ByteView attributes) override {
        asked.assign(attributes.begin(), attributes.end());
        const core::pki::MdCtxHeld context(EVP_MD_CTX_new());
        std::size_t size = 1024;
        Bytes value(size);
        must(EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, keys_.key.get()) == 1, "init");
        must(EVP_DigestSign(context.get(), value.data(), &size, attributes.data(), attributes.size()) == 1, "sign");
        value.resize(size);
        said = {value, algorithm_};
        return said;
    }

    Bytes asked;
    seal::Signed said;

  private:
    test::Keypair keys_;
    std::vector<Bytes> chain_;
    seal::Algorithm algorithm_;
};

// OpenSSL's own SignedData of the same parts, with the value the witness gave.
Bytes of_openssl(const core::Digest& digest, const Witness& witness) {
    const auto own = core::pki::certificate(witness.certificate());
    const core::pki::CmsHeld cms(
        CMS_sign(nullptr, nullptr, nullptr, nullptr, CMS_PARTIAL | CMS_DETACHED | CMS_BINARY));
    const core::pki::PkeyHeld key(X509_get_pubkey(own.get()));
    CMS_SignerInfo* signer = must(CMS_add1_signer(cms.get(), own.get(), key.get(), EVP_sha256(),
                                                  CMS_PARTIAL | CMS_CADES | CMS_NOSMIMECAP),
                                  "signer");
    for (const Bytes& one : witness.chain()) CMS_add1_cert(cms.get(), core::pki::certificate(one).get());
    CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_contentType, V_ASN1_OBJECT, OBJ_nid2obj(NID_pkcs7_data), -1);
    CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING, digest.value.data(), 32);
    X509_ALGOR* algorithm = nullptr;
    CMS_SignerInfo_get0_algs(signer, nullptr, nullptr, nullptr, &algorithm);
    if (witness.said.algorithm == seal::Algorithm::ecdsa_sha256)
        X509_ALGOR_set0(algorithm, OBJ_nid2obj(NID_ecdsa_with_SHA256), V_ASN1_UNDEF, nullptr);
    else
        X509_ALGOR_set0(algorithm, OBJ_nid2obj(NID_sha256WithRSAEncryption), V_ASN1_NULL, nullptr);
    ASN1_OCTET_STRING_set(CMS_SignerInfo_get0_signature(signer), witness.said.value.data(),
                          static_cast<int>(witness.said.value.size()));
    return core::pki::der(cms.get(), i2d_CMS_ContentInfo);
}

Bytes stamped_by_openssl(ByteView cms, ByteView token) {
    const auto held = core::pki::from_der<core::pki::CmsHeld>(cms, d2i_CMS_ContentInfo);
    CMS_SignerInfo* signer = sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(held.get()), 0);
    CMS_unsigned_add1_attr_by_NID(signer, NID_id_smime_aa_timeStampToken, V_ASN1_SEQUENCE, token.data(),
                                  static_cast<int>(token.size()));
    return core::pki::der(held.get(), i2d_CMS_ContentInfo);
}

class Built : public ::testing::TestWithParam<Kind> {};

TEST_P(Built, as_openssl_builds_it) {
    const seal::Algorithm algorithm =
        GetParam() == Kind::p256 ? seal::Algorithm::ecdsa_sha256 : seal::Algorithm::rsa_pkcs1_sha256;
    const core::Digest digest = core::sha256(std::string_view("Undangan rapat koordinasi"));
    for (const std::vector<Bytes>& chain : {std::vector<Bytes>{}, std::vector<Bytes>{world().issuing.certificate()}}) {
        Witness witness(keypair(GetParam(), "Sekretaris Daerah Kota Contoh"), chain, algorithm);
        const Bytes ours = pades::build_cms(digest, witness);
        EXPECT_EQ(core::hex(ours), core::hex(of_openssl(digest, witness)));
        EXPECT_EQ(pades::signature_value(ours), witness.said.value);
        EXPECT_EQ(witness.asked.front(), 0x31);  // a SET OF is what is signed

        const Bytes token = pades::timestamp(witness.said.value, world().source, {world().root.certificate()},
                                             world().now);
        const Bytes stamped = pades::add_timestamp(ours, token);
        EXPECT_EQ(core::hex(stamped), core::hex(stamped_by_openssl(ours, token)));
        EXPECT_EQ(core::hex(pades::add_timestamp(stamped, token)), core::hex(stamped_by_openssl(stamped, token)));
        EXPECT_EQ(pades::signature_value(stamped), witness.said.value);
    }
}
INSTANTIATE_TEST_SUITE_P(Keys, Built, ::testing::Values(Kind::rsa_2048, Kind::rsa_3072, Kind::p256));

TEST(Built, of_no_certificate_is_refused) {
    test::Keypair keys = keypair(Kind::p256, "Camat Contoh");
    keys.certificate.resize(keys.certificate.size() / 2);
    Witness witness(std::move(keys), {}, seal::Algorithm::ecdsa_sha256);
    EXPECT_EQ(test::key_of([&] { pades::build_cms({}, witness); }), "core.error.crypto");
    EXPECT_TRUE(witness.asked.empty());
    EXPECT_EQ(test::key_of([] { pades::signature_value(core::view("bukan CMS")); }), "core.error.crypto");
}

TEST(Der, lengths_are_as_short_as_they_go) {
    for (const std::size_t size : {0u, 1u, 127u, 128u, 255u, 256u, 65'535u, 65'536u, 70'000u}) {
        const Bytes body(size, 7);
        const Bytes made = der::tlv(der::octet_string, {body});
        const auto read = check::next(made);
        ASSERT_TRUE(read.has_value()) << size;
        EXPECT_EQ(read->whole, made.size());
        EXPECT_EQ(read->value.size(), size);
    }
    EXPECT_EQ(core::hex(der::set_of(der::set, {{2, 1, 9}, {2, 1, 3}, {1, 1, 255}})),
              "31090101ff020103020109");
}

}  // namespace
}  // namespace signing
