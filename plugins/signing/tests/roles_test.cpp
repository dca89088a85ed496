// SPDX-License-Identifier: Apache-2.0
// The capacity a signer claims, as programs write it, and what is none.
#include "signing/check/roles.h"

#include <gtest/gtest.h>

#include "signing/check/cms.h"
#include "signing/pades/der.h"
#include "signing/tests/opinion.h"

namespace signing {
namespace roles_test {

using check::claimed_roles;
using core::Bytes;
using core::ByteView;

constexpr std::uint8_t utf8 = 0x0C, printable = 0x13, bmp = 0x1E;

Bytes attribute(std::uint8_t last, const std::vector<Bytes>& values) {
    const Bytes oid{0x55, 0x04, last};
    return der::tlv(der::sequence, {der::tlv(der::object, {oid}), der::set_of(der::set, values)});
}
Bytes said(std::uint8_t kind, std::string_view text) { return der::tlv(kind, {core::view(text)}); }
// The tag around the list, as its module asks for, or in its place, as some write it.
Bytes around(const Bytes& attributes) {
    return der::tlv(der::sequence, {der::tlv(der::context(0), {der::tlv(der::sequence, {attributes})})});
}
Bytes in_place(const Bytes& attributes) {
    return der::tlv(der::sequence, {der::tlv(der::context(0), {attributes})});
}

TEST(Roles, are_read_as_programs_write_them) {
    const Bytes title = attribute(12, {said(utf8, "Kepala Dinas Komunikasi dan Informatika")});
    EXPECT_EQ(claimed_roles(around(title)), "Kepala Dinas Komunikasi dan Informatika");
    EXPECT_EQ(claimed_roles(in_place(title)), "Kepala Dinas Komunikasi dan Informatika");
    EXPECT_EQ(claimed_roles(around(attribute(72, {said(printable, "Plt. Camat Contoh")}))), "Plt. Camat Contoh");
    EXPECT_EQ(claimed_roles(around(attribute(41, {said(bmp, std::string_view("\0C\0a\0m\0a\0t", 10))}))), "Camat");
    EXPECT_EQ(claimed_roles(around(attribute(72, {said(utf8, "Camat"), said(utf8, "Ketua Panitia")}))),
              "Camat; Ketua Panitia");
    EXPECT_EQ(claimed_roles(around(attribute(12, {said(utf8, "Camat\nContoh")}))), "Camat Contoh") << "one line";
}

TEST(Roles, are_none_in_what_tells_none) {
    EXPECT_EQ(claimed_roles({}), "");
    EXPECT_EQ(claimed_roles(der::tlv(der::sequence, {})), "");
    EXPECT_EQ(claimed_roles(around(attribute(3, {said(utf8, "Sari")}))), "") << "a common name";
    EXPECT_EQ(claimed_roles(around(attribute(12, {said(utf8, "\xFF\xFE")}))), "") << "no text";
    EXPECT_EQ(claimed_roles(around(attribute(12, {der::tlv(der::integer, {Bytes{7}})}))), "");
    const Bytes whole = around(attribute(12, {said(utf8, "Camat")}));
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_EQ(claimed_roles(ByteView(whole).first(size)), "") << size;
}

// Inside a signature: a signed attribute, of the new kind or the old.
TEST(Roles, are_found_among_what_was_signed) {
    const test::Keypair own = test::keypair(test::Kind::p256, "Sari");
    const core::pki::X509Held certificate = core::pki::certificate(own.certificate);
    const std::string content = "isi";
    const Bytes value = around(attribute(12, {said(utf8, "Sekretaris Daerah")}));
    for (const char* oid : {"0.4.0.19122.1.1", "1.2.840.113549.1.9.16.2.18", ""}) {
        using Bio = core::pki::BioHeld;
        const Bio data(BIO_new_mem_buf(content.data(), static_cast<int>(content.size())));
        constexpr unsigned flags = CMS_DETACHED | CMS_BINARY | CMS_PARTIAL;
        const core::pki::CmsHeld cms(CMS_sign(nullptr, nullptr, nullptr, nullptr, flags));
        CMS_SignerInfo* signer =
            CMS_add1_signer(cms.get(), certificate.get(), own.key.get(), EVP_sha256(), flags | CMS_CADES);
        ASSERT_NE(signer, nullptr);
        const int size = static_cast<int>(value.size());
        ASSERT_TRUE(*oid == 0 || CMS_signed_add1_attr_by_txt(signer, oid, V_ASN1_SEQUENCE, value.data(), size) == 1);
        ASSERT_EQ(CMS_final(cms.get(), data.get(), nullptr, flags), 1);
        const auto read = check::read_cms(core::pki::der(cms.get(), i2d_CMS_ContentInfo), {core::view(content)});
        EXPECT_TRUE(read.signature_good && read.digest_matches);
        EXPECT_EQ(read.roles, *oid == 0 ? "" : "Sekretaris Daerah") << oid;
    }
}

}  // namespace
}  // namespace signing
