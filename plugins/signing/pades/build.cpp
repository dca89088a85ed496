// SPDX-License-Identifier: Apache-2.0
#include "signing/pades/build.h"

#include <algorithm>

#include "core/pki/openssl.h"

namespace signing::pades {
namespace {

using core::Bytes;
using core::ByteView;
using core::pki::CmsHeld;
using core::pki::must;
using core::pki::X509Held;

// RFC 5652 section 5.4: the signature is over the attributes encoded as DER SET OF, not as the
// [0] IMPLICIT they travel under.
Bytes attributes_der(const CMS_SignerInfo* signer) {
    std::vector<Bytes> parts;
    std::size_t size = 0;
    for (int i = 0; i < CMS_signed_get_attr_count(signer); ++i) {
        parts.push_back(core::pki::der(CMS_signed_get_attr(signer, i), i2d_X509_ATTRIBUTE));
        size += parts.back().size();
    }
    std::sort(parts.begin(), parts.end());
    Bytes out{0x31};
    if (size < 0x80) {
        out.push_back(static_cast<std::uint8_t>(size));
    } else if (size < 0x100) {
        out.insert(out.end(), {0x81, static_cast<std::uint8_t>(size)});
    } else {
        must(size < 0x10000, "signed attributes");
        out.insert(out.end(), {0x82, static_cast<std::uint8_t>(size >> 8),
                               static_cast<std::uint8_t>(size & 0xFF)});
    }
    for (const Bytes& part : parts) out.insert(out.end(), part.begin(), part.end());
    return out;
}

CMS_SignerInfo* only_signer(CMS_ContentInfo* cms) {
    STACK_OF(CMS_SignerInfo)* signers = CMS_get0_SignerInfos(cms);
    must(signers != nullptr && sk_CMS_SignerInfo_num(signers) == 1, "one signer");
    return sk_CMS_SignerInfo_value(signers, 0);
}

void set_signature(CMS_SignerInfo* signer, const seal::Signed& made) {
    X509_ALGOR* algorithm = nullptr;
    CMS_SignerInfo_get0_algs(signer, nullptr, nullptr, nullptr, &algorithm);
    switch (made.algorithm) {
        case seal::Algorithm::rsa_pkcs1_sha256:
            X509_ALGOR_set0(algorithm, OBJ_nid2obj(NID_sha256WithRSAEncryption), V_ASN1_NULL,
                            nullptr);
            break;
        case seal::Algorithm::ecdsa_sha256:  // RFC 5758: parameters absent
            X509_ALGOR_set0(algorithm, OBJ_nid2obj(NID_ecdsa_with_SHA256), V_ASN1_UNDEF, nullptr);
            break;
    }
    must(ASN1_OCTET_STRING_set(CMS_SignerInfo_get0_signature(signer), made.value.data(),
                               static_cast<int>(made.value.size())) == 1,
         "signature value");
}

CmsHeld parse(ByteView cms) {
    CmsHeld held = core::pki::from_der<CmsHeld>(cms, d2i_CMS_ContentInfo);
    must(held.get(), "CMS");
    return held;
}

}  // namespace

Bytes build_cms(const core::Digest& digest, seal::Session& session) {
    const X509Held own = core::pki::certificate(session.certificate());
    must(own.get(), "signer certificate");
    const CmsHeld cms(
        must(CMS_sign(nullptr, nullptr, nullptr, nullptr, CMS_PARTIAL | CMS_DETACHED | CMS_BINARY),
             "CMS"));
    const core::pki::PkeyHeld public_key(must(X509_get_pubkey(own.get()), "signer key"));
    CMS_SignerInfo* signer =
        must(CMS_add1_signer(cms.get(), own.get(), public_key.get(), EVP_sha256(),
                             CMS_PARTIAL | CMS_CADES | CMS_NOSMIMECAP),
             "CMS signer");
    for (const Bytes& one : session.chain()) {
        const X509Held above = core::pki::certificate(one);
        must(above && CMS_add1_cert(cms.get(), above.get()) == 1, "CMS chain");
    }
    must(CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_contentType, V_ASN1_OBJECT,
                                     OBJ_nid2obj(NID_pkcs7_data), -1) == 1,
         "content type");
    must(CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING,
                                     digest.value.data(),
                                     static_cast<int>(digest.value.size())) == 1,
         "message digest");
    set_signature(signer, session.sign(attributes_der(signer)));
    return core::pki::der(cms.get(), i2d_CMS_ContentInfo);
}

Bytes signature_value(ByteView cms) {
    const CmsHeld held = parse(cms);
    const ByteView value =
        core::pki::octets(CMS_SignerInfo_get0_signature(only_signer(held.get())));
    return {value.begin(), value.end()};
}

Bytes add_timestamp(ByteView cms, ByteView token) {
    const CmsHeld held = parse(cms);
    must(CMS_unsigned_add1_attr_by_NID(only_signer(held.get()), NID_id_smime_aa_timeStampToken,
                                       V_ASN1_SEQUENCE, token.data(),
                                       static_cast<int>(token.size())) == 1,
         "signature timestamp");
    return core::pki::der(held.get(), i2d_CMS_ContentInfo);
}

}  // namespace signing::pades
